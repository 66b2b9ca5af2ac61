"""One validating loader for everything that is declared as data.

A kind of data is a frozen dataclass; the loader rejects unknown keys and reports every error of a
file at once, each with its line and key path.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from footing.kernel.errors import DataError, FootingError, Problem
from footing.kernel.places import Path as KeyPath
from footing.kernel.places import dotted, line_of, lines

T = TypeVar("T")
MOST_BYTES = 2_000_000
"""A declared file is written by hand; a larger one is refused before it is read."""

STRICT = {"extra": "forbid", "str_strip_whitespace": True}
"""Put on every declared dataclass as ``__pydantic_config__``."""

_SAID = {
    "missing": "this key is missing",
    "unexpected_keyword_argument": "unknown key",
    "extra_forbidden": "unknown key",
    "string_type": "a text in quotes is needed here",
    "int_type": "a whole number is needed here",
    "int_parsing": "a whole number is needed here",
    "bool_type": "true or false is needed here",
    "bool_parsing": "true or false is needed here",
    "list_type": "a list in [ ] is needed here",
    "tuple_type": "a list in [ ] is needed here",
    "dict_type": "a table is needed here",
    "dataclass_type": "a table is needed here",
    "string_too_short": "the text is empty",
}

_DEEPEST = 40
"""Far deeper than anything declared is; what looks into the tables would run out of room."""


def read_toml(path: Path) -> tuple[dict[str, Any], bytes]:
    """The tables of a TOML file, and its bytes for finding lines; DataError if it is no TOML."""
    try:
        if path.is_dir():
            raise FootingError(
                "This is a folder, and a file is needed.", where=str(path), todo="Name a file."
            )
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FootingError(
                f"The file has {size:,} bytes; at most {MOST_BYTES:,} are read.",
                where=str(path),
                todo="Is it the right file?",
            )
        source = path.read_bytes()
    except FileNotFoundError:
        raise FootingError(
            "There is no such file.", where=str(path), todo="Check the name and the folder."
        ) from None
    except OSError as error:
        raise FootingError(
            f"The file cannot be read ({error.strerror}).",
            where=str(path),
            todo="Check that you may read it.",
        ) from None
    return parse_toml(source, str(path)), source


def parse_toml(source: bytes, name: str) -> dict[str, Any]:
    """The tables of TOML text; DataError with the line where it is not TOML."""
    try:
        tables = tomllib.loads(source.decode("utf-8").replace("\r\n", "\n"))
        if _too_deep(tables):
            raise RecursionError
        return tables
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        problem = Problem(line, "", "this is not UTF-8 text; save the file as UTF-8")
        raise DataError(name, [problem]) from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(name, [_toml_problem(str(error), source)]) from None
    except RecursionError:
        raise DataError(name, [Problem(0, "", "tables or lists are nested too deeply")]) from None
    except ValueError:
        raise DataError(name, [Problem(0, "", "a number has thousands of digits")]) from None


def _too_deep(value: Any, left: int = _DEEPEST) -> bool:
    """Whether tables and lists stand in each other further than anything declared does."""
    if not isinstance(value, (dict, list)):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return not left or any(_too_deep(one, left - 1) for one in inside)


def _toml_problem(message: str, source: bytes) -> Problem:
    text, _, place = message.rpartition(" (at ")
    if place.startswith("line "):
        return Problem(int(place.split()[1].rstrip(",")), "", f"not valid TOML: {text}")
    last = source.count(b"\n") + 1
    return Problem(last, "", f"not valid TOML: {text or message}")


def located(source: bytes, faults: Iterable[tuple[KeyPath, str]]) -> list[Problem]:
    """Faults by key path turned into problems with their lines in ``source``."""
    faults = list(faults)
    found = lines(source) if faults else {}
    return [Problem(line_of(found, path), dotted(path), text) for path, text in faults]


def build(
    kind: type[T],
    tables: Mapping[str, Any],
    source: bytes,
    name: str,
    also: Callable[[T], Iterable[tuple[KeyPath, str]]] = lambda _: (),
) -> T:
    """One ``kind`` from ``tables``.

    ``also`` may report further faults of a well-formed value, by key path. Raises DataError with
    every fault found.
    """
    from pydantic import ValidationError

    try:
        value: T = _adapter(cast(Hashable, kind)).validate_python(tables)
    except ValidationError as error:
        faults = [
            (_plain(fault["loc"], tables), _SAID.get(fault["type"], fault["msg"]))
            for fault in error.errors(include_url=False)
        ]
        raise DataError(name, located(source, faults)) from None
    faults = list(also(value))
    if faults:
        raise DataError(name, located(source, faults))
    return value


@cache
def _adapter(kind: Hashable) -> Any:
    """The validator of a kind; making one takes longer than validating a file with it."""
    from pydantic import TypeAdapter

    return TypeAdapter(cast(Any, kind))


def _plain(loc: tuple[str | int, ...], tables: Any) -> KeyPath:
    """The parts of a validation path that are really keys of the file.

    The validator adds the names of union members, which are not in the file.
    """
    path: KeyPath = ()
    here = tables
    for number, part in enumerate(loc):
        last = number == len(loc) - 1
        if isinstance(here, Mapping) and (part in here or last):
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            continue
        path = (*path, part)
    return path


def load(
    kind: type[T],
    path: Path,
    also: Callable[[T], Iterable[tuple[KeyPath, str]]] = lambda _: (),
) -> T:
    """One ``kind`` from the TOML file at ``path``; DataError with every fault of the file."""
    tables, source = read_toml(path)
    return build(kind, tables, source, str(path), also)
