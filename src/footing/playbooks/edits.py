"""A person's edits survive later changes of their answers: a three-way merge by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from footing.playbooks.matter import Edit
from footing.playbooks.page import Page, Sentence

EDITED = "edited"
"""The origin of a sentence that the person wrote or changed in the finished text."""

_BREAK = re.compile(r"(\s*\n\s*)")


@dataclass(frozen=True)
class Suggestion:
    """A new sentence from the answers that stands where the person already wrote their own.

    ``instead_of`` is what the person's text says there (empty: they took it out), ``text`` what
    the answers say now (empty: the answers no longer say it).
    """

    instead_of: str
    text: str


@dataclass(frozen=True)
class Merged:
    """The text to show, and what the answers would say where the person's words were kept."""

    text: str
    suggestions: tuple[Suggestion, ...] = ()


def pieces(text: str) -> list[str]:
    """``text`` cut into sentences and the blanks between them; joined they are ``text`` again."""
    from nupunkt import sent_spans

    cut: list[str] = []
    for part in _BREAK.split(text):
        if not part.strip():
            cut.append(part)
            continue
        for start, end in sent_spans(part):
            found = part[start:end]
            bare = found.strip()
            head = found[: len(found) - len(found.lstrip())]
            cut.extend((head, bare, found[len(head) + len(bare) :]))
    return [piece for piece in cut if piece]


def sentences(text: str) -> list[str]:
    """The sentences of ``text`` in order, without the blanks around them."""
    return [piece for piece in pieces(text) if piece.strip()]


def merge(edit: Edit, composed: str) -> Merged:
    """The person's text carried over to what their answers give now.

    ``edit.base`` is what was composed when the person edited, ``edit.text`` what they made of it,
    ``composed`` what is composed now. Where both changed the same place the person's words stay,
    and the new sentence becomes a suggestion.
    """
    if composed in (edit.base, edit.text):
        return Merged(edit.text)
    if edit.text == edit.base:
        return Merged(composed)
    from merge3 import Merge3

    base, mine, new = pieces(edit.base), pieces(edit.text), pieces(composed)
    kept: list[str] = []
    open_places: list[tuple[Sequence[str], Sequence[str], Sequence[str]]] = []
    for group in Merge3(base, mine, new).merge_groups():
        if group[0] == "conflict":
            _, was, own, now = group
            kept.extend(own)
            open_places.append((was, own, now))
        else:
            kept.extend(group[1])
    text = _tidied("".join(kept))
    return Merged(text, tuple(_suggested(open_places, sentences(text))))


def _suggested(
    places: Sequence[tuple[Sequence[str], Sequence[str], Sequence[str]]], shown: Sequence[str]
) -> list[Suggestion]:
    found = []
    for was, own, now in places:
        fresh = [s for s in now if s.strip() and s not in was and s not in shown]
        gone = [s for s in was if s.strip() and s not in now]
        if fresh or (gone and not any(s.strip() for s in now)):
            found.append(Suggestion("".join(own).strip(), " ".join(fresh)))
    return [s for s in found if s.instead_of or s.text]


def _tidied(text: str) -> str:
    """``text`` with the blanks mended that a merge can leave: doubled, leading and trailing."""
    text = re.sub(r"[^\S\n]{2,}", " ", text)
    text = re.sub(r" *\n *", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def spoken_seconds(text: str, composed: str, seconds: int) -> int:
    """The time to say an edited ``text``, in seconds, at the pace of the composed one.

    ``seconds`` is the time for ``composed``. Without a pace to go by, 130 words a minute.
    """
    words, before = len(text.split()), len(composed.split())
    pace = seconds / before if before and seconds else 60 / 130
    return round(words * pace)


def with_edits(page: Page, merged: dict[str, Merged]) -> Page:
    """``page`` with the merged texts in place of the composed ones, by part.

    Sentences that the person wrote or changed have the origin ``edited``; all others keep theirs.
    """
    texts = {name: found.text for name, found in merged.items()}
    traced: list[Sentence] = [s for s in page.sentences if s.part not in texts]
    for name, text in texts.items():
        traced.extend(_traced(name, text, [s for s in page.sentences if s.part == name]))
    seconds = page.spoken_seconds
    if "spoken" in texts:
        seconds = spoken_seconds(texts["spoken"], page.spoken, seconds)
    return replace(page, **texts, sentences=tuple(traced), spoken_seconds=seconds)  # type: ignore[arg-type]


def _traced(part: str, text: str, known: Sequence[Sentence]) -> list[Sentence]:
    origins = {s.text: s.origin for s in known}
    found: list[Sentence] = []
    rest = text
    # A composed sentence may hold what the cutter takes for two: whole ones are found first.
    for whole in sorted(origins, key=len, reverse=True):
        if whole and whole in rest:
            rest = rest.replace(whole, "\n", 1)
            found.append(Sentence(part, whole, origins[whole]))
    found.extend(Sentence(part, own, EDITED) for own in sentences(rest))
    return sorted(found, key=lambda s: text.find(s.text))
