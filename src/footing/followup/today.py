"""Today: the next conversation, a fumble's first 48 hours, records, promises, and check-ins.

The 48 hours are a rule of thumb, taken from the answers in "Blew a Key Conversation with My
boss...how to Recover?" (2014): five of the sixteen people who answered named the same day, tomorrow
or the next day for going back. That is advice from a few strangers and no study.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from footing.followup.checkins import Checkins, Meeting, following
from footing.followup.debrief import Stage
from footing.followup.promises import Promise, days_late, in_order, standing
from footing.kernel.saying import counted, near, said_day, said_moment, said_time

WINDOW = timedelta(hours=48)
SOON = timedelta(days=7)
RULE_OF_THUMB = (
    "Going back soon is a rule of thumb, not a study: of sixteen people who advised somebody in "
    "this position, five named the same day, tomorrow or the next day."
)


@dataclass(frozen=True)
class Conversation:
    """A talk that is planned and not yet recorded; ``when`` without a zone is the reader's own."""

    matter: str
    when: datetime
    minutes: int | None = None


@dataclass(frozen=True)
class Reminder:
    """A short record that is due, and the day of the talk that it belongs to."""

    matter: str
    stage: Stage
    talk: date


@dataclass(frozen=True)
class Fumble:
    """A question that was fumbled; ``asked_on`` is a day, or a moment where the hour is known."""

    matter: str
    asked_on: date | datetime


@dataclass(frozen=True)
class Window:
    """The 48 hours of a fumble: when they end, and what is left of them (zero when over)."""

    matter: str
    ends: datetime
    left: timedelta
    text: str


@dataclass(frozen=True)
class Line:
    """Something of one matter with its moment or day (None: no day was named), said plainly."""

    matter: str
    when: datetime | date | None
    text: str


@dataclass(frozen=True)
class Today:
    """What matters today; every part in order of time, each with its own plain text.

    ``conversation`` is the next talk, ``unrecorded`` are talks whose time has passed, ``debriefs``
    short records to make, ``due`` promises due within seven days or without a day, ``late`` those
    past their day.
    """

    now: datetime
    conversation: Line | None
    unrecorded: tuple[Line, ...]
    debriefs: tuple[Line, ...]
    windows: tuple[Window, ...]
    late: tuple[Line, ...]
    due: tuple[Line, ...]
    checkins: tuple[Line, ...]
    text: str

    @property
    def nothing(self) -> bool:
        """Whether nothing is planned, promised or due."""
        parts = (self.unrecorded, self.debriefs, self.windows, self.late, self.due, self.checkins)
        return self.conversation is None and not any(parts)


def today(
    now: datetime,
    conversations: Iterable[Conversation] = (),
    fumbles: Iterable[Fumble] = (),
    promises: Iterable[Promise] = (),
    checkins: Iterable[Checkins] = (),
    debriefs: Iterable[Reminder] = (),
    *,
    names: Mapping[str, str] | None = None,
) -> Today:
    """What matters on the day of ``now``, which carries the reader's zone.

    ``names`` gives the leader's name by matter id. Only open matters are passed in: a fumble whose
    talk was held has no window any more.
    """
    names = names or {}
    talks = sorted(
        ((_here(talk.when, now), talk) for talk in conversations),
        key=lambda pair: (pair[0], pair[1].matter),
    )
    coming = [_coming(when, talk, now, names) for when, talk in talks if when >= now]
    passed = [_passed(when, talk, now, names) for when, talk in talks if when < now]
    windows = sorted(
        (_window(fumble, now, names) for fumble in fumbles), key=lambda w: (w.ends, w.matter)
    )
    open_ones = [p for p in in_order(promises) if p.state == "open"]
    day = now.date()
    late = [_promise(p, day, names) for p in open_ones if days_late(p, day)]
    due = [_promise(p, day, names) for p in open_ones if _due(p, day)]
    meetings = sorted(
        (
            (found.when, series.matter, series, found)
            for series in checkins
            if (found := following(series, now)) and found.when
        ),
        key=lambda one: one[:2],
    )
    next_ones = [
        _checkin(when, meeting, series, now, names) for when, _, series, meeting in meetings
    ]
    records = [_record(one, day, names) for one in debriefs]
    parts: list[Line | Window] = [
        *coming[:1], *passed, *records, *windows, *late, *due, *next_ones,
    ]  # fmt: skip
    text = "\n".join(part.text for part in parts) or "Nothing is planned, promised or due."
    return Today(
        now,
        coming[0] if coming else None,
        tuple(passed),
        tuple(records),
        tuple(windows),
        tuple(late),
        tuple(due),
        tuple(next_ones),
        text,
    )


def _here(moment: datetime, now: datetime) -> datetime:
    """The moment on the reader's clock."""
    return moment.astimezone(now.tzinfo) if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _who(matter: str, names: Mapping[str, str]) -> str:
    return names.get(matter) or "your leader"


def _coming(when: datetime, talk: Conversation, now: datetime, names: Mapping[str, str]) -> Line:
    length = f", for {counted(talk.minutes, 'minute')}" if talk.minutes else ""
    text = (
        f"Next conversation: with {_who(talk.matter, names)}, {near(when.date(), now.date())}, "
        f"{said_moment(when, now.date())}{length}."
    )
    return Line(talk.matter, when, text)


def _passed(when: datetime, talk: Conversation, now: datetime, names: Mapping[str, str]) -> Line:
    text = (
        f"The conversation with {_who(talk.matter, names)} was planned for "
        f"{said_moment(when, now.date())}. Was it held? Write down what happened."
    )
    return Line(talk.matter, when, text)


def _window(fumble: Fumble, now: datetime, names: Mapping[str, str]) -> Window:
    asked = fumble.asked_on
    if isinstance(asked, datetime):
        start, note = _here(asked, now), ""
    else:
        start = datetime.combine(asked + timedelta(days=1), time(), now.tzinfo)
        note = (
            f"They are counted from the end of {said_day(asked, now.date())}, as no hour is noted."
        )
    # In UTC: two days are 48 real hours, also across a change of the clocks.
    end = start.astimezone(UTC) + WINDOW
    ends, left = end.astimezone(now.tzinfo), max(end - now.astimezone(UTC), timedelta())
    who = _who(fumble.matter, names)
    if left:
        said = (
            f"{_hours(left)} left of the first 48 hours to go back to {who}: until "
            f"{_end(ends, now)}."
        )
    else:
        said = (
            f"The first 48 hours to go back to {who} were over at {_end(ends, now)}. "
            "You can still go back; sooner is easier than later."
        )
    return Window(fumble.matter, ends, left, " ".join(filter(None, (said, note, RULE_OF_THUMB))))


def _end(moment: datetime, now: datetime) -> str:
    if moment.time() == time():  # "at midnight" would leave open which of the two is meant
        return f"the end of {said_day(moment.date() - timedelta(days=1), now.date())}"
    return f"{said_time(moment.time())} on {said_day(moment.date(), now.date())}"


def _hours(left: timedelta) -> str:
    minutes = int(left.total_seconds() // 60)
    if minutes < 1:
        return "Less than a minute"
    if minutes < 120:
        return counted(minutes, "minute")
    return counted(minutes // 60, "hour")


def _due(promise: Promise, day: date) -> bool:
    return promise.due is None or day <= promise.due <= day + SOON


def _promise(promise: Promise, day: date, names: Mapping[str, str]) -> Line:
    mine = promise.who == "me"
    who = "You" if mine else _who(promise.matter, names)
    said = promise.what.strip().rstrip(".")
    who = who[0].upper() + who[1:]
    return Line(promise.matter, promise.due, f"{who} promised: {said}. {standing(promise, day)}")


def _record(due: Reminder, day: date, names: Mapping[str, str]) -> Line:
    after = "Two weeks" if due.stage == "weeks" else "A day"
    text = (
        f"{after} after the talk with {_who(due.matter, names)} on {said_day(due.talk, day)}: what "
        "has changed? A minute is enough."
    )
    return Line(due.matter, due.talk, text)


def _checkin(
    when: datetime, meeting: Meeting, series: Checkins, now: datetime, names: Mapping[str, str]
) -> Line:
    # Midnight is a day whose hour nobody named; such a day is the same one in every zone.
    here = _here(when, now) if when.time() != time() else when
    day = here.date()
    said = said_moment(here, now.date()) if when.time() != time() else said_day(day, now.date())
    text = f"Next check-in with {_who(series.matter, names)}: {near(day, now.date())}, {said}"
    if here.replace(tzinfo=None) != when.replace(tzinfo=None):
        text += f" ({said_time(when.time())} in {series.timezone or when.tzname()})"
    if meeting.moved:
        text += f", moved from {said_day(meeting.was.date(), now.date())}"
    return Line(series.matter, here, text + ".")
