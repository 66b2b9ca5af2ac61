"""Everything that was kept, as Markdown to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from footing.delivery.markdown import escaped_line, escaped_text
from footing.kernel.saying import said_day, said_moment

if TYPE_CHECKING:
    from footing.advice.decision import Decision
    from footing.advice.kept import Panel, Piece
    from footing.contacts.model import Contact
    from footing.followup.checkins import Checkins
    from footing.followup.debrief import Debrief
    from footing.followup.load import Commitment
    from footing.playbooks.matter import Matter
    from footing.store import Everything

_STAGES: Mapping[str, str] = {"day": "a day later", "weeks": "two weeks later"}


def markdown(everything: Everything, now: datetime) -> str:
    """All records in one document: matters with what belongs to them, the journal, the load."""
    lines = ["# What Footing kept for you", "", f"Written on {said_moment(now)} {now.year}.", ""]
    for matter in everything.matters:
        lines += _matter(matter)
        lines += _debriefs([one for one in everything.debriefs if one.matter == matter.id])
        lines += _promises(
            [
                f"{'me' if one.who == 'me' else 'leader'}: {one.what}"
                + (f" (by {_day(one.due)})" if one.due else "")
                + f", {one.state}"
                + (f" ({one.reason})" if one.reason else "")
                + "".join(f", was due on {_day(day)}" for day in one.was)
                for one in everything.promises
                if one.matter == matter.id
            ]
        )
        lines += _checkins([one for one in everything.checkins if one.matter == matter.id])
        lines += _advice(
            [one for one in everything.panels if one.matter == matter.id],
            [one for one in everything.pieces if one.matter == matter.id],
        )
        lines += _decisions([one for one in everything.decisions if one.matter == matter.id])
    lines += _decisions([one for one in everything.decisions if not one.matter])
    lines += ["## Journal", ""]
    for entry in sorted(everything.entries, key=lambda one: one.day):
        link = f" (matter {entry.matter})" if entry.matter else ""
        lines.append(f"- {_day(entry.day)}, {entry.kind}: {escaped_line(entry.text)}{link}")
    if not everything.entries:
        lines.append("No entries.")
    lines += _load(everything.commitments)
    lines += _contacts(everything.contacts)
    return "\n".join(lines).rstrip() + "\n"


def _matter(matter: Matter) -> Iterator[str]:
    leader = matter.people.get("leader")
    with_whom = f", with {escaped_line(leader)}" if leader else ""
    yield f"## {escaped_line(matter.playbook)}{with_whom} ({matter.id})"
    yield ""
    yield f"Begun on {_day(matter.started)}, changed on {_day(matter.changed)}, {matter.state}."
    yield ""
    for key, value in matter.people.items():
        yield f"- {key}: {escaped_line(value)}"
    yield ""
    for key, value in matter.answers.items():
        yield f"### {key}"
        yield ""
        yield from _value(value)
        yield ""
    for part, edit in matter.edits.items():
        yield f"### {part}, in your own words"
        yield ""
        yield escaped_text(edit.text)
        yield ""


def _value(value: Any) -> Iterator[str]:
    match value:
        case list() | tuple():
            for item in value:
                inner = list(_value(item))
                yield f"- {inner[0]}" if inner else "-"
                yield from (f"  {line}" for line in inner[1:])
        case Mapping():
            for key, one in value.items():
                yield f"{key}: {' '.join(_value(one))}  "
        case bool():
            yield "yes" if value else "no"
        case datetime():
            yield f"{said_moment(value)} {value.year}"
        case date():
            yield _day(value)
        case _:
            yield escaped_text(str(value))


def _debriefs(debriefs: list[Debrief]) -> Iterator[str]:
    if debriefs:
        yield "### What happened"
        yield ""
    for one in debriefs:
        said = [
            _STAGES[one.stage] if one.stage != "talk" else "held" if one.held else "not held",
            f"said: {escaped_line(one.said)}" if one.said else "",
            f"acknowledged: {escaped_line(one.acknowledged)}" if one.acknowledged else "",
            f"relief {one.relief} of 10" if one.relief is not None else "",
            f"the fear came true: {one.happened}" if one.happened else "",
            f"to do differently: {escaped_line(one.lesson)}" if one.lesson else "",
            f"note: {escaped_line(one.note)}" if one.note else "",
            f"next check-in {said_moment(one.next_checkin)}" if one.next_checkin else "",
        ]
        yield f"- {_day(one.day)}: " + "; ".join(part for part in said if part)
    if debriefs:
        yield ""


def _promises(promises: list[str]) -> Iterator[str]:
    if promises:
        yield "### Promises"
        yield ""
        yield from (f"- {escaped_line(one)}" for one in promises)
        yield ""


def _checkins(found: list[Checkins]) -> Iterator[str]:
    for one in found:
        how = f"every {one.every}, from" if one.every else "once, on"
        off = " (cancelled)" if one.cancelled else ""
        yield "### Check-ins"
        yield ""
        yield f"- {how} {said_moment(one.first)} {one.first.year}{off}"
        for change in one.changes:
            to = f"moved to {said_moment(change.to)}" if change.to else "cancelled"
            yield f"- {said_moment(change.was)} {change.was.year}: {to}"
        yield ""


def _advice(panels: list[Panel], pieces: list[Piece]) -> Iterator[str]:
    if not panels and not pieces:
        return
    yield "### Advice"
    yield ""
    for panel in panels:
        for title, text in (("My own view", panel.own_view), ("I asked", panel.question)):
            if text:
                yield f"{title}:"
                yield ""
                yield escaped_text(text)
                yield ""
    for piece in pieces:
        who = ", ".join(part for part in (piece.author, piece.place, piece.day) if part)
        votes = "" if piece.votes is None else f", {piece.votes} votes"
        aside = f" (set aside: {piece.aside})" if piece.aside else ""
        yield f"{escaped_line(who or 'Somebody')}{votes}{escaped_line(aside)}:"
        yield ""
        yield escaped_text(piece.text)
        yield ""


def _decisions(decisions: list[Decision]) -> Iterator[str]:
    for one in decisions:
        yield f"### Decision ({one.id})"
        yield ""
        yield f"Changed on {_day(one.changed)}."
        yield ""
        yield from _value(one.given)
        yield ""


def _load(commitments: Sequence[Commitment]) -> Iterator[str]:
    if commitments:
        yield ""
        yield "## Hours of the week"
        yield ""
    for one in sorted(commitments, key=lambda one: one.since):
        until = f" until {_day(one.until)}" if one.until else ""
        what = escaped_line(one.what) or "The hours there are"
        yield f"- {what}: {one.hours:g} hours a week from {_day(one.since)}{until}"


def _contacts(contacts: Sequence[Contact]) -> Iterator[str]:
    if contacts:
        yield ""
        yield "## Keeping in touch"
        yield ""
    for one in contacts:
        parts = [one.title, one.org if one.name else "", *one.emails, *one.phones]
        parts += [f"client until {one.year}"] if one.year else []
        parts += [f"last contact {_day(one.last)}"] if one.last else []
        parts += [f"next on {_day(one.next)}"] if one.next else []
        parts += ["left out"] if one.aside else []
        yield f"- {escaped_line(', '.join(part for part in parts if part))}"
        yield from (f"  {escaped_line(line)}" for line in one.note.splitlines() if line.strip())


def _day(day: date) -> str:
    return f"{said_day(day)} {day.year}"
