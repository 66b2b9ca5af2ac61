"""Decisions for tests, written as a person would write them, and grids of plain numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

from hypothesis import strategies as st

from footing.advice.acceptability import Grid
from footing.advice.decision_file import DecisionFile, Score, read_decision

NIGHTS = """
title = "Nights or the day clinic"
[must_have.school]
name = "I can take Lena to school twice a week"
[criterion.sleep]
[criterion.pay]
[criterion.people]
name = "The people I know"
[option.clinic]
name = "Go to the day clinic"
stance = "yes"
must_haves = { school = true }
scores = { sleep = 8, pay = 4, people = 3 }
[option.nights]
name = "Stay on nights"
stance = "not-now"
today = true
must_haves = { school = true }
scores = { sleep = 2, pay = 8, people = 9 }
[option.half]
name = "Half and half"
must_haves = { school = true }
scores = { sleep = 5, pay = 6, people = 5 }
"""


def decision(text: str) -> DecisionFile:
    """The decision in ``text``; DataError with its faults."""
    return read_decision(tomllib.loads(text), text.encode(), "mine.toml")


def grid(rows: Sequence[Sequence[float]]) -> Grid:
    """Options a, b, c … with known scores by criteria 0, 1, 2 …"""
    return Grid(
        tuple("abcdefghijkl"[: len(rows)]),
        tuple(str(at) for at in range(len(rows[0]))),
        tuple(tuple(Score(one, one) for one in row) for row in rows),
    )


@st.composite
def grids(draw: st.DrawFn, most: int = 5) -> list[list[float]]:
    """Scores of two to five options by two to five criteria, in steps that people use."""
    count = draw(st.integers(2, most))
    score = st.integers(0, 20).map(lambda half: half / 2)
    return draw(
        st.lists(st.lists(score, min_size=count, max_size=count), min_size=2, max_size=most)
    )
