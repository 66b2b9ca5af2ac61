from __future__ import annotations

from datetime import date

import pytest

from footing.followup.debrief import Debrief


@pytest.mark.parametrize("relief", [-1, 11])
def test_relief_is_nought_to_ten(relief: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Debrief("d", "m", date(2026, 11, 25), True, "", relief, "no", "", None)


@pytest.mark.parametrize("relief", [None, 0, 10])
def test_relief_may_be_left_out(relief: int | None) -> None:
    debrief = Debrief("d", "m", date(2026, 11, 25), True, "", relief, "no", "", None)
    assert debrief.relief == relief
