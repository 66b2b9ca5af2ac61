"""A pasted text as a thread: which kind of page it is, and what in it is advice."""

from __future__ import annotations

from collections.abc import Callable

from footing.advice.asides import settled
from footing.advice.engine import Engine, spans
from footing.advice.leftover import advises
from footing.advice.posts import Found, Thread
from footing.advice.reading import blocks, chat, forum, mails, nested, notes, qa

MOST = 20_000_000
"""Characters that are read at once."""
_READERS: tuple[tuple[Callable[[list[str]], bool], Callable[[list[str]], Found]], ...] = (
    (forum.looks_like, forum.read),
    (qa.looks_like, qa.read),
    (chat.looks_like, chat.read),
    (mails.looks_like, mails.read),
    (nested.looks_like, nested.read),
    (blocks.looks_like, blocks.read),
    (notes.looks_like, notes.read),
)


def read(text: str, engine: Engine, asker: str = "") -> Thread:
    """The thread in a pasted text; ``asker`` is who asked, where the page does not show it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    lines = plain.split("\n")
    found = next((take(lines) for fits, take in _READERS if fits(lines)), None)
    return sifted(found or notes.plain(plain), engine, asker)


def sifted(found: Found, engine: Engine, asker: str = "") -> Thread:
    """What was found, with everything that is no advice set aside."""
    if asker:
        found = Found(found.kind, asker, found.question, found.posts, found.loose)

    def says_what_to_do(text: str) -> bool:
        return bool(engine.moves(text)) or any(advises(text[a:b]) for a, b in spans(text))

    return settled(found, says_what_to_do, engine.jokes)
