from __future__ import annotations

import pytest

from footing.playbooks.thirds import stranger

KNOWN = ("Kim", "Sharon Miller", "Ward 14", "Okafor Lyle LLP")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I gave Mr Brown the wrong dose", "Mr Brown"),
        ("The resident Mrs. Patel was upset", "Mrs. Patel"),
        ("I forgot to ring the customer John Carter", "John Carter"),
        ("I told John Carter, our customer, a wrong price", "John Carter"),
        ("I served a client named Bob before him", "Bob"),
        ("I sent Anna Schmidt the chart of somebody else", "Anna Schmidt"),
        ("Laura Becker waited for an hour", "Laura Becker"),
    ],
)
def test_the_name_of_somebody_served_is_found(text: str, name: str) -> None:
    assert stranger(text, KNOWN) == name


@pytest.mark.parametrize(
    "text",
    [
        "Priya now reads every list",
        "our colleague Maria Lopez reads it",
        "I reported it to Laura Becker, the head of our team",
        "I called the customer Monday and the client Tuesday",
        "I moved it to the Customer Success Team",
        "patients waited on Monday",
        "Sharon Miller saw the patient first",
        "Ward 14 was short of nurses",
        "In December I moved to the New York office",
        "When I noticed, I rang the family",
    ],
)
def test_colleagues_days_teams_and_oneself_are_no_strangers(text: str) -> None:
    assert stranger(text, KNOWN) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gave Patrick in room 6 the wrong tablets", "Patrick"),
        ("clipped the mirror of a customer's van on Canal Rd", ""),
        ("I spoke harshly to Mr Kamau in the staff room before two students", ""),
        ("Mr Kamau's mother rang about the exam", "Mr Kamau"),
    ],
)
def test_who_is_named_beside_a_place(text: str, name: str) -> None:
    assert stranger(text, KNOWN) == name
