from __future__ import annotations

import pytest

from footing.backlog.said import pace


@pytest.mark.parametrize(
    ("busiest", "a_day", "said"),
    [(6 / 7, 2 / 7, "2 a week"), (2.9, 1.0, "7 a week"), (40.0, 1.5, "1.5 a day")],
)
def test_a_rate_is_said_in_the_stretch_in_which_it_can_be_pictured(
    busiest: float, a_day: float, said: str
) -> None:
    found = pace(busiest)
    assert f"{found(a_day)} {found.each}" == said
