"""Tables of counts as people keep them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from footing.backlog.counts import PeriodCounts
from tests.intake.helpers import of_text

TABLE = """{};New cases;Closed;Backlog
07.01.2024;10;8;1.100
14.01.2024;1.200;9;1.103
21.01.2024;12;9;1.106
"""


def test_a_week_that_is_named_by_its_end(tmp_path: Path) -> None:
    found = of_text(tmp_path, TABLE.format("Week ending"))
    assert (found.measures.window_from, found.measures.as_of) == (
        date(2024, 1, 1), date(2024, 1, 21),
    )  # fmt: skip
    assert of_text(tmp_path, TABLE.format("Week")).measures.as_of == date(2024, 1, 27)


def test_a_point_may_part_the_thousands(tmp_path: Path) -> None:
    found = of_text(tmp_path, TABLE.format("Week ending"))
    assert isinstance(found.counts, PeriodCounts)
    assert [one.arrivals for one in found.counts.periods] == [10, 1200, 12]
    assert found.measures.open == 1106
