from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from footing.app import after, exchange, journal, matters
from footing.app.after import Given
from footing.app.workspace import Workspace
from footing.kernel.clock import fixed
from footing.kernel.errors import DataError, FootingError
from footing.kernel.settings import Folders
from tests.app.conftest import NOW, worked


def full(ws: Workspace) -> None:
    matter = worked(ws)
    matters.edit_part(ws, matter.id, "invite", "Ten minutes?\n# no heading")
    journal.add(ws, "win", "It went *well*.", matter=matter.id)
    given = Given("leader", "be at the planning", date(2026, 12, 1))
    after.record(ws, matter.id, held=True, relief=7, happened="no", promises=[given])


def test_everything_comes_in_again_as_it_went_out(ws: Workspace, tmp_path: Path) -> None:
    full(ws)
    out = exchange.export(ws)
    other = Workspace.fresh(
        Folders(tmp_path / "d", tmp_path / "c"), clock=fixed(NOW), rng=random.Random(9)
    )
    added = exchange.import_(other, out.json)
    assert added == exchange.Imported(1, 1, 1, 1)
    assert exchange.export(other) == out
    assert exchange.import_(other, out.json) == exchange.Imported(0, 0, 0, 0)
    other.close()


def test_the_markdown_holds_what_was_kept_and_nothing_written_becomes_markup(
    ws: Workspace,
) -> None:
    full(ws)
    text = exchange.export(ws).markdown
    assert "be at the planning" in text
    assert "Ten minutes?" in text
    assert "\n# no heading" not in text
    assert r"It went \*well\*." in text


def test_answers_that_no_page_could_be_made_of_are_refused(ws: Workspace) -> None:
    full(ws)
    document = json.loads(exchange.export(ws).json)
    document["matters"][0]["answers"]["aim"] = 3
    document["matters"][0]["id"] = "another1"
    document["entries"] = document["promises"] = document["debriefs"] = []
    with pytest.raises(DataError, match=r"matters\[1\].answers.aim"):
        exchange.import_(ws, json.dumps(document))
    assert len(matters.list_(ws)) == 1


def test_two_versions_of_one_matter_are_never_mixed(ws: Workspace) -> None:
    full(ws)
    document = json.loads(exchange.export(ws).json)
    document["matters"][0]["people"]["me"] = "Somebody else"
    with pytest.raises(FootingError):
        exchange.import_(ws, json.dumps(document))


def test_a_file_that_is_no_export_is_named(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FootingError, match="no such file"):
        exchange.read_export(tmp_path / "none.json")
    with pytest.raises(FootingError, match="folder"):
        exchange.read_export(tmp_path)
    (tmp_path / "x.json").write_bytes(b"\xff\xfe")
    with pytest.raises(FootingError, match="UTF-8"):
        exchange.read_export(tmp_path / "x.json")
    with pytest.raises(DataError):
        exchange.import_(ws, "{}")
