from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from footing.backlog.breakeven import BreakEven, break_evens
from footing.backlog.clear_by import clear_by
from footing.backlog.forecast import Forecast, forecast
from footing.backlog.inputs import Inputs
from footing.backlog.policies import OLDEST, START, Settings
from footing.backlog.rates import AgeRate
from footing.backlog.relief import relief_of
from footing.backlog.simulate import simulate
from footing.backlog.verdict import difference
from footing.backlog.verdict_words import headline, paragraphs
from footing.kernel.errors import FootingError
from tests.backlog.futures import AS_OF, day, inputs

PILE = dict.fromkeys(range(0, 400, 2), 5)
FADING, LASTING = AgeRate(0.05, 14, 30), AgeRate(0.02, 60)


def small(arrivals: float, capacity: float, **more: object) -> Inputs:
    return inputs(PILE, arrivals, capacity, horizon=365, replications=60, **more)


@pytest.fixture(scope="module")
def plain() -> Forecast:
    return forecast(small(10, 11))


def test_where_nothing_is_lost_neither_order_is_better(plain: Forecast) -> None:
    verdict = plain.verdict
    assert verdict is not None
    assert (verdict.better, verdict.case) == ("equal", "equal")
    assert "does not change how much gets done" in verdict.text
    assert "turns on how waiting harms" in verdict.text
    assert plain.outcomes[START].current_by.p50 is not None
    assert plain.outcomes[OLDEST].current_by.p50 is None
    assert plain.outcomes[START].cleared_by == plain.outcomes[OLDEST].cleared_by


def test_dates_come_in_order_and_the_old_pay(plain: Forecast) -> None:
    for one in plain.outcomes.values():
        for dates in (one.current_by, one.cleared_by, one.old_done_by):
            known = [each for each in (dates.p10, dates.p50, dates.p85, dates.p95) if each]
            assert known == sorted(known)
            assert 0 <= dates.never <= 1
            assert (dates.p95 is None) == (dates.never > 0.05)
        assert len(one.open.day) == len(one.open.p50) == 366
        assert one.open.day[0] == AS_OF
        assert one.open.p50[0] == 1000
        assert list(one.finished.p50) == sorted(one.finished.p50)
        assert list(one.old.p50) == sorted(one.old.p50, reverse=True)
    assert plain.outcomes[START].wait_days is not None
    assert plain.verdict is not None
    assert "The old ones pay for it" in plain.verdict.text


def test_people_who_give_up_asking_make_starting_from_now_better() -> None:
    runs = simulate(small(10, 10.5, chase=FADING), [START, OLDEST])
    found = difference(runs)
    assert found.case == "better"
    assert found.relative < -0.02
    assert found.sure > 0.9


def test_people_who_never_stop_asking_make_it_worse() -> None:
    # oldest first is through before anybody asks; from now on, the old ones ask for ever
    pile = dict.fromkeys(range(0, 50), 10)
    start = inputs(pile, 10, 10.3, horizon=700, replications=60, chase=replace(LASTING, rate=0.05))
    found = difference(simulate(start, [START, OLDEST]))
    assert found.case == "worse"
    assert found.relative > 0.02


def test_what_people_asking_again_cost_is_said() -> None:
    start = small(10, 10.5, chase=FADING)
    outcomes = forecast(start, verdict=False).outcomes
    text = "\n".join(paragraphs(start, "better", -0.2, 0.97, outcomes, None))
    assert "20% fewer days without an answer" in text
    assert "97 of 100 runs" in text
    assert "People ask again" in text
    for case in ("equal", "better", "worse"):
        first = headline(start, case, outcomes, None)
        assert len(first) <= 90
        assert not first.endswith(".")


def test_the_break_even_lies_where_the_case_changes() -> None:
    start = small(10, 10.5, chase=FADING)
    found = next(one for one in break_evens(start, lambda _: None) if one.parameter == "chase")
    assert found.here == FADING.rate
    assert found.value is not None
    cases = []
    for factor in (0.5, 2.0):
        chase = replace(FADING, rate=min(found.value * factor, 1))
        cases.append(difference(simulate(replace(start, chase=chase), [START, OLDEST])).case)
    assert cases[0] != cases[1]


def test_the_capacity_that_makes_oldest_first_current_is_found() -> None:
    start = small(10, 10.5)
    found = [one for one in break_evens(start, lambda _: None) if one.parameter == "capacity"]
    assert isinstance(found[0], BreakEven)
    assert found[0].value is not None
    shares = []
    for factor in (0.93, 1.07):
        run = simulate(replace(start, capacity=found[0].value * factor), [OLDEST])[OLDEST]
        shares.append(np.isfinite(run.current).mean())
    assert shares[0] < 0.5 < shares[1]


def test_too_little_capacity_never_ends_and_says_what_is_missing() -> None:
    made = forecast(small(10, 8))
    verdict = made.verdict
    assert verdict is not None
    assert "it never ends: 10 new a day come in, 8 are done" in verdict.text
    assert verdict.relief is not None
    assert verdict.relief_per_day == verdict.relief.per_day
    # two a day are missing for good, and a thousand old ones less thirty are spread over a year
    assert verdict.relief.for_good == pytest.approx(2)
    assert verdict.relief.per_day == pytest.approx(2 + 950 / 365, rel=0.12)
    assert verdict.relief.until <= day(365)
    enough = replace(made.inputs, capacity=8 + verdict.relief.per_day)
    assert forecast(enough, [START], verdict=False).outcomes[START].cleared_by.p50 is not None


def test_relief_counts_the_work_of_those_who_ask_again() -> None:
    bare, asked = small(10, 9), small(10, 9, chase=AgeRate(0.05, 30))
    found = []
    for one in (bare, asked):
        outcomes = forecast(one, verdict=False).outcomes
        found.append(relief_of(one, outcomes, lambda _: None))
    assert found[0] is not None
    assert found[1] is not None
    assert found[1].per_day > found[0].per_day + 0.5


def test_who_keeps_up_needs_no_relief() -> None:
    easy = small(10, 20)
    assert relief_of(easy, forecast(easy, verdict=False).outcomes, lambda _: None) is None


def test_a_fixed_order_is_no_choice(plain: Forecast) -> None:
    fixed = replace(plain.inputs, order_fixed=True)
    assert headline(fixed, "equal", plain.outcomes, None).startswith("The order is fixed")
    text = "\n".join(paragraphs(fixed, "equal", 0.0, 1.0, plain.outcomes, None))
    assert text.startswith("The order may not be chosen here")


def test_nothing_to_do_and_nobody_to_do_it() -> None:
    idle = inputs({}, 0, 0, horizon=60, replications=20)
    made = forecast(idle)
    assert made.verdict is not None
    assert made.outcomes[START].cleared_by.p50 == AS_OF
    nobody = forecast(inputs({5: 3}, 1, 0, horizon=60, replications=20, target=0))
    assert nobody.outcomes[START].cleared_by.never == 1
    assert nobody.verdict is not None
    assert nobody.verdict.relief is not None
    assert "Neither order gets you there" in nobody.verdict.text
    assert "Nothing is finished as things are" in nobody.verdict.text


def test_without_both_policies_there_is_no_verdict() -> None:
    assert forecast(small(10, 11), [START]).verdict is None
    with pytest.raises(FootingError, match="--effort"):
        forecast(small(10, 11), ["shortest-first"])


def test_the_capacity_for_a_day_clears_by_that_day() -> None:
    start = small(10, 8)
    found = clear_by(start, day(100))
    assert found.capacity is not None
    assert found.capacity.p10 <= found.capacity.p50 <= found.capacity.p85 <= found.capacity.p95
    # a thousand less what may be left, in a hundred days, beside ten a day
    assert found.capacity.p50 == pytest.approx(10 + 950 / 100, rel=0.03)
    assert found.extra_p85 == pytest.approx(found.capacity.p85 - 8)
    enough = replace(start, capacity=found.capacity.p95 * 1.02, horizon=100)
    cleared = forecast(enough, [START], verdict=False).outcomes[START].cleared_by
    assert cleared.p85 is not None
    little = replace(enough, capacity=found.capacity.p10 * 0.95)
    assert forecast(little, [START], verdict=False).outcomes[START].cleared_by.never > 0.5


def test_people_who_ask_again_take_more_capacity_to_clear() -> None:
    bare = clear_by(small(10, 8), day(60)).capacity
    asked = clear_by(small(10, 8, chase=AgeRate(0.05, 30)), day(60)).capacity
    assert bare is not None
    assert asked is not None
    assert asked.p50 > bare.p50 + 2


def test_a_day_that_has_passed_is_refused() -> None:
    with pytest.raises(FootingError, match="not after"):
        clear_by(small(10, 8), AS_OF - timedelta(days=1))


def test_a_reserve_shortens_the_longest_wait() -> None:
    bare = small(10, 10)
    kept = replace(bare, settings=Settings(reserve=0.2))
    without, with_share = (
        forecast(one, [START], verdict=False).outcomes[START] for one in (bare, kept)
    )
    assert with_share.open_age_days is not None
    assert without.open_age_days is not None
    assert with_share.open_age_days.max < without.open_age_days.max
