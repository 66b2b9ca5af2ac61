"""Matters: begin, pass the gate, answer step by step, see and edit the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from footing.app import checking
from footing.app.composing import PageView, applying, edited, viewed
from footing.app.finding import by_id
from footing.app.typed import AnswerError, Typed, day, raw, typed
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.ids import new_id
from footing.playbooks.faults import answer_faults, people_faults
from footing.playbooks.matter import Edit, Matter
from footing.playbooks.page import PARTS
from footing.playbooks.widen import widened_answer
from footing.store.faults import StoreChangedError

if TYPE_CHECKING:
    from footing.playbooks.model import Playbook, Step
    from footing.playbooks.page import Page, Rework
    from footing.safety.gate import Verdict
    from footing.safety.model import Question

_HINT = "See “footing matters list”."
_TRIES = 3
_PARTS = re.compile(r"[^.\[\]]+")


class GateError(FootingError):
    """A step was to be answered before the two questions of the gate, or against their answer."""


@dataclass(frozen=True)
class Passed:
    """The matter after the gate, and what the gate says."""

    matter: Matter
    verdict: Verdict


@dataclass(frozen=True)
class StepView:
    """One step as a face shows it.

    ``value`` is the answer as in an answer file (None: none yet), ``typed`` the same as text for a
    form, and ``rework`` what cannot be said of it.
    """

    step: Step
    value: Any | None
    answered: bool
    typed: Typed
    rework: tuple[Rework, ...]


@dataclass(frozen=True)
class Guide:
    """The steps of a matter in order; ``next_step`` is the first one without an answer, or None."""

    matter: Matter
    playbook: Playbook
    steps: tuple[StepView, ...]
    next_step: str | None
    page: Page


@dataclass(frozen=True)
class Listed:
    """A matter in a list: its title, its playbook's, and when the talk is planned."""

    matter: Matter
    title: str
    playbook_title: str
    next_when: datetime | date | None


def questions() -> tuple[Question, ...]:
    """The questions to ask before the first step."""
    from footing.safety.gate import load_gate

    return load_gate().questions


def begin(ws: Workspace, playbook_id: str, people: Mapping[str, str] | None = None) -> Matter:
    """A new matter that follows a playbook; NotFoundError where there is no such playbook."""
    playbook = ws.library.get(playbook_id)
    now = ws.clock()
    matter = Matter(new_id(ws.rng), playbook.id, now, now, _people(people or {}))
    ws.store.save_matter(matter)
    return matter


def pass_gate(ws: Workspace, matter_id: str, answers: Mapping[str, bool]) -> Passed:
    """Put the answers to the gate's questions, by key, and see whether Footing coaches here."""
    from footing.safety.gate import judge, load_gate

    verdict = judge(load_gate(), answers)
    matter = _set(ws, matter_id, gate="clear" if verdict.coach else "stopped")
    return Passed(matter, verdict)


def stop(ws: Workspace, matter_id: str, kind: str) -> Passed:
    """Stop a matter that turned out to be of a kind that Footing does not coach, by its key.

    What was written stays. The gate can be answered again later.
    """
    from footing.safety.gate import load_gate, stop

    verdict = stop(load_gate(), kind)
    return Passed(_set(ws, matter_id, gate="stopped"), verdict)


def set_people(ws: Workspace, matter_id: str, people: Mapping[str, str]) -> Matter:
    """Set who is who: me, leader, leader_pronoun, team, company. Empty texts take a name away."""
    return _set(ws, matter_id, people=_people(people))


def answer(ws: Workspace, matter_id: str, step_key: str, value: Any) -> Matter:
    """Answer one step with a value as in an answer file; None or nothing takes the answer away.

    Raises AnswerError with every fault (then nothing is saved), and GateError before the gate.
    """
    matter = show(ws, matter_id)
    _through_gate(matter)
    step = step_of(ws, matter, step_key)
    playbook = ws.library.get(matter.playbook)
    value = widened_answer(step, value)
    given = value is not None and value not in ("", [], {})
    if given and (faults := answer_faults(playbook, step.key, value)):
        raise AnswerError([_fault(path[2:], text) for path, text in faults], where=step.title)

    def put(now: Matter) -> Matter:
        answers = {key: one for key, one in now.answers.items() if key != step.key}
        return replace(now, answers={**answers, step.key: value} if given else answers)

    return _change(ws, matter.id, put)


def answer_typed(ws: Workspace, matter_id: str, step_key: str, given: Typed) -> Matter:
    """Answer one step with what was typed into a form or at a prompt; see ``typed.raw``."""
    matter = show(ws, matter_id)
    return answer(ws, matter.id, step_key, raw(step_of(ws, matter, step_key), given))


def say_again(ws: Workspace, matter_id: str, place: str, text: str) -> Matter:
    """Put ``text`` in place of one answer; ``place`` is that of a Rework: ``answers.help[2]``.

    Notes beside the answer stay. Where the place is a whole record, ``text`` is its day. Raises
    NotFoundError where nothing stands there, and AnswerError and GateError as ``answer`` does.
    """
    matter = show(ws, matter_id)
    key, *path = _PARTS.findall(place.removeprefix("answers."))
    step = step_of(ws, matter, key)
    said: Any = text.strip()
    if step.kind == "records" and len(path) == 1:
        path.append(next((one.key for one in step.fields if one.kind == "date"), ""))
        said = day(said)
    return answer(ws, matter.id, key, _replaced(matter.answers.get(key), path, said))


def guide(ws: Workspace, matter_id: str) -> Guide:
    """The steps that apply to a matter, with their answers and what cannot be said of them."""
    matter = show(ws, matter_id)
    playbook = ws.library.get(matter.playbook)
    now = ws.clock()
    screen = checking.screen(ws)
    page = viewed(matter, playbook, now, screen=screen).page
    asked = applying(playbook, matter.people, matter.answers, now, screen)
    steps = tuple(_step_view(step, matter, page) for step in asked)
    following = next((one.step.key for one in steps if not one.answered), None)
    return Guide(matter, playbook, steps, following, page)


def page(ws: Workspace, matter_id: str) -> PageView:
    """The page of a matter, with the person's edits; GateError where the gate stopped it."""
    matter = show(ws, matter_id)
    _through_gate(matter)
    promises = ws.store.promises(matter.id)
    screen = checking.screen(ws)
    return viewed(matter, ws.library.get(matter.playbook), ws.clock(), promises, screen)


def edit_part(ws: Workspace, matter_id: str, part: str, text: str) -> PageView:
    """Put the person's own text in place of a part; it survives later changes of answers."""
    now = page(ws, matter_id)
    _known(part)
    text = text.replace("\r\n", "\n").strip()
    composed = now.part(part).composed
    edit = Edit(composed, text) if text != composed else None
    _change(ws, now.matter.id, lambda matter: edited(matter, part, edit))
    return page(ws, now.matter.id)


def reset_part(ws: Workspace, matter_id: str, part: str) -> PageView:
    """Take the person's own text of a part away: it says again what the answers give."""
    _known(part)
    matter = _change(ws, matter_id, lambda matter: edited(matter, part, None))
    return page(ws, matter.id)


def list_(ws: Workspace) -> tuple[Listed, ...]:
    """All matters, the last changed first."""
    if ws.untouched:
        return ()
    found = sorted(ws.store.matters(), key=lambda matter: matter.changed, reverse=True)
    return tuple(_listed(ws, matter) for matter in found)


def show(ws: Workspace, matter_id: str) -> Matter:
    """One matter by its id or an unambiguous beginning of it; NotFoundError."""
    return by_id(ws.store.matters(), matter_id, "matter", _HINT)


def remove(ws: Workspace, matter_id: str, *, lines: bool = False) -> Matter:
    """Take a matter away with all that belongs to it, in one go.

    Its lines in the journal stay, unless ``lines`` says that they go, too.
    """
    from footing.store import Everything

    matter = show(ws, matter_id)
    entries = tuple(one for one in ws.store.entries() if lines and one.matter == matter.id)
    ws.store.rewrite(remove=Everything(matters=(matter,), entries=entries), save=Everything())
    ws.forget_copies()
    return matter


def close(ws: Workspace, matter_id: str) -> Matter:
    """Mark a matter as finished; it stays in the list."""
    return _set(ws, matter_id, state="closed")


def reopen(ws: Workspace, matter_id: str) -> Matter:
    """Mark a finished or held matter as open again."""
    return _set(ws, matter_id, state="open")


def mark_held(ws: Workspace, matter_id: str) -> Matter:
    """Mark a matter as held: its talk took place."""
    return _set(ws, matter_id, state="held")


def step_of(ws: Workspace, matter: Matter, step_key: str) -> Step:
    """The step of a matter's playbook; NotFoundError that names the known ones."""
    playbook = ws.library.get(matter.playbook)
    step = playbook.find(step_key)
    if step is None:
        known = ", ".join(one.key for one in playbook.steps)
        raise NotFoundError(f"There is no step “{step_key}”.", todo=f"Known are {known}.")
    return step


def _change(ws: Workspace, matter_id: str, change: Callable[[Matter], Matter]) -> Matter:
    """Save what ``change`` makes of the matter as it is now.

    Another window may have saved meanwhile; then the change is made again on what is there now,
    so that both are kept.
    """
    for left in reversed(range(_TRIES)):
        matter = show(ws, matter_id)
        changed = replace(change(matter), changed=ws.clock())
        try:
            ws.store.save_matter(changed, since=matter.changed)
        except StoreChangedError:
            if not left:
                raise
        else:
            return changed
    raise AssertionError("the last try returns or raises")


def _set(ws: Workspace, matter_id: str, **fields: Any) -> Matter:
    return _change(ws, matter_id, lambda matter: replace(matter, **fields))


def _people(people: Mapping[str, str]) -> dict[str, str]:
    folded = {key: " ".join(value.split()) for key, value in people.items()}
    faults = people_faults(folded)
    if faults:
        raise AnswerError([f"{path[-1]}: {text}." for path, text in faults], where="people")
    return {key: value for key, value in folded.items() if value}


def _fault(path: tuple[str | int, ...], text: str) -> str:
    """A fault with its place inside the answer, counted as people count: "2, what: …"."""
    place = ", ".join(str(part + 1) if isinstance(part, int) else part for part in path)
    said = text.replace(", without quotes", "").replace(" in quotes", "")
    return f"{place}: {said}." if place else f"{said[0].upper()}{said[1:]}."


def not_stopped(matter: Matter) -> Matter:
    """The same matter; GateError where the gate stopped it."""
    if matter.gate == "stopped":
        raise GateError(
            "Footing does not coach this one: somebody independent has to hear of it first.",
            todo="Write down what happened in the factual log, with dates: “footing log add”.",
        )
    return matter


def _through_gate(matter: Matter) -> None:
    if matter.gate == "unasked":
        raise GateError("Two questions come first.", todo="Answer them, then go on.")
    not_stopped(matter)


def _known(part: str) -> None:
    if part not in PARTS:
        raise NotFoundError(f"There is no part “{part}”.", todo=f"Known are {', '.join(PARTS)}.")


def _step_view(step: Step, matter: Matter, now: Page) -> StepView:
    value = matter.answers.get(step.key)
    rework = tuple(one for one in now.rework if _step_key(one.step) == step.key)
    return StepView(step, value, value is not None, typed(step, value), rework)


def _step_key(path: str) -> str:
    """The step of a place such as ``answers.mistakes[2].what``."""
    return path.removeprefix("answers.").partition(".")[0].partition("[")[0]


def _replaced(value: Any, path: list[str], text: Any) -> Any:
    if not path:
        if isinstance(value, Mapping) and set(value) <= {"say", "notes"}:
            return {**value, "say": text}
        if not isinstance(value, Mapping | list):
            return text
    elif isinstance(value, list) and path[0].isdecimal() and int(path[0]) <= len(value):
        place = int(path[0]) - 1
        return [*value[:place], _replaced(value[place], path[1:], text), *value[place + 1 :]]
    elif isinstance(value, Mapping):
        return {**value, path[0]: _replaced(value.get(path[0]), path[1:], text)}
    raise NotFoundError("This place holds no text that could be said again.")


def _listed(ws: Workspace, matter: Matter) -> Listed:
    try:
        title = ws.library.get(matter.playbook).title
    except NotFoundError:  # a playbook of one's own that was taken away: the matter stays
        title = matter.playbook
    leader = matter.people.get("leader", "")
    meeting = matter.answers.get("meeting")
    when = meeting.get("when") if isinstance(meeting, Mapping) else None
    return Listed(matter, f"{title}, with {leader}" if leader else title, title, when)
