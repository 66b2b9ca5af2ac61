"""A change-over on a backlog: what it brings and what bridges it, and the way on after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from footing.app.backlog import Asked, Report, measure_backlog
from footing.app.planning import inputs_of
from footing.backlog.change import LOSS, LOW, RECOVERY, WEEK, Change, checked, like
from footing.backlog.said import day as said_day
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.wishes import Wishes
    from footing.backlog.changeover import Changeover
    from footing.backlog.inputs import Inputs
    from footing.backlog.pictures import Picture
    from footing.backlog.since_change import SinceChange
    from footing.kernel.clock import Clock

Progress = Callable[[str, float | None], None]
WHAT = "the change-over"
LONGEST_NAME = 60
FAR = 3653
"""Days ahead in which a change-over may begin."""


@dataclass(frozen=True)
class Told:
    """What a person says of a change-over; None: the careful guess, or what ``like`` shows.

    ``on`` is its first day, ``loss`` the share of capacity (0 to 1) that is missing at worst,
    ``low_weeks`` for how long, ``recovery_weeks`` how long it takes to come back. ``like`` is the
    day of an earlier one of one's own. ``thin`` is the share that is put off; None: as much as it
    takes. ``what`` is its name in a sentence, ``each`` what one person does a day.
    """

    on: date
    loss: float | None = None
    low_weeks: float | None = None
    recovery_weeks: float | None = None
    like: date | None = None
    thin: float | None = None
    what: str = ""
    each: float | None = None

    @property
    def name(self) -> str:
        """What it is called, in the middle of a sentence."""
        return " ".join(self.what.split()) or WHAT


@dataclass(frozen=True)
class Looked:
    """What was found: ``ahead`` where the change-over is to come, and ``since`` where it has begun.

    ``said`` are sentences about the change-over itself: given, measured or assumed.
    """

    report: Report
    told: Told
    said: tuple[str, ...]
    ahead: Changeover | None = None
    since: SinceChange | None = None

    @property
    def inputs(self) -> Inputs:
        """What was reckoned with."""
        found = self.ahead or self.since
        if found is None:
            raise AssertionError("neither before nor after")
        return found.inputs


def look(
    asked: Asked, wishes: Wishes, told: Told, clock: Clock, progress: Progress | None = None
) -> Looked:
    """Measure what ``asked`` names and look through the change-over.

    Raises as ``measure_backlog`` does, and FootingError where a number is needed that neither the
    data nor the person says, or where the change-over cannot be.
    """
    report = measure_backlog(asked, clock, progress)
    return through(report, wishes, told, clock().date(), progress)


def through(
    report: Report, wishes: Wishes, told: Told, today: date, progress: Progress | None = None
) -> Looked:
    """The same for a backlog that was measured already."""
    from footing.backlog.changeover import changeover
    from footing.backlog.since_change import since_change

    if len(told.name) > LONGEST_NAME:
        raise FootingError(
            f"The name of the change-over has more than {LONGEST_NAME} letters.",
            where="--what",
            todo="Say it shorter, like “the new ticket system”.",
        )
    inputs = inputs_of(report, wishes.wanted())
    if told.on <= inputs.as_of:
        return Looked(
            report, told, _over(told, inputs), since=since_change(inputs, told.on, progress)
        )
    if (told.on - inputs.as_of).days > FAR:
        raise FootingError(
            f"{said_day(told.on)} is more than ten years ahead.",
            where="--on",
            todo="Name the day on which the change-over begins, like 2027-03-01.",
        )
    change, said = _change(told, inputs)
    if told.on <= today:
        said.append(
            f"The figures end on {said_day(inputs.as_of)}, before the change-over. This is what "
            "they foretold; with a fresh list it says how it went."
        )
    found = changeover(inputs, change, told.thin, progress)
    return Looked(report, told, tuple(said), ahead=found)


def pictures(looked: Looked) -> tuple[Picture, ...]:
    """The pictures: of the way through, or of the plan since."""
    if looked.ahead:
        from footing.backlog.changeover_pictures import changeover_pictures

        return changeover_pictures(looked.ahead)
    from footing.backlog.forecast import Forecast
    from footing.backlog.plan_pictures import plan_pictures
    from footing.backlog.policies import OLDEST, START

    if looked.since is None:
        return ()
    one = looked.since
    made = Forecast(one.inputs, {START: one.outcome, OLDEST: one.oldest}, None)
    return plan_pictures(made, (START, OLDEST))


def _over(told: Told, inputs: Inputs) -> tuple[str, ...]:
    """What was said of a dip is not used once the change-over has begun: the days since show it."""
    if (told.loss, told.low_weeks, told.recovery_weeks, told.like, told.thin) == (None,) * 5:
        return ()
    return (
        f"It began on {said_day(told.on)}. What was said of its dip is not used: the days since "
        "show it.",
    )


def _change(told: Told, inputs: Inputs) -> tuple[Change, list[str]]:
    """The change-over, and where its numbers are from."""
    usual, source = Change(told.on, LOSS, LOW, RECOVERY), ""
    if told.like is not None:
        if inputs.past is None:
            raise FootingError(
                "Three numbers hold no earlier change-over.",
                where="--like",
                todo="Name a list with its history, or say how deep it will be.",
            )
        usual = replace(like(inputs.past, told.like), first=told.on)
        source = f"as it was from {said_day(told.like)} on, in your own figures"
    change = checked(
        Change(
            told.on,
            usual.loss if told.loss is None else told.loss,
            usual.low if told.low_weeks is None else round(told.low_weeks * WEEK),
            usual.recovery if told.recovery_weeks is None else round(told.recovery_weeks * WEEK),
        )
    )
    given = (told.loss, told.low_weeks, told.recovery_weeks)
    parts = (
        f"{round(change.loss * 100)} in 100 less can be done",
        f"for {weeks(change.low)}",
        f"and it takes {weeks(change.recovery)} until all is as before",
    )
    said = []
    for names, head in (
        ([part for part, one in zip(parts, given, strict=True) if one is not None], "As given"),
        ([part for part, one in zip(parts, given, strict=True) if one is None], ""),
    ):
        if names and head:
            said.append(f"{head}: {', '.join(names)}.")
        elif names and source:
            said.append(f"Taken {source}: {', '.join(names)}.")
        elif names:
            said.append(
                f"Assumed: {', '.join(names)}. That is a careful guess; no source that we know "
                "measures it. Ask somebody who has been through it, or take your own last one."
            )
    return change, said


def weeks(days: int) -> str:
    """A stretch as people say it: 4 weeks, 10 days."""
    number, rest = divmod(days, WEEK)
    if rest or not number:
        return f"{days} {'day' if days == 1 else 'days'}"
    return f"{number} {'week' if number == 1 else 'weeks'}"
