"""From answers to the page: the playbook, the draft rules and the person's edits together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from footing.playbooks.edits import Suggestion, merge, with_edits
from footing.playbooks.page import PARTS

if TYPE_CHECKING:
    from footing.followup.promises import Promise
    from footing.playbooks.matter import Edit, Matter
    from footing.playbooks.model import Playbook, Step
    from footing.playbooks.page import Page
    from footing.playbooks.sayable import Objection, Screen
    from footing.wording import RuleSet

TITLES: Mapping[str, str] = {
    "invite": "To ask for the talk",
    "spoken": "What to say",
    "message": "The written version",
    "confirm": "For afterwards",
}
"""How each part is called wherever it is shown."""


@dataclass(frozen=True)
class PartView:
    """One text as it stands now.

    ``composed`` is what the answers alone give; ``suggestions`` are new sentences from the answers
    where the person's own words stand. ``seconds`` is the time to say it (0 for what is written).
    """

    name: str
    title: str
    text: str
    composed: str
    edited: bool
    suggestions: tuple[Suggestion, ...]
    subject: str
    seconds: int
    note: str


@dataclass(frozen=True)
class PageView:
    """The page of a matter with the person's edits in it, and its parts."""

    matter: Matter
    playbook: Playbook
    page: Page
    parts: tuple[PartView, ...]

    def part(self, name: str) -> PartView:
        """One part by its name; KeyError for any other name."""
        found = {part.name: part for part in self.parts}
        return found[name]


def objections(text: str, rules: RuleSet) -> tuple[Objection, ...]:
    """What ``rules`` have against one answer."""
    from footing.playbooks.sayable import Objection
    from footing.wording import check

    return tuple(
        Objection(found.family, found.words, found.reason) for found in check(text, rules).problems
    )


def shipped_screen(text: str) -> tuple[Objection, ...]:
    """What Footing's own draft rules have against one answer."""
    return objections(text, _shipped())


@cache
def _shipped() -> RuleSet:
    from footing.wording import load_rules

    return load_rules()


def compose(
    playbook: Playbook,
    people: Mapping[str, str],
    answers: Mapping[str, Any],
    now: datetime,
    promises: Iterable[Promise] = (),
    screen: Screen = shipped_screen,
) -> Page:
    """The page that the answers give.

    ``answers`` has no faults; ``promises`` are what was agreed in the talk, for ``confirm``, and
    ``screen`` says what the draft rules have against an answer.
    """
    from footing.playbooks.compose import Agreed
    from footing.playbooks.compose import compose as composed

    told = [one for one in promises if one.in_mail and one.state != "dropped"]
    agreed = [Agreed(one.who, one.what, one.due) for one in told]
    return composed(playbook, people, answers, now=now, screen=screen, agreed=agreed)


def applying(
    playbook: Playbook,
    people: Mapping[str, str],
    answers: Mapping[str, Any],
    now: datetime,
    screen: Screen = shipped_screen,
) -> tuple[Step, ...]:
    """The steps that apply with these answers; a step may depend on what was answered before."""
    if not any(step.only_if for step in playbook.steps):
        return playbook.steps
    from footing.playbooks.answers import read
    from footing.playbooks.facts import facts
    from footing.playbooks.sayable import sift

    values = read(playbook, answers)
    sayable = sift(playbook, people, values, now.date(), screen)
    known = facts(playbook, people, values, sayable, part="spoken", on=now.date())
    return tuple(step for step in playbook.steps if known.hold(step.only_if))


def viewed(
    matter: Matter,
    playbook: Playbook,
    now: datetime,
    promises: Iterable[Promise] = (),
    screen: Screen = shipped_screen,
) -> PageView:
    """The page of ``matter`` with its edits carried over to what its answers give now."""
    page = compose(playbook, matter.people, matter.answers, now, promises, screen)
    merged = {
        name: merge(edit, page.part(name)) for name, edit in matter.edits.items() if name in PARTS
    }
    shown = with_edits(page, merged)
    parts = tuple(
        PartView(
            name,
            TITLES[name],
            shown.part(name),
            page.part(name),
            name in merged,
            merged[name].suggestions if name in merged else (),
            page.subjects.get(name, ""),
            shown.spoken_seconds if name == "spoken" else 0,
            page.message_note if name == "message" else "",
        )
        for name in PARTS
    )
    return PageView(matter, playbook, shown, parts)


def edited(matter: Matter, part: str, edit: Edit | None) -> Matter:
    """``matter`` with the edit of one part put in, or taken out where it is None."""
    edits = {name: one for name, one in matter.edits.items() if name != part}
    if edit is not None:
        edits[part] = edit
    return replace(matter, edits=edits)
