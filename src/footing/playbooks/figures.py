"""Numbers of hours that a playbook reckons from the answers: what was agreed, what it is now."""

from __future__ import annotations

from footing.playbooks.answers import Answers
from footing.playbooks.model import Figure, Playbook


def figures(playbook: Playbook, answers: Answers) -> dict[str, float]:
    """Every declared figure that the answers give, in hours, by name.

    One whose answers are not all there is left out: a part of a sum would be too small.
    """
    found = {}
    for name, figure in playbook.figure.items():
        value = _value(figure, answers)
        if value is not None:
            found[name] = value
    return found


def _value(figure: Figure, answers: Answers) -> float | None:
    plus = [total(name, answers) for name in figure.plus]
    minus = [total(name, answers) for name in figure.minus]
    if None in plus or None in minus:
        return None
    return sum(one for one in plus if one) - sum(one for one in minus if one)


def total(name: str, answers: Answers) -> float | None:
    """The hours of a step, or the sum of a field over all its records; None if one is missing."""
    key, _, field = name.partition(".")
    if not field:
        return answers.hours.get(key)
    hours = [record.hours.get(field) for record in answers.records.get(key, ())]
    if not hours or None in hours:
        return None
    return sum(one for one in hours if one is not None)
