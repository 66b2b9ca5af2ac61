from __future__ import annotations

from datetime import date, timedelta

import pytest

from footing.followup.debrief import Debrief, Stage, due, talk


@pytest.mark.parametrize("relief", [-1, 11])
def test_relief_is_nought_to_ten(relief: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Debrief("d", "m", date(2026, 11, 25), True, "", relief, "no", "", None)


@pytest.mark.parametrize("relief", [None, 0, 10])
def test_relief_may_be_left_out(relief: int | None) -> None:
    debrief = Debrief("d", "m", date(2026, 11, 25), True, "", relief, "no", "", None)
    assert debrief.relief == relief


def record(day: date, stage: Stage = "talk", *, held: bool = True) -> Debrief:
    return Debrief("d", "m", day, held, "", None, "", "", None, stage)


TALK = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (0, None),
        (1, "day"),
        (7, "day"),
        (8, None),
        (13, None),
        (14, "weeks"),
        (20, "weeks"),
        (21, None),
    ],
)
def test_a_short_record_is_asked_for_a_day_and_two_weeks_later(
    days: int, stage: str | None
) -> None:
    assert due([record(TALK)], TALK + timedelta(days)) == stage


def test_a_record_that_is_there_is_not_asked_for_again() -> None:
    short = record(TALK + timedelta(1), "day")
    assert due([record(TALK), short], TALK + timedelta(2)) is None
    assert due([record(TALK), short], TALK + timedelta(14)) == "weeks"
    # A further talk begins anew.
    assert due([record(TALK), short, record(TALK + timedelta(3))], TALK + timedelta(4)) == "day"


def test_a_talk_that_fell_through_asks_for_nothing() -> None:
    assert due([record(TALK, held=False)], TALK + timedelta(1)) is None
    assert talk([record(TALK, held=False)]) is None
