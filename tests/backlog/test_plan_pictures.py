"""What the pictures of a plan say, and that their tables hold what is drawn."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from footing.backlog.counts import ThreeNumbers
from footing.backlog.forecast import Forecast, forecast
from footing.backlog.measure import of_numbers
from footing.backlog.pictures import Picture
from footing.backlog.plan import Wanted, inputs
from footing.backlog.plan_pictures import plan_pictures
from footing.backlog.policies import OLDEST, START
from footing.backlog.rates import rate

BOTH = (START, OLDEST)


def ahead(still: int, came: float, done: float, **wanted: Any) -> Forecast:
    """The forecast for three numbers, in a few runs."""
    numbers = ThreeNumbers(still, came, done, None)
    asked = Wanted(**{"replications": 15, "horizon": 300, **wanted})
    given = inputs(numbers, of_numbers(numbers, date(2026, 3, 2)), asked)
    return forecast(given, BOTH, verdict=False)


def of(still: int, came: float, done: float, **wanted: Any) -> dict[str, Picture]:
    """Its pictures by name."""
    made = plan_pictures(ahead(still, came, done, **wanted), BOTH)
    return {one.chart: one for one in made}


def test_the_titles_are_the_findings() -> None:
    found = of(200, 4, 6)
    assert found["plan-within"].title.startswith(
        "Of 100 new ones, done within 5 days: all if you start where you are, "
    )
    assert re.fullmatch(
        r"The 200 old ones: done by \d+ \w+ if you start where you are, "
        r"done by \d+ \w+ if the oldest go first",
        found["plan-open"].title,
    )
    assert found["plan-capacity"].title == (
        "Of 42 a week 28 go to what comes in; 14 are left for the old ones"
    )


def test_where_there_is_no_end_it_is_said() -> None:
    found = of(2000, 6, 5)
    assert found["plan-open"].title == (
        "The 2,000 old ones: no end in sight within 300 days, in either order"
    )
    assert found["plan-capacity"].title == (
        "You can do 35 a week and 42 go to what comes in: 7 short"
    )
    assert found["plan-capacity"].marks[-1]["kind"] == "short"
    assert of(0, 4, 6)["plan-open"].title == "Nothing old is open"


def test_where_hardly_anything_comes_no_share_of_it_is_drawn() -> None:
    assert list(of(60, 0.1, 0.5)) == ["plan-open", "plan-capacity"]
    assert list(of(60, 0.5, 1)) == ["plan-within", "plan-open", "plan-capacity"]


def test_who_asks_again_stands_in_the_way_of_the_work() -> None:
    found = of(500, 4, 6, chase=rate("0.05:5"), chase_cost=1.0)["plan-capacity"]
    assert "to who asks again" in found.title
    assert [one["step"] for one in found.marks][2] == "Who asks again"


@pytest.mark.parametrize("reserve", [0.0, 0.2])
def test_each_row_of_a_table_is_what_is_drawn(reserve: float) -> None:
    found = of(200, 4, 6, reserve_oldest=reserve)
    for name in ("plan-within", "plan-open"):
        picture = found[name]
        assert len(picture.marks) == 2 * len(picture.rows)
        for row in picture.rows:
            drawn = [one for one in picture.marks if one["day"] == row[0]]
            said = [f"{one['likely']} ({one['from']} to {one['to']})" for one in drawn]
            assert list(row[1:3]) == said
            assert len(row) == len(picture.columns)


def test_the_steps_of_the_waterfall_lead_from_one_to_the_next() -> None:
    picture = of(500, 4, 6, chase=rate("0.02:5"), expire=rate("0.01:9"))["plan-capacity"]
    first, *middle, last = picture.marks
    level = float(first["stop"] or 0)
    for one in middle:
        assert one["start"] == pytest.approx(level)
        level = float(one["stop"] or 0)
    assert last["stop"] == pytest.approx(level)
    assert sum(float(row[1] or 0) for row in picture.rows[:-1]) == pytest.approx(
        float(picture.rows[-1][1] or 0), abs=0.31
    )
