"""One's own months: counts that add up, each under the month of its own day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from footing.followup.debrief import Debrief, Happened
from footing.followup.entries import KINDS, Entry
from footing.followup.months import months
from footing.followup.promises import Promise

TODAY = date(2026, 11, 22)


def talk(day: date, matter: str = "m", happened: Happened = "", *, held: bool = True) -> Debrief:
    return Debrief(f"{matter}{day}", matter, day, held, "", None, happened, "", None)


def test_a_month_says_what_was_recorded_in_it() -> None:
    told = months(
        TODAY,
        [date(2026, 10, 3), date(2026, 11, 2)],
        [
            talk(date(2026, 10, 7), happened="yes"),
            talk(date(2026, 10, 20), happened="no"),
            talk(date(2026, 11, 5), "n", held=False),
        ],
        [
            Promise("a", "m", "me", "The plan", date(2026, 10, 30), "done"),
            Promise("b", "m", "leader", "An hour", date(2026, 11, 10)),
            Promise("c", "m", "leader", "The list", date(2026, 11, 30)),
            Promise("d", "m", "me", "No day", None),
        ],
        [
            Entry("1", date(2026, 10, 9), "win", "The audit passed."),
            Entry("2", date(2026, 10, 4), "worry", "The audit."),
        ],
    )
    assert [one.name for one in told] == ["November 2026", "October 2026"]
    assert told[0].texts == (
        "1 matter begun, 1 talk that fell through.",
        "Promises due: 1 late, 1 still open.",
    )
    assert told[1].texts == (
        "1 matter begun, 1 talk held.",
        "Of 1 fear with a known outcome, 1 did not come true.",
        "Promises due: 1 done.",
        "In the journal: 1 win, 1 worry.",
    )
    assert [one.text for one in told[1].entries] == ["The audit.", "The audit passed."]


def test_nothing_recorded_is_no_month_and_the_most_is_kept_to() -> None:
    assert months(TODAY, [], [], [], []) == ()
    entries = [Entry(str(n), date(2026, n, 1), "win", "x") for n in range(1, 12)]
    assert [one.first.month for one in months(TODAY, [], [], [], entries, 3)] == [11, 10, 9]


days = st.dates(date(2026, 1, 1), TODAY)


@given(
    st.lists(st.tuples(days, st.sampled_from(KINDS)), max_size=12),
    st.lists(st.tuples(days, st.sampled_from(["open", "done", "dropped"])), max_size=12),
)
def test_every_line_and_every_promise_stands_in_one_month(
    lines: list[tuple[date, str]], owed: list[tuple[date, str]]
) -> None:
    entries = [Entry(str(n), day, kind, "x") for n, (day, kind) in enumerate(lines)]  # type: ignore[arg-type]
    promises = [Promise(str(n), "m", "me", "x", day, state) for n, (day, state) in enumerate(owed)]  # type: ignore[arg-type]
    told = months(TODAY, [], [], promises, entries)
    assert sum(len(one.entries) for one in told) == len(entries)
    assert sum(one.kept + one.late + one.open + one.dropped for one in told) == len(promises)
