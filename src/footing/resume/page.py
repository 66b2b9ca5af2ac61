"""A trimmed résumé as it is read: a head, and sections with entries and lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from footing.resume.dates import said
from footing.resume.roles import Role, span
from footing.resume.trim import Trimmed

EARLIER = "Earlier experience"
_TITLES = {"work": "Experience", "volunteer": "Volunteering", "projects": "Projects"}


@dataclass(frozen=True)
class Entry:
    """Something told in full: what, where, when ("" where unknown), a text, and points."""

    title: str
    at: str = ""
    when: str = ""
    text: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with entries in full, or with lines of one row each: (text, when)."""

    title: str
    entries: tuple[Entry, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole résumé: who, how to reach them, a summary, and the sections that have content."""

    name: str
    label: str
    contact: tuple[str, ...]
    summary: str
    sections: tuple[Section, ...]


def sheet(trimmed: Trimmed) -> Sheet:
    """The trimmed résumé in the order in which it is read: from now backwards."""
    document = trimmed.document
    basics = _table(document.get("basics"))
    sections = [_full("work", trimmed)]
    if trimmed.earlier:
        sections.append(Section(EARLIER, lines=tuple((r.title, r.when) for r in trimmed.earlier)))
    sections += [_full("volunteer", trimmed), _full("projects", trimmed)]
    sections += [
        Section("Education", tuple(map(_studied, _items(document, "education")))),
        *(
            Section(title, lines=tuple(_line(item, names, day) for item in _items(document, key)))
            for key, title, names, day in (
                ("certificates", "Certificates", ("name", "issuer"), "date"),
                ("awards", "Awards", ("title", "awarder"), "date"),
                ("publications", "Publications", ("name", "publisher"), "releaseDate"),
            )
        ),
        Section("Skills", lines=tuple(_listed(item) for item in _items(document, "skills"))),
        Section(
            "Languages",
            lines=tuple(
                (_joined((_text(item, "language"), _text(item, "fluency"))), "")
                for item in _items(document, "languages")
            ),
        ),
        Section("Interests", lines=tuple(_listed(item) for item in _items(document, "interests"))),
        Section(
            "References",
            tuple(
                Entry(_text(item, "name"), text=_text(item, "reference"))
                for item in _items(document, "references")
            ),
        ),
    ]
    return Sheet(
        _text(basics, "name"),
        _text(basics, "label"),
        _contact(basics),
        _text(basics, "summary"),
        tuple(one for one in sections if one.entries or any(text for text, _ in one.lines)),
    )


def _full(section: str, trimmed: Trimmed) -> Section:
    """The roles of a section in full: the new document has them first, in the same order."""
    told = [one for one in trimmed.full if one.section == section]
    items = _items(trimmed.document, section)
    return Section(_TITLES[section], tuple(map(_role, told, items)))


def _role(role: Role, item: Mapping[str, Any]) -> Entry:
    if role.section == "projects":
        title, at = _text(item, "name"), _text(item, "entity")
        text = _text(item, "description")
    else:
        title = _text(item, "position")
        at = _joined((_text(item, "name") or _text(item, "organization"), _text(item, "location")))
        text = _text(item, "summary")
    points = tuple(point for each in item.get("highlights") or () if (point := str(each).strip()))
    return Entry(title or at, at if title else "", role.when, text, points)


def _studied(item: Mapping[str, Any]) -> Entry:
    what = _joined((_text(item, "studyType"), _text(item, "area")))
    where = _text(item, "institution")
    score = _text(item, "score")
    when = span(_text(item, "startDate"), _text(item, "endDate"))
    return Entry(what or where, where if what else "", when, score)


def _line(item: Mapping[str, Any], names: Iterable[str], day: str) -> tuple[str, str]:
    when = _text(item, day)
    return _joined(_text(item, name) for name in names), said(when) if when else ""


def _listed(item: Mapping[str, Any]) -> tuple[str, str]:
    words = ", ".join(str(word) for word in item.get("keywords") or ())
    name = _joined((_text(item, "name"), _text(item, "level")))
    return ": ".join(part for part in (name, words) if part), ""


def _contact(basics: Mapping[str, Any]) -> tuple[str, ...]:
    place = _table(basics.get("location"))
    found = [_text(basics, "email"), _text(basics, "phone"), _text(basics, "url")]
    found.append(_joined((_text(place, "city"), _text(place, "region"))))
    for one in basics.get("profiles") or ():
        found.append(_text(one, "url") or _joined((_text(one, "network"), _text(one, "username"))))
    return tuple(text for text in found if text)


def _items(document: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return list(document.get(key) or ())


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(item: Mapping[str, Any], key: str) -> str:
    return str(item.get(key) or "").strip()


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
