"""The bundled worked examples, run as a person would run them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import footing
from footing.app.files import write_all
from footing.app.prepare import Prepared, made, read
from footing.kernel.errors import NotFoundError

if TYPE_CHECKING:
    from footing.app.advice import Panelled
    from footing.app.contacts import Look
    from footing.app.deciding import Decided
    from footing.app.resume import View
    from footing.kernel.clock import Clock
    from footing.playbooks.library import Library


DEMO_RUNS = 200
"""Runs of the coming days in the demo: its second run is to take seconds."""


@dataclass(frozen=True)
class Shown:
    """One example: who it is about, its answer file, and what came of it."""

    title: str
    source: Path
    prepared: Prepared


@dataclass(frozen=True)
class ShownBacklog:
    """The bundled backlog: what is so, the verdict, what the pictures say, and the files."""

    title: str
    lines: tuple[str, ...]
    headline: str
    verdict: tuple[str, ...]
    findings: tuple[str, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True)
class ShownChangeover:
    """The bundled backlog before a made-up change-over: the finding, what is said, the files."""

    headline: str
    lines: tuple[str, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True)
class ShownDecision:
    """The bundled decision, weighed, and the files that were written."""

    decided: Decided
    files: tuple[Path, ...]


@dataclass(frozen=True)
class ShownPeople:
    """What came of reading the bundled contacts, whose turn it is, and the files."""

    read: tuple[str, ...]
    look: Look
    files: tuple[Path, ...]


@dataclass(frozen=True)
class ShownResume:
    """The bundled résumé, started from now, and the files that were written."""

    view: View
    files: tuple[Path, ...]


@dataclass(frozen=True)
class ShownAdvice:
    """The bundled thread as a panel, and the files that were written."""

    panelled: Panelled
    files: tuple[Path, ...]


def examples() -> Path:
    """The folder of the bundled answer files; NotFoundError where it is missing."""
    inside = Path(footing.__file__).parent
    # Installed, they lie in the package; in a checkout they lie at its root.
    for folder in (inside / "examples", inside.parent.parent / "examples"):
        if folder.is_dir():
            return folder
    raise NotFoundError(
        "The worked examples are not there.", todo="Install Footing again to get them back."
    )


def run(out: Path, *, library: Library, now: datetime) -> Iterator[Shown]:
    """Prepare every example into a folder of its own below ``out``, one after the other."""
    for path in sorted(examples().glob("*.toml")):
        file = read(path, library=library)
        prepared = made(file, out / path.stem, the_evening_before(file.answers, now))
        yield Shown(_title(file.people, file.playbook.title), path, prepared)


def run_backlog(out: Path, now: Clock) -> ShownBacklog | None:
    """Measure the bundled backlog, plan the way out, and write pictures and figures below ``out``.

    None where the parts that this needs are not installed.
    """
    try:
        import vl_convert  # noqa: F401  (only whether it is there)
    except ImportError:
        return None
    from footing.app import plan_report, planning, work_list, work_report
    from footing.app.backlog import Asked
    from footing.app.backlog_report import as_json, measured
    from footing.app.wishes import Wishes
    from footing.backlog.pictures import pictures
    from footing.backlog.plan_pictures import plan_pictures
    from footing.delivery import charts
    from footing.delivery.tables import csv_text

    asked = Asked(path=examples() / "backlog" / "hadoop-jira-excerpt.csv")
    wishes = Wishes(replications=DEMO_RUNS)
    plan = planning.plan(asked, wishes.wanted(), now)
    report = plan.report
    source = work_list.measured(report, asked, wishes, now, planning.START)
    listing = work_list.listing(source, now().date())
    drawn = (*plan_pictures(plan.forecast, plan.names), *pictures(report.measures))
    files = {
        "measures.json": _json(as_json(report)),
        "plan.json": _json(plan_report.as_json(plan)),
        "work.csv": csv_text(work_report.rows(listing)).encode(),
    }
    for one in drawn:
        files[f"{one.chart}.png"] = charts.png(one)
        files[f"{one.chart}-dark.svg"] = charts.svg(one, "dark")
    folder = out / "backlog"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    head, verdict = measured(report)[0], plan_report.compared(plan)[0]
    return ShownBacklog(
        head.title,
        tuple(line.removeprefix("- ") for line in head.lines),
        verdict.title,
        verdict.lines,
        tuple(one.title for one in drawn),
        tuple(folder / name for name in files),
    )


def run_changeover(out: Path, now: Clock) -> ShownChangeover:
    """Look through a change-over on the bundled backlog, and write its page below ``out``."""
    from footing.app import changeover, changeover_report
    from footing.app.backlog import Asked
    from footing.app.wishes import Wishes

    asked = Asked(path=examples() / "backlog" / "hadoop-jira-excerpt.csv")
    told = changeover.Told(date(2025, 3, 3), what="the new ticket system")
    looked = changeover.look(asked, Wishes(replications=DEMO_RUNS), told, now)
    said = changeover_report.sections(looked)
    return ShownChangeover(
        said[0].title,
        tuple(line for one in said[:4] for line in one.lines),
        changeover_report.write(looked, out / "changeover"),
    )


def run_decision(out: Path) -> ShownDecision:
    """Weigh the bundled decision that belongs to the first of the forum's examples.

    Its figures are written below ``out``.
    """
    from footing.app.deciding import as_json, decide

    decided = decide(examples() / "decisions" / "lead-the-team.toml")
    figures = json.dumps(as_json(decided), ensure_ascii=False, indent=2).encode()
    return ShownDecision(decided, write_all(out / "decision", {"decision.json": figures}))


def run_people(out: Path, now: Clock) -> ShownPeople:
    """Take in the bundled contacts, which were made up for this, and see whose turn it is.

    Nothing of them is kept; what the terminal shows is written below ``out``.
    """
    from footing.app import contacts, contacts_import
    from footing.app.workspace import Workspace

    workspace = Workspace.fresh(clock=now)
    read = []
    for name in ("clients.csv", "phone.vcf"):
        path = examples() / "contacts" / name
        found = contacts_import.read(path, name, contacts_import.choices(), workspace)
        read.append(contacts_import.take_in(workspace, found).text)
    seen = contacts.look(workspace)
    lines = [*read, seen.view.text, seen.forecast]
    workspace.close()
    files = {"people.txt": "\n".join(lines).encode()}
    return ShownPeople(tuple(read), seen, write_all(out / "people", files))


def run_resume(out: Path, today: date) -> ShownResume:
    """Start the bundled résumé, which was made up for this, from ``today``; write it below ``out``.

    Its files are those of ``footing resume trim --out``.
    """
    from footing.app import resume
    from footing.resume.trim import YEARS

    source = examples() / "resumes" / "marisol-vega.json"
    document = resume.read(source)
    found = resume.view(document, today, resume.window(document, YEARS))
    written, _ = resume.write(found, out / "resume", source)
    return ShownResume(found, written)


def run_advice(out: Path) -> ShownAdvice:
    """Read the bundled thread, which was written for this, and write its panel below ``out``."""
    from footing.app.advice import as_json, compile_, read_file

    name, data = read_file(examples() / "advice" / "night-shift-lead.txt")
    panelled = compile_(data, name, own_view="I think I want it, if breakfast stays mine.")
    made = json.dumps(as_json(panelled), ensure_ascii=False, indent=2).encode()
    return ShownAdvice(panelled, write_all(out / "advice", {"advice.json": made}))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def the_evening_before(answers: Mapping[str, Any], now: datetime) -> datetime:
    """When this person would have prepared: the day before the talk, so that dates fit.

    ``now`` where the answers name no day for the talk.
    """
    meeting = answers.get("meeting")
    when = meeting.get("when") if isinstance(meeting, Mapping) else None
    if not isinstance(when, date):
        return now
    zone = (when.tzinfo if isinstance(when, datetime) else None) or now.tzinfo or UTC
    return datetime(when.year, when.month, when.day, 18, tzinfo=zone) - timedelta(days=1)


def _title(people: Mapping[str, str], playbook: str) -> str:
    me, leader = people.get("me", "Somebody"), people.get("leader", "their leader")
    return f"{me}, to {leader}: {playbook}"
