"""Where a sentence came from, in words, and the paragraphs of a part with their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footing.playbooks.model import Playbook
    from footing.playbooks.page import Sentence

_ANSWER = re.compile(r"answers\.([a-z0-9_-]+)(?:\[(\d+)\])?")


@dataclass(frozen=True)
class Piece:
    """A piece of a text: ``origin`` in words, and where to change it (both empty: neither)."""

    text: str
    origin: str = ""
    url: str = ""


def trace(origin: str, playbook: Playbook, base: str) -> tuple[str, str]:
    """An origin in words, and the address below ``base`` where it can be changed.

    Words of the playbook have no address, and nothing is said of them.
    """
    found = _ANSWER.search(origin)
    if found:
        step = playbook.find(found[1])
        title = step.title if step else found[1]
        number = f", {found[2]}" if found[2] else ""
        return f"{title}{number}", f"{base}/steps/{found[1]}"
    if "people." in origin:
        return "Who is who", f"{base}/people"
    if origin.startswith("edit"):
        return "Your own words", ""
    return "", ""


def woven(
    text: str, sentences: Iterable[Sentence], playbook: Playbook, base: str
) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of ``text`` as pieces; what no sentence accounts for has no origin."""
    pieces: list[Piece] = []
    at = 0
    for sentence in sentences:
        start = text.find(sentence.text, at)
        if start < 0 or not sentence.text:
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        said, url = trace(sentence.origin, playbook, base)
        pieces.append(Piece(sentence.text, said, url))
        at = start + len(sentence.text)
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return _paragraphs(pieces)


def _paragraphs(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    made: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, part in enumerate(re.split(r"\n\s*\n", piece.text)):
            if number:
                made.append([])
            if part:
                made[-1].append(Piece(part, piece.origin, piece.url))
    return tuple(tuple(one) for one in made if any(piece.text.strip() for piece in one))
