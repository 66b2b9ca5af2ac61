"""The shared exports, read with no option, against a recount with nothing but the library."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from footing.app.backlog import Report
from tests.documents import ROOT
from tests.intake.helpers import codes, read, shared

Items = list[tuple[date, date | None]]


def recounted(found: Report, items: Items) -> None:
    """The measures against a plain recount as of the day that the report names."""
    m = found.measures
    assert m.as_of is not None
    assert m.window_from is not None
    there = [one for one in items if one[0] <= m.as_of]
    still = [one for one in there if one[1] is None or one[1] > m.as_of]
    assert m.open == len(still)
    assert (m.first_opened, m.last_opened) == (
        min(one[0] for one in there),
        max(one[0] for one in there),
    )
    days = (m.as_of - m.window_from).days + 1
    assert days == m.window_days == 365
    came = Counter(one[0] for one in there if one[0] >= m.window_from)
    done = Counter(one[1] for one in there if one[1] and m.window_from <= one[1] <= m.as_of)
    assert m.arrivals_per_day == pytest.approx(came.total() / days)
    assert m.completions_per_day == pytest.approx(done.total() / days)
    assert m.by_weekday is not None
    every = [m.window_from + timedelta(days=n) for n in range(days)]
    for number, (_, one) in enumerate(m.by_weekday.items()):
        mine = [day for day in every if day.weekday() == number]
        assert one.arrivals == pytest.approx(sum(came[day] for day in mine) / len(mine))
        assert one.completions == pytest.approx(sum(done[day] for day in mine) / len(mine))
    ages = sorted((m.as_of - one[0]).days for one in still)
    closing = sorted((end - one).days for one, end in there
                     if end and m.window_from <= end <= m.as_of)  # fmt: skip
    for spread, sample in ((m.open_age, ages), (m.closing_age, closing)):
        assert spread is not None
        assert spread.p50 == sample[-(-len(sample) // 2) - 1]
        assert spread.p90 == sample[-(-len(sample) * 9 // 10) - 1]
        assert spread.max == sample[-1]


def jira(path: Path) -> Items:
    def day(text: str) -> date | None:
        if not text:
            return None
        return datetime.strptime(text, "%d/%b/%y %H:%M").replace(tzinfo=UTC).date()

    with path.open(newline="", encoding="utf-8") as file:
        rows = [(day(one["Created"]), day(one["Resolved"])) for one in csv.DictReader(file)]
    return [(opened, closed) for opened, closed in rows if opened]


def test_the_hadoop_export() -> None:
    path = shared("hadoop_jira.csv")
    found = read(path)
    assert (found.format, found.findings.rows, found.findings.used) == ("Jira", 2503, 2503)
    assert found.findings.set_aside == {}
    assert found.measures.as_of == date(2024, 12, 31)
    assert found.measures.open == 788
    assert {"arrivals_stop": 18, "truncated_start": 48, "two_digit_years": 1733}.items() <= codes(
        found
    ).items()
    recounted(found, jira(path))


def test_the_hadoop_export_grows_every_year() -> None:
    path = shared("hadoop_jira.csv")
    opens = [read(path, as_of=date(year, 12, 31)).measures.open for year in range(2020, 2025)]
    assert opens[0] == 251
    assert opens[-1] == 788
    assert opens == sorted(opens)


def test_the_italian_helpdesk() -> None:
    import duckdb

    path = shared("helpdesk_cases.parquet")
    duckdb.sql("SET TimeZone = 'UTC'")
    rows = duckdb.sql(f"SELECT opened::DATE, closed::DATE FROM '{path}'").fetchall()  # noqa: S608
    found = read(path)
    assert (found.kind, found.findings.rows, found.findings.used) == ("items", 4580, 4580)
    assert found.columns == {"id": "case:concept:name", "opened": "opened", "closed": "closed"}
    recounted(found, rows)


def test_the_quarterly_counts() -> None:
    path = shared("uk_asylum_quarterly.csv")
    found = read(path)
    with path.open(newline="", encoding="utf-8") as file:
        rows = [*csv.DictReader(file)]
    assert found.kind == "counts"
    assert found.findings.rows == found.findings.used == len(rows)
    m = found.measures
    assert m.open == float(rows[-1]["awaiting"])
    assert m.as_of == date(2024, 9, 30)
    assert (m.window_from, m.window_days) == (date(2023, 10, 1), 366)
    assert m.arrivals_per_day == pytest.approx(sum(float(one["apps"]) for one in rows[-4:]) / 366)
    done = sum(float(one["decisions"]) for one in rows[-4:])
    assert m.completions_per_day == pytest.approx(done / 366)
    assert [one.start for one in m.periods[:2]] == [date(2010, 1, 1), date(2010, 4, 1)]
    assert m.periods[0].open is None
    assert codes(found)["open_and_flows_differ"] > 40


def test_the_monthly_stages_are_completions_only() -> None:
    found = read(shared("asylum_productivity_breakdown.csv"))
    assert found.measures.completions_per_day is not None
    assert found.measures.arrivals_per_day is None
    assert "no_arrivals" in codes(found)


def test_the_excerpt_that_ships_is_read() -> None:
    path = ROOT / "examples/backlog/hadoop-jira-excerpt.csv"
    found = read(path)
    assert found.format == "Jira"
    assert found.findings.set_aside == {}
    items = jira(path)
    assert 200 <= len(items) == found.findings.used <= 300
    there = [one for one in items if one[0] <= (found.measures.as_of or date.min)]
    assert found.measures.open == sum(
        end is None or end > (found.measures.as_of or date.min) for _, end in there
    )
