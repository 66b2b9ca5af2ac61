"""What the readings of the date columns leave open, and what settles it: evidence or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from footing.intake.asked import Asked, Choice, Question, QuestionError
from footing.intake.prove import Reading
from footing.intake.source import IntakeError

if TYPE_CHECKING:
    from footing.intake.look import Look

MOST_UNREAD = 0.1
"""A date column of which more than this share is no date is refused, not half used."""


def settle(readings: Mapping[str, Reading], asked: Asked, look: Look) -> dict[str, Reading]:
    """The readings with one order of day and month and one clock.

    Evidence counts for all date columns together: the same program wrote them. Raises
    QuestionError where the data allow two readings, IntakeError where a column is no date column.
    """
    present = {role: one for role, one in readings.items() if one.way != "none"}
    ordered = {role: _ordered(one, _order(present, asked, look)) for role, one in present.items()}
    for one in ordered.values():
        _readable(one, look)
    _one_clock(ordered, asked, look)
    return {**readings, **ordered}


def _order(readings: Mapping[str, Reading], asked: Asked, look: Look) -> str:
    if asked.order:
        return asked.order
    unsettled = [one for one in readings.values() if {"day", "month"} <= one.orders]
    day = sum(one.only_day_first for one in readings.values())
    month = sum(one.only_month_first for one in readings.values())
    if day and month:
        raise QuestionError(
            Question(
                "mixed_orders",
                f"Some dates have the day first and some the month: {day:,} can only be the one, "
                f"{month:,} only the other.",
                (
                    *look.where_order(unsettled, "day", 1),
                    *look.where_order(unsettled, "month", 1),
                ),
                _choices("what cannot be read so is set aside"),
            ),
            look.name,
        )
    if day or month:
        return "day" if day else "month"
    if not unsettled or not any(one.either for one in unsettled):
        return ""
    raise QuestionError(
        Question(
            "ambiguous_order",
            "The dates do not tell whether the day or the month comes first: "
            "no day in the file is above 12.",
            look.where_order(unsettled, "either", 3),
            _choices(""),
        ),
        look.name,
    )


def _choices(note: str) -> tuple[Choice, ...]:
    return (
        Choice("The day comes first", note, {"order": "day"}, "--day-first"),
        Choice("The month comes first", note, {"order": "month"}, "--month-first"),
    )


def _ordered(reading: Reading, order: str) -> Reading:
    """The reading with only the layouts of one order, and what it then reads."""
    if not order or reading.way != "text":
        return reading
    lost = reading.only_month_first if order == "day" else reading.only_day_first
    kept = tuple(one for one in reading.layouts if one.order in ("", order))
    lost_ones = tuple(one for one in reading.layouts if one not in kept)
    templates = {one.template for one in kept}
    by = {template: n for template, n in reading.by.items() if template in templates}
    return replace(reading, layouts=kept, rivals=lost_ones, read=reading.read - lost, by=by)


def _readable(reading: Reading, look: Look) -> None:
    if reading.read >= reading.filled * (1 - MOST_UNREAD):
        return
    name, unread = reading.column, reading.unread
    if not reading.read:
        raise IntakeError(
            f"The column “{name}” holds no dates that can be read ({look.said_unread(reading)}).",
            where=look.name,
            todo="Name another column with --opened or --closed, or say how its dates are written "
            "with --date-format, like %d.%m.%Y.",
        )
    raise IntakeError(
        f"Of the column “{name}”, {unread:,} of {reading.filled:,} cells are no dates "
        f"({look.said_unread(reading)}).",
        where=look.name,
        todo="Mend these cells, or say how the dates are written with --date-format.",
    )


def _one_clock(readings: Mapping[str, Reading], asked: Asked, look: Look) -> None:
    """Dates with a zone beside dates without one need the zone of the latter."""
    if asked.zone:
        return
    with_zone: Sequence[Reading] = [one for one in readings.values() if one.zoned]
    without = [one for one in readings.values() if _without_zone(one)]
    if not with_zone or not without:
        return
    total = sum(one.zoned for one in with_zone)
    raise QuestionError(
        Question(
            "mixed_zones",
            f"{total:,} dates say their time zone and others do not; the zone of these is needed.",
            (*look.where_zone(with_zone, zoned=True), *look.where_zone(without, zoned=False)),
            (
                Choice("They are in UTC", "", {"zone": "UTC"}, "--zone UTC"),
                Choice("They are in this zone", "", {"zone": ""}, "--zone Europe/Berlin"),
            ),
        ),
        look.name,
    )


def _without_zone(reading: Reading) -> bool:
    if reading.way == "stamp":
        return not reading.aware and reading.timed
    templates = {one.template for one in reading.layouts if one.timed and not one.zoned}
    return any(n and template in templates for template, n in reading.by.items())
