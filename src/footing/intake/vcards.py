"""vCards of the versions 2.1, 3.0 and 4.0, as phones, Apple, Google and Outlook write them.

``vobject`` unfolds the lines and takes each apart. Its cards as a whole are not used: one damaged
photo makes it refuse a card. What the versions and programs write differently is evened out here.
References: RFC 6350 (4.0), RFC 2426 (3.0), and "vCard: The Electronic Business Card", version 2.1.
"""

from __future__ import annotations

import io
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from footing.intake.contact_dates import NoDayError, day_of
from footing.intake.contact_words import field_of, year_of_cell, year_of_label
from footing.intake.people import Choices, People, PeopleError, Person
from footing.kernel.saying import counted

_WANTED = frozenset(
    "BEGIN END VERSION FN N ORG EMAIL TEL NOTE CATEGORIES REV UID NICKNAME X-ABDATE X-ABLABEL "
    "KIND X-ADDRESSBOOKSERVER-KIND".split()
)
_NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)[;:]")
_SHAPE = re.compile(
    r"""(?: [\w-]++ \. )? [\w-]++
        (?: ; [\w-]*+ (?: = (?: "[^"]*+" | [^";:,]*+ ) (?: , (?: "[^"]*+" | [^";:,]*+ ) )*+ )? )*+ :
    """,
    re.VERBOSE | re.ASCII,
)
"""What vobject can take apart. On a line of another shape its own pattern may run for hours."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One line of a card, taken apart; its value is decoded, and still escaped."""

    name: str
    value: str
    group: str = ""


def is_vcard(data: bytes) -> bool:
    """Whether a file begins as a vCard, in whatever letters."""
    begins = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    return begins.startswith(b"BEGIN:VCARD")


def read_vcards(data: bytes, name: str, choices: Choices, today: date) -> People:
    """Everybody in a file of vCards; PeopleError where there is nobody."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    cards, broken, open_end = _cards(data.removeprefix(b"\xef\xbb\xbf"))
    people, groups, nobody = [], 0, 0
    for lines in cards:
        if any("KIND" in line.name and line.value.lower() == "group" for line in lines):
            groups += 1
            continue
        person = _person(lines, choices, today)
        people += [] if person.empty else [person]
        nobody += person.empty
    if not people:
        raise PeopleError("There is nobody in this file.", where=name, todo="Export it again.")
    notes = []
    if broken:
        notes.append(f"Left out: {counted(broken, 'line')} that could not be read.")
    if open_end:
        notes.append("The last card is cut off. It was read as far as it goes.")
    if groups:
        notes.append(f"Left out: {counted(groups, 'list')} of people, as no one person is meant.")
    if nobody:
        notes.append(f"Left out: {counted(nobody, 'card')} without a name, address or number.")
    return People("vCard", tuple(people), tuple(notes))


def _cards(data: bytes) -> tuple[list[list[Line]], int, bool]:
    """The lines of every card, how many lines could not be read, and whether the last is cut off.

    A card inside a card (an AGENT of 2.1) is left out.
    """
    from vobject.base import ParseError, getLogicalLines, parseLine

    found: list[list[Line]] = []
    broken = depth = 0
    # Byte for letter: a fold may lie inside a letter, and each line can have a charset of its own.
    text = io.StringIO(_photos_out(data).decode("latin-1"), newline=None)
    for raw, _ in getLogicalLines(text, allowQP=True):
        match = _NAME.match(raw)
        wanted = match[1].upper().replace("_", "-") if match else ""
        if match and wanted not in _WANTED:
            continue
        try:
            if not _SHAPE.match(raw):
                raise ParseError("no shape of a line")
            label, params, value, group = parseLine(raw)
        except ParseError:
            broken += bool(raw.strip()) and depth == 1
            continue
        if wanted == "BEGIN":
            depth += 1
            if depth == 1:
                found.append([])
        elif wanted == "END":
            depth = max(depth - 1, 0)
        elif depth == 1:
            found[-1].append(Line(label.upper(), _decoded(value, params), group or ""))
    return found, broken, depth > 0


_PHOTO = re.compile(
    rb"^(?:[A-Za-z0-9-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:][^\r\n]*(?:\r\n|\r|\n)"
    rb"(?:[ \t][^\r\n]*(?:\r\n|\r|\n)|[A-Za-z0-9+/=]{20,}(?:\r\n|\r|\n))*",
    re.MULTILINE | re.IGNORECASE,
)


def _photos_out(data: bytes) -> bytes:
    """The cards without pictures, sounds and keys; some phones do not fold what these hold."""
    return _PHOTO.sub(b"", data)


def _decoded(value: str, params: Iterable[list[str]]) -> str:
    """The letters of a value that stands byte for letter, by its encoding and its charset."""
    words = [[word.upper() for word in one] for one in params]
    charset = next((one[1] for one in words if one[0] == "CHARSET" and len(one) > 1), "")
    raw = value.encode("latin-1")
    if any("QUOTED-PRINTABLE" in one for one in words):
        raw = quopri.decodestring(raw)
    for encoding in (charset, "utf-8"):
        try:
            return raw.decode(encoding) if encoding else raw.decode("utf-8")
        except (ValueError, LookupError):  # no such letters, or no such charset
            continue
    return raw.decode("cp1252", "replace")


def _person(lines: list[Line], choices: Choices, today: date) -> Person:
    def all_(name: str) -> Iterator[str]:
        return (line.value for line in lines if line.name == name)

    def one(name: str) -> str:
        return next((text for value in all_(name) if (text := _plain(value))), "")

    given = [_plain(part) for part in _split(next(all_("N"), ""), ";")] + [""] * 3
    spelled = " ".join(part for part in (given[1], given[2], given[0]) if part)
    labels = [_plain(part) for value in all_("CATEGORIES") for part in _split(value, ",")]
    years = [year for label in labels if (year := year_of_label(label, today.year))]
    last, year, odd = _own_dates(lines, today)
    notes = [_plain(value) for value in all_("NOTE")] + odd
    return Person(
        name=one("FN") or spelled or one("NICKNAME"),
        org=", ".join(
            part for each in _split(next(all_("ORG"), ""), ";") if (part := _plain(each))
        ),
        emails=_each(value.removeprefix("mailto:") for value in all_("EMAIL")),
        phones=_each(value.removeprefix("tel:") for value in all_("TEL")),
        year=max(years, default=None) or year or choices.year,
        last=last,
        note="\n".join(text for text in notes if text),
        revised=_revised(one("REV")),
        uid=one("UID"),
    )


def _own_dates(lines: list[Line], today: date) -> tuple[date | None, int | None, list[str]]:
    """The last contact and the year, where somebody gave a date of their own such a label."""
    last: date | None = None
    year: int | None = None
    odd: list[str] = []
    named = {line.group: _plain(line.value) for line in lines if line.name == "X-ABLABEL"}
    for line in lines:
        label = named.get(line.group, "") if line.name == "X-ABDATE" else ""
        if field_of(label) == "last":
            try:
                last = day_of(_plain(line.value), None)
            except NoDayError:
                odd.append(f"{label}: {_plain(line.value)}")
        elif field_of(label) == "year":
            year = year_of_cell(line.value, today.year)
    return last, year, odd


def _revised(text: str) -> date | None:
    try:
        return day_of(text, None) if text else None
    except NoDayError:
        return None


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values if (text := _plain(value))))


def _split(value: str, at: str) -> list[str]:
    """The parts of a value between separators that are not escaped."""
    return re.split(rf"(?<!\\){at}", value) if value else []


def _plain(value: str) -> str:
    """A value without its escapes, on lines of its own where it has some."""
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
