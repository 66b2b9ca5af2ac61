"""A résumé that starts from now: read it, trim it, and write it anew; its source stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footing.app.files import write_all
from footing.app.tray import ResumeAtHand
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError
from footing.kernel.saying import counted
from footing.resume.dates import first_day, is_date
from footing.resume.page import Sheet, sheet
from footing.resume.roles import Role, roles
from footing.resume.trim import FULL, MOST_YEARS, YEARS, Shortened, Trimmed, Window, trim

if TYPE_CHECKING:
    from footing.followup.entries import Entry

STEM = "resume-now"
TITLES: Mapping[str, str] = {
    f"{STEM}.pdf": "The résumé, to print or send",
    f"{STEM}.md": "The same as text",
    f"{STEM}.json": "The same as JSON Resume",
    "left-out.md": "What was shortened or left out, and why; for you alone",
}
_KINDS = {"pdf": "application/pdf", "md": "text/markdown; charset=utf-8",
          "json": "application/json"}  # fmt: skip


@dataclass(frozen=True)
class View:
    """The trimmed résumé: ``text`` says what became of it, ``sheet`` is it as it is read.

    ``wins`` were added to the current role; ``win_note`` says so, or why they were not.
    """

    trimmed: Trimmed
    sheet: Sheet
    window: Window
    text: str
    wins: tuple[str, ...] = ()
    win_note: str = ""

    @property
    def shorter(self) -> tuple[Shortened, ...]:
        """What is told in one line."""
        return tuple(one for one in self.trimmed.shortened if not one.left_out)

    @property
    def left_out(self) -> tuple[Shortened, ...]:
        """What is not told at all."""
        return tuple(one for one in self.trimmed.shortened if one.left_out)


@dataclass(frozen=True)
class File:
    """A file to take away: its name, its media type, its bytes, and what it is."""

    name: str
    media_type: str
    data: bytes
    title: str


def read(path: Path, stdin: bytes = b"") -> dict[str, Any]:
    """The résumé in a file, ``-`` for ``stdin``. DataError with every fault; FootingError."""
    from footing.intake.resumes import read_resume

    if str(path) == "-":
        return read_resume(stdin, "standard input")
    try:
        return read_resume(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise FootingError(
            "There is no such file.", where=str(path), todo="Check the name."
        ) from None
    except IsADirectoryError:
        raise FootingError("This is a folder.", where=str(path), todo="Name a file.") from None


def window(
    document: Mapping[str, Any],
    years: int,
    full: int | None = None,
    pins: Iterable[str] = (),
    told: Mapping[str, str] | None = None,
) -> Window:
    """What the person wants, from what was typed.

    ``full`` is at most ``years``. A pin is a place (``work[3]``) or a part of a title; dates are
    told by place as ``1999..2003``, ``1999..`` for what goes on, or ``1999``. FootingError for
    what nothing in the résumé answers to, and for years that cannot be.
    """
    inner = min(FULL, years) if full is None else full
    if not 0 <= years <= MOST_YEARS or not 0 <= inner <= years:
        raise FootingError(
            f"{years} years at all and {inner} in full cannot be.", where="years",
            todo=f"Take 0 to {MOST_YEARS} years, and in full no more than at all.",
        )  # fmt: skip
    found = roles(document, {}, date.max)
    dates: dict[str, tuple[str, str]] = {}
    for typed, value in (told or {}).items():
        for place in _places(document, found, typed):
            dates[place] = _dates(value, typed)
    pinned = (place for pin in pins for place in _places(document, found, pin))
    return Window(years, inner, frozenset(pinned), dates)


def view(
    document: Mapping[str, Any], today: date, wanted: Window, wins: Iterable[str] = ()
) -> View:
    """The résumé as it starts from ``today``, with ``wins`` as points of the current role."""
    added = tuple(" ".join(text.split()) for text in wins)
    made = trim(document, today, wanted, added)
    text = (
        f"{counted(len(made.full), 'role')} in full, {len(made.earlier)} in one line, "
        f"{counted(sum(one.left_out for one in made.shortened), 'thing')} left out."
    )
    note = ""
    if added and made.current:
        note = f"{counted(len(added), 'win')} from your journal went to {made.current.title}."
    elif added:
        note = "No role goes on today, so the wins of your journal have no place."
    return View(made, sheet(made), wanted, text, added if made.current else (), note)


def at_hand(data: bytes) -> ResumeAtHand:
    """A résumé that was brought to the page, under the usual window; DataError, FootingError."""
    from footing.intake.resumes import read_resume

    if not data:
        raise FootingError("Choose a file in JSON Resume.", where="file")
    return ResumeAtHand(read_resume(data, "your file"), YEARS, FULL)


def of(ws: Workspace, brought: ResumeAtHand) -> View:
    """What becomes of the résumé at hand; FootingError for choices that cannot be."""
    document, today = brought.document, ws.clock().date()
    wanted = window(document, brought.years, brought.full, brought.pins, brought.told)
    found = view(document, today, wanted)
    if not brought.wins:
        return found
    texts = chosen_wins(ws, found.trimmed.current, brought.wins)
    return view(document, today, wanted, texts)


def wins(ws: Workspace, role: Role | None = None) -> tuple[Entry, ...]:
    """The wins of the journal, newest first; only those since the ``role`` began, where known."""
    if ws.untouched:
        return ()
    since = first_day(role.start) if role and role.start else date.min
    found = [one for one in ws.store.entries() if one.kind == "win" and one.day >= since]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def chosen_wins(ws: Workspace, role: Role | None, chosen: Iterable[str]) -> tuple[str, ...]:
    """The texts of the wins that were chosen by id, or ``all`` of them; NotFoundError."""
    there = wins(ws, role)
    texts: dict[str, str] = {}
    for typed in chosen:
        found = there if typed == "all" else [one for one in there if one.id.startswith(typed)]
        if not found and typed != "all":
            raise NotFoundError(
                f"There is no win “{typed}” since this role began.",
                todo="See “footing journal list --kind win”.",
            )
        texts |= {one.id: one.text for one in found}
    return tuple(texts.values())


def files(found: View) -> tuple[tuple[File, ...], str]:
    """The files of a trimmed résumé, and why there is no PDF ("" where there is one)."""
    from footing.delivery.resume import resume_markdown, resume_pdf

    text = json.dumps(found.trimmed.document, ensure_ascii=False, indent=2) + "\n"
    made = {
        f"{STEM}.md": resume_markdown(found.sheet).encode("utf-8", "replace"),
        f"{STEM}.json": text.encode("utf-8", "backslashreplace"),
        "left-out.md": left_out_markdown(found).encode("utf-8", "replace"),
    }
    note = ""
    try:
        made[f"{STEM}.pdf"] = resume_pdf(found.sheet)
    except FootingError as error:
        note = error.text()
    return tuple(
        File(name, _KINDS[name.rpartition(".")[2]], made[name], title)
        for name, title in TITLES.items()
        if name in made
    ), note


def file(found: View, name: str) -> File:
    """One of the files by its name; NotFoundError where there is none of this name."""
    made, note = files(found)
    for one in made:
        if one.name == name:
            return one
    raise NotFoundError(note or f"There is no file “{name}”.")


def write(found: View, out: Path, source: Path) -> tuple[tuple[Path, ...], str]:
    """Write all files into a folder, and why there is no PDF. The ``source`` is never replaced."""
    made, note = files(found)
    for one in made:
        if (out / one.name).exists() and source.exists() and (out / one.name).samefile(source):
            raise FootingError(
                "This is the résumé that was read, and it stays as it is.",
                where=str(source), todo="Name another folder with --out.",
            )  # fmt: skip
    return write_all(out, {one.name: one.data for one in made}), note


def left_out_markdown(found: View) -> str:
    """The list of what was shortened and left out, as CommonMark."""
    from footing.delivery.markdown import escaped_line
    from footing.resume.trim import CONVENTION

    lines = ["# What was left out, and why", "", found.text, "", CONVENTION, ""]
    for title, some in (("Left out", found.left_out), ("In one line", found.shorter)):
        if some:
            lines += [f"## {title}", ""]
            for one in some:
                when = f", {one.when}" if one.when else ""
                what = escaped_line(f"{one.title}{when}")
                lines.append(f"- {what} ({escaped_line(one.place)}). {one.why}")
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _places(document: Mapping[str, Any], found: Iterable[Role], typed: str) -> list[str]:
    """Places by a place, or by a part of a title."""
    wanted = typed.strip().casefold()
    by_title = [
        one.place
        for one in found
        if wanted == one.place or (wanted and wanted in one.title.casefold())
    ]
    section, _, number = wanted.rstrip("]").partition("[")
    items = document.get(section)
    if by_title:
        return by_title
    if isinstance(items, list) and number.isdecimal() and 0 < int(number) <= len(items):
        return [f"{section}[{int(number)}]"]
    raise NotFoundError(
        f"Nothing in the résumé is “{typed.strip()[:60]}”.",
        todo="Name a place like work[3], or a part of a role's title.",
    )


def _dates(value: str, typed: str) -> tuple[str, str]:
    start, dots, end = (part.strip() for part in value.partition(".."))
    end = end if dots else start
    if not start or not is_date(start) or (end and not is_date(end)):
        raise FootingError(
            f"“{value.strip()[:40]}” does not say when it was.", where=typed,
            todo="Write it like 1999..2003, 2019-06.. for what goes on, or 1999.",
        )  # fmt: skip
    return start, end
