from __future__ import annotations

import pytest

from footing.playbooks.names import called, given_names, names_of, signed, titled


@pytest.mark.parametrize(
    ("leader", "spoken_to", "formally"),
    [
        ("Sharon", "Sharon", False),
        ("Sharon Miller", "Sharon", False),
        ("Mr Okafor", "Mr Okafor", True),
        ("Dr. Anna Schmidt", "Dr. Anna Schmidt", True),
        ("Frau Steiner", "Frau Steiner", True),
        ("", "", False),
    ],
)
def test_how_a_leader_is_spoken_to(leader: str, spoken_to: str, formally: bool) -> None:
    assert called(leader) == spoken_to
    assert titled(leader) == formally


def test_no_name_is_made_of_what_is_none() -> None:
    assert called("the boss") == ""


def test_how_a_leader_may_stand_in_a_text() -> None:
    assert names_of("") == ()
    assert names_of("Sharon Miller") == ("Sharon Miller", "Sharon")
    assert set(names_of("Dr. Anna Schmidt")) >= {"Dr. Anna Schmidt", "Dr Schmidt", "Dr. Schmidt"}
    assert set(names_of("Frau Steiner")) >= {"Frau Steiner", "Steiner"}
    assert "Frau" not in names_of("Frau Steiner")


@pytest.mark.parametrize(
    ("me", "leader", "name"),
    [
        ("Beatrice Holloway", "Mr Okafor", "Beatrice Holloway"),
        ("Beatrice Holloway", "Sam", "Beatrice"),
        ("Kim", "Mr Okafor", "Kim"),
        ("", "Sam", ""),
    ],
)
def test_one_signs_as_one_speaks(me: str, leader: str, name: str) -> None:
    assert signed(me, leader) == name


def test_given_names_are_names_of_many_languages() -> None:
    assert {"Sharon", "Ana", "Johannes"} <= given_names()
    assert not [name for name in given_names() if not name[0].isupper()]
