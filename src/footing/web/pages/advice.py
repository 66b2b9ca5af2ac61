"""The advice panel of a matter: own view first, then what several people say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import advice, advice_report, matters, panel
from footing.kernel.errors import FootingError
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footing.advice.compiling import Compiled
    from footing.advice.kept import Panel
    from footing.advice.moves import Catalogue
    from footing.app.panel import Offer, PanelView
    from footing.playbooks.matter import Matter


@dataclass(frozen=True)
class Side:
    """One side of a conflict: what is said, and by whom."""

    says: str
    who: str


@dataclass(frozen=True)
class Advised:
    """A move: its id, what it says, how many say so, and who."""

    move: str
    says: str
    count: int
    who: str

    @property
    def several(self) -> bool:
        """Whether more than one adviser says so."""
        return self.count > 1


@dataclass(frozen=True)
class AdvicePage:
    """The panel; before the own view is recorded there is only the question for it."""

    template: ClassVar[str] = "advice.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    title: str
    panel: Panel
    waiting: int
    view: PanelView | None
    offers: Mapping[str, Offer]
    catalogue: Catalogue
    typed: Mapping[str, str]
    notes: tuple[str, ...] = ()
    fault: str = ""

    @property
    def made(self) -> Compiled | None:
        """What the pieces come to."""
        return None if self.view is None else self.view.compiled

    @property
    def bars(self) -> tuple[advice_report.Bar, ...]:
        """The picture: stances with pieces and votes."""
        return () if self.made is None else advice_report.bars(self.made)

    @property
    def conflicts(self) -> tuple[tuple[Side, Side], ...]:
        """Where advisers contradict each other."""
        if self.made is None:
            return ()
        sides = (advice_report.clash(self.made, one) for one in self.made.conflicts)
        return tuple((Side(a, b), Side(c, d)) for a, b, c, d in sides)

    @property
    def agreed(self) -> tuple[Advised, ...]:
        """Every move that is advised, the one that most advise first."""
        if self.made is None:
            return ()
        return tuple(
            Advised(
                one.move,
                advice_report.says(one.move),
                len(one.pieces),
                advice_report.who(self.made.pieces, one.pieces),
            )
            for one in self.made.shared
        )

    @property
    def fault_at(self) -> str:
        """The field to go to."""
        todo, _, move = self.typed.get("do", "").partition(":")
        places = {"own-view": "own_view", "paste": "pasted", "file": "file", "add": "text"}
        return f"say-{move}" if todo == "take" else places.get(todo, "give")

    @property
    def taken(self) -> frozenset[str]:
        """The moves that became answers."""
        pieces = () if self.view is None else self.view.pieces
        return frozenset(move for one in pieces for move in one.taken)

    @property
    def names(self) -> tuple[str, ...]:
        """The author of each piece, as it is named everywhere."""
        pieces = () if self.made is None else self.made.pieces
        return tuple(advice_report.who(pieces, [number]) for number in range(len(pieces)))

    @property
    def spoken(self) -> tuple[tuple[str, str], ...]:
        """Who speaks from a vantage, and from which."""
        pieces = () if self.made is None else self.made.pieces
        named = zip(self.names, pieces, strict=True)
        return tuple((name, one.vantage) for name, one in named if one.vantage)

    @property
    def vantages(self) -> Mapping[str, str]:
        """From where somebody speaks, in plain words."""
        return {one.id: one.says for one in self.catalogue.vantages}


@dataclass(frozen=True)
class ThanksPage:
    """A note to the advisers, to be changed and sent by the person."""

    template: ClassVar[str] = "advice-thanks.html"
    section: ClassVar[str] = "matters"
    matter: Matter
    text: str
    thanked: bool


def look(visit: Visit) -> Response:
    """GET /matters/{id}/advice"""
    return _page(visit)


def change(visit: Visit) -> Response:
    """POST /matters/{id}/advice: ``do`` is own-view, paste, file, add or take:MOVE."""
    space, id_ = visit.workspace, visit.path["id"]
    todo, _, move = visit.sent("do").partition(":")
    try:
        if todo == "own-view":
            panel.own_view(space, id_, visit.sent("own_view"))
            return visit.go(f"/matters/{id_}/advice", "recorded")
        if todo == "take":
            panel.take(space, id_, move, visit.sent(f"say.{move}"))
            return visit.go(f"/matters/{id_}/advice#moves", "taken")
        done = _added(visit, todo)
    except FootingError as error:
        return _page(visit, fault=str(error), status=422)
    if done.notes or not done.pieces:
        return _page(visit, notes=(_came(done), *done.notes))
    return visit.go(f"/matters/{id_}/advice", "added")


def correct(visit: Visit) -> Response:
    """POST /matters/{id}/advice/{piece}: ``do`` is stance, drop:MOVE, move, aside or back."""
    space, id_, piece = visit.workspace, visit.path["id"], visit.path["piece"]
    todo, _, move = visit.sent("do").partition(":")
    try:
        if todo == "drop":
            panel.correct(space, id_, piece, move=move, there=False)
        elif todo in ("aside", "back"):
            panel.set_aside(space, id_, piece, aside=todo == "aside")
        else:
            votes = visit.sent("votes") if any(key == "votes" for key, _ in visit.form) else None
            stance, move = visit.sent("stance"), visit.sent("move")
            panel.correct(space, id_, piece, stance=stance, move=move, votes=votes)
    except FootingError as error:
        return _page(visit, fault=str(error), status=422)
    return visit.go(f"/matters/{id_}/advice#piece-{piece}", "saved")


def thanks(visit: Visit) -> Response:
    """GET /matters/{id}/advice/thanks"""
    space, id_ = visit.workspace, visit.path["id"]
    told = panel.panel(space, id_).thanked is not None
    return visit.show(ThanksPage(matters.show(space, id_), panel.thanks(space, id_), told))


def told(visit: Visit) -> Response:
    """POST /matters/{id}/advice/thanks: the advisers were told."""
    panel.thanked(visit.workspace, visit.path["id"])
    return visit.go(f"/matters/{visit.path['id']}/advice/thanks", "settled")


def _added(visit: Visit, todo: str) -> panel.Added:
    space, id_ = visit.workspace, visit.path["id"]
    if todo == "add":
        return panel.add(
            space, id_, visit.sent("author"), visit.given("text"), visit.sent("place"),
            visit.sent("votes"),
        )  # fmt: skip
    data = visit.files.get("file", b"") if todo == "file" else visit.given("pasted").encode()
    if not data.strip():
        raise advice.AdviceError(
            "There is no advice here yet.", todo="Paste a thread, or choose a file."
        )
    return panel.paste(space, id_, data, "what you gave", visit.sent("asker"))


def _came(done: panel.Added) -> str:
    pieces = "1 piece" if done.pieces == 1 else f"{done.pieces} pieces"
    return f"Read as {done.kind}: {pieces} added, {done.asides} set aside."


def _page(
    visit: Visit, notes: tuple[str, ...] = (), fault: str = "", status: int = 200
) -> Response:
    space = visit.workspace
    matter = matters.show(space, visit.path["id"])
    now = panel.panel(space, matter.id)
    page = AdvicePage(
        matter=matter,
        title=space.library.get(matter.playbook).title,
        panel=now,
        waiting=panel.waiting(space, matter.id),
        view=panel.view(space, matter.id) if now.viewed is not None else None,
        offers=panel.offers(matter, space),
        catalogue=advice.engine().catalogue,
        typed=dict(visit.form) if status != 200 else {},
        notes=notes,
        fault=fault,
    )
    return visit.show(page, status)


ROUTES = (
    route("/matters/{id}/advice", look, change),
    route("/matters/{id}/advice/thanks", thanks, told),
    route("/matters/{id}/advice/{piece}", look, correct),
)
