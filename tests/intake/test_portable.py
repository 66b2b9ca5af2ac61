"""The same expressions on every engine: nothing in them may be DuckDB's alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ibis
import pytest

from footing.intake import tables
from footing.intake.layouts import declared, layouts, shape
from footing.intake.moments import in_zone, one_if
from footing.intake.prove import Reading, fits
from footing.intake.tables import Plan

ENGINES = ("duckdb", "postgres", "pyspark")
TABLE = ibis.table(
    {"id": "string", "opened": "string", "closed": "string", "status": "string", "who": "string",
     "office": "string", "end": "string", "t": "timestamp", "z": "timestamp('UTC')", "d": "date"},
    name="items",
)  # fmt: skip
WRITTEN = ("30/Sep/21 17:20", "2021-01-02T03:04:05+02:00", "1/2/2021 3:04 PM", "44197.5",
           "1609459200", "1609459200999", "2021-01-02", "Fri, 3 Sep 2021 04:05")  # fmt: skip
LAYOUTS = tuple(one for text in WRITTEN for one in layouts(shape(text)))
TEXT = Reading("opened", "text", 2, 1, LAYOUTS, pivot=27, nothing={"?": 1}, zone="Europe/Berlin")
COLUMNS = {"id": "id", "status": "status", "customer": "who", "group": "office", "outcome": "end",
           "opened": "opened", "closed": "closed"}  # fmt: skip


def plans() -> dict[str, Any]:
    """Every expression that leaves for an engine, by name."""
    text = replace(TEXT, column="closed")
    words = {"finished": ("closed",), "open": ("open",), "withdrawn": ("withdrawn",),
             "expired": ("expired",), "outcome": "end"}  # fmt: skip
    ways = {
        "text": (TEXT, text),
        "day": (Reading("opened", "day", by={"%Y-%m-%d": 1}), Reading("closed", "day")),
        "stamp": (Reading("t", "stamp"), Reading("t", "stamp", aware=False)),
        "zoned": (Reading("z", "stamp", aware=True, zone="Europe/Berlin"),) * 2,
        "date": (Reading("d", "stamp", timed=False), Reading("", "none")),
    }
    found: dict[str, Any] = {
        "zone": TABLE.select(v=in_zone(TABLE.z.epoch_seconds(), "Asia/Kolkata"))
    }
    for name, (opened, closed) in ways.items():
        plan = Plan("items", COLUMNS, {"opened": opened, "closed": closed}, **words)  # type: ignore[arg-type]
        items = tables.one_per_id(plan.shape(TABLE))
        found[f"{name} rows"] = tables.counted(plan.shape(TABLE))
        found[f"{name} once"] = tables.counted(items)
        found[f"{name} repeats"] = tables.repeated(items, 20_000)
        found[f"{name} customers"] = tables.of_customers(items)
    events = Plan("events", COLUMNS, {"at": TEXT}, **words)  # type: ignore[arg-type]
    found["events"] = tables.counted(tables.one_per_case(events.shape(TABLE)))
    cell = TEXT.cell(TABLE)
    found["proof"] = TABLE.aggregate(n=cell.count(), fit=one_if(fits(cell, LAYOUTS)).sum())
    odd = cell.lower().translate("123456789", "000000000")
    found["shapes"] = TABLE.group_by(shape=odd).agg(n=TABLE.count()).order_by(ibis.desc("n"))
    ids = TABLE.group_by("id").agg(n=TABLE.count()).filter(lambda t: t.n > 1)
    found["duplicates"] = TABLE.filter(TABLE.id.isin(ids.id)).distinct()
    found["sizes"] = TABLE.aggregate(ids=TABLE.id.nullif("").count(), unique=TABLE.id.nunique())
    return found


PLANS = plans()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", PLANS)
def test_every_expression_is_understood_by_every_engine(engine: str, name: str) -> None:
    assert str(ibis.to_sql(PLANS[name], dialect=engine)).startswith(("SELECT", "WITH"))


def test_the_patterns_use_nothing_that_an_engine_lacks() -> None:
    """Classes, groups and counts only: RE2, PostgreSQL and Java read these alike."""
    for day in declared().dates:
        text = day.replace("%Y", "2021").replace("%y", "21").replace("%m", "02").replace(
            "%d", "03").replace("%b", "feb").replace("%a", "wed")  # fmt: skip
        for one in layouts(shape(text)):
            body = one.pattern.removeprefix("(?i)").replace("(?:", "(")
            assert "(?" not in body
            assert "\\" not in body
