"""The guided steps, with the page growing beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from starlette.responses import Response

from footing.app import agreement, checking, decisions, elsewhere, journal, load, matters, trying
from footing.app.typed import AnswerError
from footing.kernel.errors import FootingError, NotFoundError
from footing.web import forms
from footing.web.findings import Notes, notes
from footing.web.pages.sofar import SoFarPage, Text, so_far
from footing.web.visit import Visit, route
from footing.web.zones import zones

if TYPE_CHECKING:
    from footing.app.load import Offer
    from footing.app.matters import Guide, StepView
    from footing.app.typed import Typed
    from footing.followup.entries import Entry
    from footing.playbooks.matter import Matter
    from footing.playbooks.model import Step
    from footing.playbooks.page import Rework


@dataclass(frozen=True)
class Asked:
    """One step as it is asked: what stands in its fields, what is to mend, what can be picked.

    ``rows`` are the rows of a list or of records (with empty ones to fill), ``fresh`` the number
    of the row that was just added (-1: none), ``notes`` what the checker says of the answer.
    ``weighs`` says that its choices can be weighed first, ``pastes`` that an agreement can be
    pasted, and ``pasted`` is the text of which nothing could be read; ``load`` is what the load
    has for it.
    """

    step: Step
    typed: Typed
    rows: tuple[forms.Row, ...]
    faults: tuple[str, ...]
    rework: tuple[Rework, ...]
    entries: tuple[Entry, ...]
    notes: Notes | None
    fresh: int = -1
    weighs: bool = False
    pastes: bool = False
    pasted: str = ""
    load: Offer | None = None


@dataclass(frozen=True)
class Stop:
    """One page of steps in the list of all: its title, where it is, and how it stands in words."""

    title: str
    url: str
    state: str
    current: bool


@dataclass(frozen=True)
class StepsPage:
    """One or a few steps that are asked together, and the way there and on.

    ``read`` says that the fields were just filled from a pasted text, and are not saved yet;
    ``pointed`` is one quiet sentence where the answers plainly show a matter for somebody else.
    """

    template: ClassVar[str] = "steps.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    playbook_title: str
    title: str
    url: str
    number: int
    asked: tuple[Asked, ...]
    stops: tuple[Stop, ...]
    source: str
    back: str
    onward: str
    zones: tuple[tuple[str, tuple[str, ...]], ...]
    sofar: SoFarPage
    pointed: str
    read: bool = False

    @property
    def faults(self) -> tuple[tuple[str, str], ...]:
        """Every fault with the id of the field to go to."""
        return tuple((f"ask-{one.step.key}", fault) for one in self.asked for fault in one.faults)


@dataclass(frozen=True)
class PreviewPage:
    """The page as it would be with what is being typed, and the notes on the answers by step.

    ``pointed`` is one quiet sentence where the answers plainly show a matter for somebody else.
    """

    template: ClassVar[str] = "preview.html"
    section: ClassVar[str] = ""
    texts: tuple[Text, ...]
    pointed: str
    notes: tuple[tuple[str, Notes | None], ...]


def look(visit: Visit) -> Response:
    """GET /matters/{id}/steps/{step}"""
    gated = _gated(visit)
    return gated or visit.show(_page(visit, matters.guide(visit.workspace, visit.path["id"])))


def save(visit: Visit) -> Response:
    """POST /matters/{id}/steps/{step}: save what was typed, then do what the button says.

    ``do`` is on, back, add:STEP, drop:STEP:ROW, pick:STEP, offer:STEP, load:STEP, or read:STEP,
    which looks in the pasted text for what was agreed and shows it in the fields to be corrected.
    What cannot be read is shown again with its faults, and nothing of that step is saved.
    """
    gated = _gated(visit)
    if gated:
        return gated
    space, id_ = visit.workspace, visit.path["id"]
    guide = matters.guide(space, id_)
    group = _group(guide, visit.path["step"])
    typed = {one.step.key: forms.typed(one.step, visit.form) for one in group}
    todo, _, rest = visit.sent("do", "on").partition(":")
    key, _, row = rest.partition(":")
    if todo == "read":
        return _read(visit, guide, typed, key)
    if todo == "offer" and key in typed:
        typed[key] = _offered(visit, next(one.step for one in group if one.step.key == key))
    if todo == "drop" and key in typed and row.isdecimal():
        typed[key] = forms.without(typed[key], int(row))
    faults: dict[str, tuple[str, ...]] = {}
    for one in group:
        try:
            matters.answer_typed(space, id_, one.step.key, typed[one.step.key])
        except AnswerError as error:
            faults[one.step.key] = error.faults
    if todo == "pick" and key in typed and key not in faults:
        journal.pick(space, id_, key, visit.sent_all("entry"))
        return visit.go(f"/matters/{id_}/steps/{_lead(group).key}#ask-{key}", "picked")
    if todo == "load" and key in typed and key not in faults:
        load.take(space, id_, key, visit.sent_all("commitment"))
        return visit.go(f"/matters/{id_}/steps/{_lead(group).key}#ask-{key}", "loaded")
    page = _page(visit, matters.guide(space, id_), typed, faults, key if todo == "add" else "")
    if faults:
        return visit.show(page, 422)
    if todo == "add":
        return visit.show(page)
    if todo in ("drop", "offer"):
        return visit.go(f"/matters/{id_}/steps/{_lead(group).key}#ask-{key}")
    return visit.go(page.back if todo == "back" else page.onward)


def _offered(visit: Visit, step: Step) -> Typed:
    """What stands in the fields of a list, with the ready words of the offers that were ticked."""
    items = [dict(row) for row in forms.rows(forms.typed(step, visit.form))]
    items = [row for row in items if any(value.strip() for value in row.values())]
    said = {row.get("say", "") for row in items}
    ticked = {int(one) for one in visit.sent_all("offer") if one.isdecimal()}
    chosen = [one.say for place, one in enumerate(step.offers) if place in ticked]
    return {"items": [*items, *({"say": one} for one in chosen if one not in said)]}


def _read(visit: Visit, guide: Guide, typed: dict[str, Typed], key: str) -> Response:
    """The fields filled from the pasted text, not saved until the person goes on."""
    text = visit.given("pasted")
    try:
        found = agreement.find(guide.playbook, text)
    except FootingError as error:
        typed = {**typed, key: {**typed.get(key, {}), "pasted": text}}
        return visit.show(_page(visit, guide, typed, {key: (str(error),)}, key), 422)
    typed = {**typed, found.step: found.shown}
    if found.unit:
        typed[found.unit[0]] = {"say": found.unit[1]}
    return visit.show(_page(visit, guide, typed, {}, "", read=True))


def preview(visit: Visit) -> Response:
    """POST /matters/{id}/steps/{step}/preview: the page as it would be; nothing is saved."""
    guide = matters.guide(visit.workspace, visit.path["id"])
    group = _group(guide, visit.path["step"])
    typed = {one.step.key: forms.typed(one.step, visit.form) for one in group}
    view = trying.preview(visit.workspace, guide.matter.id, typed)
    answers = view.matter.answers
    typed_in = [answers.get(one.step.key) for one in group]
    said = tuple(
        (one.step.key, _notes(visit, one.step, answers.get(one.step.key), view.page.rework))
        for one in group
    )
    return visit.show(PreviewPage(so_far(view).texts, elsewhere.pointed(typed_in), said))


def _notes(visit: Visit, step: Step, value: Any, rework: Sequence[Rework]) -> Notes | None:
    return notes(step.key, checking.answer(visit.workspace, step, value, rework))


def _gated(visit: Visit) -> Response | None:
    matter = matters.show(visit.workspace, visit.path["id"])
    return None if matter.gate == "clear" else visit.go(f"/matters/{matter.id}/gate")


def _group(guide: Guide, key: str) -> tuple[StepView, ...]:
    for group in _groups(guide):
        if any(one.step.key == key for one in group):
            return group
    raise NotFoundError(f"There is no step “{key}” here.", todo="Choose one from the list.")


def _groups(guide: Guide) -> list[tuple[StepView, ...]]:
    """The steps that apply, grouped as they are asked."""
    here = {one.step.key: one for one in guide.steps}
    groups = (
        tuple(here[step.key] for step in group if step.key in here)
        for group in guide.playbook.pages()
    )
    return [group for group in groups if group]


def _page(
    visit: Visit,
    guide: Guide,
    typed: dict[str, Typed] | None = None,
    faults: dict[str, tuple[str, ...]] | None = None,
    add: str = "",
    *,
    read: bool = False,
) -> StepsPage:
    groups = _groups(guide)
    group = _group(guide, visit.path["step"])
    number = groups.index(group)
    base = f"/matters/{guide.matter.id}"
    urls = [f"{base}/steps/{_lead(one).key}" for one in groups]
    sources = dict.fromkeys(one.step.source for one in group)
    known = guide.playbook.sources
    stops = tuple(
        Stop(_lead(one).title, url, _state(one), one == group)
        for one, url in zip(groups, urls, strict=True)
    )
    has_zone = any(one.step.kind == "checkins" for one in group)
    return StepsPage(
        matter=guide.matter,
        playbook_title=guide.playbook.title,
        title=_lead(group).title,
        url=urls[number],
        number=number + 1,
        asked=tuple(
            _asked(
                visit,
                guide,
                one,
                typed or {},
                faults or {},
                adds=one.step.key == add,
                read=read,
                pastes=_pastes(guide, one.step),
            )
            for one in group
        ),
        read=read,
        stops=stops,
        source=", ".join(known[key].title for key in sources if key in known),
        back=urls[number - 1] if number else f"{base}/people",
        onward=urls[number + 1] if number + 1 < len(urls) else base,
        zones=zones() if has_zone else (),
        sofar=so_far(matters.page(visit.workspace, guide.matter.id)),
        pointed=elsewhere.pointed([one.value for one in group]),
    )


def _asked(
    visit: Visit,
    guide: Guide,
    view: StepView,
    typed: dict[str, Typed],
    faults: dict[str, tuple[str, ...]],
    *,
    adds: bool,
    read: bool,
    pastes: bool,
) -> Asked:
    step = view.step
    own = step.key in faults or adds or read
    content = typed.get(step.key, view.typed) if own else view.typed
    is_list = step.kind == "list"
    rows = (
        forms.padded(content, spare=int(adds or is_list), at_first=2 if is_list else 1)
        if step.kind in forms.ROWS
        else ()
    )
    entries = journal.list_(visit.workspace, kind=step.entries) if step.entries else ()
    return Asked(
        step, content, rows, faults.get(step.key, ()), view.rework, entries,
        _notes(visit, step, view.value, view.rework), len(rows) - 1 if adds else -1,
        step.key == decisions.STANCE, pastes, str(content.get("pasted", "")),
        load.offer(visit.workspace, guide.playbook, step),
    )  # fmt: skip


def _pastes(guide: Guide, step: Step) -> bool:
    """Whether this step asks for what was agreed, which may be pasted."""
    return guide.playbook.scope is not None and guide.playbook.scope.agreed == step.key


def _lead(group: Sequence[StepView]) -> Step:
    """The step that gives its name to those that are asked with it."""
    steps = [one.step for one in group]
    named = next((step for step in steps if step.key == step.page), None)
    return named or next((step for step in steps if step.needed), steps[0])


def _state(group: Sequence[StepView]) -> str:
    if any(one.rework for one in group):
        return "to mend"
    return "answered" if any(one.answered for one in group) else "open"


ROUTES = (
    route("/matters/{id}/steps/{step}", look, save),
    route("/matters/{id}/steps/{step}/preview", post=preview),
)
