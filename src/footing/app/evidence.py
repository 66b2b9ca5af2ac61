"""What a plan shows, as sentences for a conversation: how far behind, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from footing.app import matters
from footing.backlog.said import amount
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.saying import said_day

if TYPE_CHECKING:
    from datetime import date

    from footing.app.planning import Plan
    from footing.app.workspace import Workspace
    from footing.backlog.outcome import Outcome

STEPS = ("help", "alternatives", "ideas", "options")
"""Steps of playbooks that what a plan shows can answer: lists of what one asks for or offers."""
WEEK = 7
LASTS = 0.9
"""The share of all new ones in time from which one is current for good, not for a fortnight."""
START = "start-where-you-are"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """A sentence or two from the plan, and the step that it would answer."""

    step: str
    text: str


@dataclass(frozen=True)
class Place:
    """An answer that evidence can go into: the matter, its step, and what both are called."""

    matter: str
    step: str
    title: str


def offers(plan: Plan, usual: float, each: float | None = None) -> tuple[Offer, ...]:
    """What can be said on the grounds of a plan.

    ``usual`` is the capacity a day as it is now, and ``each`` what one person does a day where that
    is known: with it, further capacity is told in people. At most three sentences each.
    """
    inputs, outcome = plan.inputs, plan.forecast.outcomes[START]
    found = [Offer("alternatives", _start_here(plan, outcome))]
    more = inputs.capacity - usual
    if more > 0.01 * max(usual, 0.01):
        found.insert(0, Offer("help", _with_more(plan, outcome, more, each)))
    elif plan.forecast.verdict and (relief := plan.forecast.verdict.relief_per_day):
        found.insert(0, Offer("help", _needed(plan, relief, each)))
    return tuple(found)


def _with_more(plan: Plan, outcome: Outcome, more: float, each: float | None) -> str:
    as_of, open_ = plan.inputs.as_of, plan.inputs.stock.items
    done = outcome.old_done_by.p85
    behind = f"We are {open_:,} behind"
    if done is None:
        return (
            f"I need your help with {hands(more, each)}. {behind}. That alone does not yet bring "
            "us to the end of it."
        )
    weeks = max(round((done - as_of).days / WEEK), 1)
    span = f"{_said(weeks)} weeks" if weeks > 1 else "one week"
    return (
        f"I need your help with {hands(more, each)} for {span}. {behind}. With that the old ones "
        f"are done by {_day(done, as_of)}, in 17 of 20 runs on our own figures."
    )


def _needed(plan: Plan, relief: float, each: float | None) -> str:
    inputs = plan.inputs
    return (
        f"I need your help with {hands(relief, each)}. {amount(inputs.arrivals * WEEK)} a week "
        f"come in, we can do {amount(inputs.capacity * WEEK)}, and {inputs.stock.items:,} are open."
    )


def _start_here(plan: Plan, outcome: Outcome) -> str:
    target, as_of = plan.inputs.target, plan.inputs.as_of
    time = "on the same day" if not target else f"within {target} days"
    text = f"I could start from now: what comes in is answered {time}, and the old ones follow, "
    text += "newest first."
    current = outcome.current_by.p85
    if current is None or outcome.within_target.p50 < LASTS:
        return text
    return f"{text} Then we are current from {_day(current, as_of)} on."


def hands(a_day: float, each: float | None) -> str:
    """Capacity as people say it: “two more people”, or “12 more a week”."""
    if not each:
        return f"room for {amount(a_day * WEEK)} more a week"
    people = max(round(a_day / each), 1)
    return f"{_said(people)} more {'person' if people == 1 else 'people'}"


def _said(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _day(day: date, seen_from: date) -> str:
    return said_day(day, seen_from, weekday=False)


def places(space: Workspace) -> tuple[Place, ...]:
    """The answers of open matters that evidence can go into."""
    found = []
    for listed in matters.list_(space):
        matter = listed.matter
        if matter.state == "closed" or matter.gate != "clear":
            continue
        playbook = space.library.get(matter.playbook)
        for step in playbook.steps:
            if step.key in STEPS and step.kind == "list":
                found.append(Place(matter.id, step.key, f"{listed.title}: {step.title}"))
    return tuple(found)


def put(space: Workspace, matter_id: str, step: str, text: str) -> None:
    """Add a sentence to an answer of a matter; it stands beside what was answered before.

    FootingError where there is no text, NotFoundError where this answer takes none, and AnswerError
    where the step does not take what is said.
    """
    said = " ".join(text.split())
    if not said:
        raise FootingError("There is nothing to put there.", todo="Write a sentence.")
    if not any((one.matter, one.step) == (matter_id, step) for one in places(space)):
        raise NotFoundError("This answer cannot take it.", todo="Choose one from the list.")
    before: list[Any] = list(matters.show(space, matter_id).answers.get(step) or ())
    if said not in before:
        matters.answer(space, matter_id, step, [*before, said])
