"""What a pasted thread is made of, before anybody asks what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Post:
    """One thing that somebody wrote.

    ``votes`` is None where none are shown; ``votes_said`` holds votes that no number was found
    in. ``under`` is whom a comment answers, ``on_question`` marks a comment on the question
    itself. ``laughs`` are the votes that laugh, ``moment`` is known for chats.
    """

    author: str
    text: str
    place: str = ""
    votes: int | None = None
    day: str = ""
    under: str = ""
    on_question: bool = False
    laughs: int = 0
    votes_said: str = ""
    moment: datetime | None = None


@dataclass(frozen=True)
class Aside:
    """What was set aside: why, who wrote it, and its words."""

    reason: str
    author: str
    text: str


@dataclass(frozen=True)
class Found:
    """What a reader found: who asked what, the posts in order, and what belongs to no post."""

    kind: str
    asker: str
    question: str
    posts: tuple[Post, ...]
    loose: tuple[Aside, ...] = ()


@dataclass(frozen=True)
class Thread:
    """A thread as read: pieces of advice, what was set aside, and doubts in plain words."""

    kind: str
    asker: str
    question: str
    pieces: tuple[Post, ...]
    asides: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)
