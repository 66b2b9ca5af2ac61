"""The advice panel of a matter: own view first, then what others say, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from footing.advice.kept import Panel, Piece
from footing.app import advice, matters
from footing.app.advice import engine
from footing.app.finding import by_id
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError
from footing.kernel.ids import new_id

if TYPE_CHECKING:
    from footing.advice.compiling import Compiled
    from footing.advice.posts import Thread
    from footing.playbooks.matter import Matter

ITSELF = "taken out by you"
"""The reason of a piece that the person set aside."""


class OwnViewError(FootingError):
    """Advice was to be shown before the person's own view was recorded."""


@dataclass(frozen=True)
class PanelView:
    """The panel of a matter: pieces as kept (same order as in ``compiled``) and what is aside."""

    matter: Matter
    panel: Panel
    pieces: tuple[Piece, ...]
    asides: tuple[Piece, ...]
    compiled: Compiled


@dataclass(frozen=True)
class Added:
    """What came in: how it was read, how many pieces, how many set aside, and doubts."""

    kind: str
    pieces: int
    asides: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """Where a move can become an answer: the step, what it asks, and a first wording of it."""

    move: str
    step: str
    title: str
    said: str


def panel(ws: Workspace, matter_id: str) -> Panel:
    """The panel of a matter; an empty one where nothing was recorded yet."""
    matter = matters.show(ws, matter_id)
    kept = ws.store.panels(matter.id)
    return kept[0] if kept else Panel(new_id(ws.rng), matter.id)


def own_view(ws: Workspace, matter_id: str, text: str) -> Panel:
    """Record what the person thinks, before they see what others do; FootingError if empty."""
    if not text.strip():
        raise FootingError("Your own view is empty.", todo="One sentence is enough.")
    now = panel(ws, matter_id)
    kept = replace(now, own_view=text.strip(), viewed=now.viewed or ws.clock())
    ws.store.save_panel(kept)
    return kept


def asked(ws: Workspace, matter_id: str, question: str) -> Panel:
    """Keep the question that went out."""
    kept = replace(panel(ws, matter_id), question=question.strip())
    ws.store.save_panel(kept)
    return kept


def paste(ws: Workspace, matter_id: str, data: bytes, name: str, asker: str = "") -> Added:
    """Add everything in a pasted text or a file; what is there already is not added again.

    Raises AdviceError where nothing can be read as advice.
    """
    matter = matters.show(ws, matter_id)
    return _add(ws, matter, advice.thread_of(data, name, asker))


def add(
    ws: Workspace, matter_id: str, author: str, text: str, place: str = "", votes: str = "",
    vantage: str = "",
) -> Added:  # fmt: skip
    """Add what one person said, typed in; ``votes`` as it was typed."""
    from footing.advice.posts import Post, Thread

    matter = matters.show(ws, matter_id)
    if not text.strip():
        raise FootingError("There are no words yet.", todo="Write what they said.")
    post = Post(author.strip(), text.strip(), place.strip(), _votes(votes))
    return _add(ws, matter, Thread("one piece", "", "", (post,)), vantage.strip())


def view(ws: Workspace, matter_id: str) -> PanelView:
    """The panel; OwnViewError before the person's own view is recorded, GateError where stopped."""
    from footing.advice import known
    from footing.advice.compiling import Heard, compiled

    matter = matters.not_stopped(matters.show(ws, matter_id))
    now = panel(ws, matter_id)
    if now.viewed is None:
        raise OwnViewError(
            "Your own view comes first.", todo="Write what you think, and then see what others say."
        )
    kept = ws.store.pieces(matter.id)
    pieces = tuple(one for one in kept if not one.aside)
    heard = [
        Heard(
            one.author, one.text, one.place, one.votes,
            str(one.corrected.get("stance", "")), one.corrected.get("vantage"),
            one.corrected.get("moves", {}), one.id, one.under,
        )
        for one in pieces
    ]  # fmt: skip
    question = f"{now.question} {known.about(matter.playbook)}"
    made = compiled(heard, engine(), known.known(matter.playbook), question)
    return PanelView(matter, now, pieces, tuple(one for one in kept if one.aside), made)


def waiting(ws: Workspace, matter_id: str) -> int:
    """How many pieces are there, which may be said before the own view is recorded."""
    matter = matters.show(ws, matter_id)
    return sum(1 for one in ws.store.pieces(matter.id) if not one.aside)


def correct(
    ws: Workspace, matter_id: str, piece_id: str, *,
    stance: str | None = None, move: str = "", there: bool = True, vantage: str | None = None,
    votes: str | None = None,
) -> Piece:  # fmt: skip
    """Put right what was understood of a piece: its stance, one move, its vantage, or its votes.

    ``votes`` is as it was typed; empty says that none are shown.
    """
    declared = engine().catalogue
    piece = _piece(ws, matter_id, piece_id)
    corrected = dict(piece.corrected)
    if stance is not None:
        if stance and stance not in declared.stances:
            raise FootingError(
                f"There is no stance “{stance}”.", todo=f"Known are: {', '.join(declared.stances)}."
            )
        corrected["stance"] = stance
    if vantage is not None:
        corrected["vantage"] = vantage.strip()
    if move:
        if move not in declared.moves:
            raise FootingError(f"There is no move “{move}”.", todo="Choose one from the list.")
        corrected["moves"] = {**corrected.get("moves", {}), move: there}
    counted = piece.votes if votes is None else _votes(votes)
    changed = replace(piece, corrected=corrected, votes=counted)
    ws.store.save_pieces([changed])
    return changed


def set_aside(ws: Workspace, matter_id: str, piece_id: str, *, aside: bool) -> Piece:
    """Set a piece aside, or take it back among the advice."""
    piece = _piece(ws, matter_id, piece_id)
    changed = replace(piece, aside=(piece.aside or ITSELF) if aside else "")
    ws.store.save_pieces([changed])
    return changed


def offers(matter: Matter, ws: Workspace) -> Mapping[str, Offer]:
    """Where each move can become an answer in the playbook of a matter, by move."""
    from footing.advice.known import answers

    playbook = ws.library.get(matter.playbook)
    found = {}
    for one in answers(playbook.id):
        step = playbook.find(one.step)
        if step is not None:
            found[one.move] = Offer(one.move, step.key, step.title, one.say)
    return found


def advised(ws: Workspace, matter_id: str) -> tuple[tuple[Offer, str], ...]:
    """What is advised and has a place in the playbook, with the move in plain words."""
    seen = view(ws, matter_id)
    known = offers(seen.matter, ws)
    moves = engine().catalogue.moves
    return tuple(
        (known[one.move], moves[one.move].says) for one in seen.compiled.shared if one.move in known
    )


def take(ws: Workspace, matter_id: str, move: str, text: str = "") -> Matter:
    """Make a move an answer of the playbook, with whose advice it was as a note beside it.

    ``text`` is what the person says themselves; for a way to meet none is needed. Raises
    FootingError where the playbook has no place for the move or nobody advises it.
    """
    from footing.app.panel_answers import put

    seen = view(ws, matter_id)
    offer = offers(seen.matter, ws).get(move)
    if offer is None:
        raise FootingError(
            "This playbook has no answer for that move.", todo="Keep it in mind for the talk."
        )
    backing = [
        one
        for one, read in zip(seen.pieces, seen.compiled.pieces, strict=True)
        if read.advises(move)
    ]
    if not backing:
        raise FootingError("Nobody in this panel advises that.")
    matter = put(
        ws, seen.matter, offer, text.strip() or offer.said, provenance(backing, seen.pieces)
    )
    ws.store.save_pieces([replace(one, taken={**one.taken, move: offer.step}) for one in backing])
    return matter


def provenance(pieces: Sequence[Piece], among: Sequence[Piece]) -> str:
    """Whose advice something is: “R.M., 4 votes; L.M. (Dover), 2 votes”.

    The place tells apart those of ``among``, the whole panel, who share initials.
    """
    names = [one.author for one in among if not one.aside]
    said = []
    for one in pieces:
        place = f" ({one.place})" if one.place and names.count(one.author) > 1 else ""
        votes = (
            "" if one.votes is None else f", {one.votes} {'vote' if one.votes == 1 else 'votes'}"
        )
        said.append(f"{one.author or 'somebody'}{place}{votes}")
    return "; ".join(said)


def thanks(ws: Workspace, matter_id: str) -> str:
    """A note that tells the advisers what came of it, from what was recorded after the talk."""
    from footing.advice.thanks import note

    matter = matters.show(ws, matter_id)
    pieces = ws.store.pieces(matter.id)
    took = [one.author for one in pieces if one.taken and one.author]
    debriefs = ws.store.debriefs(matter.id)
    last = debriefs[-1] if debriefs else None
    return note(
        sum(1 for one in pieces if not one.aside), list(dict.fromkeys(took)),
        None if last is None else last.held, last.acknowledged if last else "",
    )  # fmt: skip


def thanked(ws: Workspace, matter_id: str) -> Panel:
    """Note that the advisers were told."""
    kept = replace(panel(ws, matter_id), thanked=ws.clock())
    ws.store.save_panel(kept)
    return kept


def panelled(ws: Workspace, matter_id: str) -> advice.Panelled:
    """The kept panel in the form that is written as JSON."""
    from footing.advice.posts import Aside, Thread

    seen = view(ws, matter_id)
    asides = tuple(Aside(one.aside, one.author, one.text) for one in seen.asides)
    thread: Thread = Thread("kept", "", seen.panel.question, (), asides)
    return advice.Panelled(thread, seen.compiled, seen.panel.own_view)


def _add(ws: Workspace, matter: Matter, thread: Thread, vantage: str = "") -> Added:
    there = ws.store.pieces(matter.id)
    known = {(one.author, _plain(one.text)) for one in there}
    corrected: dict[str, Any] = {"vantage": vantage} if vantage else {}
    fresh = [
        Piece(
            new_id(ws.rng), matter.id, one.author, one.text, one.place, one.votes, one.day,
            one.under, corrected=corrected,
        )
        for one in thread.pieces
        if (one.author, _plain(one.text)) not in known
    ]  # fmt: skip
    aside = [
        Piece(new_id(ws.rng), matter.id, one.author, one.text, aside=one.reason)
        for one in thread.asides
        if (one.author, _plain(one.text)) not in known
    ]
    ws.store.save_pieces([*fresh, *aside])
    notes = list(thread.notes)
    if twice := len(thread.pieces) - len(fresh):
        notes.append(
            f"{twice} of it {'was' if twice == 1 else 'were'} here already, and not added again."
        )
    if not thread.pieces:
        notes.append(
            "Nothing in it was read as advice. If it should be, type it in, or put “Name: ” before "
            "each piece."
        )
    return Added(thread.kind, len(fresh), len(aside), tuple(notes))


def _votes(typed: str) -> int | None:
    """A number of votes as it was typed; None where nothing was."""
    from footing.advice.reading.lines import count

    number = count(typed) if typed.strip() else None
    if typed.strip() and number is None:
        raise FootingError(
            f"“{typed.strip()}” is no number of votes.", todo="Type a number, or leave it empty."
        )
    return number


def _piece(ws: Workspace, matter_id: str, piece_id: str) -> Piece:
    matter = matters.show(ws, matter_id)
    return by_id(
        ws.store.pieces(matter.id), piece_id, "piece of advice", "See “footing advice show”."
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
