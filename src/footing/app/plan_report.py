"""A plan as JSON and tables for programs, and as sections for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from footing.app.backlog_report import Section
from footing.backlog.policies import POLICIES
from footing.backlog.said import amount
from footing.kernel.saying import MONTHS, counted, said_day

if TYPE_CHECKING:
    from footing.app.planning import Plan
    from footing.backlog.clear_by import ClearBy
    from footing.backlog.forecast import Ages, Dates, Fan, Outcome, Range

SCHEMA = "footing.forecast/1"
KINDS = (
    ("current_by", "Current"),
    ("cleared_by", "Backlog cleared"),
    ("old_done_by", "The old ones done"),
)
Row = tuple[str | float | int | None, ...]


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as ``footing.forecast/1``; dates are ISO texts, and None where not reached."""
    inputs, forecast = plan.inputs, plan.forecast
    verdict = forecast.verdict
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "seed": inputs.seed,
        "replications": inputs.replications,
        "as_of": inputs.as_of.isoformat(),
        "inputs": {**inputs.known, "assumed": list(inputs.assumed)},
        "policies": {name: _outcome(forecast.outcomes[name]) for name in plan.names},
        "verdict": verdict
        and {
            "better": verdict.better,
            "text": f"{verdict.headline}. {verdict.text}",
            "break_even": [
                {"parameter": one.parameter, "value": one.value, "here": one.here, "text": one.text}
                for one in verdict.break_even
            ],
            "relief_per_day": verdict.relief_per_day,
            "case": verdict.case,
            "sure": verdict.sure,
        },
    }
    if plan.clear_by is not None:
        found["clear_by"] = _clear_by(plan.clear_by)
    return found


def _outcome(one: Outcome) -> Mapping[str, Any]:
    counted = {
        "done": one.done,
        "expired": one.expired,
        "withdrawn": one.withdrawn,
        "chases": one.chases,
        "within_target": one.within_target,
        "waiting_days": one.waiting_days,
    }
    return {
        **{key: iso_dates(getattr(one, key)) for key, _ in KINDS},
        "open": iso_fan(one.open),
        **{key: value.mean for key, value in counted.items()},
        "open_age_days": _ages(one.open_age_days),
        "wait_days": _ages(one.wait_days),
        "spread": {
            key: {"p10": value.p10, "p50": value.p50, "p90": value.p90}
            for key, value in counted.items()
        },
    }


def iso_dates(dates: Dates) -> Mapping[str, Any]:
    """The days for programs; None where not reached."""
    days = {key: getattr(dates, key) for key in ("p10", "p50", "p85", "p95")}
    return {**{key: _iso(day) for key, day in days.items()}, "never": dates.never}


def iso_fan(fan: Fan) -> Mapping[str, Any]:
    """A number on each of some days, as columns for programs."""
    return {
        "day": [day.isoformat() for day in fan.day],
        "p10": list(fan.p10),
        "p50": list(fan.p50),
        "p90": list(fan.p90),
    }


def _ages(ages: Ages | None) -> Mapping[str, int | None]:
    if ages is None:
        return {"p50": None, "p90": None, "max": None}
    return {"p50": ages.p50, "p90": ages.p90, "max": ages.max}


def _clear_by(found: ClearBy) -> Mapping[str, Any]:
    capacity = found.capacity
    return {
        "day": found.day.isoformat(),
        "capacity": capacity
        and {key: getattr(capacity, key) for key in ("p10", "p50", "p85", "p95")},
        "now": found.now,
        "text": found.text,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def compared_rows(plan: Plan) -> tuple[Row, ...]:
    """One row a policy, under a heading: for spreadsheets."""
    levels = ("p10", "p50", "p85", "p95", "never")
    head = (
        "policy",
        *(f"{key}_{level}" for key, _ in KINDS for level in levels),
        "within_target", "done", "expired", "withdrawn", "chases", "waiting_days",
        "open_age_p50", "open_age_p90", "open_age_max", "wait_p50", "wait_p90",
    )  # fmt: skip
    return (head, *(_compared(name, plan.forecast.outcomes[name]) for name in plan.names))


def _compared(name: str, one: Outcome) -> Row:
    dates = [getattr(one, key) for key, _ in KINDS]
    ages, waits = _ages(one.open_age_days), _ages(one.wait_days)
    return (
        name,
        *(value for each in dates for value in iso_dates(each).values()),
        one.within_target.mean, one.done.mean, one.expired.mean, one.withdrawn.mean,
        one.chases.mean, one.waiting_days.mean,
        ages["p50"], ages["p90"], ages["max"], waits["p50"], waits["p90"],
    )  # fmt: skip


def forecast_rows(plan: Plan) -> tuple[Row, ...]:
    """One row a day and policy, under a heading: what is open."""
    rows: list[Row] = [("day", "policy", "open_p10", "open_p50", "open_p90")]
    for name in plan.names:
        fan = plan.forecast.outcomes[name].open
        rows += [
            (day.isoformat(), name, *values)
            for day, *values in zip(fan.day, fan.p10, fan.p50, fan.p90, strict=True)
        ]
    return tuple(rows)


def compared(plan: Plan) -> tuple[Section, ...]:
    """The comparison as a head of service reads it: the verdict, then what it rests on."""
    return tuple(_compared_sections(plan))


def _compared_sections(plan: Plan) -> Iterator[Section]:
    yield from _verdict(plan)
    yield from _cleared(plan)
    yield dates(plan)
    yield _besides(plan)
    yield from _given(plan)


def foreseen(plan: Plan) -> tuple[Section, ...]:
    """The forecast of single policies: the dates first."""
    return tuple(_foreseen(plan))


def _foreseen(plan: Plan) -> Iterator[Section]:
    yield dates(plan)
    yield from _cleared(plan)
    yield from (_over_time(plan, name) for name in plan.names)
    yield _besides(plan)
    yield from _verdict(plan)
    yield from _given(plan)


def _verdict(plan: Plan) -> Iterator[Section]:
    verdict = plan.forecast.verdict
    if verdict is None:
        return
    yield Section(verdict.headline, tuple(verdict.text.split("\n")))
    if verdict.break_even:
        yield Section("Where it turns", tuple(f"- {one.text}" for one in verdict.break_even))


def _cleared(plan: Plan) -> Iterator[Section]:
    if plan.clear_by is not None:
        yield Section(f"To be clear by {_day(plan.clear_by.day)}", (plan.clear_by.text,))


def dates(plan: Plan) -> Section:
    """The dates of every policy, one below the other."""
    rows = []
    for key, label in KINDS:
        for number, (name, one) in enumerate(_outcomes(plan)):
            said = _said(getattr(one, key))
            rows.append(("" if number else label, POLICIES[name].title, *said))
    target = plan.inputs.target
    time = "on the same day" if not target else f"within {counted(target, 'day')}"
    return Section(
        "When",
        (
            f"Looking {_span(plan.inputs.horizon)} ahead from {_day(plan.inputs.as_of)}. Current: "
            f"from that day on nine in ten new items are done {time}.",
        ),
        tuple(rows),
        ("", "working", "as likely as not", "17 in 20", "19 in 20", "not at all"),
    )


def in_short(plan: Plan) -> str:
    """The first order of work in a sentence: what a moved slider leads to."""
    name = plan.names[0]
    one = plan.forecast.outcomes[name]
    current, old = one.current_by.p50, one.old_done_by.p50
    now = f"current from {short(current)} on" if current else "current: not in sight"
    rest = f"the old ones done by {short(old)}" if old else "the old ones: not in sight"
    return f"{POLICIES[name].title}: {now}; {rest}."


def _said(dates: Dates) -> tuple[str, ...]:
    days = (dates.p50, dates.p85, dates.p95)
    return (*("not in sight" if day is None else short(day) for day in days), chance(dates.never))


def _besides(plan: Plan) -> Section:
    """What stands beside the dates, one column a policy."""
    outcomes = [one for _, one in _outcomes(plan)]

    def row(label: str, *cells: str) -> tuple[str, ...]:
        return (label, *cells)

    def count(label: str, key: str) -> tuple[str, ...]:
        return row(label, *(_range(getattr(one, key)) for one in outcomes))

    rows = [
        row("New ones done in time", *(percent(one.within_target.p50) for one in outcomes)),
        row("Wait of those served", *(_waits(one.wait_days) for one in outcomes)),
        row("Age of those still open", *(_waits(one.open_age_days) for one in outcomes)),
        count("Days waited by all together", "waiting_days"),
        count("Done", "done"),
    ]
    for label, key in (
        ("Asked again", "chases"),
        ("Lapsed", "expired"),
        ("Taken back", "withdrawn"),
    ):
        if any(getattr(one, key).mean for one in outcomes):
            rows.append(count(label, key))
    return Section(
        "Beside the dates",
        ("Middle of the runs; in brackets eight in ten of them. Ages: half, and nine in ten, are "
         "below.",),
        tuple(rows),
        ("", *(POLICIES[name].title for name in plan.names)),
    )  # fmt: skip


def _over_time(plan: Plan, name: str) -> Section:
    """How many will be open, at a dozen moments."""
    fan = plan.forecast.outcomes[name].open
    step = max(len(fan.day) // 12, 1)
    rows = tuple(
        (
            short(fan.day[at]),
            *(f"{value:,.0f}" for value in (fan.p50[at], fan.p10[at], fan.p90[at])),
        )
        for at in range(step - 1, len(fan.day), step)
    )
    return Section(
        f"Open, working {POLICIES[name].title.lower()}",
        (), rows, ("at the end of", "likely", "from", "to (8 runs in 10)"),
    )  # fmt: skip


def _given(plan: Plan) -> Iterator[Section]:
    inputs = plan.inputs
    yield Section("What this assumes", tuple(f"- {one}" for one in inputs.assumed))
    doubts = plan.report.findings.warnings
    if doubts:
        yield Section("Doubtful in the data", tuple(f"- {one.text}" for one in doubts))
    yield Section(
        "How it was reckoned",
        (f"{inputs.replications:,} runs of the coming days, with seed {inputs.seed}; every order "
         "of work met the same days.",),
    )  # fmt: skip


def _outcomes(plan: Plan) -> Iterator[tuple[str, Outcome]]:
    for name in plan.names:
        yield name, plan.forecast.outcomes[name]


def short(day: date) -> str:
    """A day in a table: 3 Mar 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def chance(share: float) -> str:
    """A probability as a person reads it: "1 run in 4"."""
    if not share:
        return "no run"
    if share >= 1:
        return "every run"
    return f"{share * 100:.0f} in 100" if 0.005 <= share < 0.995 else f"{share * 1000:.0f} in 1,000"


def percent(share: float | None) -> str:
    """A share in per cent; a dash where there is none."""
    return "–" if share is None else f"{share * 100:.0f} %"


def _range(one: Range) -> str:
    middle = amount(one.p50)
    low, high = amount(one.p10), amount(one.p90)
    return middle if low == high else f"{middle} ({low} to {high})"


def _waits(ages: Ages | None) -> str:
    return "–" if ages is None else f"{ages.p50:,} days, {ages.p90:,} days"


def _span(days: int) -> str:
    return f"{amount(days / 365.25)} years" if days >= 720 else f"{days} days"


def _day(day: date) -> str:
    return f"{said_day(day)} {day.year}"
