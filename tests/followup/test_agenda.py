from __future__ import annotations

from datetime import date

from footing.followup.agenda import agenda
from footing.followup.entries import Entry
from footing.followup.promises import Promise

DAY = date(2027, 3, 16)
SINCE = date(2027, 3, 9)
PROMISES = (
    Promise("a", "m", "leader", "Sit in on the planning.", date(2027, 3, 12)),
    Promise("b", "m", "leader", "An hour a week", None),
    Promise("c", "m", "me", "Send the list", date(2027, 3, 19), was=(date(2027, 3, 12),)),
    Promise("d", "m", "me", "Call Ana", date(2027, 3, 10), "done", settled=date(2027, 3, 10)),
    Promise("e", "m", "me", "Old", date(2027, 2, 1), "done", settled=date(2027, 2, 1)),
)
ENTRIES = (
    Entry("u", date(2027, 3, 10), "win", "The audit passed."),
    Entry("v", date(2027, 3, 8), "win", "Told her already."),
    Entry("w", date(2027, 3, 9), "mistake", "I sent the wrong file."),
    Entry("x", date(2027, 3, 12), "worry", "She will be cross."),
)


def test_an_agenda_says_what_is_open_and_what_there_is_since_the_last_time() -> None:
    assert agenda(DAY, SINCE, PROMISES, iter(ENTRIES), leader="Sharon").text == (
        "Late\n"
        "- Sharon: Sit in on the planning. It was due on Friday, 12 March, 4 days ago.\n\n"
        "Promised by Sharon\n"
        "- An hour a week. No day was named.\n\n"
        "Promised by me\n"
        "- Send the list. It is due in 3 days, Friday, 19 March. Moved once; it was due on "
        "Friday, 12 March.\n\n"
        "Settled since the last time\n"
        "- I: Call Ana. Done on Wednesday, 10 March.\n\n"
        "What went well\n"
        "- The audit passed. (10 March)\n\n"
        "Mistakes to own\n"
        "- I sent the wrong file. (9 March)"
    )


def test_before_the_first_one_everything_counts() -> None:
    found = agenda(DAY, None, PROMISES, ENTRIES)
    assert [one.id for one in found.wins] == ["v", "u"]
    assert [one.id for one in found.settled] == ["e", "d"]


def test_an_empty_agenda_says_so() -> None:
    found = agenda(DAY, SINCE, (), ())
    assert found.empty
    assert found.text == "Nothing is open, and nothing was noted since the last time."
