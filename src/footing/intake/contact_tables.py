"""Tables of contacts as CSV: exports of Google Contacts and Outlook, and those of one's own."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from footing.intake.contact_dates import NoDayError, day_of, order_of
from footing.intake.contact_words import FIELDS, Field, field_of, year_of_cell, year_of_label
from footing.intake.people import MOST_EXAMPLES, Choices, People, PeopleError, Person
from footing.kernel.saying import counted

_SEPARATORS = ",;\t|"
_SEVERAL = " ::: "
"""What Google puts between several values in one cell."""
_MOST_CELL = 1_000_000
_AGAIN = re.compile(r" \(\d+\)$")
Row = Mapping[str, str]


def read_table(data: bytes, name: str, choices: Choices, today: date) -> People:
    """Everybody in a CSV file; PeopleError where columns have to be named, or for no table."""
    text, note = _text(data, name)
    headings, rows = _rows(text, name)
    columns = _columns(headings, choices, name)
    customs = _customs(headings)
    known = [field for field in columns if field in ("name", "first", "surname", "org", "email")]
    if not known:
        raise PeopleError(
            "No column is known to hold a name or an e-mail address.", where=name,
            todo=f"Say which does: --column name=“{headings[0]}”, or choose it on the page.",
            headings=headings, columns=columns,
        )  # fmt: skip
    last_cells = [cell for _, row in rows for cell in _last_cells(row, columns, customs)]
    order = choices.day_first if choices.day_first is not None else order_of(last_cells)
    doubtful = [cell for cell in last_cells if order is None and _either(cell)]
    if doubtful:
        raise PeopleError(
            f"“{doubtful[0]}” could be two days, and no other row shows which.", where=name,
            todo="Say which comes first: --dates day-first, or choose it on the page.",
            headings=headings, columns=columns,
        )  # fmt: skip
    people: list[Person] = []
    odd: list[str] = []
    nobody = 0
    for number, row in rows:
        person = _person(row, columns, customs, order, choices, today, odd, number)
        people += [] if person.empty else [person]
        nobody += person.empty
    if not people:
        raise PeopleError("There is nobody in this table.", where=name, todo="Export it again.")
    notes = [note] if note else []
    if nobody:
        notes.append(f"Left out: {counted(nobody, 'row')} without a name, address or number.")
    if odd:
        some = "; ".join(odd[:MOST_EXAMPLES])
        notes.append(
            f"{counted(len(odd), 'date or year', 'dates or years')} could not be read and went to "
            f"the note: {some}{' …' if len(odd) > MOST_EXAMPLES else '.'}"
        )
    return People(_format(headings), tuple(people), tuple(notes), columns, headings)


def _text(data: bytes, name: str) -> tuple[str, str]:
    """The letters of a file, and a note where they are not Unicode."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ""
    if b"\0" in data[:4096]:
        raise PeopleError("This is no text file.", where=name, todo="Export as CSV or vCard.")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "The file was read as Windows-1252."


def _rows(text: str, name: str) -> tuple[tuple[str, ...], list[tuple[int, Row]]]:
    """The headings, and the rows with their numbers as a spreadsheet counts them."""
    csv.field_size_limit(_MOST_CELL)
    first = text.lstrip().partition("\n")[0]
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        text, separator = text.lstrip().partition("\n")[2], first.strip()[4]
        first = text.partition("\n")[0]
    else:
        separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        lines = [
            (number, line)
            for number, line in enumerate(reader, 1)
            if any(cell.strip() for cell in line)
        ]
    except csv.Error as error:
        raise PeopleError(
            f"This is no table that can be read ({error}).", where=name, todo="Export as CSV."
        ) from None
    if len(lines) < 2:
        raise PeopleError(
            "A table with headings and rows is needed.", where=name,
            todo="Export as vCard or as CSV with headings.",
        )  # fmt: skip
    headings = _unlike(cell.strip() for cell in lines[0][1])
    # A row may end early, as some programs leave empty cells off.
    return headings, [
        (number, dict(zip(headings, line, strict=False))) for number, line in lines[1:]
    ]


def _unlike(headings: Iterable[str]) -> tuple[str, ...]:
    """Headings that stand twice get a number, so that no column hides another."""
    seen: Counter[str] = Counter()
    found = []
    for text in headings:
        seen[text] += 1
        found.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return tuple(found)


def _columns(
    headings: Sequence[str], choices: Choices, name: str
) -> Mapping[Field, tuple[str, ...]]:
    """The headings of each field: those that were named, and else those that are known."""
    found: dict[Field, tuple[str, ...]] = {}
    taken = set()
    by_small = {heading.casefold(): heading for heading in reversed(headings)}
    for field, wanted in choices.columns.items():
        heading = by_small.get(" ".join(wanted.split()).casefold())
        if heading is None:
            raise PeopleError(
                f"There is no column “{wanted[:60]}”.", where=name,
                todo=f"There are: {', '.join(headings)[:400]}.", headings=tuple(headings),
            )  # fmt: skip
        found[field] = (heading,)
        taken.add(heading)
    for field in FIELDS:
        if field not in found:
            known = tuple(
                one
                for one in headings
                if one not in taken and field_of(_AGAIN.sub("", one)) == field
            )
            if known:
                found[field] = known
    return found


def _customs(headings: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of headings in which Google puts fields that somebody named: what it is, and value."""
    pairs = []
    for heading in headings:
        if heading.startswith("Custom Field") and heading.endswith(" - Value"):
            for what in ("Label", "Type"):
                label = heading.removesuffix("Value") + what
                pairs += [(label, heading)] if label in headings else []
    return tuple(pairs)


def _cells(row: Row, columns: Mapping[Field, tuple[str, ...]], field: Field) -> Iterator[str]:
    for heading in columns.get(field, ()):
        yield from (part.strip() for part in row.get(heading, "").split(_SEVERAL) if part.strip())


def _custom(row: Row, customs: Sequence[tuple[str, str]], field: Field) -> Iterator[str]:
    for label, value in customs:
        if field_of(row.get(label, "")) == field and row.get(value, "").strip():
            yield row[value].strip()


def _last_cells(
    row: Row, columns: Mapping[Field, tuple[str, ...]], customs: Sequence[tuple[str, str]]
) -> Iterator[str]:
    yield from _cells(row, columns, "last")
    yield from _custom(row, customs, "last")


def _either(text: str) -> bool:
    try:
        day_of(text, None)
    except NoDayError as error:
        return error.either
    return False


def _person(
    row: Row, columns: Mapping[Field, tuple[str, ...]], customs: Sequence[tuple[str, str]],
    day_first: bool | None, choices: Choices, today: date, odd: list[str], number: int,
) -> Person:  # fmt: skip
    """One row; what cannot be read of it goes to its note, and to ``odd`` with its line."""

    def one(field: Field) -> str:
        return next(_cells(row, columns, field), "")

    notes = list(_cells(row, columns, "note"))

    def unread(field: Field, text: str) -> None:
        notes.append(f"{FIELDS[field]}: {text}")
        odd.append(f"row {number}, {text[:40]}")

    days = []
    for text in _last_cells(row, columns, customs):
        try:
            days.append(day_of(text, day_first))
        except NoDayError:
            unread("last", text)
    years = []
    for text in (*_cells(row, columns, "year"), *_custom(row, customs, "year")):
        if (year := year_of_cell(text, today.year)) is None:
            unread("year", text)
        else:
            years.append(year)
    if not years:
        labels = (part for text in _cells(row, columns, "labels") for part in _labels(text))
        years = [year for label in labels if (year := year_of_label(label, today.year))]
    spelled = " ".join(part for part in (one("first"), one("middle"), one("surname")) if part)
    return Person(
        name=" ".join((one("name") or spelled).split()),
        org=one("org"),
        emails=tuple(dict.fromkeys(_cells(row, columns, "email"))),
        phones=tuple(dict.fromkeys(_cells(row, columns, "phone"))),
        year=max(years, default=None) or choices.year,
        last=max(days, default=None),
        note="\n".join(notes),
    )


def _labels(text: str) -> list[str]:
    return [part.strip(" *") for part in text.replace(",", ";").split(";")]


def _format(headings: Sequence[str]) -> str:
    if "E-mail 1 - Value" in headings or "Group Membership" in headings:
        return "Google Contacts"
    if "E-mail Address" in headings and "E-mail Display Name" in headings:
        return "Outlook"
    return "a table"
