"""Reading what a person names: a file, a table of a database, or three numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from footing.backlog.counts import ItemCounts, PeriodCounts, ThreeNumbers
from footing.backlog.findings import Findings
from footing.intake.asked import Asked, QuestionError
from footing.intake.either import closing_from_either
from footing.intake.engine import BrokenLinesError, Progress
from footing.intake.formats import Recognised, recognise
from footing.intake.source import IntakeError, Source
from footing.intake.spark import is_spark
from footing.intake.which import which_column


@dataclass(frozen=True)
class Intake:
    """What was read: counts, findings, what the source was taken for, and its columns by role."""

    kind: Literal["items", "events", "counts", "numbers"]
    source: str
    format: str
    counts: ItemCounts | PeriodCounts | ThreeNumbers
    findings: Findings
    columns: Mapping[str, str]
    has_closing: bool = True


def read(asked: Asked, now: datetime, progress: Progress | None = None) -> Intake:
    """Read the source that was asked for.

    Raises QuestionError where only the person can tell what is meant, IntakeError for a source that
    cannot be read. Nothing is written anywhere.
    """
    _sensible(asked)
    if asked.path is None and not asked.connect:
        return _numbers(asked)
    try:
        return _once(asked, now, progress, tolerant=False)
    except BrokenLinesError as error:
        if asked.path is None:
            raise IntakeError(f"The query failed: {error}") from None
    try:
        return _once(asked, now, progress, tolerant=True)
    except BrokenLinesError as error:
        raise IntakeError(
            f"The file cannot be read to its end: {str(error).splitlines()[0]}",
            where=str(asked.path),
            todo="Export it again, as CSV with quotes around texts, or as Excel.",
        ) from None


def _once(asked: Asked, now: datetime, progress: Progress | None, *, tolerant: bool) -> Intake:
    from footing.intake.aggregate import examine_counts
    from footing.intake.doctor import examine

    with opened(asked, progress, tolerant=tolerant) as source:
        known = recognised(source, asked)
        if known.format.kind == "counts":
            table = examine_counts(source, known, asked, now)
            return Intake("counts", source.name, known.format.name, table.counts,
                          table.findings, table.columns)  # fmt: skip
        closing_from_either(source, known, asked)
        items = examine(source, known, asked, now)
        name = source.format if known.format.name == "Table" else known.format.name
        return Intake(known.format.kind, source.name, name, items.counts, items.findings,
                      items.columns, items.has_closing)  # fmt: skip


def opened(asked: Asked, progress: Progress | None, *, tolerant: bool) -> Source:
    """The source that was asked for; ``tolerant`` sets lines of a file aside that do not fit."""
    if is_spark(asked.connect):
        from footing.intake import spark

        return spark.open_table(asked.connect, asked.table, progress)
    if asked.connect:
        from footing.intake.postgres import open_table

        return open_table(asked.connect, asked.table, progress)
    from footing.intake.files import open_file

    if asked.path is None:
        raise ValueError("a source is needed")
    return open_file(asked.path, sheet=asked.sheet, tolerant=tolerant, progress=progress)


def recognised(source: Source, asked: Asked) -> Recognised:
    """What a source was taken for, with its columns by role; QuestionError where that is open."""
    columns = list(source.table.columns)
    if asked.counts:
        known = recognise(columns, asked.named, "counts")
    else:
        known = recognise(columns, asked.named)
        if known is not None and known.format.name == "Table" and not asked.opened:
            other = recognise(columns, {}, "counts")
            if other is not None and _numeric(source, known.columns["opened"]):
                known = other
    if known is not None:
        return known
    raise QuestionError(which_column(source, "period" if asked.counts else "opened"), source.name)


def _numeric(source: Source, column: str) -> bool:
    """Whether a column holds small numbers, as counts are."""
    cells = source.table[column].cast("string").strip()
    found = source.rows(source.table.select(cell=cells).filter(lambda t: t.cell != "").limit(50))
    texts = [str(row[0]) for row in found]
    return bool(texts) and all(
        text.replace(".", "", 1).replace(",", "").isdigit() and len(text.split(".")[0]) < 8
        and not 20_000 < float(text.replace(",", "")) < 80_000 for text in texts
    )  # fmt: skip


def _numbers(asked: Asked) -> Intake:
    if asked.open is None or asked.open < 0:
        raise IntakeError(
            "There is nothing to measure yet.",
            todo="Name a file, or say what you know: --open 800 --arrivals 40 --done 38.",
        )
    for name, value in (("--arrivals", asked.arrivals), ("--done", asked.done)):
        if value is not None and not 0 <= value < 1e9:
            raise IntakeError(f"{name} is a number of items a day, 0 or more.")
    numbers = ThreeNumbers(asked.open, asked.arrivals, asked.done, asked.oldest)
    return Intake("numbers", "your numbers", "numbers", numbers, Findings(0, 0, {}), {})


def _sensible(asked: Asked) -> None:
    """Refuse options that contradict each other before anything is opened."""
    if asked.path is not None and asked.connect:
        raise IntakeError("A file and a database were named.", todo="Name one of them.")
    if (asked.path is not None or asked.connect) and asked.open is not None:
        raise IntakeError(
            "Both a source and --open were given.", todo="Name a file, or say three numbers."
        )
    if asked.window < 1:
        raise IntakeError(
            "The window has at least one day.", todo="Give --window 365, for example."
        )
    if asked.zone:
        try:
            ZoneInfo(asked.zone)
        except (ValueError, OSError, KeyError):
            raise IntakeError(
                f"There is no time zone “{asked.zone}”.",
                todo="They look like Europe/Berlin or UTC.",
            ) from None
