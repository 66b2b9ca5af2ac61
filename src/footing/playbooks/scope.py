"""What was agreed beside what it has become: the table and the picture of a grown job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from footing.kernel.saying import said_day
from footing.playbooks import form
from footing.playbooks.answers import Answers, Record
from footing.playbooks.faults import MOST_HOURS
from footing.playbooks.figures import total
from footing.playbooks.model import Playbook
from footing.playbooks.page import Rework
from footing.playbooks.phrases import due_in_words, hours, number

Told = Callable[[str], str]


@dataclass(frozen=True)
class ScopeRow:
    """One thing that was agreed or asked: since when or by when, by whom, its hours, its pay."""

    what: str
    when: str = ""
    who: str = ""
    hours: float | None = None
    pay: str = ""


@dataclass(frozen=True)
class Scope:
    """Then and now. ``unit`` is "hours a week" or "hours"; ``there_are`` are the week's hours.

    ``then``, ``since`` and ``week`` are sums of hours, None where one of them was not told.
    """

    finding: str
    unit: str
    agreed: tuple[ScopeRow, ...]
    asked_since: tuple[ScopeRow, ...]
    redone: tuple[str, ...]
    load: tuple[ScopeRow, ...]
    then: float | None
    since: float | None
    week: float | None
    there_are: float | None

    @property
    def now(self) -> float | None:
        """The hours of everything together, None where one of them was not told."""
        return None if self.then is None or self.since is None else self.then + self.since


def scope_of(playbook: Playbook, answers: Answers, on: date, *, told: Told) -> Scope | None:
    """The scope then and now; None where the playbook has none, or nothing of it was answered.

    ``told`` puts a text to the person it is told to ("Dana asked" as "you asked").
    """
    data = playbook.scope
    if data is None:
        return None
    agreed, since = answers.records.get(data.agreed, ()), answers.records.get(data.since, ())
    if not agreed and not since:
        return None
    then, more = _hours(agreed), _hours(since)
    week = _hours(answers.records.get(data.week, ()))
    each_week = answers.choices.get(data.unit) == "week"
    return Scope(
        _finding(then, more, len(since), " a week" if each_week else ""),
        "hours a week" if each_week else "hours",
        tuple(_row(one, on, told) for one in agreed),
        tuple(_row(one, on, told) for one in since),
        tuple(
            form.upper_first(form.clean(told(one.say)))
            for one in answers.lists.get(data.redone, ())
            if one.say
        ),
        tuple(_row(one, on, told) for one in answers.records.get(data.week, ())),
        then,
        more,
        week,
        answers.hours.get(data.there_are),
    )


def over_a_week(playbook: Playbook, answers: Answers) -> Rework | None:
    """The load given back where it is more than a week has hours."""
    data = playbook.scope
    if data is None or not data.week:
        return None
    fields = [
        one.key
        for step in playbook.steps
        if step.key == data.week
        for one in step.fields
        if one.kind == "hours"
    ]
    said = total(f"{data.week}.{fields[0]}", answers) if fields else None
    if said is None or said <= MOST_HOURS:
        return None
    return Rework(
        f"answers.{data.week}",
        f"What you list comes to {hours(said)} a week, and a week has {MOST_HOURS}.",
        "Does something stand twice, or are these hours of more than a week?",
        "",
    )


def _hours(records: tuple[Record, ...]) -> float | None:
    told = [next(iter(record.hours.values()), None) for record in records]
    if not told or None in told:
        return None
    return sum(one for one in told if one is not None)


def _row(record: Record, on: date, told: Told) -> ScopeRow:
    first, *beside = record.texts.values()
    if record.due:
        when = f"by {said_day(record.due, on, weekday=False)}"
    elif record.due_said:
        when = due_in_words(record.due_said)
    else:
        when = said_day(record.day, on, weekday=False) if record.day else record.day_said
    who = told(next(iter(record.names.values()), ""))
    return ScopeRow(
        form.upper_first(form.bare(told(first.say))),
        when,
        form.upper_first(who),
        next(iter(record.hours.values()), None),
        form.upper_first(form.bare(told(beside[0].say))) if beside else "",
    )


def _finding(then: float | None, since: float | None, additions: int, a_week: str) -> str:
    """What the picture says, in one line."""
    if then and since is not None and since > 0:
        return f"It was {hours(then)}{a_week}. Now it is {hours(then + since)}{a_week}."
    if since:
        return f"What was added since takes {hours(since)}{a_week}."
    if additions:
        things = "thing has" if additions == 1 else "things have"
        return f"{number(additions).capitalize()} {things} been added since it was agreed."
    return "This is what was agreed."
