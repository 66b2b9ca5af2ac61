from __future__ import annotations

from datetime import date
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.backlog.counts import NEVER, ItemCounts, day_of
from footing.backlog.order import order_worked

START = day_of(date(2023, 1, 1))
PAIRS = st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 60)), min_size=25,
                 max_size=120)  # fmt: skip


def counts(pairs: list[tuple[int, int | None]]) -> ItemCounts:
    opened = np.array([START + one for one, _ in pairs], np.int64)
    closed = np.array([NEVER if end is None else START + end for _, end in pairs], np.int64)
    return ItemCounts(opened, closed, np.ones(len(pairs), np.int64))


def simulated(policy: str, days: int = 500) -> ItemCounts:
    """Ten items come a day; nine are finished a day in an order, from a backlog of 400."""
    rng = Random(7)
    waiting = [-number // 4 for number in range(400)]
    done: list[tuple[int, int | None]] = []
    for day in range(days):
        waiting += [day] * rng.randint(6, 14)
        for _ in range(9):
            waiting.sort()
            at = {"oldest": 0, "newest": -1, "random": rng.randrange(len(waiting))}[policy]
            done.append((waiting.pop(at), day))
    return counts([*done, *((one, None) for one in waiting)])


@pytest.mark.parametrize(
    ("policy", "least", "most"),
    [("oldest", 0.0, 0.01), ("random", 0.47, 0.53), ("newest", 0.98, 1.0)],
)
def test_the_order_that_was_simulated_is_found(policy: str, least: float, most: float) -> None:
    found = order_worked(simulated(policy), START + 100, START + 499)
    assert found is not None
    assert least <= found.value <= most
    assert found.closings == 400 * 9


def test_words_go_with_the_number() -> None:
    words = []
    for policy in ("oldest", "random", "newest"):
        found = order_worked(simulated(policy), START + 100, START + 499)
        assert found is not None
        words.append(found.words)
    assert words == ["oldest first", "in no order of age", "newest first"]


@settings(deadline=None)
@given(PAIRS, st.integers(0, 30), st.integers(0, 40))
def test_it_is_what_its_definition_says(
    pairs: list[tuple[int, int | None]], begin: int, length: int
) -> None:
    """Against the definition, item by item: the share of those left that are older."""
    pairs = [(one, None if end is None else max(one, end)) for one, end in pairs]
    shares = []
    for opened, closed in pairs:
        if closed is None or not begin <= closed <= begin + length:
            continue
        left = [one for one, end in pairs if one <= closed and (end is None or end > closed)]
        if left:
            older = sum(one < opened for one in left) + sum(one == opened for one in left) / 2
            shares.append(older / len(left))
    found = order_worked(counts(pairs), START + begin, START + begin + length)
    if len(shares) < 20:
        assert found is None
    else:
        assert found is not None
        assert found.value == pytest.approx(sum(shares) / len(shares))
        assert found.closings == len(shares)


@settings(deadline=None)
@given(PAIRS)
def test_it_lies_between_0_and_1_and_turns_with_time(pairs: list[tuple[int, int | None]]) -> None:
    pairs = [(one, None if end is None else max(one, end)) for one, end in pairs]
    found = order_worked(counts(pairs), START, START + 60)
    if found is not None:
        assert 0 <= found.value <= 1


def test_closings_that_are_no_work_do_not_count_but_wait_until_then() -> None:
    usual = [(day, day + 1) for day in range(60)]
    old = [(0, 50)] * 40
    found = counts([*usual, *old])
    worked = np.array([True] * 60 + [False] * 40)
    with_old, without = (order_worked(found, START, START + 70, mask) for mask in (None, worked))
    assert with_old is not None
    assert without is not None
    assert without.closings < with_old.closings
    assert without.value > with_old.value + 0.2
