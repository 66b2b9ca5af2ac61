"""A page for a mentor: parts of one matter, chosen by the person, in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footing.app import after, journal, matters, ready
from footing.app.workspace import Workspace
from footing.delivery.sheet import Section, Sheet
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.saying import said_day, said_moment

if TYPE_CHECKING:
    from footing.app.advice_ask import Sendable
    from footing.app.after import Afterwards
    from footing.followup.debrief import Debrief
    from footing.followup.promises import Promise

BEFORE = "Would you look at this before I say it? What would you say differently, and why?"
AFTERWARDS = "This is where it stands. What would you do next, and why?"
FILES = ("mentor.html", "mentor.md", "mentor-reply.html")
"""The page alone, as HTML or Markdown, and the page with a form that saves an answer."""
_CUT = "\ue000"
"""Stands between the texts while names are replaced in all of them together."""


@dataclass(frozen=True)
class Part:
    """A part that could go into the page, and whether it is ticked."""

    section: Section
    ticked: bool


@dataclass(frozen=True)
class Shared:
    """The page as it would go out: what was replaced by what, and what may name somebody yet."""

    sheet: Sheet
    replaced: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]


def parts(ws: Workspace, matter_id: str) -> tuple[Part, ...]:
    """All parts of a matter that have something in them; what is private is not ticked.

    Raises GateError where the gate stopped the matter.
    """
    view = matters.page(ws, matter_id)
    record = after.look(ws, view.matter.id)
    held = any(one.held for one in record.debriefs)
    page, leader = view.page, view.matter.people.get("leader") or "My leader"
    stands = ready.of_matter(ws, view.matter.id)
    brief = page.brief
    found = (
        Part(Section("aim", "What I want", (brief.aim,)), True),
        Part(Section("spoken", "What I want to say", _paragraphs(page.spoken)), not held),
        Part(Section("message", "The written version", _paragraphs(page.message)), False),
        Part(
            Section(
                "open", "What I may be asked and cannot answer yet",
                tuple(one.question for one in stands.unanswered), True,
            ),
            not held,
        ),
        Part(
            Section("happened", "What happened", tuple(map(_happened, record.debriefs)), True), True
        ),
        Part(
            Section(
                "promises", "Who promised what",
                tuple(_promised(one, leader) for one in record.promises), True,
            ),
            True,
        ),
        Part(Section("since", "Since then", _since(ws, record), True), True),
        Part(Section("fear", "What I fear", (brief.fear,)), False),
    )  # fmt: skip
    return tuple(
        replace(one, section=replace(one.section, lines=lines))
        for one in found
        if (lines := tuple(line for line in one.section.lines if line.strip()))
    )


def asks(ws: Workspace, matter_id: str) -> str:
    """What the mentor could be asked: one thing before the talk, another after it."""
    held = any(one.held for one in after.look(ws, matter_id).debriefs)
    return AFTERWARDS if held else BEFORE


def shared(
    ws: Workspace, matter_id: str, chosen: Iterable[str], ask: str = "", *, names: bool = False
) -> Shared:
    """The page of the chosen parts; names are replaced by roles unless they are to stay.

    NotFoundError for a part that is not there, FootingError where none is chosen.
    """
    offered = {one.section.key: one.section for one in parts(ws, matter_id)}
    wanted = list(dict.fromkeys(chosen))
    unknown = [key for key in wanted if key not in offered]
    if unknown:
        raise NotFoundError(
            f"There is no part “{unknown[0]}” here.", todo=f"There are: {', '.join(offered)}."
        )
    if not wanted:
        raise FootingError("Nothing is chosen, so the page would be empty.", todo="Choose a part.")
    matter = matters.show(ws, matter_id)
    title = next(one.title for one in matters.list_(ws) if one.matter.id == matter.id)
    sections = tuple(section for key, section in offered.items() if key in wanted)
    sheet = Sheet(title, ask.strip() or asks(ws, matter.id), sections)
    if names:
        return Shared(sheet, (), ())
    return _without_names(sheet, matter.people)


def sendable(made: Shared, name: str) -> Sendable:
    """The page as one of ``FILES``; NotFoundError for any other name."""
    from footing.app.advice_ask import Sendable
    from footing.delivery.reply_form import reply_sheet
    from footing.delivery.sheet import sheet_html, sheet_markdown

    if name == "mentor.md":
        return Sendable(name, "text/markdown; charset=utf-8", sheet_markdown(made.sheet))
    if name == "mentor.html":
        return Sendable(name, "text/html; charset=utf-8", sheet_html(made.sheet))
    if name == "mentor-reply.html":
        return Sendable(name, "text/html; charset=utf-8", reply_sheet(made.sheet))
    raise NotFoundError(f"There is no file “{name}”.", todo=f"There are: {', '.join(FILES)}.")


def _without_names(sheet: Sheet, people: Mapping[str, str]) -> Shared:
    from footing.app.advice_ask import composed

    lines = [line for one in sheet.sections for line in one.lines]
    leader = people.get("leader", "")
    texts = [sheet.title, sheet.ask, *(_unaddressed(line, leader) for line in lines)]
    joined = f"\n{_CUT}\n".join(text.replace(_CUT, "") for text in texts)
    made = composed(people, joined, "")
    title, ask, *shown = (text.strip("\n") for text in made.text.split(_CUT))
    rest = iter(shown)
    sections = tuple(
        replace(one, lines=tuple(next(rest) for _ in one.lines)) for one in sheet.sections
    )
    return Shared(Sheet(title, ask, sections), made.replaced, made.doubts)


def _unaddressed(text: str, leader: str) -> str:
    """The text without the leader's name where they are spoken to: no role stands well there."""
    if not leader:
        return text
    text = text.replace(f", {leader}.", ".").replace(f", {leader}, ", ", ")
    if text.startswith(f"{leader}, "):
        text = text.removeprefix(f"{leader}, ")
        text = text[:1].upper() + text[1:]
    return text


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n"))


def _happened(one: Debrief) -> str:
    said = [f"{said_day(one.day)}: {'the talk took place' if one.held else 'no talk yet'}."]
    if one.acknowledged:
        said.append(f"Acknowledged: {one.acknowledged}")
    if one.next_checkin:
        said.append(f"Next: {said_moment(one.next_checkin)}.")
    return " ".join(said)


def _promised(one: Promise, leader: str) -> str:
    due = f", by {said_day(one.due)}" if one.due else ""
    what = one.what.strip().rstrip(".")
    return f"{'I' if one.who == 'me' else leader}: {what}{due} ({one.state})"


def _since(ws: Workspace, record: Afterwards) -> tuple[str, ...]:
    """Wins and mistakes of this matter since the last talk that was held, the earliest first."""
    held = [one.day for one in record.debriefs if one.held]
    if not held:
        return ()
    return tuple(
        f"{said_day(one.day)}, {one.kind}: {one.text}"
        for one in reversed(journal.list_(ws, matter=record.matter.id))
        if one.kind in ("win", "mistake") and one.day >= max(held)
    )
