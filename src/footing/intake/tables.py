"""The one shape in which items are counted, whatever they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from footing.intake.moments import DAY, one_if
from footing.intake.prove import Reading
from footing.intake.words import FINISHED, OPEN, classed

# Columns of that shape: day of opening and of closing (since 1970), what is in the cells where
# these are null, class of status and outcome, group, id, customer, closed earlier on the same day,
# effort, and whether there is one.
OPENED, CLOSED, OPENING_FILLED, CLOSING_FILLED = "opened_", "closed_", "opening_", "closing_"
STATUS, OUTCOME, GROUP, ID, CUSTOMER = "status_", "outcome_", "group_", "id_", "customer_"
EARLIER, AGAIN, AT = "earlier_", "again_", "at_"
EFFORT, SIZED = "effort_", "sized_"


@dataclass(frozen=True)
class Plan:
    """How a table becomes items: its columns by role, their readings, and words by class."""

    kind: str
    columns: Mapping[str, str]
    readings: Mapping[str, Reading]
    finished: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    outcome: str = ""

    def rows(self, table: Any) -> Any:
        """``table`` with the columns of the shape beside its own; one row for each of its rows."""
        own = table.columns
        for reading in self.readings.values():
            table = reading.prepared(table)
        add: dict[str, Any] = {}
        if self.kind == "events":
            at = self.readings["at"]
            add[AT] = at.seconds(table)
            if at.unread:
                add[OPENING_FILLED] = _filled(table, at)
        else:
            opened, closed = self.readings["opened"], self.readings["closed"]
            add[OPENED], add[CLOSED] = opened.day(table), closed.day(table)
            if opened.unread:
                add[OPENING_FILLED] = _filled(table, opened)
            if closed.unread:
                add[CLOSING_FILLED] = _filled(table, closed)
            earlier = _earlier(table, opened, closed)
            if earlier is not None:
                add[EARLIER] = earlier
        if self.finished or self.open:
            add[STATUS] = classed(table, self.columns["status"], self.finished, self.open)
        if self.outcome:
            add[OUTCOME] = classed(table, self.outcome, self.withdrawn, self.expired)
        for role, name in (("group", GROUP), ("customer", CUSTOMER), ("id", ID)):
            if role in self.columns:
                add[name] = table[self.columns[role]].cast("string").nullif("")
        if "effort" in self.columns:
            add[EFFORT] = number(table[self.columns["effort"]])
            add[SIZED] = one_if(add[EFFORT].notnull())
        return table.mutate(**add).select([*own, *add])

    def shape(self, table: Any) -> Any:
        """Only the columns of the shape."""
        rows = self.rows(table)
        return rows.select([name for name in rows.columns if name not in table.columns])


def number(column: Any) -> Any:
    """A number, 0 or more, with a point or a comma; null for any other cell."""
    import ibis

    text = column.cast("string").strip()
    plain = ibis.ifelse(text.re_search(NUMBER), text.replace(",", "."), ibis.null("string"))
    return plain.cast("float64")


NUMBER = r"^[0-9]{1,12}([.,][0-9]{1,9})?$"


def _filled(table: Any, reading: Reading) -> Any:
    return one_if(reading.cell(table).notnull())


def _earlier(table: Any, opened: Reading, closed: Reading) -> Any | None:
    """1 where an item was closed earlier on the day of its opening; None where no time is known."""
    if not (opened.timed and closed.timed) or opened.way != closed.way or closed.way == "none":
        return None
    one, other = _clock(table, opened), _clock(table, closed)
    if opened.way == "day" and (len(opened.by) != 1 or opened.by.keys() != closed.by.keys()):
        return None
    return one_if(other < one)


def _clock(table: Any, reading: Reading) -> Any:
    """Something that grows with time: the typed moment, seconds, or a text in ISO form."""
    return reading.seconds(table) if reading.way == "text" else table[reading.column]


def one_per_id(shape: Any) -> Any:
    """Items whose rows repeat, as one row each.

    The opening is the first. An item is open where it was opened again after its last closing;
    otherwise the last closing counts, so that a later export's row wins over an earlier one's. The
    status of an item with several rows is left to its dates.
    """
    import ibis

    has = shape.columns
    single = shape[ID].count() == 1
    last = shape[CLOSED].max()
    open_from = shape[OPENED].max(where=shape[CLOSED].isnull())
    closed_from = shape[OPENED].max(where=shape[CLOSED].notnull())
    again = last.notnull() & open_from.notnull() & (open_from > closed_from)
    made: dict[str, Any] = {
        OPENED: shape[OPENED].min(),
        CLOSED: ibis.ifelse(again, ibis.null("int64"), last),
        AGAIN: one_if(again | (shape[CLOSED].nunique() > 1)),
    }
    if STATUS in has:
        made[STATUS] = ibis.ifelse(single, shape[STATUS].max(), ibis.literal(0, "int64"))
    for name in (OPENING_FILLED, CLOSING_FILLED, OUTCOME, GROUP, CUSTOMER, EFFORT, SIZED):
        if name in has:
            made[name] = shape[name].max()
    if EARLIER in has:
        made[EARLIER] = ibis.ifelse(single, shape[EARLIER].max(), ibis.literal(0, "int64"))
    return shape.filter(shape[ID].notnull()).group_by(ID).agg(**made)


def one_per_case(shape: Any) -> Any:
    """The events of each case as one item.

    It is opened at its first event, and closed at its last closing event, unless an event that
    opens it follows.
    """
    import ibis

    has = shape.columns
    closing = shape[AT].max(where=shape[STATUS] == FINISHED)
    opening = shape[AT].max(where=shape[STATUS] == OPEN)
    again = closing.notnull() & opening.notnull() & (opening > closing)
    made: dict[str, Any] = {
        OPENED: shape[AT].min() // DAY,
        CLOSED: ibis.ifelse(again, ibis.null("int64"), closing) // DAY,
        AGAIN: one_if(again),
    }
    for name in (OPENING_FILLED, OUTCOME, GROUP, CUSTOMER):
        if name in has:
            made[name] = shape[name].max()
    return shape.filter(shape[ID].notnull()).group_by(ID).agg(**made)


KEYS = (OPENED, CLOSED, OPENING_FILLED, CLOSING_FILLED, STATUS, OUTCOME, GROUP, AGAIN)


def counted(items: Any) -> Any:
    """How many items there are for each combination of days and what else matters."""
    keys = [name for name in KEYS if name in items.columns]
    sums = {"n": items.count()}
    if EARLIER in items.columns:
        sums[EARLIER] = items[EARLIER].sum(where=items[OPENED] == items[CLOSED])
    for name in (EFFORT, SIZED):
        if name in items.columns:
            sums[name] = items[name].sum()
    return items.group_by(keys).agg(**sums)


def repeated(items: Any, as_of: int) -> Any:
    """Further items of a customer whose last one was still open: its age in days, and how many."""
    import ibis

    known = items.filter(
        items[CUSTOMER].notnull()
        & items[OPENED].notnull()
        & (items[OPENED] <= as_of)
        & (items[CLOSED].isnull() | (items[CLOSED] >= items[OPENED]))
    )
    # Of items of one day the one that is closed last comes last, so that the answer is always one.
    end = ibis.coalesce(known[CLOSED], ibis.literal(2**40, "int64"))
    window = ibis.window(group_by=CUSTOMER, order_by=[OPENED, end])
    before = known.mutate(
        before_=known[OPENED].lag().over(window), until_=known[CLOSED].lag().over(window)
    )
    waiting = before.filter(
        before.before_.notnull() & (before.until_.isnull() | (before.until_ >= before[OPENED]))
    )
    return waiting.group_by(age=waiting[OPENED] - waiting.before_).agg(n=waiting.count())


def of_customers(items: Any) -> Any:
    """The days of the items whose customer is known."""
    known = items.filter(items[CUSTOMER].notnull())
    return known.group_by([OPENED, CLOSED]).agg(n=known.count())
