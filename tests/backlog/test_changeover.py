"""Before and after a change-over: laws, and sums that can be done by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.backlog.change import Change
from footing.backlog.changeover import changeover, thinned, weeks
from footing.backlog.counts import day_of
from footing.backlog.inputs import Inputs, Past
from footing.backlog.paths import Paths, drawn, put_off
from footing.backlog.policies import OLDEST, START
from footing.backlog.rates import Thin
from footing.backlog.simulate import simulate
from footing.backlog.since_change import flows, since_change
from tests.backlog.futures import AS_OF, LAST, day, inputs, item_by_item

CHANGE = Change(day(30), 0.5, 28, 56)


def even(came: float, done: float, ages: dict[int, int], **more: Any) -> Inputs:
    """A past in which every day was like the others: so are the days ahead, in every run."""
    past = Past(LAST, np.full(420, came), np.full(420, done))
    given_ = {"arrivals_given": False, "capacity_given": False, "replications": 8, **more}
    return inputs(ages, came, done, past=past, **given_)


def test_a_dip_of_zero_is_the_plain_plan() -> None:
    asked = inputs({200: 80}, 5, 6, replications=30, horizon=300)
    found = changeover(asked, replace(CHANGE, loss=0.0))
    assert found.as_it_comes.outcome == found.without
    assert found.as_it_comes.more.p90 == 0
    assert found.thin is None
    assert found.bridge.p85 == 0


@pytest.mark.parametrize(("came", "done"), [(8.0, 10.0), (9.0, 12.0)])
def test_even_days_give_what_can_be_reckoned(came: float, done: float) -> None:
    """Never idle, so the work of ``lost_days`` is missing, and the surplus makes up for it."""
    asked = even(came, done, {100: 4000})
    found = changeover(asked, CHANGE, share=0.0)
    lost = CHANGE.lost_days * done
    way = found.as_it_comes
    assert way.more.p50 == pytest.approx(lost, abs=1)
    days = day_of(CHANGE.last) - day_of(CHANGE.first) + 1
    behind = lost - days * (done - came)
    back = CHANGE.last + timedelta(days=int(np.ceil(behind / (done - came))))
    assert way.few_again.p50 is not None
    assert abs((way.few_again.p50 - back).days) <= 2
    assert way.normal.p50 == way.few_again.p50
    assert found.bridge.p85 == pytest.approx(behind / days, abs=0.05)


def test_with_the_relief_nothing_is_left() -> None:
    """The relief as a rise of capacity in the same days: as many are open as before."""
    asked = even(8.0, 10.0, {100: 4000})
    found = changeover(asked, CHANGE)
    dipped = replace(asked, dips=CHANGE.dips, horizon=200)
    rng = np.random.Generator(np.random.SFC64(1))
    paths = drawn(dipped, 8, rng)
    begin, end = day_of(CHANGE.first) - LAST, day_of(CHANGE.last) - LAST
    paths.capacity[begin - 1 : end] += found.bridge.p85
    from footing.backlog.flows import flow

    open_ = flow(4000, Paths(paths.arrivals[:200], paths.capacity[:200]))[0]
    assert (open_[end] <= open_[begin - 1] + 1).all()
    assert (open_[end] >= open_[begin - 1] - 10).all()


@settings(max_examples=40, deadline=None)
@given(
    came=st.lists(st.integers(0, 30), min_size=60, max_size=60),
    first=st.integers(-5, 30),
    length=st.integers(1, 20),
    back=st.integers(1, 10),
    share=st.floats(0, 1),
)
def test_what_is_put_off_comes_later_and_none_is_lost(
    came: list[int], first: int, length: int, back: int, share: float
) -> None:
    arrivals = np.array(came, np.float64)[:, None].repeat(3, axis=1)
    thin = Thin(day(first), day(first + length - 1), share, day(first + length - 1 + back))
    found = put_off(arrivals, thin, LAST, np.random.default_rng(3))
    assert found.sum(axis=0) == pytest.approx(arrivals.sum(axis=0))
    assert (found >= 0).all()
    assert (found == np.floor(found)).all()
    end = max(first + length - 1, 0)
    assert (found[:end] <= arrivals[:end]).all()
    assert (np.cumsum(found, axis=0) <= np.cumsum(arrivals, axis=0)).all()


def test_less_is_let_in_while_less_can_be_done_than_comes() -> None:
    asked = replace(even(8.0, 10.0, {9: 50}), dips=CHANGE.dips)
    thin = thinned(asked, CHANGE)
    assert thin is not None
    assert thin.first == CHANGE.first
    # 10 a day with 8 coming: the fourth step of eight weeks reaches 0.8 of it.
    assert thin.last < CHANGE.last
    able = [item.factor * 10 for item in CHANGE.dips]
    assert able[0] < 8
    let_in = sum(come for _, _, come in weeks(replace(asked, thins=(thin,)), day(300)))
    assert let_in == pytest.approx(sum(come for _, _, come in weeks(asked, day(300))))
    assert thinned(asked, CHANGE, share=0.0) is None
    assert thinned(replace(asked, arrivals=2.0), CHANGE) is None


def test_every_item_is_somewhere() -> None:
    """Open at the end is open at the start and what came, less what was done; also when put off."""
    asked = inputs({40: 60}, 6, 7, replications=12, horizon=250)
    thin = Thin(day(20), day(60), 0.3, day(120))
    for one in (replace(asked, dips=CHANGE.dips), replace(asked, dips=CHANGE.dips, thins=(thin,))):
        run = simulate(one, (START,))[START]
        assert run.open[-1] == pytest.approx(60 + run.arrived - run.done)


def test_starting_from_the_change_over_works_what_came_since_first() -> None:
    """Beside an item-by-item simulation of the same order."""
    since = LAST - 20
    asked = inputs({60: 30, 21: 9, 20: 12, 3: 8}, 3, 4, replications=3, horizon=60)
    asked = replace(asked, settings=replace(asked.settings, since=since))
    rng = np.random.Generator(np.random.SFC64([asked.seed, 0, 0]))
    paths = drawn(asked, 3, rng)
    run = simulate(asked, (START,))[START]
    for column in range(3):
        known = item_by_item(asked, START, paths, column)
        assert list(run.open[:, column]) == known["open"][:61]
        done = [opened for opened, _ in known["finished"] if opened <= LAST]
        history = [at for at, opened in enumerate(done) if opened < since]
        newer = [at for at, opened in enumerate(done) if opened >= since]
        assert max(newer) < min(history)
        assert run.old_done[column] == pytest.approx(known["old_done"] or np.inf)


def test_only_the_days_since_say_what_can_be_done() -> None:
    before, after = np.full(300, 20.0), np.full(60, 9.0)
    past = Past(LAST, np.full(360, 8.0), np.concatenate([before, after]))
    asked = inputs({90: 200, 5: 30}, 8, 18, past=past, arrivals_given=False,
                   capacity_given=False, replications=10, horizon=200)  # fmt: skip
    first = AS_OF - timedelta(days=59)
    found = since_change(asked, first)
    assert (found.since, found.history) == (30, 200)
    assert found.inputs.capacity == pytest.approx(9)
    assert found.before is not None
    assert found.after is not None
    assert (found.before.done, found.after.done) == (20, 9)
    assert any("since" in one for one in found.inputs.assumed)
    early = since_change(asked, AS_OF - timedelta(days=5))
    assert early.inputs.capacity == 18
    assert any("too few days" in one for one in early.inputs.assumed)
    assert flows(None, date(2025, 1, 1)) == (None, None)


def test_the_order_that_starts_from_now_keeps_more_in_time() -> None:
    found = changeover(inputs({100: 400}, 8, 10, replications=20, horizon=200), CHANGE)
    assert found.as_it_comes.in_time.p50 > found.oldest_in_time.p50
    assert found.thinned is not None
    assert found.thinned.in_time.p50 >= found.as_it_comes.in_time.p50
    assert found.without.policy == START != OLDEST
