"""Advice that is read and compiled at once, without keeping anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from pathlib import Path

    from footing.advice.compiling import Compiled
    from footing.advice.engine import Engine
    from footing.advice.posts import Found, Thread

SCHEMA = "footing.advice/1"
MOST_BYTES = 20_000_000


class AdviceError(FootingError):
    """What was given cannot be read as advice."""


@dataclass(frozen=True)
class Panelled:
    """A thread and what the panel makes of it; ``own_view`` came first."""

    thread: Thread
    compiled: Compiled
    own_view: str = ""


@cache
def engine() -> Engine:
    """The shipped moves, made ready once for every panel of this run."""
    from footing.advice.engine import Engine
    from footing.advice.moves import shipped

    return Engine(shipped())


def read_file(file: Path, stdin: bytes = b"") -> tuple[str, bytes]:
    """The name and the bytes of a file, ``-`` for ``stdin``; AdviceError if unreadable or empty."""
    name = "what was typed or piped in" if str(file) == "-" else str(file)
    try:
        if str(file) == "-":
            data = stdin
        elif file.stat().st_size > MOST_BYTES:
            data = b" " * (MOST_BYTES + 1)
        else:
            data = file.read_bytes()
    except FileNotFoundError:
        raise AdviceError("There is no such file.", where=name, todo="Check the name.") from None
    except IsADirectoryError:
        raise AdviceError(
            "This is a folder, and a file is needed.", where=name, todo="Name a file."
        ) from None
    except OSError as error:
        raise AdviceError(f"The file cannot be read ({error.strerror}).", where=name) from None
    if len(data) > MOST_BYTES:
        raise AdviceError(
            f"This is larger than {MOST_BYTES:,} bytes.", where=name, todo="Is it the right file?"
        )
    if not data.strip():
        raise AdviceError(
            "There is no advice here: nothing but white space.",
            where=name,
            todo="Paste a thread, a chat, mails, or a line for each person: “Maria (ex-boss): …”.",
        )
    return name, data


def thread_of(data: bytes, name: str, asker: str = "") -> Thread:
    """The thread in a file: mail, mbox, saved reply forms, or pasted text.

    AdviceError where it is none of these, or holds no words.
    """
    from footing.advice.reading.reader import read, sifted
    from footing.intake.mails import is_mail, mails_in

    if is_mail(data, name):
        return sifted(mails_in(data, name), engine(), asker)
    text = _text(data, name)
    reply = _replies(text, name)
    if reply is not None:
        return sifted(reply, engine(), asker)
    return read(text, engine(), asker)


def compile_(
    data: bytes, name: str, *, own_view: str = "", asker: str = "", playbook: str = ""
) -> Panelled:
    """Read and compile advice; ``playbook`` names what it is for, where that is known.

    Raises AdviceError where nothing can be read as advice.
    """
    from footing.advice import known
    from footing.advice.compiling import compiled, unmentioned

    thread = thread_of(data, name, asker)
    made = compiled(heard(thread), engine(), question=thread.question)
    found = playbook or known.nearest(said.move for one in made.pieces for said in one.said)
    missing = unmentioned(made.pieces, known.known(found))
    return Panelled(thread, replace(made, unmentioned=missing), own_view.strip())


def heard(thread: Thread) -> list[Any]:
    """The pieces of a thread as the panel takes them."""
    from footing.advice.compiling import Heard

    return [
        Heard(one.author, one.text, one.place, one.votes, under=one.under) for one in thread.pieces
    ]


def as_json(panelled: Panelled) -> dict[str, Any]:
    """The panel as ``footing.advice/1``; votes are null where none are shown."""
    made = panelled.compiled
    authors = [one.heard.author for one in made.pieces]
    declared = engine().catalogue

    def names(numbers: Sequence[int]) -> list[str]:
        return [authors[number] for number in numbers]

    return {
        "schema": SCHEMA,
        "own_view": panelled.own_view,
        "read_as": panelled.thread.kind,
        "pieces": [
            {
                "author": one.heard.author,
                "place": one.heard.place,
                "votes": one.heard.votes,
                "vantage": one.vantage or None,
                "stance": one.stance,
                "stance_says": declared.stances[one.stance].says,
                "moves": [
                    {
                        "move": said.move,
                        "says": declared.moves[said.move].says,
                        "sentence": said.sentence,
                    }
                    for said in one.said
                ],
                "text": one.heard.text,
            }
            for one in made.pieces
        ],
        "set_aside": [
            {"reason": one.reason, "author": one.author, "text": one.text}
            for one in panelled.thread.asides
        ],
        "stances": {
            name: {
                "pieces": tally.pieces,
                "votes": tally.votes,
                "says": declared.stances[name].says,
            }
            for name, tally in made.stances.items()
        },
        "agreement": [
            {"move": one.move, "authors": names(one.pieces), "votes": one.votes}
            for one in made.shared
            if len(one.pieces) > 1
        ],
        "conflicts": [
            {"between": list(one.between), "for": names(one.one), "against": names(one.other)}
            for one in made.conflicts
        ],
        "minority": [{"author": authors[one.piece], "why": one.why} for one in made.minority],
        "unmentioned": list(made.unmentioned),
        "unsorted": [[one.sentence for one in group] for group in made.loose],
        "notes": [*panelled.thread.notes, *made.notes],
    }


def _text(data: bytes, name: str) -> str:
    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise AdviceError(
            "This is not a text: it has zero bytes in it.", where=name, todo="Paste it as text."
        )
    for encoding in (
        ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    ):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AdviceError("This is not text that can be read.", where=name, todo="Save it as UTF-8.")


def _replies(text: str, name: str) -> Found | None:
    """Saved answers of the reply form, where the text is one."""
    from footing.advice.replies import replies

    return (
        replies(text, name) if text.lstrip().startswith("{") and "footing.reply/" in text else None
    )
