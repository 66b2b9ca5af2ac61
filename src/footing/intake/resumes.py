"""Reading a résumé in JSON Resume 1.0.0, held to its own published schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from footing.kernel.errors import DataError, Problem
from footing.kernel.places import Path, dotted
from footing.resume.dates import is_date

SCHEMA = "json-resume-1.0.0.json"
"""The schema as the package resume-schema 1.0.0 has it, with its licence beside it (MIT)."""
MOST_BYTES = 5_000_000
_DATES = {"startDate", "endDate", "date", "releaseDate"}
_KINDS = {
    "string": "a text in quotes is needed",
    "array": "a list in [ ] is needed",
    "object": "an object in { } is needed",
}
_WHERE = "A description of the format is at jsonresume.org/schema."


def read_resume(source: bytes, name: str) -> dict[str, Any]:
    """The résumé in ``source``; ``name`` is the file's, for messages.

    Raises DataError with every fault and its place: no JSON, a key that stands twice, whatever the
    schema does not allow, and dates that are in no calendar.
    """
    if len(source) > MOST_BYTES:
        raise DataError(name, [Problem(0, "", "this is far too large to be a résumé")])
    document = _parsed(source, name)
    faults = [*_schema_faults(document)]
    if not faults:
        faults = [*_date_faults(document)]
    if faults:
        problems = [Problem(0, dotted(path), text) for path, text in faults]
        raise DataError(name, problems, todo=_WHERE)
    return dict(document)


def _parsed(source: bytes, name: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            twice = next(key for key in keys if keys.count(key) > 1)
            raise DataError(name, [Problem(0, twice, "this key stands twice in one object")])
        return dict(pairs)

    try:
        return json.loads(_decoded(source), object_pairs_hook=once)
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        raise DataError(name, [Problem(line, "", "this is not UTF-8 text")]) from None
    except json.JSONDecodeError as error:
        fault = Problem(error.lineno, "", f"not valid JSON: {error.msg}, column {error.colno}")
        raise DataError(name, [fault], todo="A résumé in JSON Resume is needed.") from None
    except (RecursionError, ValueError):  # nested too deeply, or a number of thousands of digits
        raise DataError(name, [Problem(0, "", "this cannot be read as JSON")]) from None


def _decoded(source: bytes) -> str:
    utf_16 = source.startswith((b"\xff\xfe", b"\xfe\xff"))
    return source.decode("utf-16" if utf_16 else "utf-8-sig")


@cache
def _validator() -> Any:
    from jsonschema import Draft4Validator, FormatChecker

    text = (resources.files("footing.intake") / "data" / SCHEMA).read_text("utf-8")
    return Draft4Validator(json.loads(text), format_checker=FormatChecker(["email"]))


def _schema_faults(document: Any) -> Iterable[tuple[Path, str]]:
    for error in _validator().iter_errors(document):
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            unknown = set(error.instance) - set(error.schema.get("properties", ()))
            yield from (((*path, key), "unknown key") for key in sorted(unknown))
        elif error.validator == "type":
            kinds = error.validator_value
            yield path, _KINDS.get(kinds, f"this is not of the kind {kinds}")
        elif error.validator == "pattern":
            yield path, f"“{str(error.instance)[:40]}” is no date like 2014, 2014-06 or 2014-06-29"
        elif error.validator == "format":
            yield path, f"“{str(error.instance)[:60]}” is no {error.validator_value} address"
        else:
            yield path, str(error.message)[:200]


def _date_faults(value: Any, path: Path = ()) -> Iterable[tuple[Path, str]]:
    """Dates of the right shape that are in no calendar, such as 2019-02-30."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _DATES and isinstance(inner, str) and not is_date(inner):
                yield (*path, key), f"there is no {inner} in the calendar"
            else:
                yield from _date_faults(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _date_faults(inner, (*path, number))
