"""The result: every text with what can be done with it, the brief, and what is still to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import checking, deliver, matters, provenance, ready, then_and_now
from footing.app.findings import summary
from footing.kernel.errors import NotFoundError
from footing.web.findings import Panel, act, panel
from footing.web.pages.sofar import Text, text
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.app.composing import PageView, PartView
    from footing.app.provenance import Origin
    from footing.app.then_and_now import ThenAndNow
    from footing.playbooks.matter import Matter
    from footing.playbooks.model import Playbook
    from footing.playbooks.page import Brief, Page, Rework
    from footing.playbooks.readiness import Readiness


@dataclass(frozen=True)
class File:
    """Something to download: its address, what it is, and whether it is noted that it was taken."""

    url: str
    title: str
    noted: bool = False


@dataclass(frozen=True)
class Shown:
    """One part with its text woven from sentences, its mail, and the files made of it.

    ``mailto`` is empty where the text is too long for an address, and ``mail_note`` says so.
    ``findings`` says in a few words what the checker found.
    """

    part: PartView
    text: Text
    mailto: str
    mail_note: str
    files: tuple[File, ...]
    findings: str


@dataclass(frozen=True)
class ToDo:
    """Something to mend or still to answer: where, why, one question, and how to begin."""

    title: str
    url: str
    reason: str = ""
    question: str = ""
    starter: str = ""


@dataclass(frozen=True)
class ResultPage:
    """Everything a playbook makes of the answers."""

    template: ClassVar[str] = "result.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    title: str
    playbook: Playbook
    page: Page
    shown: tuple[Shown, ...]
    rework: tuple[ToDo, ...]
    missing: tuple[ToDo, ...]
    origins: tuple[Origin, ...]
    files: tuple[File, ...]
    first_step: str
    ready: Readiness
    then_and_now: ThenAndNow | None = None
    still: bool = True

    @property
    def brief(self) -> Brief:
        """The one page for oneself."""
        return self.page.brief


@dataclass(frozen=True)
class EditPage:
    """One part in a field, to be changed by hand, with what the answers suggest since.

    ``text`` is what stands in the field, ``panel`` what was found in it.
    """

    template: ClassVar[str] = "edit.html"
    section: ClassVar[str] = "matters"
    styled: ClassVar[bool] = True
    matter: Matter
    part: PartView
    text: str
    occasion: str
    aloud: bool
    panel: Panel


def result(visit: Visit) -> Response:
    """GET /matters/{id}"""
    matter = matters.show(visit.workspace, visit.path["id"])
    if matter.gate != "clear":
        return visit.go(f"/matters/{matter.id}/gate")
    view = matters.page(visit.workspace, matter.id)
    base = f"/matters/{matter.id}"
    files = {
        name: File(
            f"{base}/files/{name}",
            "As a text file" if name.endswith(".txt") else title,
            deliver.noted(name),
        )
        for name, title in deliver.offered(visit.workspace, matter.id)
    }
    mails = {one.part: one for one in deliver.mails(visit.workspace, matter.id)}
    shown = tuple(
        Shown(
            part,
            text(view, part.name),
            (mails[part.name].mailto or "") if part.name in mails else "",
            mails[part.name].note if part.name in mails else "",
            tuple(file for name, file in files.items() if name.startswith(f"{part.name}.")),
            summary(checking.part(visit.workspace, view, part.name).result) if part.text else "",
        )
        for part in view.parts
    )
    of_parts = {file.url for one in shown for file in one.files}
    rework = tuple(_to_do(view.playbook, base, one.step, one) for one in view.page.rework)
    page = ResultPage(
        matter=matter,
        title=_title(view.playbook.title, matter.people.get("leader", "")),
        playbook=view.playbook,
        page=view.page,
        shown=shown,
        rework=rework,
        missing=tuple(_to_do(view.playbook, base, key) for key in view.page.missing),
        origins=provenance.origins(visit.workspace, matter.id),
        files=tuple(file for file in files.values() if file.url not in of_parts),
        first_step=f"{base}/steps/{view.playbook.steps[0].key}",
        ready=ready.of_matter(visit.workspace, matter.id),
        then_and_now=then_and_now.shown(view.page.scope) if view.page.scope else None,
        still=then_and_now.can_draw(),
    )
    return visit.show(page)


def edit(visit: Visit) -> Response:
    """GET /matters/{id}/edit/{part}"""
    view = matters.page(visit.workspace, visit.path["id"])
    found = _part(view, visit.path["part"])
    return _edited(visit, view, found, found.text)


def _part(view: PageView, name: str) -> PartView:
    found = {part.name: part for part in view.parts}.get(name)
    if found is None:
        raise NotFoundError("There is no such text.", todo="Choose one from the page.")
    return found


def _edited(visit: Visit, view: PageView, part: PartView, text: str) -> Response:
    occasion = checking.occasion_of(view.playbook.id, part.name)
    aloud = part.name == checking.ALOUD
    found = panel(checking.look(visit.workspace, text, occasion, aloud=aloud))
    return visit.show(EditPage(view.matter, part, text, occasion or "", aloud, found))


def save(visit: Visit) -> Response:
    """POST /matters/{id}/edit/{part}: ``do`` is save, reset, check, or a button of the findings."""
    id_, part = visit.path["id"], visit.path["part"]
    if visit.sent("do") not in ("", "save", "reset"):
        view = matters.page(visit.workspace, id_)
        occasion = checking.occasion_of(view.playbook.id, part)
        aloud = part == checking.ALOUD
        text = act(visit, visit.given("text"), occasion, visit.sent("do"), aloud=aloud)
        return _edited(visit, view, _part(view, part), text)
    if visit.sent("do") == "reset":
        matters.reset_part(visit.workspace, id_, part)
        return visit.go(f"/matters/{id_}#{part}", "reset")
    matters.edit_part(visit.workspace, id_, part, visit.sent("text"))
    return visit.go(f"/matters/{id_}#{part}", "saved")


def _title(playbook_title: str, leader: str) -> str:
    return f"{playbook_title}, with {leader}" if leader else playbook_title


def _to_do(playbook: Playbook, base: str, place: str, rework: Rework | None = None) -> ToDo:
    key = place.removeprefix("answers.").split("[")[0].split(".")[0]
    step = playbook.find(key)
    title, url = (step.title, f"{base}/steps/{key}") if step else ("Who is who", f"{base}/people")
    if rework is None:
        return ToDo(title, url)
    return ToDo(title, url, rework.reason, rework.question, rework.starter)


ROUTES = (
    route("/matters/{id}", result),
    route("/matters/{id}/edit/{part}", edit, save),
)
