"""One matter over six weeks: what Today shows each morning, over a change of the clocks.

In Berlin the clocks go forward on 28 March 2027, between the second and the third check-in.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from footing.app import after, checkins, journal, matters, promises
from footing.app.after import Given
from footing.app.today import today
from footing.app.workspace import Workspace
from footing.kernel.settings import Folders
from tests.app.conftest import cleared

BERLIN = ZoneInfo("Europe/Berlin")

TALK = "Next conversation: with Sharon, {}, Tuesday, 9 March at 10 am, for 20 minutes."
LIST = "You promised: Send the list. "
PLANNING = "Sharon promised: Sit in on the planning. "
HOUR = "Sharon promised: An hour each week. No day was named."
DAY_AFTER = (
    "A day after the talk with Sharon on Tuesday, 9 March: what has changed? A minute is enough."
)
TWO_WEEKS = (
    "Two weeks after the talk with Sharon on Tuesday, 9 March: what has changed? "
    "A minute is enough."
)


def due(near: str, day: str) -> str:
    return f"It is due {near}, {day}."


def next_one(near: str, day: str, more: str = "") -> str:
    return f"Next check-in with Sharon: {near}, {day}{more}."


MORNINGS: dict[date, tuple[str, ...]] = {
    date(2027, 3, 8): (TALK.format("tomorrow"),),
    date(2027, 3, 9): (TALK.format("today"),),
    # The talk was held on the 9th; two promises have a day, one has none.
    date(2027, 3, 10): (
        DAY_AFTER,
        LIST + due("in 2 days", "Friday, 12 March"),
        HOUR,
        next_one("in 6 days", "Tuesday, 16 March at 9 am"),
    ),
    # The short record was made on the 10th.
    date(2027, 3, 11): (
        LIST + due("tomorrow", "Friday, 12 March"),
        HOUR,
        next_one("in 5 days", "Tuesday, 16 March at 9 am"),
    ),
    date(2027, 3, 13): (
        LIST + "It was due on Friday, 12 March, yesterday.",
        HOUR,
        next_one("in 3 days", "Tuesday, 16 March at 9 am"),
    ),
    # On the 13th the list was moved to the 17th.
    date(2027, 3, 14): (
        LIST + due("in 3 days", "Wednesday, 17 March")
        + " Moved once; it was due on Friday, 12 March.",
        HOUR,
        next_one("in 2 days", "Tuesday, 16 March at 9 am"),
    ),
    date(2027, 3, 16): (
        LIST + due("tomorrow", "Wednesday, 17 March")
        + " Moved once; it was due on Friday, 12 March.",
        PLANNING + due("in 7 days", "Tuesday, 23 March"),
        HOUR,
        next_one("today", "Tuesday, 16 March at 9 am"),
    ),
    # The list was sent on the 16th.
    date(2027, 3, 17): (
        PLANNING + due("in 6 days", "Tuesday, 23 March"),
        HOUR,
        next_one("in 6 days", "Tuesday, 23 March at 9 am"),
    ),
    date(2027, 3, 23): (
        TWO_WEEKS,
        PLANNING + due("today", "Tuesday, 23 March"),
        HOUR,
        next_one("today", "Tuesday, 23 March at 9 am"),
    ),
    # The second short record was made, and the planning was kept.
    date(2027, 3, 24): (HOUR, next_one("in 6 days", "Tuesday, 30 March at 9 am")),
    # The clocks have changed, and nine is nine.
    date(2027, 3, 29): (HOUR, next_one("tomorrow", "Tuesday, 30 March at 9 am")),
    date(2027, 3, 30): (HOUR, next_one("today", "Tuesday, 30 March at 9 am")),
    # On the 30th the next one was moved, and the hour was dropped.
    date(2027, 3, 31): (
        next_one("in 8 days", "Thursday, 8 April at 2:30 pm", ", moved from Tuesday, 6 April"),
    ),
    date(2027, 4, 8): (
        next_one("today", "Thursday, 8 April at 2:30 pm", ", moved from Tuesday, 6 April"),
    ),
    # The one of the 13th was cancelled on the 8th.
    date(2027, 4, 9): (next_one("in 11 days", "Tuesday, 20 April at 9 am"),),
    date(2027, 4, 13): (next_one("in 7 days", "Tuesday, 20 April at 9 am"),),
    date(2027, 4, 19): (next_one("tomorrow", "Tuesday, 20 April at 9 am"),),
    # After the last one nothing is left.
    date(2027, 4, 21): (),
}  # fmt: skip


class Story:
    """What the person does in the evening of a day, after having looked at Today."""

    def __init__(self, ws: Workspace, matter: str) -> None:
        self.ws, self.matter = ws, matter

    def _promise(self, what: str) -> str:
        return next(one.id for one in after.promises(self.ws, self.matter) if what in one.what)

    def talk(self) -> None:
        after.record(
            self.ws,
            self.matter,
            held=True,
            said="All four mistakes.",
            acknowledged="My start was rushed.",
            relief=7,
            happened="no",
            lesson="Name the numbers first.",
            promises=[
                Given("me", "Send the list", date(2027, 3, 12)),
                Given("leader", "Sit in on the planning", date(2027, 3, 23)),
                Given("leader", "An hour each week"),
            ],
        )
        checkins.agree(
            self.ws, self.matter, datetime(2027, 3, 16, 9), "week",
            until=date(2027, 4, 20), minutes=30, timezone="Europe/Berlin",
        )  # fmt: skip

    def short(self) -> None:
        after.again(self.ws, self.matter, changed="She came by.", relief=8)

    def later(self) -> None:
        promises.move(self.ws, self._promise("list"), date(2027, 3, 17))

    def sent(self) -> None:
        promises.settle(self.ws, self._promise("list"), "done")
        journal.add(self.ws, "win", "The list was right.", matter=self.matter)

    def two_weeks(self) -> None:
        self.short()
        promises.settle(self.ws, self._promise("planning"), "done")

    def moved(self) -> None:
        checkins.move(self.ws, self.matter, date(2027, 4, 6), datetime(2027, 4, 8, 14, 30))
        promises.settle(self.ws, self._promise("hour"), "dropped", "The check-ins do it.")

    def off(self) -> None:
        checkins.cancel(self.ws, self.matter, date(2027, 4, 13))


EVENINGS: dict[date, Callable[[Story], None]] = {
    date(2027, 3, 9): Story.talk,
    date(2027, 3, 10): Story.short,
    date(2027, 3, 13): Story.later,
    date(2027, 3, 16): Story.sent,
    date(2027, 3, 23): Story.two_weeks,
    date(2027, 3, 30): Story.moved,
    date(2027, 4, 8): Story.off,
}


def test_each_morning_shows_what_is_next(places: Folders) -> None:
    """The clock stands at a quarter past seven in the morning, and at six in the evening."""
    moment = [datetime(2027, 3, 7, 18, tzinfo=BERLIN)]
    ws = Workspace.fresh(places, clock=lambda: moment[0], rng=random.Random(3))
    matter = cleared(ws)
    meeting = {"channel": "in person", "when": datetime(2027, 3, 9, 10), "minutes": 20}
    matters.answer(ws, matter.id, "meeting", meeting)
    matters.answer(ws, matter.id, "fear", "She will shout.")
    story = Story(ws, matter.id)
    for day in sorted({*MORNINGS, *EVENINGS}):
        moment[0] = datetime(day.year, day.month, day.day, 7, 15, tzinfo=BERLIN)
        if day in MORNINGS:
            shown = today(ws).text.splitlines()
            expected = MORNINGS[day] or ("Nothing is planned, promised or due.",)
            assert tuple(shown) == expected, day
        moment[0] = datetime(day.year, day.month, day.day, 18, tzinfo=BERLIN)
        if day in EVENINGS:
            EVENINGS[day](story)
    assert after.look(ws, matter.id).comparison.text == (
        "1 of 1 did not come true; too few to conclude much."
    )
    ws.close()


def test_the_hour_on_the_wall_is_another_moment_after_the_change(places: Folders) -> None:
    moment = [datetime(2027, 3, 10, 7, tzinfo=BERLIN)]
    ws = Workspace.fresh(places, clock=lambda: moment[0], rng=random.Random(3))
    matter = cleared(ws)
    Story(ws, matter.id).talk()
    seen = []
    for day in (date(2027, 3, 22), date(2027, 3, 29)):
        moment[0] = datetime(day.year, day.month, day.day, 7, tzinfo=BERLIN)
        (line,) = today(ws).checkins
        assert isinstance(line.when, datetime)
        seen.append((line.when.hour, line.when.astimezone(UTC).hour))
    assert seen == [(9, 8), (9, 7)]
    ws.close()
