"""Who may be the same person, and what they become together."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from footing.contacts.model import Contact
from footing.contacts.same import alike, merged, set_apart


def who(id_: str, name: str, *emails: str, phones: tuple[str, ...] = (), **more: object) -> Contact:
    return Contact(id_, name, "", emails, phones, **more)  # type: ignore[arg-type]


def groups(*contacts: Contact) -> list[list[str]]:
    return [[one.id for one in group.contacts] for group in alike(contacts)]


def test_a_name_in_another_order_or_without_its_accents_is_the_same() -> None:
    assert groups(who("a", "Hana Dvořáková"), who("b", "DVORAKOVA, Hana"), who("c", "Hana")) == [
        ["a", "b"]
    ]
    assert groups(who("a", "Dr. Ada Obi"), who("b", "Ada Obi")) == [["a", "b"]]


def test_an_address_or_a_number_counts_with_a_part_of_the_name() -> None:
    found = alike([
        who("a", "Ruth Achterberg", "ruth@example.org"),
        who("b", "R. Achterberg", "Ruth@Example.org"),
        who("c", "Ada Obi", phones=("+44 1632 960 118",)),
        who("d", "A. Obi", phones=("01632960118",)),
        who("e", "The Desk", "ruth@example.org"),
    ])  # fmt: skip
    assert [[one.id for one in group.contacts] for group in found] == [["a", "b"], ["c", "d"]]
    assert found[0].why == "The same e-mail address."
    assert found[1].why == "The same number."


def test_those_who_were_told_apart_are_not_shown_together_again() -> None:
    one, other = set_apart([who("a", "Ada Obi"), who("b", "Ada Obi")])
    assert groups(one, other) == []
    assert groups(one, other, who("c", "Ada Obi")) == [["a", "b", "c"]]


def test_together_they_know_everything_that_any_of_them_knew() -> None:
    kept = merged([
        who("a", "Ada Obi", "ada@example.org", year=2019, note="Tea.", known=("k",)),
        who("b", "Ada M. Obi", "ADA@example.org", "a@work.example", year=2023, note="Twins.",
            last=date(2024, 1, 1), next=date(2026, 12, 1), known=("l",), apart=("a", "z")),
    ])  # fmt: skip
    assert kept.id == "a"
    assert kept.emails == ("ada@example.org", "a@work.example")
    assert (kept.year, kept.last, kept.next) == (2023, date(2024, 1, 1), date(2026, 12, 1))
    assert kept.note == "Tea.\nTwins.\nAlso: Ada M. Obi"
    assert (kept.known, kept.apart) == (("k", "l"), ("z",))


@given(st.lists(st.sampled_from(["Ada Obi", "Obi, Ada", "Bo Li", "Bo", ""]), max_size=30))
def test_everybody_is_in_one_group_at_most(names: list[str]) -> None:
    contacts = [who(str(at), name) for at, name in enumerate(names)]
    found = [one.id for group in alike(contacts) for one in group.contacts]
    assert len(found) == len(set(found))
    assert sum(name in ("Ada Obi", "Obi, Ada") for name in names) in (0, 1) or len(found) > 1
