"""Weighing options: the decision with its sliders, how firm it is, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import decisions, load, matters, weighing_up
from footing.app.deciding import YOURS, load_beside
from footing.web.drawn import Drawn, drawn
from footing.web.pages.files import attachment
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.advice.beside import Beside, Source
    from footing.advice.decision import Decision
    from footing.playbooks.matter import Matter

PARTS = (
    ("options", "What you could do"),
    ("matters", "What matters, and what must be"),
    ("scores", "How good each option is"),
    ("pairs", "Compare two at a time"),
)
"""The pages on which a decision is filled in, in their order, with their titles."""


@dataclass(frozen=True)
class Slider:
    """One weight as it can be moved: points from 0 to 100, of which the proportion counts."""

    key: str
    name: str
    points: int


@dataclass(frozen=True)
class DecisionsPage:
    """The kept decisions, and the beginning of one; ``matter`` is there where it belongs to one."""

    template: ClassVar[str] = "decisions.html"
    section: ClassVar[str] = ""
    decisions: tuple[Decision, ...]
    matter: Matter | None = None

    @property
    def action(self) -> str:
        """Where the button leads that begins one."""
        return f"/matters/{self.matter.id}/decide" if self.matter else "/decide"


@dataclass(frozen=True)
class DecidePage:
    """One decision: what it needs still, or its figures with what stands beside them.

    ``takes`` is the stance that the matter would take over; empty where there is none to take.
    ``week`` says of options what they take of the week, and leave of it.
    """

    template: ClassVar[str] = "decide.html"
    section: ClassVar[str] = ""
    kept: decisions.Kept
    parts: tuple[tuple[str, str], ...]
    sliders: tuple[Slider, ...]
    drawn: Drawn | None
    beside: Beside
    takes: str
    way: str
    week: tuple[tuple[str, str], ...] = ()

    @property
    def base(self) -> str:
        """The address of the decision."""
        return f"/decide/{self.kept.decision.id}"

    @property
    def now_cited(self) -> tuple[tuple[str, Source], ...]:
        """What the pull of how things are rests on."""
        return tuple(self.beside.cited(one) for one in self.beside.now.evidence)

    @property
    def friend_cited(self) -> tuple[tuple[str, Source], ...]:
        """What a friend's view rests on."""
        return tuple(self.beside.cited(one) for one in self.beside.friend.evidence)

    @property
    def open(self) -> tuple[str, ...]:
        """What it needs before it can be weighed."""
        return self.kept.open

    @property
    def yours(self) -> str:
        """Whose decision it is."""
        return YOURS


@dataclass(frozen=True)
class DrawnPage:
    """What changes with a weight, alone."""

    template: ClassVar[str] = "decide_drawn.html"
    section: ClassVar[str] = ""
    drawn: Drawn | None
    open: tuple[str, ...]


def list_(visit: Visit) -> Response:
    """GET /decide"""
    return visit.show(DecisionsPage(decisions.list_(visit.workspace)))


def begin(visit: Visit) -> Response:
    """POST /decide"""
    decision = decisions.begin(visit.workspace)
    return visit.go(f"/decide/{decision.id}/options")


def of_matter(visit: Visit) -> Response:
    """GET /matters/{id}/decide: the matter's decision, or the beginning of one."""
    matter = matters.show(visit.workspace, visit.path["id"])
    if matter.gate != "clear":
        return visit.go(f"/matters/{matter.id}")
    if found := decisions.list_(visit.workspace, matter.id):
        return visit.go(f"/decide/{found[0].id}")
    return visit.show(DecisionsPage((), matter))


def begin_for(visit: Visit) -> Response:
    """POST /matters/{id}/decide"""
    matter = matters.show(visit.workspace, visit.path["id"])
    if matter.gate != "clear":
        return visit.go(f"/matters/{matter.id}")
    decision = decisions.of_matter(visit.workspace, matter.id)
    return visit.go(f"/decide/{decision.id}/options")


def look(visit: Visit) -> Response:
    """GET /decide/{id}"""
    return visit.show(_page(visit, decisions.show(visit.workspace, visit.path["id"])))


def keep_weights(visit: Visit) -> Response:
    """POST /decide/{id}: keep the sliders as they stand."""
    kept = decisions.keep_points(visit.workspace, visit.path["id"], _points(visit))
    return visit.go(f"/decide/{kept.decision.id}", "saved")


def redraw(visit: Visit) -> Response:
    """POST /decide/{id}/redraw: the figures with the sliders as they are; nothing is saved."""
    tried = decisions.tried(visit.workspace, visit.path["id"], _points(visit))
    return visit.show(DrawnPage(drawn(tried.decided) if tried.decided else None, tried.open))


def choose(visit: Visit) -> Response:
    """POST /decide/{id}/choose: what the person chose; empty opens it again."""
    kept = decisions.choose(visit.workspace, visit.path["id"], visit.sent("option"), _points(visit))
    return visit.go(f"/decide/{kept.decision.id}#chosen", "saved")


def take_over(visit: Visit) -> Response:
    """POST /decide/{id}/take: put the chosen stance into the matter's answers."""
    matter = decisions.hand_over(visit.workspace, visit.path["id"])
    return visit.go(f"/matters/{matter.id}/steps/{decisions.STANCE}", "stance")


def friend(visit: Visit) -> Response:
    """POST /decide/{id}/friend: what the person would tell a friend."""
    kept = decisions.tell_a_friend(
        visit.workspace, visit.path["id"], visit.sent("friend"), _points(visit)
    )
    return visit.go(f"/decide/{kept.decision.id}#friend", "saved")


def remove(visit: Visit) -> Response:
    """POST /decide/{id}/remove"""
    decision = decisions.remove(visit.workspace, visit.path["id"])
    return visit.go(f"/matters/{decision.matter}" if decision.matter else "/decide", "removed")


def download(visit: Visit) -> Response:
    """GET /decide/{id}/file: the decision as a file for ``footing decide FILE``."""
    kept = decisions.show(visit.workspace, visit.path["id"])
    text = decisions.as_toml(kept.given)
    return attachment("decision.toml", "application/toml", text.encode())


def _points(visit: Visit) -> dict[str, str]:
    """The sliders of a form, by criterion."""
    start = "weight."
    return {key.removeprefix(start): one for key, one in visit.form if key.startswith(start)}


def _page(visit: Visit, kept: decisions.Kept) -> DecidePage:
    beside = load_beside()
    decided = kept.decided
    return DecidePage(
        kept=kept,
        parts=PARTS,
        sliders=tuple(Slider(key, name, points) for key, name, points in decisions.points(kept)),
        drawn=drawn(decided) if decided else None,
        beside=beside,
        takes=decisions.takes(visit.workspace, kept),
        way=weighing_up.way_of(kept.given),
        week=load.of_options(visit.workspace, decided.given) if decided else (),
    )


ROUTES = (
    route("/decide", list_, begin),
    route("/matters/{id}/decide", of_matter, begin_for),
    route("/decide/{id}", look, keep_weights),
    route("/decide/{id}/redraw", post=redraw),
    route("/decide/{id}/choose", post=choose),
    route("/decide/{id}/take", post=take_over),
    route("/decide/{id}/friend", post=friend),
    route("/decide/{id}/remove", post=remove),
    route("/decide/{id}/file", download),
)
