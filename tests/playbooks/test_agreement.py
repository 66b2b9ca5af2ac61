"""What was agreed, found in mails and contracts as people paste them."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.errors import FootingError
from footing.playbooks.agreement import MOST_CHARACTERS, patterns, read_agreement
from tests.documents import ROOT

MAIL = """Dear Marta,
We are happy to publish your book. You will write a small interactive book on onboarding
remote teams, eight chapters, by 30 June 2027. The advance is 6,000 dollars, half of it on
signature. We think it will take you about six hours a week.
Best, Ellen
"""
CLAUSE = (
    "The parties agree that neither of them shall be held to anything that is not written here, "
    "and that notices go by post to the address above; see clause {}."
)


def test_every_pattern_finds_what_it_must_and_nothing_else() -> None:
    for one in patterns():
        assert [text for text in one.must if not one.expression.search(text)] == []
        assert [text for text in one.must_not if one.expression.search(text)] == []
        assert one.must
        assert one.must_not


def test_a_mail_gives_the_work_the_day_the_hours_and_the_pay() -> None:
    found = read_agreement(MAIL)
    assert found.hours_are == "week"
    assert found.pieces == (
        {
            "what": "write a small interactive book on onboarding remote teams, eight chapters",
            "due": date(2027, 6, 30),
            "hours": 6,
            "pay": "6,000 dollars",
        },
    )


def test_a_list_is_one_agreement() -> None:
    text = (ROOT / "examples" / "agreements" / "website.txt").read_text("utf-8")
    (piece,) = read_agreement(text).pieces
    assert piece["what"] == "a new website of 12 pages and two rounds of changes"
    assert (piece["due"], piece["hours"]) == (date(2026, 11, 30), 90)
    assert piece["pay"] == "£5,400 fixed"


def test_a_job_description_in_labels_is_read() -> None:
    (piece,) = read_agreement(
        "Position: Teaching assistant\nHours: 20 hours per week\nSalary: €1,450 a month\n"
    ).pieces
    assert piece == {"what": "Teaching assistant", "hours": 20, "pay": "€1,450 a month"}


def test_what_holds_no_agreement_gives_nothing() -> None:
    assert read_agreement("See you on Friday, it costs £5.").pieces == ()
    assert read_agreement("").pieces == ()


def test_two_hundred_pages_take_seconds_and_not_minutes() -> None:
    """Twice the pages take about twice the time, whatever the machine."""
    clauses = "\n".join(CLAUSE.format(number) for number in range(2_000))
    took = []
    for times in (1, 2):
        text = "\n".join([clauses] * times + [MAIL])
        began = time.process_time()
        assert read_agreement(text).pieces[0]["hours"] == 6
        took.append(time.process_time() - began)
    assert took[1] < 6 * took[0] + 0.5


def test_what_is_longer_than_any_agreement_is_said_plainly() -> None:
    with pytest.raises(FootingError, match="too long"):
        read_agreement("a" * (MOST_CHARACTERS + 1))


@given(st.text(max_size=400))
def test_no_text_breaks_it(text: str) -> None:
    for piece in read_agreement(text).pieces:
        assert piece["what"]
