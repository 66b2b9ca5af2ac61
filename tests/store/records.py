"""Records for the tests of the store: some written out, and all that could be."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from footing.advice.decision import Decision
from footing.advice.kept import Panel, Piece
from footing.contacts.model import Contact, Pace
from footing.followup.checkins import EVERY, Change, Checkins
from footing.followup.debrief import Debrief
from footing.followup.entries import KINDS, Entry
from footing.followup.issues import Issue
from footing.followup.load import WEEK, Commitment
from footing.followup.promises import Promise
from footing.playbooks.matter import Edit, Matter
from footing.store import Everything

CHEAP = 4
"""A cost of the key that takes no time; only for tests."""

MATTER = Matter(
    id="k7m2p9qx",
    playbook="own-up",
    started=datetime(2026, 11, 20, 18, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    changed=datetime(2026, 11, 22, 9, 5, 7, 123456, tzinfo=timezone(timedelta(hours=-5))),
    people={"me": "Jason", "leader": "Sharon O’Neill", "team": "Claims"},
    answers={
        "aim": "I keep the claims of our smallest customers moving.",
        "mistakes": [
            {"date": date(2026, 11, 3), "what": "I sent the wrong file.", "noticed_by": "me"},
            {"date": date(2026, 11, 9), "what": {"say": "I was late.", "notes": "Twice."}},
        ],
        "checkins": {"first": datetime(2026, 12, 1, 9, 0), "minutes": 30},
        "fear_odds": 60,
        "include_their_part": False,
    },
    edits={"invite": Edit(base="May we talk?", text="Could we talk on Tuesday?")},
    gate="clear",
)
ENTRY = Entry("e2", date(2026, 11, 3), "mistake", "The wrong file went out.", MATTER.id)
PROMISE = Promise("p2", MATTER.id, "leader", "An hour each week", date(2026, 12, 1))
DEBRIEF = Debrief(
    id="d2",
    matter=MATTER.id,
    day=date(2026, 11, 25),
    held=True,
    acknowledged="The rushed start.",
    relief=7,
    happened="no",
    note="She laughed.",
    next_checkin=datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
)
PANEL = Panel(
    id="n2",
    matter=MATTER.id,
    own_view="I tell her on Tuesday.",
    viewed=datetime(2026, 11, 21, 8, 0, tzinfo=UTC),
    question="What would you do?",
)
PIECE = Piece(
    id="w2",
    matter=MATTER.id,
    author="R.M.",
    text="Go <b>back</b> tomorrow.",
    place="Cumberland",
    votes=-4,
    day="20 March",
    under="M.B.",
    aside="",
    corrected={"stance": "pursue", "moves": {"in-person": True}},
    taken={"in-person": "meeting"},
)
DECISION = Decision(
    "x2", MATTER.id, datetime(2026, 11, 21, 8, 0, tzinfo=UTC), {"options": ["yes", "no"]}
)
CHECKINS = Checkins(
    matter=MATTER.id,
    first=datetime(2026, 12, 1, 9, 0),
    every="two weeks",
    until=date(2027, 3, 31),
    minutes=15,
    timezone="Europe/Berlin",
    changes=(
        Change(datetime(2026, 12, 15, 9, 0), datetime(2026, 12, 16, 14, 30)),
        Change(datetime(2026, 12, 29, 9, 0), None),
    ),
    id="s2",
)
ISSUE = Issue("u2", MATTER.id, "checkins", 3, "every two weeks from 1 December")
FIRST = Everything((MATTER,), (ENTRY,), (PROMISE,), (DEBRIEF,))
SECOND = replace(FIRST, panels=(PANEL,), pieces=(PIECE,), decisions=(DECISION,))
THIRD = replace(
    SECOND,
    promises=(
        PROMISE,
        replace(
            PROMISE,
            id="p3",
            state="dropped",
            was=(date(2026, 11, 20), date(2026, 11, 27)),
            reason="The team was dissolved.",
            settled=date(2026, 12, 2),
            in_mail=False,
        ),
    ),
    debriefs=(
        DEBRIEF,
        replace(
            DEBRIEF, id="d3", stage="weeks", said="She came by twice.", lesson="Ask for a date."
        ),
    ),
    checkins=(CHECKINS,),
    issues=(ISSUE,),
)
COMMITMENT = Commitment("c2", "takes", "My job", 38.5, date(2026, 9, 1), date(2026, 11, 30))
FOURTH = replace(THIRD, commitments=(COMMITMENT,))
CONTACT = Contact(
    "g2", "Ngozi Okafor", "Okafor, Ltd.", ("n@example.org",), ("+44 1632 960 118",), 2021,
    date(2024, 3, 5), date(2026, 12, 1), "Prefers mornings.", date(2023, 5, 1), False,
    ("a key", "another"), ("g3",),
)  # fmt: skip
PACE = Pace(date(2026, 11, 20), 8, 10, 2025, "y2")
ALL = replace(FOURTH, contacts=(CONTACT, Contact("g3", "N. Okafor", aside=True)), paces=(PACE,))
OF_STEP = {"0001": FIRST, "0002": SECOND, "0003": THIRD, "0004": FOURTH, "0005": ALL}
"""What the file of each released schema holds."""

texts = st.text(max_size=20)
whole_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
"""Without halves of surrogate pairs, which are no text."""
zones = st.one_of(
    st.sampled_from(
        ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
    ).map(ZoneInfo),
    st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
moments = st.datetimes(
    min_value=datetime(1950, 1, 1),
    max_value=datetime(2100, 1, 1),
    timezones=zones,
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    texts,
    st.dates(),
    st.times(),
    st.datetimes(),
    moments,
)
keys = st.one_of(texts, st.sampled_from(["$date", "$table", "$tuple", "$", "say"]))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(keys, inner, max_size=3),
    ),
    max_leaves=8,
)


def matters(identity: str) -> st.SearchStrategy[Matter]:
    """Any matter with this id."""
    edits = st.dictionaries(
        st.sampled_from(["invite", "spoken"]), st.builds(Edit, whole_texts, whole_texts)
    )
    return st.builds(
        Matter,
        id=st.just(identity),
        playbook=st.sampled_from(["own-up", "second-chance"]),
        started=moments,
        changed=moments,
        people=st.dictionaries(st.sampled_from(["me", "leader"]), whole_texts),
        answers=st.dictionaries(keys, values, max_size=4),
        edits=edits,
        gate=st.sampled_from(["unasked", "clear", "stopped"]),
        state=st.sampled_from(["open", "held", "closed"]),
    )


@st.composite
def everythings(draw: st.DrawFn) -> Everything:
    """Any set of records whose links hold."""
    names = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=3))
    links = st.sampled_from(["", *names])

    def some(make: Any) -> tuple[Any, ...]:
        ids = draw(st.lists(st.sampled_from("uvwxyz"), unique=True, max_size=2))
        return tuple(draw(make(st.just(identity))) for identity in ids)

    return Everything(
        matters=tuple(draw(matters(name)) for name in names),
        entries=some(
            lambda i: st.builds(Entry, i, st.dates(), st.sampled_from(KINDS), whole_texts, links)
        ),
        promises=some(
            lambda i: st.builds(
                Promise,
                i,
                links,
                st.sampled_from(["me", "leader"]),
                whole_texts,
                st.none() | st.dates(),
                st.sampled_from(["open", "done", "dropped"]),
                st.lists(st.dates(), max_size=2).map(tuple),
                whole_texts,
                st.none() | st.dates(),
                st.booleans(),
            )
        ),
        debriefs=some(
            lambda i: st.builds(
                Debrief,
                i,
                links,
                st.dates(),
                st.booleans(),
                whole_texts,
                st.none() | st.integers(0, 10),
                st.sampled_from(["", "no", "partly", "yes"]),
                whole_texts,
                st.none() | moments,
                st.sampled_from(["talk", "day", "weeks"]),
                whole_texts,
                whole_texts,
            )
        ),
        panels=some(
            lambda i: st.builds(
                Panel, i, links, whole_texts, st.none() | moments, whole_texts, st.none() | moments
            )
        ),
        pieces=some(
            lambda i: st.builds(
                Piece,
                i,
                links,
                *[whole_texts] * 3,
                st.none() | st.integers(-1000, 1000),
                *[whole_texts] * 3,
                st.dictionaries(keys, values, max_size=2),
                st.dictionaries(keys, whole_texts, max_size=2),
            )
        ),
        decisions=some(
            lambda i: st.builds(
                Decision, i, links, moments, st.dictionaries(keys, values, max_size=2)
            )
        ),
        checkins=some(
            lambda i: st.builds(
                Checkins,
                links,
                moments | st.datetimes(),
                st.sampled_from(["", *EVERY]),
                st.none() | st.dates(),
                st.none() | st.integers(1, 1000),
                st.sampled_from(["", "Europe/Berlin"]),
                st.lists(
                    st.builds(Change, st.datetimes(), st.none() | st.datetimes()), max_size=2
                ).map(tuple),
                st.booleans(),
                i,
            )
        ),
        issues=some(
            lambda i: st.builds(
                Issue,
                i,
                links,
                st.sampled_from(["meeting", "checkins"]),
                st.integers(0, 1000),
                whole_texts,
            )
        ),
        commitments=some(
            lambda i: st.builds(
                Commitment,
                i,
                st.sampled_from(["takes", "there are"]),
                whole_texts,
                st.floats(0, WEEK),
                st.dates(max_value=date(2050, 1, 1)),
                st.none() | st.dates(min_value=date(2050, 1, 1)),
            )
        ),
        contacts=some(
            lambda i: st.builds(
                Contact,
                i,
                whole_texts,
                whole_texts,
                st.lists(whole_texts, max_size=2).map(tuple),
                st.lists(whole_texts, max_size=2).map(tuple),
                st.none() | st.integers(1900, 2100),
                st.none() | st.dates(),
                st.none() | st.dates(),
                whole_texts,
                st.none() | st.dates(),
                st.booleans(),
                st.lists(whole_texts, max_size=2).map(tuple),
                st.lists(whole_texts, max_size=2).map(tuple),
            )
        ),
        paces=some(
            lambda i: st.builds(
                Pace,
                st.dates(),
                st.integers(1, 500),
                st.integers(1, 260),
                st.none() | st.integers(1900, 2100),
                i,
            )
        ),
    )


def exact(value: Any) -> Any:
    """``value`` in a form in which equal means the same kinds, zones and numbers throughout."""
    if isinstance(value, Mapping):
        return ("table", [(key, exact(item)) for key, item in value.items()])
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, [exact(item) for item in value])
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None, fold=0), repr(value.tzinfo), value.utcoffset())
    if isinstance(value, float):
        return ("nan",) if math.isnan(value) else ("float", value, math.copysign(1, value))
    if isinstance(value, (bool, int, str, date, time)) or value is None:
        return (type(value).__name__, value)
    return {name: exact(item) for name, item in vars(value).items()}
