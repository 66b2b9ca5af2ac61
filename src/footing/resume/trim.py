"""Starting a résumé from now: recent roles in full, older ones in a line, the oldest left out.

That employers look back ten to fifteen years is a convention of advisers, and no finding: both
figures are the person's to change. The thought that a résumé begins with today is from "Start from
where you are" (the source text): people "want to keep things on their resumes from 20, or even 30
years ago".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from footing.resume.dates import last_day, years_before
from footing.resume.doubts import Doubt, doubts
from footing.resume.roles import SECTIONS, Role, roles

YEARS, FULL = 15, 10
MOST_YEARS = 80
CONVENTION = (
    "Ten to fifteen years back is a convention, not a rule or a finding. Both figures are yours "
    "to change."
)
DATED: Mapping[str, tuple[str, str]] = {
    "awards": ("title", "date"),
    "certificates": ("name", "date"),
    "publications": ("name", "releaseDate"),
}
"""Sections whose items have one date; they are left out with the oldest roles."""
_LINE = ("name", "position", "organization", "entity", "startDate", "endDate", "location")
"""What is told of a role in one line."""


@dataclass(frozen=True)
class Window:
    """What the person wants: all that ended within ``full`` years in full, within ``years`` told.

    ``pins`` are places that are kept in full whatever their age. ``told`` gives dates by place:
    (start, end), the end empty for what goes on. Raises ValueError for years that cannot be.
    """

    years: int = YEARS
    full: int = FULL
    pins: frozenset[str] = frozenset()
    told: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.full <= self.years <= MOST_YEARS:
            raise ValueError(f"0 to {MOST_YEARS} years, in full no more than at all")


@dataclass(frozen=True)
class Shortened:
    """Something that is told in one line, or left out (``left_out``), and why."""

    place: str
    title: str
    when: str
    why: str
    left_out: bool


@dataclass(frozen=True)
class Trimmed:
    """A résumé that starts from now.

    ``document`` is the new JSON Resume, a copy. ``full`` and ``earlier`` are the roles told in full
    and in one line, the newest first; ``kept`` are those told in full although they are old or
    undated, with the reason. ``current`` is the role of today, None where there is none.
    """

    document: Mapping[str, Any]
    full: tuple[Role, ...]
    earlier: tuple[Role, ...]
    shortened: tuple[Shortened, ...]
    doubts: tuple[Doubt, ...]
    kept: tuple[tuple[Role, str], ...]
    current: Role | None


def trim(
    document: Mapping[str, Any], today: date, window: Window, wins: Sequence[str] = ()
) -> Trimmed:
    """The résumé in ``document``, a valid JSON Resume 1.0.0, started from ``today``.

    ``wins`` become highlights of the current role; where there is none they are not added. What is
    pinned, undated or in the future is kept in full, and so is the newest paid role, however old.
    ``document`` itself is never changed.
    """
    order = list(SECTIONS)
    found = sorted(
        roles(document, window.told, today),
        key=lambda one: (order.index(one.section), one.newest_first(today)),
    )
    told_until = years_before(today, window.years)
    full_until = years_before(today, window.full)
    full: list[Role] = []
    earlier: list[Role] = []
    shortened: list[Shortened] = []
    kept: list[tuple[Role, str]] = []
    newest = next((one for one in found if one.section == "work" and one.dated), None)
    for one in found:
        old = one.dated and one.last(today) < full_until
        why = _kept(one, window, old=old, newest=one == newest)
        if why or not old:
            full.append(one)
            kept += [(one, why)] if why else []
            continue
        gone = one.last(today) < told_until
        if not gone:
            earlier.append(one)
        years = window.years if gone else window.full
        why = f"It ended more than {years} years ago."
        shortened.append(Shortened(one.place, one.title, one.when, why, gone))
    fresh = dict(deepcopy(dict(document)))
    current = _current(found, today)
    for section in SECTIONS:
        if section in fresh:
            fresh[section] = _section(section, fresh, full, earlier, current, wins)
    for section, (name, key) in DATED.items():
        items = fresh.get(section) or []
        shortened += _old(section, name, key, items, window, told_until)
        gone_places = {one.place for one in shortened}
        left = [
            item
            for number, item in enumerate(items)
            if f"{section}[{number + 1}]" not in gone_places
        ]
        if section in fresh:
            fresh[section] = left
    return Trimmed(
        fresh, tuple(full), tuple(earlier), tuple(shortened), doubts(found, today), tuple(kept),
        current,
    )  # fmt: skip


def _section(
    section: str,
    document: Mapping[str, Any],
    full: Sequence[Role],
    earlier: Sequence[Role],
    current: Role | None,
    wins: Sequence[str],
) -> list[dict[str, Any]]:
    items = document[section]
    made = []
    for one in (*full, *earlier):
        if one.section != section:
            continue
        item = dict(items[one.number])
        for key, value in (("startDate", one.start), ("endDate", one.end)):
            if value:
                item[key] = value
            else:
                item.pop(key, None)
        if one in earlier:
            item = {key: item[key] for key in _LINE if key in item}
        if one == current and wins:
            there = list(item.get("highlights") or ())
            item["highlights"] = there + [win for win in wins if win not in there]
        made.append(item)
    return made


def _kept(one: Role, window: Window, *, old: bool, newest: bool) -> str:
    """Why a role that is old or undated is told in full all the same; empty where it is not."""
    if not one.dated:
        return "It has no dates."
    if old and one.place in window.pins:
        return "You keep it."
    return "It is the newest one." if old and newest else ""


def _current(found: Sequence[Role], today: date) -> Role | None:
    """The paid role of today: the one that began last, where several go on."""
    held = [one for one in found if one.section == "work" and one.start]
    held = [one for one in held if one.last(today) >= today]
    begun = [one for one in held if last_day(one.start) <= today or one.start == str(today.year)]
    return max(begun, key=lambda one: (last_day(one.start), -one.number), default=None)


def _old(
    section: str, name: str, key: str, items: Sequence[Mapping[str, Any]], window: Window,
    until: date,
) -> list[Shortened]:  # fmt: skip
    why = f"It is more than {window.years} years old."
    found = []
    for number, item in enumerate(items):
        day, place = str(item.get(key) or ""), f"{section}[{number + 1}]"
        if day and place not in window.pins and last_day(day) < until:
            title = str(item.get(name) or "").strip() or "no name"
            found.append(Shortened(place, title, day[:4], why, left_out=True))
    return found
