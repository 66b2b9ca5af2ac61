"""Dates in a text column as whole seconds, in expressions that every engine understands.

A value is cut up only where its layout's pattern has matched, one case inside the other, because
an engine may evaluate both sides of an AND; so nothing here can fail on a value that is no date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from footing.intake.layouts import Field, Layout

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAY = 86_400


def seconds(text: ir.StringValue, layout: Layout, pivot: int) -> ir.IntegerValue:
    """Seconds since 1970 of a value of this layout, and null for any other value.

    The clock is UTC where the values say their zone, and otherwise the one on which they were
    written. Years of two digits above ``pivot`` are of the 1900s.
    """
    import ibis

    value = _stamp(text, layout)
    if value is None:
        value = _civil(text, layout, pivot)
    return ibis.ifelse(text.re_search(layout.pattern), value, ibis.null("int64"))


def _stamp(text: Any, layout: Layout) -> Any | None:
    """A count of seconds, thousandths or days; None where the layout is no count."""
    match layout.template:
        case "%s":
            return text.cast("int64")
        case "%Q":
            return text.cast("int64") // 1000
        case "%E":  # day 25569 of a spreadsheet is 1 January 1970
            return ((text.cast("float64") - 25_569) * DAY).round().cast("int64")
    return None


def _civil(text: Any, layout: Layout, pivot: int) -> Any:
    import ibis

    year, month, day = _year(text, layout, pivot), _month(text, layout), _number(text, layout, "d")
    days = ibis.date(year, month, day).epoch_days()
    return days * DAY + _of_day(text, layout) - _offset(text, layout)


def _year(text: Any, layout: Layout, pivot: int) -> Any:
    if layout.of("Y"):
        return _number(text, layout, "Y")
    short = _number(text, layout, "y")
    return short + 1900 + one_if(short <= pivot) * 100


def _month(text: Any, layout: Layout) -> Any:
    name = layout.of("b")
    if name is None:
        return _number(text, layout, "m")
    return _cut(text, name).lower().cases(*name.names, else_=1)


def _of_day(text: Any, layout: Layout) -> Any:
    """Seconds since midnight; 0 where the layout holds no time."""
    total: Any = 0
    if half := layout.of("I"):
        afternoon = layout.of("p")
        later = 12 if afternoon and afternoon.text.startswith("p") else 0
        total = (_cut(text, half).cast("int64") % 12 + later) * 3600
    elif layout.of("H"):
        total = _number(text, layout, "H") * 3600
    if layout.of("M"):
        total = total + _number(text, layout, "M") * 60
    if layout.of("S"):
        total = total + _number(text, layout, "S")
    return total


def _offset(text: Any, layout: Layout) -> Any:
    """Seconds by which the written clock is ahead of UTC; 0 where no offset is written."""
    zone = layout.of("z")
    if zone is None or zone.text[0] not in "+-":
        return 0
    total = text.substr(zone.start + 1, 2).cast("int64") * 3600
    if zone.length > 3:
        total = total + text.substr(zone.start + zone.length - 2, 2).cast("int64") * 60
    return total if zone.text[0] == "+" else total * -1


def _number(text: Any, layout: Layout, kind: Any) -> Any:
    field = layout.of(kind)
    if field is None:  # the templates have a day, a month and a year
        raise ValueError(f"{layout.template} has no %{kind}")
    return _cut(text, field).cast("int64")


def _cut(text: Any, field: Field) -> Any:
    return text.substr(field.start, field.length)


def one_if(holds: ir.BooleanValue) -> ir.IntegerValue:
    """1 where something holds, else 0; not every engine turns a truth into a number by a cast."""
    import ibis

    return ibis.ifelse(holds, ibis.literal(1, "int64"), ibis.literal(0, "int64"))


def in_zone(utc: ir.IntegerValue, zone: str) -> ir.IntegerValue:
    """Seconds on the clock of ``zone`` from seconds of UTC."""
    import ibis

    first, *changes = transitions(zone)
    if not changes:
        return utc + first[1]
    cases = [(utc >= at, offset) for at, offset in reversed(changes)]
    return utc + ibis.cases(*cases, else_=first[1])


@cache
def transitions(zone: str) -> Sequence[tuple[int, int]]:
    """When the clock of a zone changes, from 1990 to 2037: (seconds of UTC, new offset)."""
    place = ZoneInfo(zone)

    def offset(at: datetime) -> int:
        shift = at.astimezone(place).utcoffset() or timedelta()
        return int(shift.total_seconds())

    here, end = datetime(1990, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
    found = [(int(here.timestamp()), offset(here))]
    while here < end:
        following = here + timedelta(days=7)
        if offset(following) != found[-1][1]:
            low, high = here, following
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                low, high = (low, middle) if offset(middle) != found[-1][1] else (middle, high)
            exact = int(high.timestamp()) // 60 * 60
            found.append((exact, offset(high)))
        here = following
    return tuple(found)
