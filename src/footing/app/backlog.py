"""Measuring a backlog: read it, describe it, and say what is doubtful."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from footing.backlog import doubts, measure
from footing.backlog.counts import ItemCounts, PeriodCounts, ThreeNumbers
from footing.backlog.findings import Example, Finding, Findings
from footing.backlog.measures import Measures
from footing.intake.asked import Asked, Choice, Question, QuestionError
from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.kernel.clock import Clock

__all__ = [
    "Asked", "Choice", "Example", "Finding", "Findings", "Measures", "Question", "QuestionError",
    "Report", "measure_backlog",
]  # fmt: skip


@dataclass(frozen=True)
class Report:
    """A backlog's measures with everything that was found while reading it."""

    source: str
    kind: Literal["items", "events", "counts", "numbers"]
    format: str
    columns: Mapping[str, str]
    counts: ItemCounts | PeriodCounts | ThreeNumbers
    measures: Measures
    findings: Findings


def measure_backlog(
    asked: Asked, clock: Clock, progress: Callable[[str, float | None], None] | None = None
) -> Report:
    """Read and measure what ``asked`` names.

    Raises QuestionError where the data leave something open: ``choice.set`` of one of its choices,
    put into ``asked`` with dataclasses.replace, answers it. FootingError for every other fault.
    """
    try:
        from footing.intake.read import read

        now = clock()
        found = read(asked, now, progress)
    except ModuleNotFoundError as missing:
        raise FootingError(
            f"Backlogs need a part that is not installed ({missing.name}).",
            todo="Install it: pip install 'footing[backlog]'.",
        ) from None
    counts = found.counts
    more: tuple[Finding, ...] = ()
    if isinstance(counts, ItemCounts):
        stands = doubts.standing(counts, asked.as_of)
        measures, more = measure.of_items(counts, stands.as_of, asked.window), stands.warnings
        if not found.has_closing:
            measures = _without_closings(measures)
    elif isinstance(counts, PeriodCounts):
        measures, more = (
            measure.of_periods(counts, asked.window, asked.as_of),
            doubts.of_periods(counts),
        )
    else:
        measures = measure.of_numbers(counts, asked.as_of or now.date())
    findings = replace(found.findings, warnings=(*found.findings.warnings, *more))
    return Report(found.source, found.kind, found.format, found.columns, counts, measures, findings)


def _without_closings(measures: Measures) -> Measures:
    """A file that says nothing of closings says nothing of what is finished."""
    return replace(
        measures, completions_per_day=None, completions_per_day_without_bulk=None, by_weekday=None,
        closing_age=None, order=None, expiry=None, effort=None,
    )  # fmt: skip


def day(text: str) -> date:
    """A day as a person types it, with a month or a year alone as its first day."""
    for form in (text, f"{text}-01", f"{text}-01-01"):
        try:
            return date.fromisoformat(form)
        except ValueError:
            continue
    raise FootingError(f"“{text}” is no day.", todo="Write it like 2024-03-31, or 2024-03.")
