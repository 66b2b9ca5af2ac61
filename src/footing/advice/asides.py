"""What a thread holds that is no advice: set aside with its reason, shown as such, never lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from footing.advice.posts import Aside, Found, Post, Thread

FOLLOW_UP = "the asker's follow-up"
TWICE = "the same again"
DELETED = "deleted"
PICTURE = "a picture or file"
ELSEWHERE = "meant for somewhere else"
JOKE = "a joke"
ASKS_BACK = "a question back"
ABOUT = "about the thread, not the matter"
EMPTY = "nothing in it"

LAUGH = 80
"""Letters from which on a post is no joke, however many laughed: it says something besides."""

_DELETED = re.compile(
    r"\W{0,3}(?:(?:this|the|you deleted this|that) (?:message|comment|post|reply|answer)(?: was| has been)?"
    r" ?(?:deleted|removed|withdrawn|hidden)?(?: by [^\n]{1,60})?|(?:message |comment |post |reply )?"
    r"(?:deleted|removed)(?: by [^\n]{1,40})?|unavailable|you deleted this message)\W{0,3}",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\W{0,3}(?:(?:media|image|video|audio|sticker|gif|document|photo|voice message|contact card|file)"
    r"\b[^\n]{0,20}(?:omitted|attached)?|attached: [^\n]{1,80}|https?://\S+)\W{0,3}",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bwrong (?:chat|group|thread|window|person|list|channel|topic)\b|\bnot for (?:this|here)\b.{0,20}$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^\W{0,3}(?:(?:sorry,? ?)?[^\n.]{0,30}\b(?:did that (?:go|send|post) (?:twice|through)|double[- ]post(?:ed)?|"
    r"posted twice|sent twice|ignore (?:that|my last))|this (?:does not|doesn't) answer|"
    r"please (?:do not|don't) (?:post|double)|possible duplicate|\^+ ?this|this\b.{0,12}$|same here\W*$|"
    r"following|bump|\+1\W*$|seconded\W*$|came here to say this|username checks out|welcome to the (?:forum|site|board)|"
    r"mod(?:erator)? (?:note|here)|(?:i am|i'm) a bot|your (?:post|comment) (?:has been|was)|"
    r"thread (?:closed|locked)|locked by|comments? (?:are )?(?:closed|locked|moved to chat)|off[- ]topic)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")


def settled(found: Found, advises: Callable[[str], bool], jokes: Callable[[str], bool]) -> Thread:
    """The pieces of advice among what was found.

    ``advises`` says whether a text says what to do, ``jokes`` whether it is one. Nothing goes
    missing: every post is a piece or an aside, in order.
    """
    pieces: list[Post] = []
    asides: list[Aside] = list(found.loose)
    seen: dict[str, set[str]] = {}
    everybody: set[str] = set()
    notes: list[str] = []
    for number, post in enumerate(found.posts):
        following = found.posts[number + 1] if number + 1 < len(found.posts) else None
        reason = _reason(post, following, found.asker, advises, jokes) or _again(
            post, seen.get(post.author, set()), everybody
        )
        if reason:
            asides.append(Aside(reason, post.author, post.text))
            continue
        seen.setdefault(post.author, set()).add(_plain(post.text))
        everybody.add(_plain(post.text))
        if post.votes_said:
            notes.append(
                f"The votes of {post.author or 'one piece'} are in words (“{post.votes_said}”), so "
                "they are not counted. Type the number if you know it."
            )
        pieces.append(_first_line_cut(post))
    return Thread(
        found.kind, found.asker, found.question, tuple(pieces), tuple(asides), tuple(notes)
    )


def _reason(
    post: Post, following: Post | None, asker: str,
    advises: Callable[[str], bool], jokes: Callable[[str], bool],
) -> str:  # fmt: skip
    text = post.text.strip()
    if not _WORDS.search(text):
        return EMPTY
    if asker and post.author.casefold() == asker.casefold():
        return FOLLOW_UP
    if len(text) < 120 and _DELETED.fullmatch(text):
        return DELETED
    if len(text) < 160 and _PICTURE.fullmatch(text):
        return PICTURE
    if len(text) < 120 and _ELSEWHERE.search(text):
        return ELSEWHERE
    if following is not None and _taken_back(post, following):
        return ELSEWHERE
    if len(text) < 160 and _ABOUT.search(text) and not advises(text):
        return ABOUT
    if jokes(text) or (post.laughs and len(text) < LAUGH and post.laughs * 2 > (post.votes or 0)):
        return JOKE
    if _asks_back(text) and (post.on_question or not advises(text)):
        return ASKS_BACK
    if post.on_question and not advises(text):
        return ABOUT
    return ""


def _taken_back(post: Post, following: Post) -> bool:
    """Whether the next words of the same person say that these were meant for others."""
    return (
        post.author == following.author
        and len(following.text) < 80
        and _ELSEWHERE.search(following.text) is not None
    )


def _asks_back(text: str) -> bool:
    """Whether a text is nothing but a question, with at most a sentence beside it."""
    parts = [one for one in re.split(r"(?<=[.!?])\s+", text) if one.strip()]
    questions = sum(1 for one in parts if one.rstrip().endswith("?"))
    return len(text) < 400 and questions >= 1 and len(parts) - questions <= 1


def _again(post: Post, own: set[str], everybody: set[str]) -> str:
    """The same words from the same person, or a part of what they said."""
    plain = _plain(post.text)
    if plain in own or (len(plain) > 60 and plain in everybody):
        return TWICE
    return TWICE if len(plain) > 30 and any(plain in words for words in own) else ""


def _first_line_cut(post: Post) -> Post:
    """Without the blank lines and marks around it; the words stay as they are."""
    return replace(post, text=post.text.strip())


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))
