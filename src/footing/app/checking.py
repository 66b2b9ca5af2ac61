"""Checking drafts: one text, many lines, one part of a page, one answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from footing.app.findings import SCHEMA, table
from footing.app.workspace import Workspace
from footing.kernel.errors import DataError, FootingError

if TYPE_CHECKING:
    from footing.app.composing import PageView
    from footing.playbooks.model import Step
    from footing.playbooks.page import Rework
    from footing.playbooks.sayable import Objection, Screen
    from footing.wording import Finding, Occasion, Result, RuleSet

MOST_LETTERS = 5_000_000
"""A text is checked up to this length (code points); a draft of a thousand pages is shorter."""
MOST_BYTES = 4 * MOST_LETTERS
REPLAYED = "answered"
"""The step that holds what the person said in a talk that went wrong, word for word."""
_OF_PART: Mapping[str, Occasion] = {"confirm": "after-meeting"}
_WHOLE = ("spoken", "message")
"""The parts that stand for the whole occasion; an invitation need not hold what a talk holds."""
ALOUD = "spoken"
_WRITTEN = ("text", "list", "records")


class TextError(FootingError):
    """What was given is not a text that can be checked."""


@dataclass(frozen=True)
class Look:
    """What was found in ``text``; ``trouble`` says why the person's own rules had to rest."""

    text: str
    result: Result
    trouble: str = ""


@dataclass(frozen=True)
class Line:
    """What came of one JSON line: its number (from 1), the table to write, and what is wrong."""

    number: int
    table: dict[str, Any]
    fault: str = ""
    clean: bool = True


def rules(ws: Workspace) -> RuleSet:
    """The rules in force: Footing's and the person's own; DataError with every fault of those.

    They are kept, and read again once a file of the person's has changed.
    """
    from footing.wording.ruleset import own_files

    files = [(path, path.stat()) for path in own_files(ws.folders.config)]
    state = tuple((str(path), one.st_mtime_ns, one.st_size) for path, one in files)
    return _rules(ws.folders.config, state)


@lru_cache(maxsize=4)
def _rules(config: Path, _state: tuple[tuple[str, int, int], ...]) -> RuleSet:
    from footing.wording import load_rules

    return load_rules(config)


def check(ws: Workspace, text: str, occasion: Occasion | None = None) -> Result:
    """What the rules find in ``text``; without an occasion less is reported missing.

    TextError for a text that is too long, DataError for faults in the person's own rules.
    """
    from footing.wording import check as found

    if len(text) > MOST_LETTERS:
        raise TextError(
            f"The text has {len(text):,} letters; at most {MOST_LETTERS:,} are checked at once.",
            todo="Check a part of it.",
        )
    return found(text, rules(ws), occasion)


def look(
    ws: Workspace, text: str, occasion: Occasion | None = None, *, aloud: bool = False
) -> Look:
    """As ``check``, for a page that goes on: faulty rules of the person's own are left out.

    What is said ``aloud`` is not measured by how long it is to read.
    """
    found = _look(ws, text, occasion)
    if not aloud:
        return found
    missing = tuple(one for one in found.result.missing if one.family != "too-long")
    return replace(found, result=replace(found.result, missing=missing))


def _look(ws: Workspace, text: str, occasion: Occasion | None) -> Look:
    try:
        return Look(text, check(ws, text, occasion))
    except DataError as error:
        from footing.wording import check as found
        from footing.wording import load_rules

        return Look(text, found(text, load_rules(), occasion), error.text())


def screen(ws: Workspace) -> Screen:
    """What the rules in force have against one answer, for composing.

    Where the person's own rules have faults, Footing's stand alone, as in ``look``.
    """
    from footing.app.composing import objections
    from footing.wording import load_rules

    in_force: list[RuleSet] = []

    def screened(text: str) -> tuple[Objection, ...]:
        if not in_force:
            try:
                in_force.append(rules(ws))
            except DataError:
                in_force.append(load_rules())
        return objections(text, in_force[0])

    return screened


def decoded(data: bytes) -> str:
    """The text in ``data`` as it stands there; TextError where it is binary or not UTF-8."""
    if b"\0" in data:
        raise TextError("This is not a text: it has zero bytes in it.", todo="Give a text file.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TextError(
            f"Line {line} is not UTF-8 text.", todo="Save it as UTF-8 and check it again."
        ) from None


def lines(ws: Workspace, source: Iterable[bytes]) -> Iterator[Line]:
    """Check JSON lines ``{"id", "text", "occasion"?}`` one after the other, in order.

    A line that cannot be checked gives a table with ``error`` in place of findings. Empty lines
    give nothing. ``source`` may cut a line that is too long; nothing is held longer than one line.
    """
    from footing.wording import check as found

    own = rules(ws)
    for number, data in enumerate(source, 1):
        if not data.strip():
            continue
        given: dict[str, Any] = {}
        try:
            given = _given(data)
            result = found(given["text"], own, given.get("occasion"))
        except FootingError as error:
            said = {"id": given.get("id"), "schema": SCHEMA, "error": error.text()}
            yield Line(number, said, error.text(), clean=False)
            continue
        clean = not (result.problems or result.missing)
        yield Line(number, {"id": given.get("id"), **table(result)}, clean=clean)


def _given(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise TextError(f"The line is longer than {MOST_BYTES:,} bytes.")
    text = decoded(data)
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise TextError("This is not JSON.") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise TextError('An object with a "text" is needed here.')
    known_occasion(given.get("occasion"))
    return cast(dict[str, Any], given)


def known_occasion(name: object) -> Occasion | None:
    """The occasion of this name; None for none, TextError for one that there is not."""
    from footing.wording import OCCASIONS

    if name is None or name == "":
        return None
    for one in OCCASIONS:
        if one == name:
            return one
    raise TextError(f"There is no occasion “{name}”; there is {', '.join(OCCASIONS)}.")


def occasion_of(playbook: str, part: str) -> Occasion | None:
    """What one part of a playbook is judged by; None where nothing can be missing from it."""
    from footing.wording import OCCASIONS

    named = _OF_PART.get(part, playbook if part in _WHOLE else None)
    return next((one for one in OCCASIONS if one == named), None)


def part(ws: Workspace, view: PageView, name: str) -> Look:
    """One text of a page."""
    occasion = occasion_of(view.playbook.id, name)
    return look(ws, view.part(name).text, occasion, aloud=name == ALOUD)


def answer(
    ws: Workspace, step: Step, value: Any, rework: Iterable[Rework] = ()
) -> tuple[Look, ...]:
    """The texts in ``value``, the answer to ``step``; each with what was found in it.

    Only what is meant to be said is looked at, and what was said in the talk that went wrong.
    What the step gives back already (``rework``) is not said twice. Nothing is missing from a
    single answer.
    """
    if step.key != REPLAYED and (step.kind not in _WRITTEN or not step.said):
        return ()
    given = " ".join(one.reason for one in rework)
    looks = (look(ws, text) for text in _texts(value))
    return tuple(replace(one, result=_left(one.result, given)) for one in looks)


def _left(result: Result, given_back: str) -> Result:
    kept: tuple[Finding, ...] = tuple(
        one for one in result.findings if one.kind == "strength" or one.reason not in given_back
    )
    return replace(result, findings=kept, missing=())


def _texts(value: Any) -> Iterator[str]:
    """Every text to be said in an answer: notes beside it, days and choices are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key != "notes" and not key.endswith(".notes"):
                yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
