"""A change-over as sections for people, as JSON and rows for programs, and as a page to hand on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from footing.app import changeover_words as words
from footing.app.backlog_report import Section
from footing.app.files import write_all
from footing.app.plan_report import chance, iso_dates, iso_fan, short
from footing.backlog.changeover_pictures import AS_IT_COMES, THINNED, WITHOUT, ways
from footing.backlog.said import day

if TYPE_CHECKING:
    from pathlib import Path

    from footing.app.changeover import Looked
    from footing.app.deliver import Artifact
    from footing.backlog.changeover import Changeover, Way
    from footing.backlog.outcome import Dates, Range
    from footing.backlog.since_change import Flows, SinceChange
    from footing.delivery.notice import Notice

SCHEMA = "footing.changeover/1"
NOT_YET = "not in sight"
COLUMNS = ("", "as likely as not", "17 in 20", "19 in 20")
Row = tuple[str | float | int | None, ...]


def sections(looked: Looked) -> tuple[Section, ...]:
    """The report: the finding first, then what it rests on."""
    return tuple(_ahead(looked) if looked.ahead else _since(looked))


def _ahead(looked: Looked) -> Iterator[Section]:
    found = looked.ahead
    assert found is not None  # noqa: S101  (sections asks)
    yield Section(
        words.headline(looked),
        tuple(
            line
            for line in (words.dip(found), words.sure(found), words.behind(found),
                         words.delay(found))
            if line
        ),
    )  # fmt: skip
    yield Section("What stays current", (words.current(found),))
    yield Section("When to take in less", (words.thinning(found),))
    yield Section("What bridges it", (words.relief(found, looked.told.each),))
    yield Section(
        "When it is normal again",
        (words.meaning(found),),
        tuple(_normal_rows(found)),
        ("", "", *COLUMNS[1:], "not at all"),
    )
    yield _assumed(looked)


def _normal_rows(found: Changeover) -> Iterator[tuple[str, ...]]:
    for name, way in _ways(found):
        for number, (label, dates) in enumerate((
            ("New ones in time again", way.in_time_again),
            ("As few open as before", way.few_again),
            ("Normal", way.normal),
        )):  # fmt: skip
            yield ("" if number else name, label, *_days(dates), chance(dates.never))


def _ways(found: Changeover) -> Iterator[tuple[str, Way]]:
    yield AS_IT_COMES, found.as_it_comes
    if found.thinned:
        yield THINNED, found.thinned


def _since(looked: Looked) -> Iterator[Section]:
    found = looked.since
    assert found is not None  # noqa: S101  (sections asks)
    yield Section(
        words.headline(looked),
        (words.ahead_of(found), *(f"- {one}" for one in words.flows(found))),
    )
    one = found.outcome
    rows = (
        ("Current", *_days(one.current_by), chance(one.current_by.never)),
        ("Current, oldest first", *_days(found.oldest.current_by),
         chance(found.oldest.current_by.never)),
        ("The history done", *_days(one.old_done_by), chance(one.old_done_by.never)),
        ("All of it, oldest first", *_days(found.oldest.old_done_by),
         chance(found.oldest.old_done_by.never)),
    )  # fmt: skip
    yield Section("When", (), rows, (*COLUMNS, "not at all"))
    yield _assumed(looked)


def _assumed(looked: Looked) -> Section:
    inputs = looked.inputs
    return Section(
        "What this assumes",
        (
            *(f"- {one}" for one in (*looked.said, *inputs.assumed)),
            f"- {inputs.replications:,} runs of the coming days, with seed {inputs.seed}; every "
            "way met the same days.",
        ),
    )


def _days(dates: Dates) -> tuple[str, ...]:
    return tuple(NOT_YET if one is None else short(one) for one in words.told_dates(dates))


def as_json(looked: Looked) -> dict[str, Any]:
    """Everything as ``footing.changeover/1``; days are ISO texts, None where not reached."""
    inputs, told = looked.inputs, looked.told
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "what": told.name,
        "on": told.on.isoformat(),
        "has_begun": looked.since is not None,
        "as_of": inputs.as_of.isoformat(),
        "seed": inputs.seed,
        "replications": inputs.replications,
        "headline": words.headline(looked),
        "inputs": {**inputs.known, "assumed": [*looked.said, *inputs.assumed]},
    }
    return made | (_json_ahead(looked.ahead) if looked.ahead else _json_since(looked.since))


def _json_ahead(found: Changeover) -> dict[str, Any]:
    change, thin, bridge = found.change, found.thin, found.bridge
    return {
        "change": {
            "first": change.first.isoformat(),
            "last": change.last.isoformat(),
            "loss": change.loss,
            "low_days": change.low,
            "recovery_days": change.recovery,
        },
        "thin": thin
        and {
            "first": thin.first.isoformat(),
            "last": thin.last.isoformat(),
            "share": thin.share,
            "until": thin.until.isoformat(),
        },
        "bridge": {
            "first": bridge.first.isoformat(),
            "last": bridge.last.isoformat(),
            "more_per_day_p50": bridge.p50,
            "more_per_day_p85": bridge.p85,
        },
        "in_time": {
            "as_it_comes": _range(found.as_it_comes.in_time),
            "oldest_first": _range(found.oldest_in_time),
            "less_let_in": found.thinned and _range(found.thinned.in_time),
        },
        "as_it_comes": _way(found.as_it_comes),
        "less_let_in": found.thinned and _way(found.thinned),
        "without": {
            "open": iso_fan(found.without.open),
            "old_done_by": iso_dates(found.without.old_done_by),
        },
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "more_open_on_the_last_day": _range(way.more),
        "in_time_again": iso_dates(way.in_time_again),
        "few_again": iso_dates(way.few_again),
        "normal": iso_dates(way.normal),
        "open": iso_fan(way.outcome.open),
        "old_done_by": iso_dates(way.outcome.old_done_by),
    }


def _json_since(found: SinceChange | None) -> dict[str, Any]:
    assert found is not None  # noqa: S101  (as_json asks)
    return {
        "open_since": found.since,
        "open_before": found.history,
        "before": _flows(found.before),
        "since": _flows(found.after),
        "current_by": iso_dates(found.outcome.current_by),
        "old_done_by": iso_dates(found.outcome.old_done_by),
        "oldest_first": {
            "current_by": iso_dates(found.oldest.current_by),
            "old_done_by": iso_dates(found.oldest.old_done_by),
        },
        "open": iso_fan(found.outcome.open),
    }


def _flows(one: Flows | None) -> dict[str, float] | None:
    if one is None:
        return None
    return {"days": one.days, "came_per_day": one.came, "finished_per_day": one.done}


def _range(one: Range) -> dict[str, float]:
    return {"p10": one.p10, "p50": one.p50, "p90": one.p90, "mean": one.mean}


def rows(looked: Looked) -> tuple[Row, ...]:
    """One row a day and way, under a heading: what is open."""
    table: list[Row] = [("day", "way", "open_p10", "open_p50", "open_p90")]
    if looked.ahead:
        through = [(KEYS[name], one) for name, one in ways(looked.ahead)]
    else:
        assert looked.since is not None  # noqa: S101  (one of the two is there)
        through = [("since", looked.since.outcome)]
    for name, one in through:
        fan = one.open
        table += [
            (when.isoformat(), name, *values)
            for when, *values in zip(fan.day, fan.p10, fan.p50, fan.p90, strict=True)
        ]
    return tuple(table)


KEYS = {WITHOUT: "without", AS_IT_COMES: "as_it_comes", THINNED: "less_let_in"}
"""The ways through as programs read them."""


def artifacts(looked: Looked) -> tuple[Artifact, ...]:
    """The page for those who must be told, as PDF and as Markdown."""
    from footing.app.deliver import Artifact
    from footing.delivery.notice import notice_markdown, notice_pdf

    page = notice(looked)
    text = "text/markdown; charset=utf-8"
    return (
        Artifact("changeover.pdf", "application/pdf", notice_pdf(page, "changeover.pdf"),
                 "One page for those who must be told"),
        Artifact("changeover.md", text, notice_markdown(page), "The same as text"),
    )  # fmt: skip


def write(looked: Looked, folder: Path) -> tuple[Path, ...]:
    """Write the page, the figures and the pictures into a folder, all or none of them."""
    from footing.app.changeover import pictures
    from footing.delivery import charts

    files = {one.name: one.data for one in artifacts(looked)}
    files["changeover.json"] = json.dumps(as_json(looked), ensure_ascii=False, indent=2).encode()
    for picture in pictures(looked) if charts.can_draw() else ():
        files[f"{picture.chart}.png"] = charts.png(picture)
        files[f"{picture.chart}-dark.svg"] = charts.svg(picture, "dark")
    return write_all(folder, files)


def notice(looked: Looked) -> Notice:
    """One page: what comes, what stays current, what is asked for, and when it is normal again."""
    from footing.delivery import sheet
    from footing.delivery.notice import Notice
    from footing.delivery.scope import Table

    made: list[sheet.Section] = []

    def part(title: str, *lines: str, listed: bool = False) -> None:
        told = tuple(line for line in lines if line)
        if told:
            made.append(sheet.Section(title, title, told, listed))

    if looked.ahead:
        found = looked.ahead
        way = found.as_it_comes
        part("What comes", words.dip(found), words.behind(found), words.delay(found))
        part("What stays current", words.current(found))
        part("When less is let in", words.thinning(found))
        part("What would bridge it", words.relief(found, looked.told.each))
        lead = words.normal(found)
        table = Table(
            "The days",
            COLUMNS,
            (
                ("It begins", *(short(found.change.first),) * 3),
                ("All can be done again", *(short(found.change.last + timedelta(days=1)),) * 3),
                ("New ones in time again", *_days(way.in_time_again)),
                ("As few open as before", *_days(way.few_again)),
                ("Normal", *_days(way.normal)),
            ),
        )
        meaning = words.meaning(found)
    else:
        since = looked.since
        assert since is not None  # noqa: S101  (one of the two is there)
        lead = words.ahead_of(since)
        part("Before and since", *words.flows(since), listed=True)
        table = Table(
            "The days",
            COLUMNS,
            (
                ("New ones in time", *_days(since.outcome.current_by)),
                ("The history done", *_days(since.outcome.old_done_by)),
            ),
        )
        meaning = ""
    inputs = looked.inputs
    part(
        "What this rests on",
        meaning,
        *looked.said,
        f"{inputs.stock.items:,} were open on {day(inputs.as_of)}. The dates come from "
        f"{inputs.replications:,} runs of the days ahead; “17 in 20” is reached by then in so many "
        "of them.",
    )
    return Notice(words.notice_title(looked), lead, tuple(made), table)
