"""Pictures as files: complete, readable in both themes, and of what the values say."""

from __future__ import annotations

import itertools
import json
import re
import struct
from datetime import date, timedelta
from importlib.resources import files
from xml.etree import ElementTree

import numpy as np
import pytest

from footing.backlog.counts import NEVER, ItemCounts, Period, PeriodCounts, day_of
from footing.backlog.measure import of_items, of_periods
from footing.backlog.pictures import Picture, pictures
from footing.backlog.plan_pictures import plan_pictures
from footing.delivery import charts
from tests.backlog.test_plan_pictures import BOTH, ahead

START = day_of(date(2022, 1, 1))


def samples() -> tuple[Picture, ...]:
    """A picture of each kind, with a day of closing in bulk in one of them."""
    days = np.repeat(np.arange(START, START + 800), 2)
    closed = days + np.tile([9, 400], 800)
    closed[closed > START + 799] = NEVER
    closed[100:160] = START + 700
    counts = ItemCounts(days, closed, np.full(days.size, 3))
    start, periods = date(2020, 1, 1), []
    for number in range(14):
        end = start + timedelta(days=29)
        periods.append(Period(start, end, 900 + number, 800, 4_000 + 100 * number))
        start = end + timedelta(days=1)
    found = (
        *pictures(of_items(counts, date(2024, 3, 10), 365)),
        *pictures(of_periods(PeriodCounts(tuple(periods)), 365)),
        *plan_pictures(ahead(200, 4, 6), BOTH),
    )
    return tuple({one.chart: one for one in reversed(found)}.values())


SAMPLES = samples()


@pytest.mark.parametrize("picture", SAMPLES, ids=lambda one: one.chart)
@pytest.mark.parametrize("theme", charts.THEMES)
def test_a_picture_holds_its_title_and_loads_nothing(picture: Picture, theme: charts.Theme) -> None:
    """The finding stands in the file, and every address in it is a name of a namespace."""
    drawn = charts.svg(picture, theme).decode()
    root = ElementTree.fromstring(drawn)  # noqa: S314  (we made it)
    texts = " ".join(" ".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    assert re.sub(r"\s+", "", picture.title) in re.sub(r"\s+", "", texts)
    assert "javascript" not in drawn
    addresses = set(re.findall(r"(?:href|src)=\"([^\"#][^\"]*)|url\(([^)#]+)", drawn))
    assert addresses == set()
    assert float(root.get("width", "0")) <= charts.WIDE + 1


@pytest.mark.parametrize("picture", SAMPLES, ids=lambda one: one.chart)
def test_a_picture_fits_a_phone(picture: Picture) -> None:
    """It is as wide as it was asked to be, and not a pixel wider."""
    root = ElementTree.fromstring(charts.svg(picture, width=charts.NARROW, titled=False))  # noqa: S314
    assert float(root.get("width", "0")) <= charts.NARROW + 1
    assert picture.title.split()[0] not in (root.findtext(".//{*}text") or "")


def test_a_picture_as_png_is_sharp() -> None:
    """Twice as many pixels as it has on the page."""
    drawn = charts.png(next(one for one in SAMPLES if one.chart == "flow"))
    assert drawn.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", drawn[16:24])
    assert charts.WIDE * 2 - 4 <= width <= charts.WIDE * 2 + 4
    assert height > 300


@pytest.mark.parametrize("picture", SAMPLES, ids=lambda one: one.chart)
def test_a_specification_is_plain_data(picture: Picture) -> None:
    """It goes to the page as JSON, with all numbers in it and without an address to load."""
    made = charts.spec(picture, width=600, titled=False)
    text = json.dumps(made)
    assert made["datasets"]["marks"] == [dict(mark) for mark in picture.marks]
    assert "title" not in made
    assert re.findall(r"https?://[^\"]*", text) == [made["$schema"]]
    assert '"url"' not in text


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


THEMES = json.loads((files("footing.delivery") / "data/charts/themes.json").read_text("utf-8"))


@pytest.mark.parametrize("theme", charts.THEMES)
def test_colours_can_be_told_apart(theme: charts.Theme) -> None:
    """Text against its ground 4.5 to 1; what came against what was finished and the ground 2.4."""
    colours = THEMES[theme]
    for name in ("ink", "soft", "care"):
        assert contrast(colours[name], colours["paper"]) >= 4.5
    came, finished = colours["kinds"]
    assert contrast(came, colours["paper"]) >= 4.5
    for one, other in itertools.combinations((came, finished, colours["paper"]), 2):
        assert contrast(one, other) >= 2.4
    assert len({*colours["ages"]}) == 5


def test_grounds_are_those_of_the_page() -> None:
    """A picture stands on the sheet of its page."""
    css = (files("footing.web") / "static/tokens.css").read_text("utf-8")
    light, dark = re.findall(r"--sheet: (#[0-9a-f]{6});", css)
    assert (THEMES["light"]["paper"], THEMES["dark"]["paper"]) == (light, dark)
