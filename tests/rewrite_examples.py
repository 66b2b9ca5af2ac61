"""What comes out of the worked examples, as files that a reader and a diff can show.

Run ``python -m tests.rewrite_examples`` after a wording was changed on purpose, and read the diff
of ``tests/examples`` before it is committed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from footing.app import prepare
from footing.app.composing import compose
from footing.playbooks.answers import read
from footing.playbooks.library import load_library
from footing.playbooks.page import PARTS, Page

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "examples").glob("*.toml"))
GOLDEN = Path(__file__).parent / "examples"


def page_of(source: Path) -> Page:
    """The page of an example, composed on the evening before its talk."""
    file = prepare.read(source, library=load_library())
    meeting = read(file.playbook, file.answers).meeting
    assert meeting is not None
    assert meeting.when is not None
    day = meeting.when.date() - timedelta(days=1)
    now = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    return compose(file.playbook, file.people, file.answers, now)


def shown(page: Page) -> str:
    """Everything of a page that a person reads, as plain text."""
    brief = page.brief
    rows = [
        f"playbook: {page.playbook}",
        f"seconds to say: {page.spoken_seconds}",
        *(f"missing: {one}" for one in page.missing),
        *(f"unsupported: {one}" for one in page.unsupported),
        *(f"rework: {one.step}: {one.reason} {one.question}" for one in page.rework),
    ]
    for name in PARTS:
        subject = page.subjects.get(name, "")
        rows += ["", f"==== {name}" + (f" ({subject})" if subject else ""), page.part(name)]
    rows += ["", "==== brief", brief.title, brief.when, f"aim: {brief.aim}"]
    rows += [f"point: {one}" for one in brief.points]
    rows += [f"number: {label}: {value}" for label, value in brief.numbers]
    rows += [f"asked: {one.question} {one.answer}".rstrip() for one in brief.questions]
    rows += [f"card: {one.when}: {one.then}" for one in brief.cards]
    rows += [f"fear: {brief.fear} ({brief.fear_odds})"] if brief.fear else []
    rows += [f"shows: {one.name}: {one.sentence}" for one in brief.traits]
    rows += [f"note: {one}" for one in brief.notes]
    return "\n".join(rows) + "\n"


def main() -> None:
    """Write a file for every example, and take away those of examples that are gone."""
    GOLDEN.mkdir(exist_ok=True)
    names = {f"{source.stem}.txt" for source in SOURCES}
    for source in SOURCES:
        (GOLDEN / f"{source.stem}.txt").write_text(shown(page_of(source)), "utf-8", newline="\n")
    for old in GOLDEN.glob("*.txt"):
        if old.name not in names:
            old.unlink()


if __name__ == "__main__":
    main()
