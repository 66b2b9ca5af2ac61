"""The store in memory, encrypted and plain: the same behaviour, nothing lost or overwritten."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from footing.followup.entries import Entry
from footing.kernel.errors import NotFoundError, StoreError
from footing.store import Everything, Store, keep, open_file, open_memory
from footing.store.faults import AlreadyThereError, StoreChangedError
from tests.store.records import (
    ALL,
    CHEAP,
    CHECKINS,
    COMMITMENT,
    CONTACT,
    DEBRIEF,
    DECISION,
    ENTRY,
    ISSUE,
    MATTER,
    PACE,
    PANEL,
    PIECE,
    PROMISE,
    everythings,
    exact,
)


def _fill(store: Store) -> None:
    store.save_matter(MATTER)
    store.save_entry(ENTRY)
    for promise in ALL.promises:
        store.save_promise(promise)
    for debrief in ALL.debriefs:
        store.save_debrief(debrief)
    store.save_panel(PANEL)
    store.save_pieces([PIECE])
    store.save_decision(DECISION)
    store.save_checkins(CHECKINS)
    store.save_issue(ISSUE)
    store.save_commitments([COMMITMENT])
    store.add_contacts(ALL.contacts[:1])
    store.save_contacts(ALL.contacts[1:])
    store.save_pace(PACE)


def test_each_record_comes_back_exactly(store: Store) -> None:
    _fill(store)
    assert exact(store.matter(MATTER.id)) == exact(MATTER)
    assert store.entry(ENTRY.id) == ENTRY
    assert store.promises() == store.promises(MATTER.id) == ALL.promises
    assert store.debriefs() == store.debriefs(MATTER.id) == ALL.debriefs
    assert store.panels() == store.panels(MATTER.id) == (PANEL,)
    assert store.pieces() == store.pieces(MATTER.id) == (PIECE,)
    assert store.decisions(MATTER.id) == (store.decision(DECISION.id),) == (DECISION,)
    assert store.checkins() == store.checkins(MATTER.id) == (CHECKINS,)
    assert store.issues() == store.issues(MATTER.id) == (ISSUE,)
    assert store.commitments() == (COMMITMENT,)
    assert store.contacts() == ALL.contacts
    assert store.contact(CONTACT.id) == CONTACT
    assert store.paces() == (PACE,)
    assert store.promises("other") == store.debriefs("other") == ()
    assert exact(store.everything()) == exact(ALL)


def test_saving_again_replaces_and_keeps_the_place_in_the_order(store: Store) -> None:
    _fill(store)
    store.save_entry(Entry("later", date(2026, 1, 1), "win", "A thank-you."))
    store.save_entry(replace(ENTRY, text="Mended."))
    store.save_matter(replace(MATTER, state="held"))
    store.save_promise(replace(PROMISE, state="done"))
    store.save_debrief(replace(DEBRIEF, relief=None, next_checkin=None))
    assert [entry.text for entry in store.entries()] == ["Mended.", "A thank-you."]
    assert store.matters()[0].state == "held"
    assert store.promises()[0].state == "done"
    assert store.debriefs()[0].next_checkin is None


def test_removing_a_matter_takes_all_that_belongs_to_it_but_leaves_entries(store: Store) -> None:
    _fill(store)
    store.remove_matter(MATTER.id)
    left = Everything(
        entries=(replace(ENTRY, matter=""),),
        commitments=(COMMITMENT,),
        contacts=ALL.contacts,
        paces=(PACE,),
    )
    assert store.everything() == left


def test_many_entries_are_added_at_once_and_those_there_are_left_alone(store: Store) -> None:
    _fill(store)
    fresh = tuple(Entry(f"n{n}", date(2026, 1, 1), "win", f"Line {n}.") for n in range(500))
    other = replace(ENTRY, text="Something else.")
    assert store.add_entries([other, *fresh]) == fresh
    assert store.add_entries(fresh) == ()
    assert store.entries() == (ENTRY, *fresh)
    store.save_entry(replace(fresh[3], text="Changed."))
    assert store.entry("n3").text == "Changed."


def test_removing_entries_and_promises(store: Store) -> None:
    _fill(store)
    store.remove_entry(ENTRY.id)
    store.remove_promise(PROMISE.id)
    store.remove_piece(PIECE.id)
    store.remove_decision(DECISION.id)
    assert (store.entries(), store.promises()) == ((), ALL.promises[1:])
    assert (store.pieces(), store.decisions()) == ((), ())
    store.save_entry(ENTRY)
    assert store.entries() == (ENTRY,)


def test_an_unknown_id_is_named(store: Store) -> None:
    for ask in (store.matter, store.entry, store.remove_matter, store.remove_entry):
        with pytest.raises(NotFoundError, match="'zz'"):
            ask("zz")
    with pytest.raises(NotFoundError, match="promise"):
        store.remove_promise("zz")


def test_what_belongs_to_a_missing_matter_is_not_saved(store: Store) -> None:
    with pytest.raises(NotFoundError, match="matter"):
        store.save_promise(PROMISE)
    assert store.promises() == ()
    store.save_promise(replace(PROMISE, matter=""))
    assert store.promises()[0].matter == ""


def test_a_broken_character_is_refused_in_words(store: Store) -> None:
    with pytest.raises(StoreError, match="not saved"):
        store.save_entry(replace(ENTRY, matter="", text="\udcff"))
    assert store.entries() == ()


@settings(max_examples=30)
@given(everythings())
def test_everything_moves_from_store_to_store_without_loss(everything: Everything) -> None:
    first, second = open_memory(), open_memory()
    assert exact(first.put_everything(everything)) == exact(everything)
    assert exact(keep(first, second)) == exact(everything)
    assert exact(second.everything()) == exact(everything)
    assert second.put_everything(everything) == Everything()
    first.close()
    second.close()


def test_importing_adds_only_what_is_new(store: Store) -> None:
    store.save_matter(MATTER)
    added = store.put_everything(ALL)
    assert added == replace(ALL, matters=())
    assert exact(store.everything()) == exact(ALL)


def test_importing_never_overwrites(store: Store) -> None:
    mine = replace(MATTER, answers={"aim": "My newer words."})
    store.save_matter(mine)
    with pytest.raises(AlreadyThereError, match=f"matter {MATTER.id}") as caught:
        store.put_everything(ALL)
    assert caught.value.records == (f"matter {MATTER.id}",)
    assert store.everything() == Everything(matters=(mine,))


def test_importing_what_refers_to_a_missing_matter_adds_nothing(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.put_everything(Everything(entries=(replace(ENTRY, matter=""),), promises=(PROMISE,)))
    assert store.everything() == Everything()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two stores on one file, as two processes would have them, with one matter and one entry."""
    first = open_file(tmp_path / "footing.db", "x", cost=CHEAP)
    first.put_everything(ALL)
    second = open_file(tmp_path / "footing.db", "x")
    second.everything()
    yield first, second
    first.close()
    second.close()


def test_a_change_made_elsewhere_is_not_overwritten(two: tuple[Store, Store]) -> None:
    here, there = two
    there.save_matter(replace(MATTER, state="held"))
    with pytest.raises(StoreChangedError, match="not saved") as caught:
        here.save_matter(replace(MATTER, state="closed"))
    assert caught.value.where == MATTER.id
    assert there.matter(MATTER.id).state == here.matter(MATTER.id).state == "held"
    here.save_matter(replace(MATTER, state="closed"))  # after it was read again
    assert there.matter(MATTER.id).state == "closed"


def test_the_same_change_made_twice_is_no_conflict(two: tuple[Store, Store]) -> None:
    for each in two:
        each.save_entry(replace(ENTRY, text="The same."))
    two[0].save_entry(replace(ENTRY, text="Another."))
    assert two[1].entry(ENTRY.id).text == "Another."


def test_what_was_removed_elsewhere_does_not_come_back_unnoticed(two: tuple[Store, Store]) -> None:
    here, there = two
    there.remove_entry(ENTRY.id)
    with pytest.raises(StoreChangedError, match="removed"):
        here.save_entry(replace(ENTRY, text="Mine."))


def test_saving_blindly_over_what_was_never_read_is_refused(two: tuple[Store, Store]) -> None:
    new = Entry("new", date(2026, 11, 4), "win", "Here.")
    two[0].save_entry(new)
    with pytest.raises(StoreChangedError):
        two[1].save_entry(replace(new, text="There."))


def test_a_save_that_failed_does_not_count_as_seen(two: tuple[Store, Store]) -> None:
    here, there = two
    there.save_promise(replace(PROMISE, state="done"))
    for _ in range(2):
        with pytest.raises(StoreChangedError):
            here.save_promise(replace(PROMISE, state="dropped"))


def test_two_windows_of_one_process_do_not_overwrite_each_other(store: Store) -> None:
    store.save_matter(MATTER)
    later = MATTER.changed + timedelta(seconds=1)
    store.save_matter(replace(MATTER, changed=later, state="held"), since=MATTER.changed)
    with pytest.raises(StoreChangedError):
        store.save_matter(replace(MATTER, gate="stopped"), since=MATTER.changed)
    assert store.matter(MATTER.id).state == "held"


def test_several_threads_may_save_at_once(store: Store) -> None:
    def write(name: str) -> None:
        for number in range(10):
            store.save_entry(Entry(f"{name}{number}", date(2026, 11, 3), "win", name))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.entries()) == 40
