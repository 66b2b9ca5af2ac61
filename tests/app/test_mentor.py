"""A page for a mentor: chosen, shown, without names, and answered as advice."""

from __future__ import annotations

import json
from datetime import date

import pytest

from footing.app import after, journal, matters, mentor, panel
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from footing.playbooks.matter import Matter
from tests.app.conftest import cleared, worked


@pytest.fixture
def matter(ws: Workspace) -> Matter:
    return worked(ws)


def keys(ws: Workspace, matter: Matter, *, ticked: bool = True) -> list[str]:
    return [one.section.key for one in mentor.parts(ws, matter.id) if one.ticked or not ticked]


def test_before_the_talk_it_is_what_one_wants_to_say(ws: Workspace, matter: Matter) -> None:
    assert {"aim", "spoken"} <= set(keys(ws, matter))
    assert "fear" not in keys(ws, matter)
    assert "fear" in keys(ws, matter, ticked=False)
    assert mentor.asks(ws, matter.id) == mentor.BEFORE


def test_after_the_talk_it_is_what_happened(ws: Workspace, matter: Matter) -> None:
    after.record(
        ws, matter.id, held=True, acknowledged="The rushed start.", relief=7, note="Only for me.",
        promises=[after.Given("leader", "An hour each week", date(2026, 12, 1))],
    )  # fmt: skip
    journal.add(ws, "win", "The catalogue is out.", matter=matter.id)
    journal.add(ws, "worry", "Is it enough?", matter=matter.id)
    assert mentor.asks(ws, matter.id) == mentor.AFTERWARDS
    chosen = keys(ws, matter)
    assert chosen == ["aim", "happened", "promises", "since"]
    made = mentor.shared(ws, matter.id, chosen, names=True)
    text = mentor.sendable(made, "mentor.md").data.decode()
    for words in ("The rushed start", "An hour each week", "The catalogue is out"):
        assert words in text
    for private in ("Only for me", "Is it enough", str(matter.answers["fear"])):
        assert private not in text


def test_names_are_replaced_in_every_part_and_can_stay(ws: Workspace, matter: Matter) -> None:
    leader = matter.people["leader"]
    chosen = keys(ws, matter, ticked=False)
    made = mentor.shared(ws, matter.id, chosen)
    assert dict(made.replaced)[leader] == "my manager"
    for name in mentor.FILES:
        text = mentor.sendable(made, name).data.decode()
        assert leader not in text
        assert ", my manager." not in text
    kept = mentor.shared(ws, matter.id, chosen, names=True)
    assert leader in mentor.sendable(kept, "mentor.md").data.decode()
    assert [one.key for one in made.sheet.sections] == [one.key for one in kept.sheet.sections]
    assert [len(one.lines) for one in made.sheet.sections] == [
        len(one.lines) for one in kept.sheet.sections
    ]


def test_an_unknown_part_and_an_empty_page_are_refused(ws: Workspace, matter: Matter) -> None:
    with pytest.raises(NotFoundError, match="There are: aim"):
        mentor.shared(ws, matter.id, ["secret"])
    with pytest.raises(FootingError, match="Nothing is chosen"):
        mentor.shared(ws, matter.id, [])
    made = mentor.shared(ws, matter.id, ["aim"])
    with pytest.raises(NotFoundError, match="There are: mentor"):
        mentor.sendable(made, "mentor.pdf")


def test_a_matter_behind_the_gate_gives_no_page(ws: Workspace) -> None:
    stopped = matters.begin(ws, "own-up", {})
    with pytest.raises(matters.GateError):
        mentor.parts(ws, stopped.id)
    empty = cleared(ws)
    assert "aim" not in keys(ws, empty, ticked=False)


def test_what_the_mentor_saves_comes_back_as_advice(ws: Workspace, matter: Matter) -> None:
    reply = {
        "schema": "footing.reply/1", "name": "Dr Lind", "from_where": "my coach",
        "advice": "Go to her on Tuesday and say it in person.", "why": "", "saved": "2026-11-23",
    }  # fmt: skip
    done = panel.paste(ws, matter.id, json.dumps(reply).encode(), "my-advice.json")
    assert done.pieces == 1
    panel.own_view(ws, matter.id, "I say it by mail.")
    assert panel.view(ws, matter.id).pieces[0].author == "Dr Lind"
