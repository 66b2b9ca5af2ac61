from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.playbooks.shape import SHAPES, form_of, shape

# What people write, by the beginning that it completes.
EXAMPLES = {
    "favour": """
        going over the new booking app with me
        showing me the app, I never had the training
    """,
    "willing": """
        happy to go back to assisting for a bit
        ready to hand over the fairs
        glad to do a trial month first
    """,
    "conditional": """
        if you hire someone from outside I would gladly work with them
        If it does not work by March I would go back
        If the place must be taken up in January, I shall gladly see it go to a colleague
        When I noticed, I called him
        Should you consider it preferable, I would be content
    """,
    "sentence": """
        I sent the wrong rate card to two prospects
        a colleague checks it before it goes out
        nobody noticed until Friday
        the ward was short for two hours
        I use now a checklist on phone
        My role is to keep the line running
        Customers complained
        Patients waited in the corridor
        Priya checks the card
        Running payroll for 200 people keeps the plant calm
        What went wrong is that I waited
        I'm responsible for the night shift
        there was no handover
        One batch had to be thrown away
        Every order is read back
        Since then I read each order back
        The clients like to speak with me
        before my break I walk round once and look at the end of every bed
        The glossary that we all use for cardiology, I made it
        as soon as I noticed I called him
    """,
    "question": """
        which of the reports do you read
        how many people would it be
        Could you look at the drafts with me?
        in which language do they prefer to write?
        can i make a course for the computer program
    """,
    "either": """
        cost us two days
        split support into two rotations
        Put the wrong label on a tray
        set a reminder
    """,
    "past": """
        missed the deadline for the Q3 deck
        lost a client
        Forgot to order gloves
        did not call the family back
        didn't call back
        booked room 12 twice
        Overbooked the 14:00 slot
        asked Tom to look over it
        rang her the same day and said sorry
        rewrote 14 of our procedures last winter
        Loaded door 9 for Tulsa
    """,
    "participle": """
        done 40 cuts
        not had one fail
    """,
    "perfect": """
        have called both
        have already told the team
    """,
    "modal": """
        will check twice
        Should have been Tupelo
    """,
    "third": """
        costs us two days
        delays the whole line
    """,
    "present": """
        check the list twice
        move back to product marketing
        be considered for the lead role
        keep the line running so that trucks leave on time
        hand the pipeline over to Dana
        be your deputy
    """,
    "request": """
        look over my first two drafts
        tell me which numbers matter
    """,
    "task": """
        review the first two drafts
        give the trade fairs to Dana
    """,
    "infinitive": """
        to keep the line running
        not to send it unread
    """,
    "being": """
        being observed by somebody
        Being on time with the reports
    """,
    "gerund": """
        double-checking the list
        Running payroll for 200 people
        going back to my old team
        reading each order back
        Staying where I am and training the new guys
    """,
    "wh": """
        how to read the forecast
        which reports you actually read
    """,
    "if": """
        if you hire someone from outside
        if the figures are enough
    """,
    "that": """
        that I own the onboarding
        that you hire from outside
    """,
    "because": """
        because nobody told me
        because I waited
    """,
    "adjective": """
        part-time for a while
        late by two days
    """,
    "passive": """
        wrong file sent to the bank
        orders delayed by two days
        three new colleagues trained
    """,
    "lack": """
        no harm to anyone
        no speaking slot until 2028
    """,
    "event": """
        somebody slipping on the ice
        customers going elsewhere
        Patients waiting in the corridor
        a child getting hurt
    """,
    "some": """
        a checklist before sending
        a longer ramp with fewer accounts
        someone to sit with me for the first two reviews
        more time
        your opinion on the first draft
        tips for the shouty ones
        Introductions to five lab directors who will tell me the truth
    """,
    "noun": """
        the monthly forecast
        monthly reports on time
        Everything about the budget
        the forecast I send on Mondays
        Orders that need two signatures
    """,
    "fragment": """
        all four still here
    """,
    "broken": """
        the thing with the
        because of the
        and
        ...
    """,
}
TABLE = [(kind, line.strip()) for kind, rows in EXAMPLES.items() for line in rows.split("\n")]
TABLE = [(kind, text) for kind, text in TABLE if text]


@pytest.mark.parametrize(("kind", "text"), TABLE)
def test_what_people_write_has_its_shape(kind: str, text: str) -> None:
    assert shape(text) == kind


@pytest.mark.parametrize(("kind", "text"), [row for row in TABLE if row[0] not in {"question"}])
def test_a_full_stop_or_a_small_word_before_changes_nothing(kind: str, text: str) -> None:
    if kind not in {"fragment", "broken", "noun", "passive"}:
        assert shape(f"{text}.") == kind
    if kind in {"past", "gerund", "noun", "some"}:
        assert shape(f"also {text[0].lower()}{text[1:]}") == kind


def test_every_shape_has_examples() -> None:
    assert set(EXAMPLES) == set(SHAPES)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=50) | st.lists(st.sampled_from([t for _, t in TABLE])).map(" ".join))
def test_anything_has_a_shape(text: str) -> None:
    assert shape(text) in SHAPES


@pytest.mark.parametrize("kind", SHAPES)
def test_a_shape_takes_its_own_form_first_and_none_that_is_not_there(kind: str) -> None:
    assert form_of(kind, dict.fromkeys(SHAPES)) == kind
    assert form_of(kind, {}) == ""
    assert form_of(kind, {"sentence": "{X}"}) in {"", "sentence"}


@pytest.mark.parametrize(
    ("kind", "instead"),
    [("question", "sentence"), ("conditional", "sentence"), ("request", "present"),
     ("some", "noun"), ("noun", "some"), ("either", "past"), ("perfect", "past")],
)  # fmt: skip
def test_a_shape_without_a_form_takes_one_that_fits_as_well(kind: str, instead: str) -> None:
    assert form_of(kind, {instead: "{x}", "that": "{x}"}) == instead
