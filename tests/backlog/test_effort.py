"""Effort against a plain recount of a file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from footing.app.backlog_report import as_json
from tests.intake.helpers import codes, of_text

WRITTEN = {"1": 1.0, "2.5": 2.5, "0,5": 0.5, "": None, " 3 ": 3.0, "2h": None, "-4": None}


@pytest.mark.parametrize("seed", range(3))
def test_effort_is_what_a_recount_gives(tmp_path: Path, seed: int) -> None:
    rng, last = Random(seed), date(2024, 12, 30)
    items = []
    for _ in range(300):
        opened = date(2024, 1, 1) + timedelta(rng.randrange(360))
        closed = opened + timedelta(rng.randrange(60)) if rng.random() < 0.6 else None
        items.append((opened, closed, rng.choice([*WRITTEN])))
    rows = "".join(f"{n};{a};{b or ''};{e}\n" for n, (a, b, e) in enumerate(items))
    report = of_text(
        tmp_path, f"id;opened;closed;points\n{rows}", effort="points", as_of=last, window=100
    )
    first = last - timedelta(99)

    def total(some: list[str]) -> float:
        return sum(WRITTEN[one] or 0 for one in some)

    seen = [(a, b if b and b <= last else None, e) for a, b, e in items if a <= last]
    still = [e for _, b, e in seen if b is None]
    done = [e for _, b, e in seen if b and b >= first]
    found = as_json(report)["effort"]
    assert found["open"] == pytest.approx(total(still))
    assert found["sized_open"] == sum(WRITTEN[e] is not None for e in still)
    assert found["arrivals_per_day"] == pytest.approx(
        total([e for a, _, e in seen if a >= first]) / 100
    )
    assert found["completions_per_day"] == pytest.approx(total(done) / 100)
    young = total([e for a, b, e in seen if b is None and (last - a).days < 7])
    assert found["open_by_age"][0] == {"from_day": 0, "to_day": 6, "effort": pytest.approx(young)}
    assert sum(one["effort"] for one in found["open_by_age"]) == pytest.approx(found["open"])
    assert codes(report)["unreadable_effort"] == sum(e in ("2h", "-4") for *_, e in items)


def test_without_an_effort_column_nothing_is_said_of_it(tmp_path: Path) -> None:
    assert "effort" not in as_json(of_text(tmp_path, "id,opened\n1,2024-01-13\n"))
