from __future__ import annotations

import pytest

from footing.kernel.errors import (
    DataError,
    FootingError,
    Problem,
    StoreError,
    WrongPassphraseError,
)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FootingError("It is full."), "It is full."),
        (FootingError("It is full.", where="the disk"), "the disk: It is full."),
        (FootingError("It is full.", todo="Make room."), "It is full. Make room."),
    ],
)
def test_an_error_says_what_where_and_what_to_do(error: FootingError, said: str) -> None:
    assert error.text() == str(error) == said
    assert error.status != 0


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem(3, "answers.aim", "too long"), "a.toml:3: answers.aim: too long"),
        (Problem(0, "answers.aim", "too long"), "a.toml: answers.aim: too long"),
        (Problem(3, "", "not valid TOML"), "a.toml:3: not valid TOML"),
    ],
)
def test_a_problem_is_said_with_its_place(problem: Problem, said: str) -> None:
    assert problem.said("a.toml") == said


def test_all_problems_stand_once_and_in_the_order_of_the_file() -> None:
    late, early = Problem(9, "b", "two"), Problem(2, "a", "one")
    error = DataError("a.toml", [late, early, late], todo="Mend them.")
    assert error.problems == (early, late)
    assert error.text().splitlines() == [
        "2 things to mend in a.toml:",
        "  a.toml:2: a: one",
        "  a.toml:9: b: two ",
        "Mend them.",
    ]


def test_one_problem_is_one_thing() -> None:
    assert DataError("a.toml", [Problem(1, "", "x")]).text().startswith("1 thing to mend")


def test_whoever_catches_errors_of_the_store_catches_a_wrong_passphrase() -> None:
    with pytest.raises(StoreError):
        raise WrongPassphraseError("This passphrase does not open it.")
