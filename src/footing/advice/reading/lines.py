"""Lines that every kind of page has: votes, dates, buttons."""

from __future__ import annotations

import re

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "nobody": 0, "none": 0, "both": 2, "once": 1, "twice": 2}

_COUNT = r"(?P<count>[-−–+]?\d[\d.,]*[kK]?|[a-z]+(?: [a-z]+){0,2})"
_WHO = (
    r"(?:moms?|mums?|dads?|parents?|people|persons?|members?|users?|readers?|others?|players?|"
    r"visitors?|neighbou?rs?|colleagues|teachers?|nurses?|[a-z]+ers|[a-z]+s)"
)
_LIKED = (
    r"(?:(?:has |have )?(?:found|find|finds|thought|think|voted|said|say|marked|rated|called)"
    r" (?:this|it|that)(?: (?:reply|answer|post|comment|was|as))*(?: (?:to be|is|was))? ?"
    r"(?:very )?(?:helpful|useful|up)"
    r"|(?:like|likes|liked|agree|agrees|agreed|thanked|thank|upvoted|recommend|recommended|"
    r"hugged|applauded)(?: (?:this|it|that|with this|with that))?(?: [\w.]+)?)"
)
_THINGS = (
    r"(?:points?|votes?|upvotes?|likes?|thanks|thank[- ]yous?|hearts?|hugs?|claps|kudos|"
    r"helpfuls?|helpful votes?|reactions?|stars?|thumbs(?: |-)?up)"
)
_VOTES = re.compile(
    rf"^\W{{0,3}}(?:"
    rf"{_COUNT} (?:other )?{_WHO} {_LIKED}"
    rf"|{_COUNT.replace('count', 'count2')} {_THINGS}"
    rf"|(?:thanked|liked|upvoted|recommended|found helpful|found useful|marked helpful|hearted|"
    rf"voted helpful|applauded) by {_COUNT.replace('count', 'count3')}(?: {_WHO})?"
    rf"|(?:{_THINGS}|helpful\??|useful\??|score|agree|rating|found this helpful)"
    rf"\s?[:(×x]?\s?{_COUNT.replace('count', 'count4')}\)?"
    rf"|(?:👍|❤️|❤|⬆️|▲|⇧|♥|♡)\s?{_COUNT.replace('count', 'count5')}"
    rf")\W{{0,3}}$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\W{0,3}(?:on |posted |edited |answered |asked |updated |at )?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}|"
    r"\d{1,2}(?:st|nd|rd|th)?\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|yesterday|today|just now|last (?:week|month|year)|"
    r"(?:\d{1,3}|an?|over an?|one|two|three) ?(?:second|minute|min|hour|hr|day|week|wk|month|mo|"
    r"year|yr|[smhdwy])s?\.?(?: ago)?\b)"
    r"[\w ,.:'+-]{0,40}$",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"^\W{0,3}(?:(?:report|flag|share|save|reply|like|quote|follow|edit|delete|hide|permalink|"
    r"embed|give award|award|context|full comments|parent|upvote|downvote|improve this "
    r"(?:answer|question)|add a comment|show \d+ more comments?|load more (?:answers|replies|"
    r"comments)|more repl(?:y|ies)|view \d+ more repl(?:y|ies)|\d+ more repl(?:y|ies)|continue "
    r"this thread|copy link|link|was this helpful|helpful|not helpful|mute|"
    r"block|respond|thank|thanks|bookmark|print|email|subscribe|unfollow|vote|"
    r"sort(?:ed)? by:?[\w ()]*|highest score \(default\)|page \d+ of \d+|"
    r"(?:report|flag|share|save|quote|like|thank|rate|hide) (?:this|it|abuse|post|reply|answer|"
    r"comment|question|thread|to moderator)(?: [\w]+){0,3})(?:[\s·•|,]*|\s?\(\d+\)))+\W{0,3}$",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"^\W{0,3}(?:(?:featured|more|all|top|best|other|recent|newest|oldest|\d+|most helpful|"
    r"latest|earlier|later|older|newer) "
    r"(?:answers?|replies|responses?|comments?|posts?|advice)|answers?|replies|responses?|"
    r"comments?)(?:\s?\(?\d*\)?)\W{0,3}$",
    re.IGNORECASE,
)


def count(text: str) -> int | None:
    """A number of votes: ``12``, ``1,204``, ``1.2k``, ``−3``, ``four``; None where it is none."""
    plain = text.strip().lower().replace("−", "-").replace("–", "-").replace("+", "")
    if plain in NUMBER_WORDS:
        return NUMBER_WORDS[plain]
    thousand = plain.endswith("k")
    plain = plain.rstrip("k").replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return round(value * 1000) if thousand else int(value)


def votes(line: str) -> tuple[int | None, str] | None:
    """The votes that a line shows, or None for a line of another kind.

    Where the line counts in words that are no number (“many found this helpful”), the number is
    None and the words are given.
    """
    if len(line) > 80:
        return None
    match = _VOTES.match(line)
    if match is None:
        return None
    said = next((one for one in match.groupdict().values() if one), "")
    number = count(said)
    if number is None and not _counting(said):
        return None
    return number, "" if number is not None else line.strip()


def _counting(words: str) -> bool:
    return words.lower() in (
        "many", "several", "some", "a few", "few", "most", "lots", "lots of", "a lot of",
        "a couple of", "dozens of", "plenty of", "loads of", "all", "a dozen", "tons of",
        "hundreds of", "countless", "numerous",
    )  # fmt: skip


def is_date(line: str) -> bool:
    """Whether a line says nothing but when something was written."""
    return 3 <= len(line.strip()) <= 60 and _DATE.match(line.strip()) is not None


def is_button(line: str) -> bool:
    """Whether a line is something to click on."""
    return 0 < len(line.strip()) <= 120 and _BUTTONS.match(line.strip()) is not None


def is_heading(line: str) -> bool:
    """Whether a line is a heading over answers."""
    return 0 < len(line.strip()) <= 60 and _HEADS.match(line.strip()) is not None


def tidy(lines: list[str]) -> str:
    """Lines as one text: no empty ends, at most one empty line in between."""
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", text).strip()
