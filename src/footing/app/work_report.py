"""A list of work as sections for people, and as JSON and rows for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from footing.app.backlog_report import Section
from footing.app.plan_report import Row, short
from footing.backlog.policies import POLICIES
from footing.backlog.said import amount
from footing.kernel.saying import said_day

if TYPE_CHECKING:
    from footing.app.work_list import Line, Listing

SCHEMA = "footing.worklist/1"
MOST_SHOWN = 40
"""Lines that somebody reads at once; the CSV and the JSON hold all."""


def as_json(found: Listing) -> dict[str, Any]:
    """The list as ``footing.worklist/1``; dates are ISO texts, and what is unknown is None."""
    standing = found.standing
    return {
        "schema": SCHEMA,
        "day": found.day.isoformat(),
        "as_of": found.as_of.isoformat(),
        "days": found.span,
        "policy": found.policy,
        "capacity_per_day": found.capacity,
        "items": [
            {
                "rank": one.rank,
                "id": one.id,
                "opened": one.opened.isoformat(),
                "age_days": one.age_days,
                "lane": one.lane,
                "reason": one.reason,
                "worker": one.worker or None,
                "due": _iso(one.due),
                "expected": _iso(one.expected),
                "now": one.now,
            }
            for one in found.lines
        ],
        "periods": [
            {
                "name": one.name,
                "count": one.count,
                "first_rank": one.first_rank,
                "done_by": _iso(one.done_by),
            }
            for one in found.periods
        ],
        "progress": standing
        and {
            "done": standing.done,
            "open": standing.open,
            "expected": standing.expected
            and dict(zip(("p10", "p50", "p90"), standing.expected, strict=True)),
            "text": " ".join(standing.text),
        },
    }


def rows(found: Listing) -> Iterator[Row]:
    """One row an item in order, under a heading."""
    yield ("rank", "id", "opened", "age_days", "lane", "reason", "worker", "due", "expected", "now")
    for one in found.lines:
        yield (
            one.rank, one.id, one.opened.isoformat(), one.age_days, one.lane, one.reason,
            one.worker, _iso(one.due), _iso(one.expected), "yes" if one.now else "no",
        )  # fmt: skip


def sections(found: Listing, most: int = MOST_SHOWN) -> tuple[Section, ...]:
    """The list for the day (or the week), each worker's own where there are any, then the rest."""
    return tuple(_sections(found, most))


def _sections(found: Listing, most: int) -> Iterator[Section]:
    if found.standing:
        yield Section("How it goes", found.standing.text)
    when = said_day(found.day)
    today = found.today
    title = f"For {when}" if found.span == 1 else f"For the week from {when}"
    rate = f"{amount(found.capacity * found.span)} a {'day' if found.span == 1 else 'week'}"
    lines = [f"{POLICIES[found.policy].title}, {rate}."]
    if found.day == found.as_of:
        lines.append(f"The list is as of {short(found.as_of)}, the last day of the file.")
    if not found.lines:
        yield Section(title, (*lines, "Nothing is open."))
        return
    if not today:
        lines.append("With this capacity nothing is reached. The order is below.")
        today = found.lines[:most]
    workers = sorted({one.worker for one in today if one.worker})
    if not workers:
        yield _table(title, lines, today, most)
    for number, worker in enumerate(workers):
        own = [one for one in today if one.worker == worker]
        yield _table(f"{title}: {worker}", lines if not number else [], own, most)
    if workers and (nobody := [one for one in today if not one.worker]):
        yield _table(f"{title}: nobody yet", [], nobody, most)
    yield Section(
        "What comes when",
        (f"{len(found.lines):,} are open.",),
        tuple(
            (one.name, f"{one.count:,}", f"{one.first_rank:,}",
             "not in sight" if one.done_by is None else short(one.done_by))
            for one in found.periods
        ),
        ("", "open", "from place", "done by about"),
    )  # fmt: skip


def _table(title: str, lines: list[str], items: Any, most: int) -> Section:
    has_due = any(one.due for one in items)
    shown: list[Line] = list(items)[:most]
    more = len(items) - len(shown)
    rest = (f"{more:,} more: with --format csv you get all.",) if more else ()
    return Section(
        title,
        (*lines, *rest),
        tuple(
            (f"{one.rank}", one.id, short(one.opened), f"{one.age_days:,} days",
             *((short(one.due) if one.due else "",) if has_due else ()), one.reason)
            for one in shown
        ),
        ("", "item", "came", "age", *(("due",) if has_due else ()), "why it stands here"),
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
