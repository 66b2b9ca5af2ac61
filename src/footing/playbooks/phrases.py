"""Days, times, periods, numbers and rhythms in words, as one would say them aloud."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

from footing.kernel.saying import DAYS, MONTHS, said_day, said_moment
from footing.playbooks import form
from footing.playbooks.answers import CheckIns, Meeting

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
WORDS_A_MINUTE = 150
"""Between the pace of a lecture and of a radio talk, slower than talk among friends.

Source: Tauroza, S. and Allison, D. (1990), "Speech rates in British English", Applied Linguistics
11(1): lectures 140 words a minute on average, radio 160, conversations 210.
"""


def number(count: int) -> str:
    """A count in words up to twelve, in figures above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def hours(count: float) -> str:
    """A number of hours as one says it: ``half an hour``, ``one hour``, ``7.5 hours``."""
    if count == 0.5:
        return "half an hour"
    rounded = round(count, 1)
    if rounded != int(rounded):
        return f"{rounded:g} hours"
    whole = int(rounded)
    said = number(whole) if whole < 10_000 else f"{whole:,}"
    return f"{said} {'hour' if whole == 1 else 'hours'}"


def ordinal(place: int) -> str:
    """``first`` for 1 and so on; ``13th`` above twelve."""
    if 1 <= place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(place % 10 if place % 100 not in (11, 12, 13) else 0)
    return f"{place}{suffix or 'th'}"


def seconds(text: str) -> int:
    """How long a text takes to say, in whole seconds, at WORDS_A_MINUTE."""
    return round(len(text.split()) * 60 / WORDS_A_MINUTE)


def past_day(value: date, now: date) -> str:
    """A day gone by as one says it: ``today``, ``yesterday``, ``on Friday``, ``on 3 November``."""
    gone = (now - value).days
    if gone == 0:
        return "today"
    if gone == 1:
        return "yesterday"
    if 1 < gone < 7:
        return f"on {DAYS[value.weekday()]}"
    return f"on {said_day(value, now, weekday=False)}"


def written_day(value: date, now: date) -> str:
    """A day gone by in writing, where "yesterday" could be read on another day."""
    said = past_day(value, now)
    return f"on {DAYS[value.weekday()]}" if said == "yesterday" else said


def moment(value: datetime, now: date) -> str:
    """``Tuesday, 24 November at 2 pm``; without a time of day only the day."""
    if (value.hour, value.minute) == (0, 0):
        return said_day(value.date(), now)
    return said_moment(value, now)


_DAY_LED = re.compile(
    r"(?:in|on|at|by|since|from|before|after|until|between|last|this|early|late|mid|around|about|"
    r"during|over|within|every|each|yesterday|today|when|as|right|just|some|a|two|three|one)\b",
    re.IGNORECASE,
)
_MONTH_NAMED = re.compile(rf"(?:{'|'.join(MONTHS)})(?: \d{{4}})?", re.IGNORECASE)
_DAY_NAMED = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?(?:{'|'.join(MONTHS)})|"
    rf"(?:{'|'.join(MONTHS)}) \d{{1,2}}\b|(?:{'|'.join(DAYS)})\b",
    re.IGNORECASE,
)


_SHORT_MONTH = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(name[:3] for name in MONTHS)}|sept)\b\.?", re.IGNORECASE
)


def _months_whole(said: str) -> str:
    """10 dec as 10 December."""
    whole = {name[:3].lower(): name for name in MONTHS}
    return _SHORT_MONTH.sub(lambda match: whole[match.group()[:3].lower()], said)


def in_words(said: str) -> str:
    """A day that was told in words, so that a sentence can begin with it; empty where it cannot."""
    said = _months_whole(said)
    if not said or not re.search(r"[^\W\d_]", said):
        return ""
    if _DAY_NAMED.match(said):
        return f"on {said}"
    if _MONTH_NAMED.fullmatch(said):
        return f"in {said}"
    return form.lower_first(said) if _DAY_LED.match(said) else ""


def due_in_words(said: str) -> str:
    """The same for a day by which something is due: “by the end of June”."""
    if not said:
        return ""
    plain = form.lower_first(_months_whole(said))
    if re.match(
        r"(?:by|until|before|from|between|within|every|each|monthly|weekly|on|in|no |over|"
        r"for|at|due)\b",
        plain,
    ):
        return plain.removeprefix("due ")
    article = "the " if re.match(r"(?:end|middle|beginning|start) of\b", plain) else ""
    return f"by {article}{plain}"


def length(minutes: int) -> str:
    """``30 minutes``, ``one hour``, ``an hour and a half``, ``two hours``."""
    if minutes == 60:
        return "an hour"
    if minutes == 90:
        return "an hour and a half"
    if minutes % 60 == 0:
        return f"{number(minutes // 60)} hours"
    return f"{minutes} minutes" if minutes != 1 else "one minute"


def meeting_when(meeting: Meeting | None, now: date) -> str:
    """When the talk is, or an empty text where no time is set."""
    return moment(meeting.when, now) if meeting and meeting.when else ""


def rhythm(checkins: CheckIns, now: date) -> str:
    """``every week for 30 minutes, from Tuesday, 1 December at 9 am until 28 February``."""
    every = {
        "day": "every day",
        "weekday": "every working day",
        "week": "every week",
        "two weeks": "every two weeks",
        "month": "once a month",
    }[checkins.every]
    text = every
    if checkins.minutes:
        text += f" for {length(checkins.minutes)}"
    if checkins.first:
        text += f", from {moment(checkins.first, now)}"
    if checkins.until:
        text += f" until {said_day(checkins.until, now, weekday=False)}"
    return text


_NO_ARTICLE = re.compile(
    r"^(?:the|my|our|weeks?|this|these|that|those|last|since|during|over|within|from|between|in|on|after|"
    r"before|until|for|through|throughout|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|q[1-4]|20\d\d)\b",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"^(?:since|during|over|within|from|between|in|on|after|before|until|for|through|throughout|"
    r"this|last)\b",
    re.IGNORECASE,
)


def period(text: str) -> str:
    """A period so that it can follow a verb: ``in the past month``, ``since September``."""
    plain = form.clean(text).strip(" .,;")
    if not plain:
        return ""
    plain = re.sub(r"\b(?:march|may|august)\b", lambda match: match.group().capitalize(), plain)
    part = r"^((?:since|from|at) )?(?=(?:end|start|beginning|middle) of )"
    plain = re.sub(part, r"\1the ", plain, flags=re.IGNORECASE)
    if re.match(
        r"(?:\d{1,3}|[a-z]+|couple of) (?:days|weeks|fortnights|months|years)$", plain, re.I
    ):
        plain = f"past {plain}" if plain.split()[0].lower() in _BARE_COUNTS else plain
    if re.match(r"\d{1,2}\.? (?:to|until|-|–) \d", plain):
        return f"from {plain}"
    if re.match(r"(?:yesterday|today)$", plain, re.I):
        return plain.lower()
    if not _NO_ARTICLE.match(plain):
        plain = f"the {plain}"
    head, _, rest = plain.partition(" ")
    if head.lower() not in _MONTHS and not re.fullmatch(r"[Qq][1-4]", head):
        plain = f"{head.lower()} {rest}".strip()
    if re.match(rf"last (?:\d|few|couple|{'|'.join(_NUMBERS[2:])})", plain):
        plain = f"the {plain}"
    return plain if _STANDS_ALONE.match(plain) else f"in {plain}"


_BARE_COUNTS = {*_NUMBERS, *map(str, range(1, 400)), "few", "couple"}


def goes_on(said: str) -> bool:
    """Whether a period reaches to today ("since September"), so that one says "I have made"."""
    return bool(re.match(r"(?:since|this|so far|over the|in the (?:past|last)|until now)\b", said))


_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366}
_COUNTS = {word: count for count, word in enumerate(_NUMBERS)} | {
    "couple of": 2,
    "few": 4,
    "": 1,
}
_MONTHS = {name.lower(): place for place, name in enumerate(MONTHS, 1)}
_LENGTH = re.compile(
    r"(?P<word>past|last|previous|recent)? ?(?P<count>\d{1,3}|couple of|few|[a-z]+)? ?"
    r"(?P<unit>day|week|fortnight|month|quarter|year)s?"
)
_WEEKS = re.compile(r"(?:calendar )?weeks? (\d{1,2})(?: ?(?:to|until|-|–) ?(\d{1,2}))?")


def period_range(text: str, today: date) -> tuple[date, date] | None:
    """First and last day of a period as it is said, or None where it is not surely understood.

    Lengths are generous (a month has 31 days and people round), so that only a day clearly
    outside is outside. A period that is not wholly understood is never guessed from a part of it.
    """
    low = " ".join(text.lower().replace(",", " ").split()).strip(" .;")
    low = re.sub(r"^(?:in|over|during|within|for) ", "", low)
    low = re.sub(r"^(?:the|a|my) ", "", low)
    if low in ("today", "yesterday"):
        return today - timedelta(days=3), today
    exact = re.fullmatch(r"since (\d{4})-(\d\d)-(\d\d)", low)
    if exact:
        try:
            return date(*map(int, exact.groups())), today
        except ValueError:
            return None
    part = r"(?:(?:the )?(?:start|beginning|end|middle) of |early |mid[- ]|late )?"
    since = re.fullmatch(rf"since {part}([a-z]+)(?: (\d{{4}}))?", low)
    if since and since.group(1) in _MONTHS:
        return _month_start(since.group(1), since.group(2), today), today
    inside = re.fullmatch(r"(?:month of )?([a-z]+)(?: (\d{4}))?", low)
    if inside and inside.group(1) in _MONTHS:
        first = _month_start(inside.group(1), inside.group(2), today)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    weeks = _WEEKS.fullmatch(low)
    if weeks:
        return _week_range(int(weeks.group(1)), int(weeks.group(2) or weeks.group(1)), today)
    this = re.fullmatch(r"this (week|month|quarter|year)", low)
    if this:
        return today - timedelta(days=_UNITS[this.group(1)] + 3), today
    return _length_range(low, today)


def _length_range(low: str, today: date) -> tuple[date, date] | None:
    found = _LENGTH.fullmatch(low)
    if not found:
        return None
    word, count = found.group("word"), found.group("count") or ""
    number_of = int(count) if count.isdigit() else _COUNTS.get(count)
    if number_of is None or (not word and not count):
        return None
    days = _UNITS[found.group("unit")] * max(number_of, 1)
    if word in ("last", "previous") and not count:
        days *= 2  # "last month" may be the calendar month before this one
    try:
        return today - timedelta(days=days + max(4, days // 10)), today
    except OverflowError:
        return None


def _week_range(first: int, last: int, today: date) -> tuple[date, date] | None:
    """The days of ISO weeks, of this year or, where they lie ahead, of the year before."""
    for year in (today.year, today.year - 1):
        try:
            start = date.fromisocalendar(year, first, 1)
            end = date.fromisocalendar(year, last, 7)
        except ValueError:
            return None
        if start <= today:
            return start, end
    return None


def _month_start(name: str, year: str | None, today: date) -> date:
    month = _MONTHS[name]
    when = int(year) if year else (today.year if month <= today.month else today.year - 1)
    when = max(when, 1)  # nobody means the year 0, and no calendar has it
    return date(when, month, 1)
