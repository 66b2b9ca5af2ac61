from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.ids import new_id


@given(st.integers(), st.integers(1, 20))
def test_an_id_can_be_read_aloud_and_typed(seed: int, length: int) -> None:
    made = new_id(Random(seed), length)
    assert len(made) == length
    assert made == new_id(Random(seed), length)
    assert made.isascii()
    assert made.islower() or made.isdigit()
    assert not set(made) & set("aeiou01l")


def test_ids_of_one_generator_differ() -> None:
    rng = Random(1)
    assert len({new_id(rng) for _ in range(1000)}) == 1000
