from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from footing.app import journal, resume
from footing.app.demo import examples
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError

TODAY = date(2026, 11, 22)
SOURCE = examples() / "resumes" / "marisol-vega.json"


def test_all_files_are_written_and_the_source_is_never_touched(tmp_path: Path) -> None:
    source = tmp_path / "resume-now.json"
    source.write_bytes(SOURCE.read_bytes())
    document = resume.read(source)
    found = resume.view(document, TODAY, resume.window(document, 15))
    with pytest.raises(FootingError, match="stays as it is"):
        resume.write(found, tmp_path, source)
    written, note = resume.write(found, tmp_path / "out", source)
    assert [path.name for path in written] == list(resume.TITLES)
    assert note == ""
    assert source.read_bytes() == SOURCE.read_bytes()
    fresh = resume.read(tmp_path / "out" / "resume-now.json")
    assert [one["name"] for one in fresh["work"]][:2] == [
        "Aire Street Pharmacy",
        "St Anne's Hospital",
    ]
    told = (tmp_path / "out" / "left-out.md").read_text("utf-8")
    assert "Hotel Miramar, May 1996 to October 1999" in told
    assert "convention" in told


def test_pins_and_dates_are_found_by_place_and_by_title() -> None:
    document = resume.read(SOURCE)
    wanted = resume.window(
        document, 20, pins=["miramar", "awards[1]"], told={"work[6]": "1990..1992"}
    )
    assert wanted.pins == {"work[5]", "awards[1]"}
    assert wanted.told == {"work[6]": ("1990", "1992")}
    assert (wanted.years, wanted.full) == (20, 10)
    assert resume.window(document, 5).full == 5
    for pins, told, said in (
        (["work[7]"], {}, "Nothing in the résumé"),
        ([], {"work[6]": "long ago"}, "does not say when"),
        ([], {"nobody": "1999"}, "Nothing in the résumé"),
    ):
        with pytest.raises(FootingError, match=said):
            resume.window(document, 15, pins=pins, told=told)
    with pytest.raises(FootingError, match="cannot be"):
        resume.window(document, 5, 10)


def test_wins_since_the_role_began_become_points_of_it(ws: Workspace) -> None:
    document = resume.read(SOURCE)
    wanted = resume.window(document, 15)
    plain = resume.view(document, TODAY, wanted)
    assert resume.wins(ws, plain.trimmed.current) == ()
    old = journal.add(ws, "win", "Long before.", day=date(2015, 1, 1))
    new = journal.add(ws, "win", "The inspection\nfound nothing.", day=date(2026, 3, 1))
    texts = resume.chosen_wins(ws, plain.trimmed.current, ["all"])
    found = resume.view(document, TODAY, wanted, texts)
    assert found.wins == ("The inspection found nothing.",)
    assert found.trimmed.document["work"][0]["highlights"][-1] == "The inspection found nothing."
    assert resume.chosen_wins(ws, plain.trimmed.current, [new.id[:4]]) == (new.text,)
    with pytest.raises(NotFoundError):
        resume.chosen_wins(ws, plain.trimmed.current, [old.id])
    nobody = resume.view({"work": []}, TODAY, wanted, texts)
    assert "no place" in nobody.win_note


def test_a_resume_without_a_pdf_says_why_and_has_the_rest() -> None:
    made, note = resume.files(resume.view({}, TODAY, resume.window({}, 15)))
    assert [one.name for one in made] == ["resume-now.md", "resume-now.json", "left-out.md"]
    assert "no name" in note
    assert json.loads(made[1].data) == {}
