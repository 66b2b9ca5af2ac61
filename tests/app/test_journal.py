from __future__ import annotations

from datetime import date

import pytest

from footing.app import journal, matters
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from tests.app.conftest import cleared


def test_lines_come_newest_day_first_and_can_be_filtered(ws: Workspace) -> None:
    matter = cleared(ws)
    old = journal.add(ws, "mistake", "Sent it late.", day=date(2026, 11, 1), matter=matter.id)
    new = journal.add(ws, "win", " The audit passed. ")
    assert new.day == date(2026, 11, 22)
    assert journal.list_(ws) == (new, old)
    assert journal.list_(ws, kind="win") == (new,)
    assert journal.list_(ws, matter=matter.id) == (old,)


def test_a_line_is_changed_in_part_and_taken_away(ws: Workspace) -> None:
    entry = journal.add(ws, "worry", "The audit.")
    changed = journal.edit(ws, entry.id, kind="win")
    assert (changed.kind, changed.text, changed.day) == ("win", "The audit.", entry.day)
    journal.remove(ws, entry.id)
    with pytest.raises(NotFoundError, match="journal list"):
        journal.show(ws, entry.id)


def test_wrong_kinds_empty_words_and_unknown_matters_are_refused(ws: Workspace) -> None:
    with pytest.raises(FootingError, match="Known are"):
        journal.add(ws, "triumph", "x")
    with pytest.raises(FootingError, match="words"):
        journal.add(ws, "win", "  ")
    with pytest.raises(NotFoundError):
        journal.add(ws, "win", "x", matter="zzz")
    assert journal.list_(ws) == ()


def test_lines_become_mistakes_with_their_day_and_only_once(ws: Workspace) -> None:
    matter = cleared(ws)
    entry = journal.add(ws, "mistake", "I sent it late.", day=date(2026, 11, 3))
    for _ in range(2):
        matter = journal.pick(ws, matter.id, "mistakes", [entry.id])
    assert matter.answers["mistakes"] == [{"date": date(2026, 11, 3), "what": "I sent it late."}]
    with pytest.raises(FootingError, match="one answer"):
        journal.pick(ws, matter.id, "fear", [entry.id])


def test_lines_become_assets_and_list_items(ws: Workspace) -> None:
    matter = cleared(ws, "second-chance")
    entry = journal.add(ws, "win", "I led the move to the new system.")
    journal.pick(ws, matter.id, "assets", [entry.id])
    journal.pick(ws, matter.id, "ideas", [entry.id])
    answers = matters.show(ws, matter.id).answers
    assert answers["assets"] == [{"what": entry.text}]
    assert answers["ideas"] == [entry.text]
