"""If-then cards: what may come in the talk, and what the person then says or does."""

from __future__ import annotations

from collections.abc import Mapping

from footing.playbooks.facts import SLOT, Facts
from footing.playbooks.likely import Given
from footing.playbooks.model import every_wording
from footing.playbooks.page import Card


def make_cards(given: Given, about: Facts) -> tuple[Card, ...]:
    """The declared cards whose conditions hold and whose words can be filled, in their order.

    ``about`` are the facts of the spoken part; ``{answer}`` is the first sentence that the named
    steps give.
    """
    made = []
    for one in given.playbook.brief.cards:
        if not about.hold(one.only_if):
            continue
        answer = given.answers(one.answered_by)[:1]
        slots = {**about.slots, **({"answer": answer[0]} if answer else {})}
        then = next(filter(None, (_filled(then, slots) for then in every_wording(one.then))), "")
        when = _filled(one.when, slots)
        if when and then:
            made.append(Card(when, then))
    return tuple(made)


def _filled(wording: str, slots: Mapping[str, str]) -> str:
    """The wording with its slots filled; empty where one of them has no value."""
    if not set(SLOT.findall(wording)) <= set(slots):
        return ""
    return SLOT.sub(lambda match: slots[match.group(1)], wording)
