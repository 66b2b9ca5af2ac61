"""Decisions that are kept: begin, change, weigh, choose, and hand the choice to a playbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from footing.advice.decision import Decision
from footing.advice.decision_file import DecisionFile, read_decision
from footing.app import matters
from footing.app.deciding import Decided, weighed
from footing.app.finding import by_id
from footing.app.weighing_up import with_friend, with_points
from footing.app.workspace import Workspace
from footing.kernel.errors import DataError, FootingError, NotFoundError
from footing.kernel.ids import new_id
from footing.kernel.saying import said_day
from footing.playbooks.matter import Matter

_HINT = "See “footing decide --list”."
_SEEDS = 2**32
OFFERED: Mapping[str, Mapping[str, Any]] = {
    "yes": {"name": "Go for it", "stance": "yes"},
    "more": {"name": "Ask for details first", "stance": "tell-me-more"},
    "not_now": {"name": "Not now", "stance": "not-now", "today": True},
    "elsewhere": {"name": "Look elsewhere"},
}
"""Options to begin with; the person keeps, changes and adds what they like."""
STANCE = "stance"
"""The step of a playbook that takes what was chosen, where it has one."""


@dataclass(frozen=True)
class Kept:
    """A kept decision as a face shows it.

    ``decided`` is there where it could be weighed; otherwise ``open`` says in plain sentences what
    is still needed, or what stands in the way.
    """

    decision: Decision
    matter: Matter | None
    decided: Decided | None
    open: tuple[str, ...]

    @property
    def given(self) -> Mapping[str, Any]:
        """The tables of the decision, which may be unfinished."""
        return self.decision.given

    @property
    def title(self) -> str:
        """What the decision is called."""
        return str(self.given.get("title") or "A decision")


def list_(ws: Workspace, matter_id: str | None = None) -> tuple[Decision, ...]:
    """The kept decisions, or those of one matter, the last changed first."""
    if ws.untouched:
        return ()
    return tuple(sorted(ws.store.decisions(matter_id), key=lambda one: one.changed, reverse=True))


def show(ws: Workspace, decision_id: str) -> Kept:
    """One decision by its id or an unambiguous beginning of it; NotFoundError."""
    decision = by_id(list_(ws), decision_id, "decision", _HINT)
    return _weighed(decision, matters.show(ws, decision.matter) if decision.matter else None)


def tried(ws: Workspace, decision_id: str, points: Mapping[str, str]) -> Kept:
    """The decision as it would be with the sliders at ``points``; nothing is saved."""
    decision = by_id(list_(ws), decision_id, "decision", _HINT)
    moved = with_points(dict(decision.given), points)
    return _weighed(replace(decision, given=moved), None)


def keep_points(ws: Workspace, decision_id: str, points: Mapping[str, str]) -> Kept:
    """Keep the weights as the sliders stand, in place of those before."""
    kept = show(ws, decision_id)
    return save(ws, kept.decision.id, _moved(kept, points))


def tell_a_friend(ws: Workspace, decision_id: str, text: str, points: Mapping[str, str]) -> Kept:
    """Keep what the person would tell a friend, with the sliders as they stand."""
    kept = show(ws, decision_id)
    return save(ws, kept.decision.id, with_friend(_moved(kept, points), text))


def points(kept: Kept) -> tuple[tuple[str, str, int], ...]:
    """Key, name and points (0 to 100) of each criterion, as sliders show them.

    Weights that were said in another way are shown in proportion, the largest at 50 or more.
    """
    criteria = kept.given.get("criterion", {})
    stated = kept.given.get("weights", {}).get("sliders", {})
    shares = dict(kept.decided.weighed.weights) if kept.decided else {}
    largest = max(shares.values(), default=1.0)
    shrink = max(1.0, max(stated.values(), default=0) / 100)
    return tuple(
        (
            key,
            str(one.get("name") or key),
            round(stated.get(key, shares.get(key, largest) / largest * 50) / shrink),
        )
        for key, one in criteria.items()
    )


def of_matter(ws: Workspace, matter_id: str) -> Decision:
    """The decision of a matter, begun where there is none yet."""
    matter = matters.show(ws, matter_id)
    found = list_(ws, matter.id)
    return found[0] if found else begin(ws, matter_id=matter.id)


def begin(
    ws: Workspace, given: Mapping[str, Any] | None = None, *, matter_id: str = ""
) -> Decision:
    """Begin a decision, with ``given`` or with the usual options to start from.

    What speaks for and against it, where the matter's answers say so, comes along to the options
    of yes and of not now.
    """
    matter = matters.show(ws, matter_id) if matter_id else None
    tables = dict(given) if given else _fresh(matter)
    tables.setdefault("seed", ws.rng.randrange(_SEEDS))
    decision = Decision(new_id(ws.rng), matter.id if matter else "", ws.clock(), tables)
    ws.store.save_decision(decision)
    return decision


def save(ws: Workspace, decision_id: str, given: Mapping[str, Any]) -> Kept:
    """Put ``given`` in place of what the decision held, finished or not."""
    decision = by_id(list_(ws), decision_id, "decision", _HINT)
    ws.store.save_decision(replace(decision, given=dict(given), changed=ws.clock()))
    return show(ws, decision.id)


def remove(ws: Workspace, decision_id: str) -> Decision:
    """Take a decision away; its matter and what went into the matter stay."""
    decision = by_id(list_(ws), decision_id, "decision", _HINT)
    ws.store.remove_decision(decision.id)
    ws.forget_copies()
    return decision


def choose(
    ws: Workspace, decision_id: str, option: str, points: Mapping[str, str] | None = None
) -> Kept:
    """Note what the person chose; empty takes it back. A ruled-out option cannot be chosen here.

    ``points`` are sliders that may have been moved and not kept yet.
    """
    kept = show(ws, decision_id)
    if option and (kept.decided is None or option not in kept.decided.weighed.grid.options):
        raise NotFoundError(
            "This option is not there, or a must-have rules it out.",
            todo="Change the must-have first, if it is none.",
        )
    moved = _moved(kept, points or {})
    given = {key: one for key, one in moved.items() if key not in ("chosen", "chosen_on")}
    if option:
        given |= {"chosen": option, "chosen_on": ws.clock().date().isoformat()}
    return save(ws, kept.decision.id, given)


def hand_over(ws: Workspace, decision_id: str) -> Matter:
    """Take the chosen option over into the matter: its stance, and what speaks for and against.

    Each answer says beside it that it comes from this decision. Pros and cons that the matter
    has stay. FootingError where nothing was chosen or the playbook does not ask for it.
    """
    kept = show(ws, decision_id)
    stance = takes(ws, kept)
    if kept.matter is None or kept.decided is None or not stance:
        raise FootingError(
            "There is nothing to take over.",
            todo="Choose an option that is a yes, a not now or a tell me more first.",
        )
    note = provenance(ws, kept.decided)
    matter = matters.answer(ws, kept.matter.id, STANCE, {"say": stance, "notes": note})
    playbook = ws.library.get(matter.playbook)
    sides = {"pros": _side(kept.decided, "pros"), "cons": _side(kept.decided, "cons")}
    asked = {"questions": kept.decided.outlook.ask[:3] if stance == "tell-me-more" else ()}
    for key, texts in (sides | asked).items():
        step = playbook.find(key)
        if step is None or step.kind != "list":
            continue
        there = list(matter.answers.get(key, []))
        known = {one if isinstance(one, str) else one.get("say", "") for one in there}
        new = [{"say": text, "notes": f"{FROM}."} for text in texts if text not in known]
        if new:
            matter = matters.answer(ws, matter.id, key, [*there, *new])
    return matter


FROM = "From the decision"
"""How the note begins that stands beside what a decision gave."""


def takes(ws: Workspace, kept: Kept) -> str:
    """The choice that the matter's playbook would take over; empty where there is none."""
    if kept.matter is None or kept.decided is None or kept.matter.gate != "clear":
        return ""
    given = kept.decided.given
    stance = given.option[given.chosen].stance if given.chosen else ""
    step = ws.library.get(kept.matter.playbook).find(STANCE)
    return stance if step is not None and stance in step.choices else ""


def provenance(ws: Workspace, decided: Decided) -> str:
    """Where a stance comes from, in one line that is kept beside it and never sent."""
    given, found = decided.given, decided.weighed
    share = found.acceptability[given.chosen]
    firm = "firm" if found.firm and given.chosen == found.leader else "not firm"
    return (
        f"{FROM} “{given.title}”, {said_day(ws.clock().date(), weekday=False)}: "
        f"“{given.said(given.chosen)}” came first under {share * 100:.0f} in 100 of the weights "
        f"({firm})."
    )


def read(tables: Mapping[str, Any]) -> tuple[DecisionFile | None, tuple[str, ...]]:
    """A kept decision as a value, or what it still needs, one plain sentence each."""
    whole = {"title": "A decision", "option": {}, "criterion": {}, **tables}
    try:
        return read_decision(whole, b"", "the decision"), ()
    except DataError as error:
        return None, tuple(f"{one.text[:1].upper()}{one.text[1:]}." for one in error.problems)


def as_toml(given: Mapping[str, Any]) -> str:
    """A decision as a file that ``footing decide FILE`` reads again."""
    import tomli_w

    text: str = tomli_w.dumps(dict(given))
    return text


def _moved(kept: Kept, shown: Mapping[str, str]) -> dict[str, Any]:
    """The tables with the sliders as they are shown; as they were where none was moved.

    So weights that come from comparisons or an order stay as they were said.
    """
    before = {key: str(one) for key, _, one in points(kept)}
    given = dict(kept.given)
    return with_points(given, shown) if shown and {**before, **shown} != before else given


def _weighed(decision: Decision, matter: Matter | None) -> Kept:
    given, faults = read(decision.given)
    if given is None:
        return Kept(decision, matter, None, faults)
    try:
        return Kept(decision, matter, weighed(given), ())
    except FootingError as error:
        return Kept(decision, matter, None, (str(error),))


def _fresh(matter: Matter | None) -> dict[str, Any]:
    options = {key: dict(one) for key, one in OFFERED.items()}
    answers: Mapping[str, Any] = matter.answers if matter else {}
    for side, key in (("pros", "yes"), ("cons", "yes")):
        if texts := [_say(one) for one in answers.get(side, []) if _say(one)]:
            options[key][side] = texts
    given: dict[str, Any] = {"title": "My answer", "option": options, "criterion": {}}
    asked = answers.get("asked")
    return given | ({"question": _say(asked)} if asked and _say(asked) else {})


def _say(value: Any) -> str:
    return value if isinstance(value, str) else str(value.get("say", ""))


def _side(decided: Decided, side: str) -> tuple[str, ...]:
    """What speaks for or against a yes, or for or against what was chosen where nothing is one."""
    given = decided.given
    yes = [one for one in given.option.values() if one.stance == "yes"]
    chosen = yes[0] if yes else given.option[given.chosen]
    return tuple(getattr(chosen, side))
