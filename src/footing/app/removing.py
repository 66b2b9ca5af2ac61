"""Removing for good: a matter, a person wherever they are named, or everything; a look first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from footing.app import matters
from footing.app.journal import written
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError
from footing.kernel.saying import counted
from footing.playbooks.matter import Edit, Matter

if TYPE_CHECKING:
    from footing.store import Everything

CONFIRM = "remove everything"
"""What a person types before everything goes."""
BEYOND = (
    "Files that you exported, saved, printed or sent, and entries in your calendar, are not "
    "reached from here: they are yours to remove."
)
_SOMEBODY = "somebody"
_AROUND = 45
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "matters": ("people", "answers", "edits"),
    "entries": ("text",),
    "promises": ("what", "reason"),
    "debriefs": ("acknowledged", "note", "said", "lesson"),
    "panels": ("own_view", "question"),
    "pieces": ("author", "text", "place", "under", "taken"),
    "decisions": ("given",),
    "checkins": (),
    "issues": ("content",),
    "commitments": ("what",),
    "contacts": ("name", "org", "emails", "note"),
}
"""The fields of each kind of record in which somebody can be named."""
_NOUNS = {
    "matters": ("matter", ""),
    "entries": ("journal line", ""),
    "promises": ("promise", ""),
    "debriefs": ("record of a talk", "records of a talk"),
    "panels": ("advice panel", ""),
    "pieces": ("piece of advice", "pieces of advice"),
    "decisions": ("decision", ""),
    "checkins": ("series of check-ins", "series of check-ins"),
    "issues": ("calendar file", ""),
    "commitments": ("commitment", ""),
    "contacts": ("contact", ""),
}


@dataclass(frozen=True)
class Belongings:
    """What goes with a matter, in words, and how many lines of the journal belong to it."""

    matter: Matter
    title: str
    goes: tuple[str, ...]
    lines: int


@dataclass(frozen=True)
class Place:
    """One record in which a person is named: its id, what it is, and the words around the name."""

    id: str
    noun: str
    words: str


@dataclass(frozen=True)
class Named:
    """Where a person is named.

    ``matters`` are about them and go as a whole with what belongs to them; ``given`` is advice that
    came from them, and what is kept of them as a contact, which goes too; in ``places`` their name
    becomes "somebody".
    """

    name: str
    matters: tuple[Belongings, ...]
    given: tuple[Place, ...]
    places: tuple[Place, ...]

    @property
    def nowhere(self) -> bool:
        """Whether they are named in nothing that is here."""
        return not (self.matters or self.given or self.places)


def belongings(ws: Workspace, matter_id: str) -> Belongings:
    """What would go with a matter."""
    return _belongings(ws, matters.show(ws, matter_id), ws.store.everything())


def named(ws: Workspace, name: str) -> Named:
    """Where a person is named, by a name as it is written there; FootingError for no name."""
    wanted = _name(name)
    everything = ws.store.everything()
    whole = tuple(one for one in everything.matters if _is_about(one, wanted))
    gone = {one.id for one in whole}
    given: list[Place] = []
    places: list[Place] = []
    for kind, record in _records(everything):
        if record.id in gone or (kind != "entries" and getattr(record, "matter", "") in gone):
            continue
        noun = _NOUNS[kind][0]
        if kind == "pieces" and _is_by(record, wanted):
            given.append(Place(record.id, noun, _around(record.text, None)))
        elif kind == "contacts" and wanted.search(record.name):
            given.append(Place(record.id, noun, record.title))
        elif found := _found(_shown(kind, record), wanted):
            places.append(Place(record.id, noun, found))
    about = tuple(_belongings(ws, one, everything) for one in whole)
    return Named(name.strip(), about, tuple(given), tuple(places))


def remove_person(ws: Workspace, name: str, leave: Collection[str] = ()) -> Named:
    """Remove a person everywhere in one go, but for the records whose ids are in ``leave``.

    Returns where they are named after it: nowhere, but for what was left.
    """
    from footing.store import Everything

    wanted = _name(name)
    found = named(ws, name)
    now = written(ws.clock())
    drop = {one.matter.id for one in found.matters} | {one.id for one in found.given}
    change = {one.id for one in found.places}
    removed: dict[str, tuple[Any, ...]] = {}
    saved: dict[str, tuple[Any, ...]] = {}
    for kind, record in _records(ws.store.everything()):
        if record.id in leave:
            continue
        if record.id in drop:
            removed[kind] = (*removed.get(kind, ()), record)
        elif record.id in change:
            changed = _unnamed(kind, record, wanted)
            if kind == "entries" and record.kind == "fact":  # the log says when words changed
                changed = replace(changed, text=f"{changed.text}\nChanged: {now}")
            saved[kind] = (*saved.get(kind, ()), changed)
    ws.store.rewrite(remove=Everything(**removed), save=Everything(**saved))
    ws.forget_copies()
    return named(ws, name)


def everything_here(ws: Workspace) -> tuple[str, ...]:
    """How much of each kind is here, in words."""
    return _counts(ws.store.everything())


def remove_everything(ws: Workspace, typed: str) -> None:
    """Remove all of it with the copies; FootingError where ``typed`` is not the word for it."""
    if " ".join(typed.split()).casefold() != CONFIRM:
        raise FootingError("Nothing was removed.", todo=f"To remove everything, type: {CONFIRM}")
    try:
        ws.remove_everything()
    except OSError as error:
        raise FootingError(
            f"Not all of it could be removed ({error.strerror}).",
            where=str(ws.folders.data),
            todo="It is gone on with when Footing is started again.",
        ) from None


def _belongings(ws: Workspace, matter: Matter, everything: Everything) -> Belongings:
    own = {
        field.name: tuple(
            one
            for one in getattr(everything, field.name)
            if getattr(one, "matter", "") == matter.id and field.name != "entries"
        )
        for field in fields(everything)
    }
    title = next(one.title for one in matters.list_(ws) if one.matter.id == matter.id)
    goes = [f"{counted(len(matter.answers), 'answer')} and the texts made from them"]
    goes += _counts(replace(everything, **own))
    lines = sum(one.matter == matter.id for one in everything.entries)
    return Belongings(matter, title, tuple(goes), lines)


def _counts(everything: Everything) -> tuple[str, ...]:
    found = ((len(getattr(everything, kind)), nouns) for kind, nouns in _NOUNS.items())
    return tuple(counted(number, *nouns) for number, nouns in found if number)


def _records(everything: Everything) -> Iterator[tuple[str, Any]]:
    for kind in _TEXTS:
        for record in getattr(everything, kind):
            yield kind, record


def _name(name: str) -> re.Pattern[str]:
    """The name as a whole word, in the letters in which it is written, or all in capitals."""
    plain = " ".join(name.split())
    if len(plain) < 2:
        raise FootingError("Type the name of the person, as it stands in what you wrote.")
    either = "|".join(re.escape(one) for one in dict.fromkeys((plain, plain.upper())))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _is_about(matter: Matter, name: re.Pattern[str]) -> bool:
    return bool(name.search(matter.people.get("leader", "")))


def _is_by(piece: Any, name: re.Pattern[str]) -> bool:
    return bool(name.fullmatch(piece.author.strip()))


def _shown(kind: str, record: Any) -> list[str]:
    return [text for field in _TEXTS[kind] for text in _texts(getattr(record, field))]


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Edit():
            yield from (value.base, value.text)
        case Mapping():
            for one in value.values():
                yield from _texts(one)
        case list() | tuple():
            for one in value:
                yield from _texts(one)


def _found(texts: list[str], name: re.Pattern[str]) -> str:
    for text in texts:
        if found := name.search(text):
            return _around(text, found)
    return ""


def _around(text: str, found: re.Match[str] | None) -> str:
    start, end = found.span() if found else (0, 0)
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    words = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{words}{' …' if last < len(text) else ''}"


def _unnamed(kind: str, record: Any, name: re.Pattern[str]) -> Any:
    changed = {field: _without(getattr(record, field), name) for field in _TEXTS[kind]}
    return replace(record, **changed)


def _without(value: Any, name: re.Pattern[str]) -> Any:
    match value:
        case str():
            return name.sub(_said, value)
        case Edit():
            return Edit(_without(value.base, name), _without(value.text, name))
        case Mapping():
            return {key: _without(one, name) for key, one in value.items()}
        case list() | tuple():
            return type(value)(_without(one, name) for one in value)
    return value


def _said(found: re.Match[str]) -> str:
    before = found.string[: found.start()].rstrip(" \t“\"‘'(")
    begins = not before or before[-1] in ".?!:\n"
    return _SOMEBODY.capitalize() if begins else _SOMEBODY
