"""``footing advice``: compile without keeping, and the panel of a matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from footing.app.demo import examples
from tests.cli.conftest import Cli

THREAD = str(examples() / "advice" / "night-shift-lead.txt")


def test_a_thread_as_json() -> None:
    """The shape that other programs read."""
    from footing.app.advice import as_json, compile_, read_file

    name, data = read_file(Path(THREAD))
    made = as_json(compile_(data, name, own_view=" I want it. "))
    assert made["schema"] == "footing.advice/1"
    assert made["own_view"] == "I want it."
    assert set(made["pieces"][0]) >= {
        "author",
        "place",
        "votes",
        "vantage",
        "stance",
        "moves",
        "text",
    }
    assert set(made["pieces"][0]["moves"][0]) >= {"move", "sentence"}
    assert made["stances"]["decide-first"] == {
        "pieces": 2, "votes": 18, "says": "Decide first, or find out more",
    }  # fmt: skip
    (way,) = (one for one in made["conflicts"] if one["between"] == ["in-person", "by-mail"])
    assert (way["for"], way["against"]) == (["P.D.", "B.W."], ["M.A."])
    assert made["minority"][0]["author"] == "H.S."
    assert "turn-weakness" in made["unmentioned"]


def test_compile_prints_the_own_view_first(cli: Cli) -> None:
    done = cli("advice", "compile", THREAD, "--own-view", "I want it.")
    assert done.status == 0
    assert done.out.index("I want it.") < done.out.index("Stances")
    assert "a joke, G.T." in done.out


def test_compile_reads_what_is_piped_in(cli: Cli) -> None:
    done = cli(
        "advice", "compile", "-", "--format", "json", typed="Maria: Tell her today.\nTom: Wait."
    )
    assert [one["author"] for one in json.loads(done.out)["pieces"]] == ["Maria", "Tom"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "There is no advice here"),
        ("Say that you want it.", "This is one adviser"),
        ("Ann: The sky is blue.\nBen: Cats sleep.", "Nobody says what to do"),
    ],
)
def test_what_cannot_be_compiled_is_said_plainly(cli: Cli, typed: str, said: str) -> None:
    done = cli("advice", "compile", "-", typed=typed)
    assert done.status == (0 if typed else 2)
    assert said in done.out + done.err


def test_a_missing_file_is_named(cli: Cli) -> None:
    done = cli("advice", "compile", "nowhere.txt")
    assert (done.status, "nowhere.txt" in done.err) == (2, True)


def test_the_panel_of_a_matter_from_question_to_show(cli: Cli, home: Path, tmp_path: Path) -> None:
    from footing.app import matters
    from footing.app.workspace import Workspace

    space = Workspace.fresh()
    begun = matters.begin(space, "second-chance", {"leader": "Marek"})
    space.keep(None)
    space.close()
    id_ = begun.id
    asked = cli(
        "advice", "ask", id_, "--happened", "Marek asked me.", "--out", str(tmp_path / "out")
    )
    assert "My manager asked me." in asked.out
    assert {one.name for one in (tmp_path / "out").iterdir()} == {
        "question.txt", "question.eml", "reply-form.html",
    }  # fmt: skip
    before = cli("advice", "import", id_, THREAD)
    assert "6 pieces added, 2 set aside" in " ".join(before.out.split())
    shut = cli("advice", "show", id_)
    assert (shut.status, "Your own view comes first" in shut.err) == (2, True)
    assert cli("advice", "add", id_, "Sleep on it.", "--by", "Lena").out == "Added.\n"
    shown = cli("advice", "show", id_, "--own-view", "I want it.", "--format", "json")
    assert len(json.loads(shown.out)["pieces"]) == 7
    assert "Lena" in cli("advice", "show", id_).out


def test_a_move_is_taken_over_in_the_terminal(cli: Cli, home: Path) -> None:
    from footing.app import matters
    from footing.app.workspace import Workspace

    space = Workspace.fresh()
    id_ = matters.begin(space, "second-chance", {"leader": "Marek"}).id
    matters.pass_gate(space, id_, {one.key: False for one in matters.questions()})
    space.keep(None)
    space.close()
    cli("advice", "import", id_, THREAD, "--own-view", "I want it.")
    offered = " ".join(cli("advice", "take", id_).out.split())
    assert "- ask-details: Ask for details before you answer" in offered
    assert "come from" not in offered
    refused = cli("advice", "take", id_, "assets")
    assert (refused.status, "your own words" in refused.err) == (2, True)
    cli("advice", "take", id_, "assets", "--say", "I led eleven nights alone.")
    assert "From the panel: V.N. (York), 9 votes" in " ".join(
        cli("advice", "take", id_).out.split()
    )
