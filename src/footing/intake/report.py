"""What the doctor did and what it doubts, in words, each with its count and some examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from footing.backlog.findings import Example, Finding
from footing.intake import tables
from footing.intake.look import Look
from footing.intake.moments import one_if
from footing.intake.prove import Reading, fits
from footing.intake.sorting import Sorted
from footing.intake.source import Source
from footing.intake.tables import Plan
from footing.intake.words import FINISHED, OPEN, Spoken

SHOWN_WORDS = 3


@dataclass(frozen=True)
class Found:
    """All that was counted while a table was read."""

    source: Source
    plan: Plan
    again: int
    earlier: int
    sorted: Sorted
    words: Spoken | None
    look: Look
    duplicates: int
    dropped: tuple[str, ...]
    today: date
    ids_known: bool

    def rows(self, wanted: Callable[[Any], Any], *roles: str) -> tuple[Example, ...]:
        """Three rows of which ``wanted`` holds, with the cells of some roles."""
        columns = [self.plan.columns[role] for role in roles if role in self.plan.columns]
        return self.look.where(self.plan.rows, wanted, columns)


def repairs_of(found: Found) -> tuple[Finding, ...]:
    """What was put right because there is only one way to mean it."""
    return tuple(_repairs(found))


def _repairs(found: Found) -> Iterator[Finding]:
    for text in found.source.notes:
        yield Finding("as_read", 1, text)
    if found.source.filled:
        first, second, n = found.source.filled
        have = "1 item has" if n == 1 else f"{n:,} items have"
        yield Finding(
            "closed_by_other_column", n, f"{have} no “{first}”: “{second}” was taken instead."
        )
    readings = [one for one in found.plan.readings.values() if one.way != "none"]
    for one in readings:
        yield from _of_dates(found, one)
    if kept := int(found.sorted.count[found.sorted.kept_open].sum()):
        yield Finding(
            "resolved_but_open",
            kept,
            f"{_items(kept)} a closing date, but by status open again: they count as open.",
            found.rows(
                lambda t: (t[tables.STATUS] == OPEN) & t[tables.CLOSED].notnull(),
                "status",
                "closed",
            ),
        )
    if found.again:
        yield Finding(
            "reopened",
            found.again,
            f"{_items(found.again)} more than one closing. The last one counts, and an item that "
            "was opened again after it is open.",
        )
    if found.duplicates:
        yield Finding(
            "duplicate",
            found.duplicates,
            f"{_rows(found.duplicates)} the same as another one in every cell. "
            "One of each was used.",
        )
    if found.earlier:
        yield Finding(
            "closed_earlier_that_day",
            found.earlier,
            f"{_items(found.earlier)} a closing earlier than the opening on the same day. "
            "The day counts.",
            found.rows(
                lambda t: (t[tables.EARLIER] == 1) & (t[tables.OPENED] == t[tables.CLOSED]),
                "opened", "closed",
            ),
        )  # fmt: skip


def _of_dates(found: Found, reading: Reading) -> Iterator[Finding]:
    name = reading.column
    if total := sum(reading.nothing.values()):
        words = ", ".join(f"“{word}”" for word in [*reading.nothing][:SHOWN_WORDS])
        yield Finding(
            "empty_words",
            total,
            f"{_cells(total)} of “{name}” {_hold(total)} {words}, which was read as empty.",
            found.look.where(
                lambda t: t,
                lambda t: t[name].cast("string").strip().lower().isin(list(reading.nothing)),
                [name],
            ),
        )
    by = reading.by
    for sign, code, text in (
        ("%E", "excel_serials", "as day numbers of a spreadsheet"),
        ("%s", "epoch_seconds", "as seconds since 1970"),
        ("%Q", "epoch_thousandths", "as thousandths of seconds since 1970"),
    ):
        if n := sum(count for template, count in by.items() if template == sign):
            said = f"{_cells(n)} of “{name}” {_were(n)} read {text}."
            yield Finding(code, n, said, _by(found, reading, sign))
    if n := sum(count for template, count in by.items() if "%y" in template):
        yield Finding(
            "two_digit_years",
            n,
            f"{_cells(n)} of “{name}” {_have(n)} years of two digits; "
            f"up to {reading.pivot % 100:02d} they are of the 2000s.",
            _by(found, reading, "%y"),
        )
    if reading.only_day_first or reading.only_month_first:
        first = "day" if reading.only_day_first else "month"
        n = reading.only_day_first or reading.only_month_first
        yield Finding(
            f"{first}_first",
            n,
            f"In “{name}” the {first} comes first: {_dates(n)} can only be meant so.",
            found.look.where_order([reading], first, 3),
        )
    kinds = {_kind(one.template) for one in reading.layouts if by.get(one.template)}
    if len(kinds) > 1:
        yield Finding(
            "several_formats",
            reading.read,
            f"“{name}” has dates written in {len(kinds)} ways; each was read in its own.",
            tuple(
                example
                for template in sorted(kinds)
                for example in _by(found, reading, template)[:1]
            )[:3],
        )


def _kind(template: str) -> str:
    """What makes two ways of writing differ: not whether seconds or a time are there."""
    return re.split(r"[t ]?%[HI]|, %[HI]", template)[0]


def _by(found: Found, reading: Reading, sign: str) -> tuple[Example, ...]:
    """Cells of a layout whose template has ``sign`` in it."""
    some = [one for one in reading.layouts if sign in one.template]
    if not some or reading.way != "text":
        return ()
    return found.look.where(lambda t: t, lambda t: fits(reading.cell(t), some), [reading.column])


def warnings_of(found: Found, aside: Mapping[str, int]) -> tuple[Finding, ...]:
    """What was left out and why, and what makes the figures doubtful."""
    return (*_left_out(found, aside), *_doubts(found))


def _left_out(found: Found, aside: Mapping[str, int]) -> Iterator[Finding]:
    today = (found.today - date(1970, 1, 1)).days + 1
    tests: Mapping[str, tuple[str, str, Callable[[Any], Any] | None, tuple[str, ...]]] = {
        "no opening date": (
            "no_opening_date", "{} no opening date", lambda t: t[tables.OPENED].isnull(), (),
        ),
        "opening date cannot be read": (
            "unreadable_opening", "{} an opening date that cannot be read",
            lambda t: t[tables.OPENED].isnull() & (t[tables.OPENING_FILLED] == 1), ("opened",),
        ),
        "closing date cannot be read": (
            "unreadable_closing", "{} a closing date that cannot be read",
            lambda t: t[tables.CLOSED].isnull() & (t[tables.CLOSING_FILLED] == 1), ("closed",),
        ),
        "opened in the future": (
            "opened_in_future", "{} an opening date in the future",
            lambda t: t[tables.OPENED] > today, ("opened",),
        ),
        "closed in the future": (
            "closed_in_future", "{} a closing date in the future",
            lambda t: t[tables.CLOSED] > today, ("closed",),
        ),
        "closed before opened": (
            "closed_before_opened", "{} a closing date before the opening date",
            lambda t: t[tables.CLOSED] < t[tables.OPENED], ("opened", "closed"),
        ),
        "closed without a date": (
            "closed_without_date", "{} a status that says finished, and no closing date",
            lambda t: (t[tables.STATUS] == FINISHED) & t[tables.CLOSED].isnull(), ("status",),
        ),
        "opened after the as-of date": (
            "after_as_of", "{} an opening after the day asked for", None, (),
        ),
        "no id": ("no_id", "{} no id, so that they belong to no item", None, ()),
    }  # fmt: skip
    for reason, n in aside.items():
        if reason in tests:
            code, text, wanted, roles = tests[reason]
            events = found.plan.kind == "events"
            shown = found.rows(wanted, *roles) if wanted and not events else ()
            yield Finding(code, n, text.format(_items(n)) + ": left out.", shown)
    for one in found.source.aside:
        yield Finding(
            one.reason.replace(" ", "_"),
            one.count,
            f"{'1 line does' if one.count == 1 else f'{one.count:,} lines do'} not fit the "
            "heading: left out.",
            tuple(Example(text, row) for row, text in one.examples),
        )


def _doubts(found: Found) -> Iterator[Finding]:
    yield from _of_effort(found)
    if not found.ids_known:
        yield Finding(
            "no_id_column", 0, "There is no column with ids, so that duplicates cannot be found. "
            "Name one with --id.",
        )  # fmt: skip
    for name in found.dropped:
        yield Finding("too_many_groups", 0, f"“{name}” has too many values to be groups: not used.")
    if found.plan.kind == "items" and found.plan.readings["closed"].way == "none":
        yield Finding(
            "no_closing_column", 0, "There is no column with closing dates, so that nothing is "
            "known of what is finished. Name one with --closed.",
        )  # fmt: skip
    if found.words and found.plan.kind == "items":
        known = {*found.plan.finished, *found.plan.open}
        unknown = {word: n for word, n in found.words.counts.items() if word not in known}
        if unknown and known:
            words = ", ".join(f"“{word}”" for word in [*unknown][:SHOWN_WORDS])
            yield Finding(
                "unknown_status",
                sum(unknown.values()),
                f"Whether {words}{' and others' if len(unknown) > SHOWN_WORDS else ''} mean "
                "finished is not known; there the closing date decides.",
            )  # fmt: skip


def _of_effort(found: Found) -> Iterator[Finding]:
    """Cells of the effort column that hold something which is no number of 0 or more."""
    name = found.plan.columns.get("effort")
    if name is None:
        return
    column = found.source.table[name].cast("string").strip()
    odd = one_if((column != "") & ~column.re_search(tables.NUMBER))
    n = int(found.source.rows(odd.sum().name("n").as_table())[0][0] or 0)
    if n:
        yield Finding(
            "unreadable_effort",
            n,
            f"{_cells(n)} of “{name}” {_hold(n)} no number of 0 or more: these items have no "
            "effort here.",
            found.look.where(
                lambda t: t,
                lambda t: (
                    (t[name].cast("string").strip() != "")
                    & ~t[name].cast("string").strip().re_search(tables.NUMBER)
                ),
                [name],
            ),
        )


def _items(n: int) -> str:
    return "1 item has" if n == 1 else f"{n:,} items have"


def _cells(n: int) -> str:
    return "1 cell" if n == 1 else f"{n:,} cells"


def _hold(n: int) -> str:
    return "holds" if n == 1 else "hold"


def _have(n: int) -> str:
    return "has" if n == 1 else "have"


def _were(n: int) -> str:
    return "was" if n == 1 else "were"


def _dates(n: int) -> str:
    return "1 date" if n == 1 else f"{n:,} dates"


def _rows(n: int) -> str:
    return "1 row is" if n == 1 else f"{n:,} rows are"
