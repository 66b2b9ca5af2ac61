"""From an answer file to the page and its files: no questions, and the store stays closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footing.app.composing import compose, shipped_screen
from footing.app.deliver import of_page
from footing.app.files import write_all
from footing.app.ready import of_answers
from footing.kernel.declared import located, parse_toml, read_toml
from footing.kernel.errors import DataError, FootingError

if TYPE_CHECKING:
    from footing.playbooks.library import Library
    from footing.playbooks.model import Playbook
    from footing.playbooks.page import Page
    from footing.playbooks.readiness import Readiness
    from footing.playbooks.sayable import Screen

SCHEMA = "footing.page/1"
STANDARD_INPUT = "-"


@dataclass(frozen=True)
class AnswerFile:
    """A faultless answer file: its playbook, who is who, and the answers as they stand in it."""

    source: str
    playbook: Playbook
    people: Mapping[str, str]
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Prepared:
    """The page of an answer file, the files written for it, and how the plan stands."""

    file: AnswerFile
    page: Page
    files: tuple[Path, ...]
    ready: Readiness


def prepare(
    answers: Path | str,
    out: Path | None,
    *,
    library: Library,
    now: datetime,
    stdin: bytes = b"",
    only: str | None = None,
    screen: Screen = shipped_screen,
    agreement: str = "",
) -> Prepared:
    """Compose the page of an answer file and write its files into ``out`` (None: write none).

    ``answers`` is a path, or ``-`` for ``stdin``; ``only`` is the playbook that the person named,
    if any, and ``screen`` what the draft rules have against an answer. ``agreement`` is a text in
    which the agreement is looked for where the answers do not tell it. DataError with every fault
    and its line.
    """
    file = read(answers, library=library, stdin=stdin)
    if only and library.get(only).id != file.playbook.id:
        raise FootingError(
            f"These answers are for “{file.playbook.id}”, and you named “{only}”.",
            where=file.source,
            todo="Leave the name out, or take the other file.",
        )
    return made(_with_agreement(file, agreement) if agreement else file, out, now, screen)


def _with_agreement(file: AnswerFile, text: str) -> AnswerFile:
    """The same with the agreement found in ``text``, where the file says nothing of it."""
    from footing.app.agreement import find

    found = find(file.playbook, text)
    beside = dict([found.unit]) if found.unit else {}
    return replace(file, answers={**beside, found.step: found.value, **file.answers})


def read(answers: Path | str, *, library: Library, stdin: bytes = b"") -> AnswerFile:
    """Read and check an answer file; DataError with every fault and its line."""
    from footing.playbooks.faults import faults
    from footing.playbooks.widen import widened

    if str(answers) == STANDARD_INPUT:
        name, source = "standard input", stdin
        tables = parse_toml(source, name)
    else:
        name = str(answers)
        tables, source = read_toml(Path(answers))
    playbook = _playbook(tables, library, source, name)
    if isinstance(tables.get("answers"), Mapping):
        tables = {**tables, "answers": widened(playbook, tables["answers"])}
    if found := faults(playbook, tables):
        raise DataError(name, located(source, found))
    return AnswerFile(name, playbook, tables.get("people", {}), tables["answers"])


def made(
    file: AnswerFile, out: Path | None, now: datetime, screen: Screen = shipped_screen
) -> Prepared:
    """Compose the page of ``file`` and write its files."""
    page = compose(file.playbook, file.people, file.answers, now, screen=screen)
    stands = of_answers(file.playbook, file.people, file.answers, page, now, screen)
    if out is None:
        return Prepared(file, page, (), stands)
    # The same answers give the same calendar entries, so that a later file replaces an earlier.
    seed = ":".join([file.playbook.id, *file.people.values(), Path(file.source).stem])
    artifacts = of_page(file.playbook, page, file.answers, seed=seed, now=now)
    files = {one.name: _next_version(one.data, out / one.name) for one in artifacts}
    return Prepared(file, page, write_all(out, files), stands)


def _next_version(data: bytes, place: Path) -> bytes:
    """A calendar file as the next version of the one that was written there before, if any."""
    from footing.delivery.calendar import following

    try:
        return following(data, place.read_bytes()) if place.suffix == ".ics" else data
    except OSError:  # nothing was written there, or it cannot be read: this is the first version
        return data


def as_json(prepared: Prepared) -> dict[str, Any]:
    """The page as plain values in the published form ``footing.page/1``."""
    from footing.app.then_and_now import as_json as scope_json

    page = prepared.page
    return {
        "schema": SCHEMA,
        "playbook": page.playbook,
        "invite": page.invite,
        "spoken": page.spoken,
        "spoken_seconds": page.spoken_seconds,
        "message": page.message,
        "confirm": page.confirm,
        "sentences": [
            {"part": one.part, "text": one.text, "from": one.origin} for one in page.sentences
        ],
        "unsupported": list(page.unsupported),
        "rework": [
            {
                "step": one.step,
                "reason": one.reason,
                "starter": one.starter,
                "question": one.question,
            }
            for one in page.rework
        ],
        "missing": list(page.missing),
        **({"scope": scope_json(page.scope)} if page.scope else {}),
        "files": [str(path) for path in prepared.files],
    }


def _playbook(tables: Mapping[str, Any], library: Library, source: bytes, name: str) -> Playbook:
    wanted = tables.get("playbook")
    known = ", ".join(library.playbooks)
    if not isinstance(wanted, str):
        text = f"this key is missing; playbooks are {known}"
        if "playbook" in tables:
            text = f"a text in quotes is needed here; playbooks are {known}"
        raise DataError(name, located(source, [(("playbook",), text)]))
    try:
        return library.get(wanted)
    except FootingError:
        fault = (("playbook",), f"there is no playbook “{wanted}”; known are {known}")
        raise DataError(name, located(source, [fault])) from None
