"""What helps to hold the talk: how it begins, the if-then cards, and the rehearsal aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footing.kernel.saying import counted
from footing.playbooks import form, phrases
from footing.playbooks.model import Source
from footing.playbooks.page import Card, Likely, Page

TWO_MINUTES = 120
"""Seconds that the talk is to stay under."""
_NOT_ALOUD = 0.4
"""Nobody speaks more than twice as fast as the 150 words a minute that are reckoned with."""
_OPENING_WORDS = 50
_OPENING_PARAGRAPHS = 2


@dataclass(frozen=True)
class Pocket:
    """The page for the phone: how the talk begins (its first sentences, by paragraph), and all
    if-then cards, with what is known about such cards."""

    title: str
    when: str
    opening: tuple[str, ...]
    cards: tuple[Card, ...]
    source: Source | None


@dataclass(frozen=True)
class Passage:
    """One paragraph of the talk, and the seconds that it takes to say."""

    text: str
    seconds: int


@dataclass(frozen=True)
class Rehearsal:
    """The talk part by part, and all that may be asked, the likeliest first."""

    title: str
    passages: tuple[Passage, ...]
    seconds: int
    questions: tuple[Likely, ...]


def pocket(page: Page) -> Pocket:
    """The page for the phone; ``page`` has the person's edits in it."""
    brief = page.brief
    return Pocket(brief.title, brief.when, opening(page.spoken), page.cards, page.cards_source)


def rehearsal(page: Page) -> Rehearsal:
    """The rehearsal of what ``page`` says; without a talk there are only the questions."""
    parts = tuple(Passage(text, phrases.seconds(text)) for text in _paragraphs(page.spoken))
    return Rehearsal(page.brief.title, parts, page.spoken_seconds, page.likely)


def opening(spoken: str) -> tuple[str, ...]:
    """The first two paragraphs of a talk, as many whole sentences as can be kept in mind.

    There is at least one sentence, however long it is; none where there is no talk.
    """
    found: list[str] = []
    left = _OPENING_WORDS
    for paragraph in _paragraphs(spoken)[:_OPENING_PARAGRAPHS]:
        kept: list[str] = []
        for sentence in form.sentences(paragraph):
            left -= len(sentence.split())
            if left < 0 and (found or kept):
                break
            kept.append(sentence)
        found += [" ".join(kept)] if kept else []
        if left < 0:
            break
    return tuple(found)


def said_seconds(seconds: float) -> str:
    """A time that was taken: 8 seconds, 1 minute, 1 minute 34 seconds."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return counted(rest, "second")
    said = counted(minutes, "minute")
    return f"{said} {counted(rest, 'second')}" if rest else said


def took(times: Sequence[float], reckoned: int) -> str:
    """What the times of the parts (in seconds, in their order) come to, beside two minutes.

    ``reckoned`` are the seconds that the whole takes by its words; much less was not said aloud.
    """
    whole = sum(times)
    said = f"All of it took {said_seconds(whole)}."
    if whole < reckoned * _NOT_ALOUD:
        return f"{said} Said aloud, it takes about {said_seconds(reckoned)}. Try it aloud once."
    if round(whole) <= TWO_MINUTES:
        return f"{said} That is within two minutes."
    longest = max(range(len(times)), key=lambda place: times[place])
    return (
        f"{said} That is longer than two minutes. Part {longest + 1} was the longest, with "
        f"{said_seconds(times[longest])}. What of it could wait until you are asked?"
    )


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]
