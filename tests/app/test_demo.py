from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from footing.app.demo import (
    examples,
    run,
    run_backlog,
    run_changeover,
    run_decision,
    run_people,
    run_resume,
    the_evening_before,
)
from footing.kernel.clock import fixed
from footing.playbooks.library import load_library
from tests.app.conftest import NOW


def test_every_bundled_example_gives_a_talk_and_files_of_its_own(tmp_path: Path) -> None:
    sources = sorted(examples().glob("*.toml"))
    shown = list(run(tmp_path, library=load_library(), now=NOW))
    assert [one.source for one in shown] == sources
    for one in shown:
        assert one.prepared.page.spoken
        assert (tmp_path / one.source.stem / "brief.pdf").is_file()


def test_a_change_over_on_the_bundled_backlog(tmp_path: Path) -> None:
    shown = run_changeover(tmp_path, fixed(NOW))
    assert "the new ticket system" in shown.headline
    assert any("March 2025" in line for line in shown.lines)
    assert {path.name for path in shown.files} >= {"changeover.pdf", "changeover-open.png"}


def test_the_bundled_backlog_is_measured_and_drawn(tmp_path: Path) -> None:
    shown = run_backlog(tmp_path, fixed(NOW))
    assert shown is not None
    assert shown.title.startswith("90 open at the end of ")
    assert len(shown.findings) == 5
    assert shown.headline
    assert "Current means" in " ".join(shown.verdict)
    assert {path.name for path in shown.files} == {
        "measures.json", "open-by-age.png", "open-by-age-dark.svg", "flow.png", "flow-dark.svg",
        "open-now.png", "open-now-dark.svg", "plan-open.png", "plan-open-dark.svg",
        "plan-capacity.png", "plan-capacity-dark.svg",
        "plan.json", "work.csv",
    }  # fmt: skip
    plan = json.loads((tmp_path / "backlog" / "plan.json").read_text("utf-8"))
    assert plan["schema"] == "footing.forecast/1"
    assert len((tmp_path / "backlog" / "work.csv").read_text("utf-8").splitlines()) == 91
    measures = json.loads((tmp_path / "backlog" / "measures.json").read_text("utf-8"))
    assert (measures["items"], measures["open"]) == (279, 90)


def test_the_bundled_decision_is_weighed_and_written(tmp_path: Path) -> None:
    shown = run_decision(tmp_path)
    assert not shown.decided.weighed.firm
    assert shown.decided.outlook.ask
    figures = json.loads((tmp_path / "decision" / "decision.json").read_text("utf-8"))
    assert figures["schema"] == "footing.decision/1"
    assert [path.name for path in shown.files] == ["decision.json"]


def test_dates_are_seen_from_the_evening_before_the_talk() -> None:
    when = datetime(2026, 11, 25, 10)
    seen = the_evening_before({"meeting": {"when": when}}, NOW)
    assert (seen.month, seen.day, seen.hour) == (11, 24, 18)
    assert the_evening_before({}, NOW) == NOW


def test_the_bundled_resume_starts_from_now(tmp_path: Path) -> None:
    shown = run_resume(tmp_path, NOW.date())
    assert [one.place for one in shown.view.left_out] == ["work[4]", "work[5]", "awards[1]"]
    assert "resume-now.pdf" in [path.name for path in shown.files]


def test_the_bundled_contacts_give_todays_few_and_keep_nothing(tmp_path: Path) -> None:
    shown = run_people(tmp_path, fixed(NOW))
    assert shown.read[0].startswith("Read as a table: 13 people added.")
    assert shown.look.view.few[0].contact.name == "Priya Nair"
    assert shown.look.alike == 2
    assert [path.name for path in shown.files] == ["people.txt"]
