from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.intake.layouts import Layout, declared, layouts, month_names, shape
from footing.intake.moments import in_zone, seconds, transitions
from tests.intake.helpers import worked_out

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31))
DATES = declared().dates


def written(moment: datetime, template: str) -> str:
    """A moment written by a template, month names in English."""
    return moment.strftime(template.replace("%Q", str(int(moment.timestamp() * 1000))))


def read(texts: list[str], layout: Layout) -> list[int | None]:
    """What the engine makes of texts by one layout."""
    return worked_out(texts, lambda text: seconds(text, layout, 69))


@pytest.mark.parametrize("template", DATES)
@settings(deadline=None)
@given(moment=MOMENTS)
def test_every_declared_way_to_write_a_day_is_recognised(template: str, moment: datetime) -> None:
    text = written(moment, template)
    found = layouts(shape(text))
    assert any(one.template == template and re.search(one.pattern, text) for one in found)


@settings(deadline=None)
@given(
    MOMENTS,
    st.sampled_from(["%H:%M", "%H:%M:%S", "%I:%M %p", "%H:%M:%S.%f"]),
    st.sampled_from([" ", "T", ", "]),
    st.sampled_from(["", "Z", "+02:00", " -0530"]),
)
def test_a_time_and_a_zone_may_follow(moment: datetime, time: str, join: str, zone: str) -> None:
    text = written(moment, f"%Y-%m-%d{join}{time}") + zone
    (found,) = layouts(shape(text))
    assert re.search(found.pattern, text)
    assert found.zoned == bool(zone)
    assert found.timed


@pytest.mark.parametrize("template", [one for one in DATES if "%a" not in one])
def test_the_pattern_holds_the_calendar(template: str) -> None:
    """Every day of four centuries' kinds of years is read, and no other."""
    for year in (1999, 2000, 2023, 2024):
        for month in range(1, 13):
            for day in range(1, 33):
                name = [*declared().months["english_short"]][month - 1].title()
                text = (template.replace("%Y", str(year)).replace("%y", f"{year % 100:02}")
                        .replace("%m", f"{month:02}").replace("%d", f"{day:02}")
                        .replace("%b", name))  # fmt: skip
                try:
                    there = bool(date(year, month, day))
                except ValueError:
                    there = False
                found = [one for one in layouts(shape(text)) if one.template == template]
                reads = any(re.search(one.pattern, text) for one in found)
                assert reads == there, text


@pytest.mark.parametrize(
    "text",
    ["", "hello", "12", "1/2", "2021-13-01", "2021-02-30", "2021-01-01 25:00", "99999", "12:30",
     "2021-01-01 10:61", "1521-01-01", "30/Foo/21", "2021-1", "2021-01-01T10:00:00+25:00"],
)  # fmt: skip
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert not any(re.search(one.pattern, text) for one in layouts(shape(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30/Sep/21 17:20", datetime(2021, 9, 30, 17, 20)),
        ("1/Oct/99", datetime(1999, 10, 1)),
        ("13/Feb/24 5:20 PM", datetime(2024, 2, 13, 17, 20)),
        ("13/Feb/24 12:01 AM", datetime(2024, 2, 13, 0, 1)),
        ("13/Feb/24 12:01 pm", datetime(2024, 2, 13, 12, 1)),
        ("3. März 2021", datetime(2021, 3, 3)),
        ("3 août 2021", datetime(2021, 8, 3)),
        ("September 3, 2021", datetime(2021, 9, 3)),
        ("Fri, 3 Sep 2021 04:05", datetime(2021, 9, 3, 4, 5)),
        ("2021-01-02T03:04:05.999Z", datetime(2021, 1, 2, 3, 4, 5)),
        ("2021-01-02T03:04:05+02:00", datetime(2021, 1, 2, 1, 4, 5)),
        ("2021-01-02 03:04:05 -0530", datetime(2021, 1, 2, 8, 34, 5)),
        ("44197", datetime(2021, 1, 1)),
        ("44197.75", datetime(2021, 1, 1, 18)),
        ("1609459200", datetime(2021, 1, 1)),
        ("1609459200999", datetime(2021, 1, 1)),
        ("20210102T030405", datetime(2021, 1, 2, 3, 4, 5)),
    ],
)
def test_the_engine_reads_what_is_written(text: str, expected: datetime) -> None:
    (found,) = layouts(shape(text))
    assert read([text], found) == [int(expected.replace(tzinfo=UTC).timestamp())]


@settings(deadline=None)
@given(st.lists(MOMENTS, min_size=1, max_size=20), st.sampled_from(DATES))
def test_a_day_goes_through_the_engine_unharmed(moments: list[datetime], template: str) -> None:
    texts = [written(moment, template) for moment in moments]
    by_layout = {one for text in texts for one in layouts(shape(text)) if one.template == template}
    seen: dict[str, int] = {}
    for one in by_layout:
        for text, value in zip(texts, read(texts, one), strict=True):
            if value is not None:
                assert seen.setdefault(text, value) == value
    for moment, text in zip(moments, texts, strict=True):
        year = moment.year if "%Y" in template else (moment.year - 1900) % 100 + (
            2000 if moment.year % 100 <= 69 else 1900)  # fmt: skip
        day = date(year, moment.month, moment.day) if year != moment.year else moment.date()
        assert seen[text] == (day - date(1970, 1, 1)).days * 86_400


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"])
def test_a_zone_is_kept_to_the_minute_of_its_change(zone: str) -> None:
    from zoneinfo import ZoneInfo

    near = [at + shift for at, _ in transitions(zone)[1:] for shift in (-60, 0, 60)]
    some = [*near, *range(0 + 631_152_000, 2_000_000_000, 86_400 * 37 + 977)]
    found = worked_out(some, lambda utc: in_zone(utc, zone))
    for utc, local in zip(some, found, strict=True):
        moment = datetime.fromtimestamp(utc, ZoneInfo(zone))
        shift = moment.utcoffset() or timedelta()
        assert local == utc + shift.total_seconds(), moment


def test_a_format_of_the_person_reads_only_what_it_says() -> None:
    assert [one.order for one in layouts("00/00/0000", "%m/%d/%Y")] == ["month"]
    assert layouts("0000-00-00", "%d/%m/%Y") == ()
    assert [one.template for one in layouts("00:00 00/00/0000", "%H:%M %d/%m/%Y")] == [
        "%H:%M %d/%m/%Y"
    ]


def test_month_names_mean_one_month_each() -> None:
    assert month_names()["sept"] == 9
    numbers: dict[str, set[int]] = {}
    for names in declared().months.values():
        assert len(names) == 12
        for number, name in enumerate(names, 1):
            numbers.setdefault(name, set()).add(number)
    assert {name for name, found in numbers.items() if len(found) > 1} == {""}
