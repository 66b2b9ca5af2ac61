"""How a date is written: templates, the shape of a text, and where its fields stand.

The shape of a text is the text in small letters with every digit made 0. All texts of one shape
have their fields at the same places, so that a column is read with nothing but ``substr``, on any
engine, and a pattern says of each value whether its fields are in range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal, TypeAlias

from footing.kernel.declared import build, parse_toml

ANY_CASE = "(?i)"
"""Put before every pattern: letters of either case."""

Kind = Literal["Y", "y", "m", "d", "b", "a", "H", "I", "M", "S", "f", "p", "z", "s", "Q", "E"]

_SHAPES: Mapping[str, str] = {
    "Y": "0000", "y": "00", "m": "00?", "d": "00?", "H": "00?", "I": "00?", "M": "00", "S": "00",
    "f": "0{1,9}", "p": r"[ap]\.?m\.?", "z": "z|utc|gmt|[+-]00(?::?00)?",
    "s": "0{10}", "Q": "0{13}", "E": r"0{5}(?:\.0+)?",
}  # fmt: skip
_RANGES: Mapping[str, tuple[str, ...]] = {
    # by the number of digits: what a field of one, of two digits may hold
    "H": ("[0-9]", "(?:[01][0-9]|2[0-3])"),
    "I": ("[1-9]", "(?:0[1-9]|1[0-2])"),
    "M": ("[0-5]", "[0-5][0-9]"),
    "S": ("[0-5]", "[0-5][0-9]"),
}


@dataclass(frozen=True)
class Dates:
    """The declared ways to write a date (``data/dates.toml``)."""

    # As STRICT, but a space is a way to join a date and a time, and stays.
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    dates: tuple[str, ...]
    joins: tuple[str, ...]
    times: tuple[str, ...]
    zones: tuple[str, ...]
    stamps: tuple[str, ...]
    nothing: tuple[str, ...]
    not_yet: tuple[str, ...]
    months: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Field:
    """One field of a layout: what it holds, where it begins (from 0), and how long it is.

    ``names`` are the months with their numbers, where they are written as names.
    """

    kind: Kind
    start: int
    length: int
    text: str
    names: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Layout:
    """Texts of one shape read by one template.

    ``pattern`` matches exactly the texts that are a day of the calendar, leap years included, and a
    time of the day. ``iso``: the first ten letters are the day, as in 2024-02-29.
    """

    template: str
    fields: tuple[Field, ...]
    pattern: str
    iso: bool

    def of(self, kind: Kind) -> Field | None:
        """The field of a kind, or None."""
        return next((field for field in self.fields if field.kind == kind), None)

    @property
    def zoned(self) -> bool:
        """Whether the texts say their zone. A count since 1970 does."""
        return any(field.kind in "zsQ" for field in self.fields)

    @property
    def timed(self) -> bool:
        """Whether the texts hold a time of the day."""
        return any(field.kind in "HIsQ" for field in self.fields) or self.template == "%E"

    @property
    def order(self) -> Literal["", "day", "month"]:
        """Which comes first of day and month, where both are numbers and the year is last."""
        kinds = "".join(field.kind for field in self.fields)
        if re.match("dm[Yy]", kinds):
            return "day"
        return "month" if re.match("md[Yy]", kinds) else ""


@cache
def declared() -> Dates:
    """The declared ways to write a date."""
    source = files("footing.intake").joinpath("data/dates.toml").read_bytes()
    return build(Dates, parse_toml(source, "dates.toml"), source, "dates.toml")


@cache
def month_names() -> Mapping[str, int]:
    """Every month name, in small letters, with its number."""
    every = declared().months.values()
    return {name: at for names in every for at, name in enumerate(names, 1) if name}


def alike(name: str) -> Mapping[str, int]:
    """The month names, with numbers, of the language that has most of the length of ``name``."""
    spoken = [names for names in declared().months.values() if name in names]
    long = [
        {one: at for at, one in enumerate(names, 1) if len(one) == len(name)} for names in spoken
    ]
    return max(long, key=len)


def shape(text: str) -> str:
    """The shape of a text: small letters, no space around, every digit 0."""
    return re.sub("[1-9]", "0", text.strip(" ").lower())


def layouts(shapes: str, template: str = "") -> tuple[Layout, ...]:
    """The layouts that texts of one shape may have; only those of ``template`` where it is given.

    Usually one; two where day and month could change places; none where it is no date.
    """
    if len(shapes) > 60:
        return ()
    found = [_whole(template, shapes)] if template else [*_declared(shapes)]
    return tuple({layout.fields: layout for layout in found if layout}.values())


def _declared(shapes: str) -> Iterator[Layout | None]:
    """The layouts of declared ways: a date, then perhaps a time, then perhaps a zone."""
    ways = declared()
    for stamp in ways.stamps:
        yield _whole(stamp, shapes)
    for day in ways.dates:
        if (dated := _part(day, shapes, 0)) is None:
            continue
        if dated.end == len(shapes):
            yield _layout(day, shapes, dated.fields)
        for join, time, zone in product(ways.joins, ways.times, ("", *ways.zones)):
            # Digits that run into each other are a time only in the compact form.
            if ("%H%M" in time and day != "%Y%m%d") or not shapes.startswith(join, dated.end):
                continue
            if not join and day != "%Y%m%d":
                continue
            timed = _part(time, shapes, dated.end + len(join))
            last = timed and _part(zone, shapes, timed.end)
            if timed and last and last.end == len(shapes):
                fields = (*dated.fields, *timed.fields, *last.fields)
                yield _layout(f"{day}{join}{time}{zone}", shapes, fields)


@dataclass(frozen=True)
class _Part:
    """A stretch of a shape that a part of a template fits."""

    fields: tuple[Field, ...]
    end: int


def _part(template: str, shapes: str, at: int) -> _Part | None:
    compiled, kinds = _compiled(template)
    match = compiled.match(shapes, at)
    if match is None:
        return None
    fields = tuple(
        _found(kind, match.start(number), match[number]) for number, kind in enumerate(kinds, 1)
    )
    return _Part(fields, match.end())


def _found(kind: Kind, start: int, text: str) -> Field:
    """A field; names of months and weekdays differ from text to text and are the same layout."""
    names = tuple(alike(text).items()) if kind == "b" else ()
    return Field(kind, start, len(text), "" if kind in "ab" else text, names)


def _whole(template: str, shapes: str) -> Layout | None:
    part = _part(template, shapes, 0)
    return _layout(template, shapes, part.fields) if part and part.end == len(shapes) else None


def _layout(template: str, shapes: str, fields: tuple[Field, ...]) -> Layout:
    dated = "".join(f"{field.kind}{field.length}" for field in fields[:3])
    iso = dated == "Y4m2d2" and shapes[4] + shapes[7] == "--"
    return Layout(template, fields, _pattern(shapes, fields), iso)


@cache
def _compiled(template: str) -> tuple[re.Pattern[str], tuple[Kind, ...]]:
    kinds: list[Kind] = []
    made = ""
    parts = re.findall(r"%([A-Za-z])|([^%]+|%)", template)
    for number, (sign, literal) in enumerate(parts):
        if sign:
            kind = {"B": "b", "A": "a"}.get(sign, sign)
            kinds.append(kind)
            touching = any(parts[at][0] for at in (number - 1, number + 1) if 0 <= at < len(parts))
            made += f"({_of_kind(kind, fixed=touching)})"
        else:
            made += re.escape(literal.lower())
    return re.compile(made), tuple(kinds)


def _of_kind(kind: str, *, fixed: bool) -> str:
    """What a field's shape is; where digits touch, a number has all of its digits."""
    if kind == "b":
        names = sorted(month_names(), key=len, reverse=True)
        return "|".join(map(re.escape, names))
    return (
        "[^\\W\\d_]{2,10}"
        if kind == "a"
        else ("00" if fixed and _SHAPES.get(kind) == "00?" else _SHAPES.get(kind, "(?!)"))
    )


def _pattern(shapes: str, fields: tuple[Field, ...]) -> str:
    """A pattern of the texts that are a day of the calendar and a time of the day."""
    dated = [field for field in fields if field.kind in "Yymbd"]
    if not dated:
        return f"{ANY_CASE}^{_stretch(shapes, fields, 0, len(shapes), {})}$"
    first, last = dated[0].start, dated[-1].start + dated[-1].length
    before = [field for field in fields if field.start < first]
    after = [field for field in fields if field.start >= last]
    short = any(field.kind == "y" for field in dated)
    day = "|".join(
        _stretch(
            shapes, dated, first, last, {"d": days, "m": months, "b": months, "Y": year, "y": year}
        )
        for days, months, year in _calendar(short=short)
    )
    head, tail = (
        _stretch(shapes, before, 0, first, {}),
        _stretch(shapes, after, last, len(shapes), {}),
    )
    return f"{ANY_CASE}^{head}(?:{day}){tail}$"


_LONG, _SHORT, _FEBRUARY = (1, 3, 5, 7, 8, 10, 12), (4, 6, 9, 11), (2,)
_Within: TypeAlias = str | tuple[int, ...] | range


def _calendar(*, short: bool) -> Iterator[tuple[range, tuple[int, ...], str]]:
    """Which days go with which months and years, from 1600 to 2199."""
    every = "[0-9]{2}" if short else "(?:1[6-9]|2[01])[0-9]{2}"
    fours = "(?:0[48]|[2468][048]|[13579][26])"
    leap = f"(?:00|{fours})" if short else f"(?:(?:1[6-9]|2[01]){fours}|1600|2000)"
    yield range(1, 32), _LONG, every
    yield range(1, 31), _SHORT, every
    yield range(1, 29), _FEBRUARY, every
    yield range(29, 30), _FEBRUARY, leap


def _stretch(
    shapes: str, fields: Sequence[Field], start: int, end: int, within: Mapping[str, _Within]
) -> str:
    """A pattern for a stretch of a shape; ``within`` narrows what kinds of fields may hold."""
    made = ""
    for field in fields:
        made += _literal(shapes[start : field.start])
        made += _narrowed(field, within[field.kind]) if field.kind in within else _field(field)
        start = field.start + field.length
    return made + _literal(shapes[start:end])


def _narrowed(field: Field, within: _Within) -> str:
    """A pattern for a year, or for those numbers or names that a field of this length can hold."""
    if isinstance(within, str):
        return within
    if field.kind == "b":
        found = [name for name, number in field.names if number in within]
    else:
        found = [text for n in within if len(text := f"{n:0{field.length}}") == field.length]
    return f"(?:{'|'.join(found)})" if found else "(?:[^0-9a-z]{9})"


def _field(field: Field) -> str:
    if field.kind in _RANGES:
        return _RANGES[field.kind][field.length - 1]
    if field.kind == "a":
        return f"[^0-9 ,]{{{field.length}}}"
    if field.kind == "E":
        return "(?:2[5-9]|[3-7][0-9])[0-9]{3}" + _literal(field.text[5:])
    if field.kind == "z" and field.length > 3:
        colon = ":" if ":" in field.text else ""
        return f"[{field.text[0]}](?:0[0-9]|1[0-4]){colon}[0-5][0-9]"
    return _literal(field.text)


def _literal(text: str) -> str:
    """A pattern for one stretch of a shape; a 0 stands for any digit."""
    return "".join(
        "[0-9]" if sign == "0" else sign if sign.isalnum() or sign in " :/-,'" else f"[{sign}]"
        for sign in text
    )
