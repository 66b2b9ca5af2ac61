"""A backlog's report as JSON for programs, and as sections for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from footing.backlog.measures import Band
from footing.backlog.said import amount
from footing.kernel.saying import said_day

if TYPE_CHECKING:
    from footing.app.backlog import Report
    from footing.backlog.findings import Finding
    from footing.backlog.measures import Effort, Measures, Spread

SCHEMA = "footing.measures/1"
FEW_SHOWN = 8
"""Rows of a table that a person reads in the terminal; the JSON holds all."""


@dataclass(frozen=True)
class Section:
    """One part of a report: sentences, and perhaps a table with its titles."""

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    titles: tuple[str, ...] = ()


def as_json(report: Report) -> dict[str, Any]:
    """The report as ``footing.measures/1``; dates are ISO texts, and what is unknown is None."""
    found, m = report.findings, report.measures
    return {
        "schema": SCHEMA,
        "items": found.rows,
        "used": found.used,
        "set_aside": dict(found.set_aside),
        "open": m.open,
        "first_opened": _iso(m.first_opened),
        "last_opened": _iso(m.last_opened),
        "as_of": _iso(m.as_of),
        "arrivals_per_day": m.arrivals_per_day,
        "completions_per_day": m.completions_per_day,
        "completions_per_day_without_bulk": m.completions_per_day_without_bulk,
        "by_weekday": m.by_weekday
        and {
            name: {"arrivals": one.arrivals, "completions": one.completions}
            for name, one in m.by_weekday.items()
        },
        "bulk_closures": [
            {
                "date": one.day.isoformat(),
                "items": one.items,
                "median_age_days": one.median_age_days,
                **({} if one.group is None else {"group": one.group}),
            }
            for one in m.bulk
        ],
        "open_age_days": _spread(m.open_age),
        "closing_age_days": _spread(m.closing_age),
        "order_worked": None if m.order is None else m.order.value,
        "repeat_contacts": None if m.repeat is None else _bands(m.repeat),
        "expiry": m.expiry
        and {"expired": _bands(m.expiry.expired), "withdrawn": _bands(m.expiry.withdrawn)},
        **({} if m.effort is None else {"effort": _effort(m.effort)}),
        "repairs": [_finding(one) for one in found.repairs],
        "warnings": [_finding(one) for one in found.warnings],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _spread(spread: Spread | None) -> Mapping[str, int | None]:
    if spread is None:
        return {"p50": None, "p90": None, "max": None}
    return {"p50": spread.p50, "p90": spread.p90, "max": spread.max}


def _bands(bands: tuple[Band, ...]) -> list[Mapping[str, Any]]:
    return [
        {
            "from_day": one.first,
            "to_day": one.last,
            "count": one.happened,
            "item_days": one.item_days,
            "per_item_day": one.per_item_day,
        }
        for one in bands
    ]


def _effort(one: Effort) -> Mapping[str, Any]:
    bands = [
        {"from_day": first, "to_day": last, "effort": work} for first, last, work in one.open_by_age
    ]
    return {**vars(one), "open_by_age": bands}


def _finding(finding: Finding) -> Mapping[str, Any]:
    shown = [{"row": one.row, "id": one.id or None, "text": one.text} for one in finding.examples]
    return {
        "code": finding.code,
        "count": finding.count,
        "examples": shown,
        "text": finding.text,
    }


def sections(report: Report) -> tuple[Section, ...]:
    """The report as a head of service reads it: what is so, how sure that is, what was left out."""
    return (*measured(report), *_reading(report))


def measured(report: Report) -> tuple[Section, ...]:
    """The part of the report that says what is so."""
    return tuple(_measured(report.measures))


def _measured(m: Measures) -> Iterator[Section]:
    yield Section(_headline(m), tuple(_summary(m)))
    if m.bulk:
        shown = sorted(m.bulk, key=lambda one: -one.items)[:FEW_SHOWN]
        yield Section(
            "Closed in bulk",
            (
                f"On {len(m.bulk)} {_days(len(m.bulk))} far more was closed at once than is worked "
                "off. Nobody can plan on that.",
            ),
            tuple(
                (_day(one.day), f"{one.items:,}", f"{one.median_age_days:,} days", f"{one.usual:,}",
                 one.group or "")
                for one in shown
            ),
            ("day", "closed", "middle age", "a busy day has", "group"),
        )  # fmt: skip
    if m.by_weekday:
        yield Section(
            "By weekday",
            (),
            tuple(
                (name, _two(one.arrivals), _two(one.completions))
                for name, one in m.by_weekday.items()
            ),
            ("", "come", "finished"),
        )
    if m.open_by_period:
        yield Section(
            "The open, by when they came",
            (),
            tuple((name, f"{n:,}") for name, n in m.open_by_period[-FEW_SHOWN * 2 :]),
            ("opened", "open"),
        )
    if m.effort and m.effort.open:
        yield Section(
            "Effort of the open, by age",
            (),
            tuple(
                (_ages(Band(first, last, 0, 0)), _two(work))
                for first, last, work in m.effort.open_by_age
            ),
            ("age", "effort"),
        )
    for title, bands in _by_age(m):
        yield Section(
            title,
            (),
            tuple((_ages(one), f"{one.happened:,}", _per_thousand(one)) for one in bands),
            ("age", "times", "a day, of 1,000 open"),
        )


def _reading(report: Report) -> Iterator[Section]:
    """How sure that is: what was read, what was put right, and what is doubtful."""
    yield Section("What was read", tuple(_read(report)))
    for title, found in (
        ("Put right", report.findings.repairs),
        ("Left out, or doubtful", report.findings.warnings),
    ):
        if found:
            yield Section(title, tuple(line for one in found for line in _said(one)))


def _headline(m: Measures) -> str:
    stand = "How many are open is not known" if m.open is None else f"{m.open:,} open"
    when = f" at the end of {_day(m.as_of)}" if m.as_of and m.open is not None else ""
    if m.arrivals_per_day is None or m.completions_per_day is None:
        return f"{stand}{when}"
    done = m.completions_per_day
    if m.completions_per_day_without_bulk is not None:
        done = m.completions_per_day_without_bulk
    gap = m.arrivals_per_day - done
    if abs(gap) <= 0.03 * max(m.arrivals_per_day, done):
        return f"{stand}{when}; about as many come as are finished"
    more, fewer = f"{amount(gap * 7)} more a week", f"{amount(-gap * 7)} fewer a week"
    return f"{stand}{when}; {more if gap > 0 else fewer} come than are finished"


def _summary(m: Measures) -> Iterator[str]:
    if m.window_days and m.window_from:
        yield f"Over the {m.window_days} days from {_day(m.window_from)}:"
    if m.arrivals_per_day is not None:
        yield f"- {_two(m.arrivals_per_day)} come a day."
    if m.completions_per_day is not None:
        bulk = m.completions_per_day_without_bulk
        if m.bulk and bulk is not None and _two(bulk) != _two(m.completions_per_day):
            yield (
                f"- {_two(bulk)} are finished a day by everyday work; "
                f"{_two(m.completions_per_day)} with what was closed in bulk."
            )
        else:
            yield f"- {_two(m.completions_per_day)} are finished a day."
    if m.closing_age and m.closing_age.p50 is not None:
        yield (
            f"- Of the finished, half were done within {_span(m.closing_age.p50)}, "
            f"nine in ten within {_span(m.closing_age.p90)}."
        )
    if m.open_age and m.open_age.p50 is not None:
        yield (
            f"- Of the open, half are older than {_span(m.open_age.p50)}, one in ten older than "
            f"{_span(m.open_age.p90)}; the oldest is {_span(m.open_age.max)} old."
        )
    elif m.open_age and m.open_age.max is not None:
        yield f"- The oldest is {_span(m.open_age.max)} old."
    if m.effort:
        yield (
            f"- The open are {_two(m.effort.open)} of effort; {_two(m.effort.arrivals_per_day)} "
            f"come a day and {_two(m.effort.completions_per_day)} are finished."
        )
    if m.order:
        yield (
            f"- Worked {m.order.words}: {m.order.value:.2f} "
            "(0 is always the oldest first, 1 always the newest)."
        )


def _by_age(m: Measures) -> Iterator[tuple[str, tuple[Band, ...]]]:
    if m.repeat and any(one.happened for one in m.repeat):
        yield "Further items of customers who wait, by age of what they wait for", m.repeat
    if m.expiry:
        for title, bands in (("Taken back", m.expiry.withdrawn), ("Lapsed", m.expiry.expired)):
            if any(one.happened for one in bands):
                yield f"{title}, by age", bands


def _read(report: Report) -> Iterator[str]:
    if report.kind == "numbers":
        yield "Three numbers that you know. Everything else needs an export."
        return
    named = ", ".join(f"{role}: “{name}”" for role, name in report.columns.items())
    kind = "periods" if report.kind == "counts" else "rows"
    yield f"{report.source} ({report.format}). {named}."
    found = report.findings
    if not found.set_aside:
        yield f"{found.rows:,} {kind}, all used."
        return
    aside = ", ".join(f"{n:,} {reason}" for reason, n in found.set_aside.items())
    yield f"{found.rows:,} {kind}: {found.used:,} used; set aside: {aside}."


def _said(finding: Finding) -> Iterator[str]:
    yield f"- {finding.text}"
    shown = "; ".join(one.said for one in finding.examples)
    if shown:
        yield f"    {shown}"


def _day(day: date) -> str:
    return f"{said_day(day)} {day.year}"


def _days(n: int) -> str:
    return "day" if n == 1 else "days"


def _span(days: int | None) -> str:
    """An age as a person says it: days up to three months, then months, then years."""
    if days is None:
        return "an unknown time"
    if days < 90:
        return f"{days} {_days(days)}"
    if days < 730:
        return f"{round(days / 30.44)} months"
    return f"{amount(days / 365.25)} years"


def _two(value: float) -> str:
    if value == round(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _ages(band: Band) -> str:
    return (
        f"{band.first} days and older" if band.last is None else f"{band.first} to {band.last} days"
    )


def _per_thousand(band: Band) -> str:
    return "" if band.per_item_day is None else f"{1000 * band.per_item_day:.2f}"
