"""Tables of counts: one row a period, with what came, what was finished and what was open."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from footing.backlog.counts import Period, PeriodCounts, date_of
from footing.backlog.findings import Example, Finding, Findings
from footing.intake.asked import Asked
from footing.intake.formats import Recognised, plain
from footing.intake.layouts import month_names
from footing.intake.look import Look
from footing.intake.prove import prove
from footing.intake.settle import settle
from footing.intake.source import IntakeError, Source

MOST_ROWS = 100_000
_NUMBERS = ("arrivals", "completions", "open", "withdrawn")


@dataclass(frozen=True)
class Table:
    """What a table of counts holds."""

    counts: PeriodCounts
    findings: Findings
    columns: Mapping[str, str]


def examine_counts(source: Source, known: Recognised, asked: Asked, now: datetime) -> Table:
    """Read a table of counts; IntakeError where it is none, QuestionError where dates are unclear.

    A date may be the first or the last day of its period, or a month, quarter or year by name.
    """
    columns = {role: name for role, name in known.columns.items() if name in source.table.columns}
    if "arrivals" not in columns and "completions" not in columns:
        raise IntakeError(
            "No column says what came in or what was finished in each period.",
            where=source.name,
            todo="Name them with --arrivals-column and --completions-column.",
        )
    texts = source.rows(
        source.table.select(
            **{role: source.table[name].cast("string") for role, name in columns.items()}
        ).limit(MOST_ROWS + 1)
    )
    if len(texts) > MOST_ROWS:
        raise IntakeError(f"There are more than {MOST_ROWS:,} periods.", where=source.name)
    rows = [dict(zip(columns, one, strict=True)) for one in texts]
    first = source.first_row or 1
    spans, unread = _spans([row["period"] for row in rows], source, columns["period"], asked, now)
    periods, bad = [], []
    for number, (row, span) in enumerate(zip(rows, spans, strict=True)):
        if span is None:
            continue
        values: dict[str, float | None] = {}
        for role in _NUMBERS:
            text = row.get(role)
            value = _number(text)
            if value is None and text and text.strip():
                bad.append(Example(f"“{text}” in “{columns[role]}”", number + first))
            values[role] = value
        periods.append(
            Period(
                *span,
                values["arrivals"],
                values["completions"],
                values["open"],
                values["withdrawn"],
            )
        )
    if bad:
        raise IntakeError(
            f"{len(bad):,} cells are no numbers ({'; '.join(one.said for one in bad[:3])}).",
            where=source.name,
            todo="Mend these cells.",
        )
    ordered = tuple(sorted(periods, key=lambda one: one.start))
    _apart(ordered, source)
    source.unchanged()
    aside = {"no period": unread} if unread else {}
    findings = Findings(len(rows), len(ordered), aside, (), tuple(_missing(columns)))
    return Table(PeriodCounts(ordered), findings, columns)


def _missing(columns: Mapping[str, str]) -> list[Finding]:
    said = {
        "arrivals": "what came in",
        "completions": "what was finished",
        "open": "how many were open",
    }
    return [
        Finding(f"no_{role}", 0, f"No column says {text} in each period.")
        for role, text in said.items()
        if role not in columns
    ]


def _spans(
    texts: Sequence[str | None], source: Source, column: str, asked: Asked, now: datetime
) -> tuple[list[tuple[date, date] | None], int]:
    """First and last day of each period; None for rows without one, and how many these are."""
    named = [None if text is None else _named(text) for text in texts]
    if all(one or not text for one, text in zip(named, texts, strict=True)):
        return named, sum(one is None for one in named)
    look = Look(source, {})
    reading = prove(
        source, [column], template=asked.date_format, order=asked.order, zone=asked.zone,
        pivot=now.year % 100 + 1,
    )[column]  # fmt: skip
    settled = settle({"period": reading}, asked, look)["period"]
    days = source.rows(settled.prepared(source.table).select(day=settled.day))
    dates = [None if row[0] is None else date_of(int(row[0])) for row in days]
    spans = _around([one for one in dates if one], source, ends="end" in plain(column))
    return [None if one is None else spans[one] for one in dates], dates.count(None)


def _around(dates: Sequence[date], source: Source, *, ends: bool) -> dict[date, tuple[date, date]]:
    """The period of each date, by what the dates have in common.

    ``ends``: the column says that a date ends its period; weeks do not show it by themselves.
    """
    ordered = sorted(set(dates))
    gaps = [(later - one).days for one, later in pairwise(ordered)]
    step = sorted(gaps)[len(gaps) // 2] if gaps else 1
    months = round(step / 30.44) if step >= 28 else 0
    if months and all((one + timedelta(1)).day == 1 for one in ordered):
        return {one: (_first(one, months), one) for one in ordered}
    if months and all(one.day == 1 for one in ordered):
        return {one: (one, _last(one, months)) for one in ordered}
    if step == 7 and ends:
        return {one: (one - timedelta(6), one) for one in ordered}
    if step in (1, 7):
        return {one: (one, one + timedelta(step - 1)) for one in ordered}
    raise IntakeError(
        "The dates are neither days, weeks, nor the first or last days of months.",
        where=source.name,
        todo="Write the period as a month (2024-03), a quarter (2024 Q1) or its first day.",
    )


def _first(last: date, months: int) -> date:
    """The first day of the months that end with ``last``."""
    number = last.year * 12 + last.month - months
    return date(number // 12, number % 12 + 1, 1)


def _last(first: date, months: int) -> date:
    """The last day of the months that begin with ``first``."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) - timedelta(1)


def _named(text: str) -> tuple[date, date] | None:
    """The period that a text names: 2024, 2024-03, 03/2024, March 2024, 2024 Q1, Q1/2024."""
    said = text.strip().lower()
    if found := re.fullmatch(r"((?:19|20)\d\d)(?:\.0)?", said):
        year = int(found[1])
        return date(year, 1, 1), date(year, 12, 31)
    quarter = re.fullmatch(r"((?:19|20)\d\d)[-/ ]*q([1-4])|q([1-4])[-/ ]*((?:19|20)\d\d)", said)
    if quarter:
        year, part = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        return date(year, part * 3 - 2, 1), _last(date(year, part * 3 - 2, 1), 3)
    month = re.fullmatch(r"((?:19|20)\d\d)[-/. ](\d\d?)|(\d\d?)[-/. ]((?:19|20)\d\d)", said)
    if month:
        year, part = int(month[1] or month[4]), int(month[2] or month[3])
        return _month(year, part) if 1 <= part <= 12 else None
    words = re.fullmatch(r"([^\W\d_]+)\.?[-/ ]+((?:19|20)\d\d)", said)
    if words and words[1] in month_names():
        return _month(int(words[2]), month_names()[words[1]])
    return None


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _number(text: str | None) -> float | None:
    """A number as a spreadsheet writes it; None for an empty cell, and for what is no number."""
    digits = re.sub(r"[\s\u00a0\u202f']", "", text or "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", digits):  # counts are whole: 1.200 is no 1.2
        digits = digits.replace(".", "")
    if not re.fullmatch(r"\d+(\.\d+)?([eE]\+?\d+)?", digits):
        return None
    return float(digits)


def _apart(periods: Sequence[Period], source: Source) -> None:
    """Refuse periods that lie over each other: each of their counts would be there twice."""
    for one, following in pairwise(periods):
        if following.start <= one.end:
            raise IntakeError(
                f"The periods from {one.start} and from {following.start} lie over each other.",
                where=source.name,
                todo="Keep one row for each period; one team or one total.",
            )
