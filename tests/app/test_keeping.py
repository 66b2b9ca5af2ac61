"""The kept file itself: other passphrases, copies, and what the doctor finds and mends."""

from __future__ import annotations

from datetime import date

import pytest

from footing.app import journal, keeping, matters
from footing.app.workspace import Workspace
from footing.kernel.errors import FootingError, NotFoundError, StoreError, WrongPassphraseError
from tests.app.conftest import NOW, cleared

PHRASE = "blue horse on the stairs"
TODAY = NOW.date()


@pytest.fixture
def kept(ws: Workspace) -> Workspace:
    """A workspace with one journal line, kept, locked and opened again on the same day."""
    journal.add(ws, "win", "The audit passed.")
    ws.keep(PHRASE)
    ws.lock()
    ws.unlock(PHRASE)
    return ws


def test_what_was_kept_is_gone_from_a_locked_workspace(kept: Workspace) -> None:
    kept.lock()
    assert kept.locked
    assert journal.list_(kept) == ()
    with pytest.raises(WrongPassphraseError):
        kept.unlock("something else")
    kept.unlock(PHRASE)
    assert [one.text for one in journal.list_(kept)] == ["The audit passed."]


def test_another_passphrase_opens_the_file_and_its_only_copy(kept: Workspace) -> None:
    key = keeping.change_passphrase(kept, PHRASE, "new words")
    assert key == keeping.recovery_key(kept, "new words")
    (copy,) = keeping.copies(kept)
    assert copy.day == TODAY
    kept.lock()
    assert keeping.examine(kept, "new words").best == copy


def test_a_wrong_passphrase_changes_nothing(kept: Workspace) -> None:
    with pytest.raises(WrongPassphraseError):
        keeping.change_passphrase(kept, "no", "new words")
    assert kept.kept
    assert len(journal.list_(kept)) == 1


def test_an_empty_new_one_is_refused(kept: Workspace) -> None:
    with pytest.raises(StoreError, match="empty"):
        keeping.change_passphrase(kept, PHRASE, "")
    assert kept.kept


def test_the_recovery_key_opens_it_when_the_passphrase_is_lost(kept: Workspace) -> None:
    key = keeping.recovery_key(kept, PHRASE)
    kept.lock()
    keeping.recover(kept, key, "new words")
    assert [one.text for one in journal.list_(kept)] == ["The audit passed."]


def test_what_is_removed_is_in_no_copy(kept: Workspace) -> None:
    matter = cleared(kept)
    entry = journal.list_(kept)[0]
    for remove in (lambda: journal.remove(kept, entry.id), lambda: matters.remove(kept, matter.id)):
        remove()
        (copy,) = keeping.copies(kept)
        kept.lock()
        keeping.put_back(kept, copy.day, PHRASE)
        kept.unlock(PHRASE)
    assert journal.list_(kept) == ()
    assert matters.list_(kept) == ()


def test_the_doctor_finds_a_sound_file(kept: Workspace) -> None:
    found = keeping.examine(kept, PHRASE)
    assert found.sound
    assert found.openable
    assert "0 matters and 1 journal line" in found.checks[0].text
    assert "1 copy" in found.checks[-1].text


def test_the_doctor_finds_the_copy_to_put_back(kept: Workspace) -> None:
    kept.lock()
    path = kept.folders.store
    whole = path.read_bytes()
    path.write_bytes(whole[:6000] + bytes(2000) + whole[8000:])
    found = keeping.examine(kept, PHRASE)
    assert not found.sound
    assert not found.openable
    assert found.best is not None
    moved = keeping.put_back(kept, found.best.day, PHRASE)
    assert moved is not None
    assert moved.exists()
    kept.unlock(PHRASE)
    assert [one.text for one in journal.list_(kept)] == ["The audit passed."]


def test_a_damaged_beginning_is_not_taken_for_a_wrong_passphrase(kept: Workspace) -> None:
    """The salt of the key stands there; the copies know that the passphrase is right."""
    kept.lock()
    path = kept.folders.store
    whole = path.read_bytes()
    path.write_bytes(whole[:5] + bytes(10) + whole[15:])
    found = keeping.examine(kept, PHRASE)
    assert not found.openable
    assert found.best is not None
    assert "the beginning of the file is damaged" in found.checks[0].text
    with pytest.raises(WrongPassphraseError):
        keeping.examine(kept, "something else")


def test_a_damaged_copy_is_passed_over(kept: Workspace) -> None:
    """Whatever of it is damaged, the file itself is sound, and an older copy counts."""
    kept.lock()
    path = kept.folders.store
    (copy,) = keeping.copies(kept)
    older = copy.path.with_name("footing-2026-01-02.db")
    older.write_bytes(copy.path.read_bytes())
    for damaged in (b"", b"FTG", path.read_bytes()[:5] + bytes(10) + path.read_bytes()[15:]):
        copy.path.write_bytes(damaged)
        found = keeping.examine(kept, PHRASE)
        assert found.openable
        assert found.best is not None
        assert found.best.path == older
        assert keeping.encrypted(kept)
    path.write_bytes(b"")
    assert keeping.encrypted(kept)


def test_a_lost_file_is_found_in_its_copies(kept: Workspace) -> None:
    kept.lock()
    kept.folders.store.unlink()
    assert keeping.encrypted(kept)
    found = keeping.examine(kept, PHRASE)
    assert not found.openable
    assert found.best is not None
    assert keeping.put_back(kept, found.best.day, PHRASE) is None
    kept.unlock(PHRASE)
    assert len(journal.list_(kept)) == 1


def test_leftovers_of_a_broken_off_start_are_removed(kept: Workspace) -> None:
    left = kept.folders.data / ".footing.db.abc.new"
    left.write_text("half")
    assert any("broken off" in one.text for one in keeping.examine(kept, PHRASE).checks)
    assert not left.exists()


def test_nothing_kept_is_nothing_to_examine(ws: Workspace) -> None:
    with pytest.raises(NotFoundError):
        keeping.examine(ws, None)
    with pytest.raises(NotFoundError):
        keeping.put_back(ws, TODAY, None)


def test_a_copy_is_not_put_over_a_file_that_is_open(kept: Workspace) -> None:
    with pytest.raises(FootingError, match="open here"):
        keeping.put_back(kept, TODAY, PHRASE)
    with pytest.raises(NotFoundError):
        keeping.put_back(kept, date(2020, 1, 1), PHRASE)
