"""A matter, a person, everything: gone from the file and from every copy, and nothing else is."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from footing.app import journal, matters, removing
from footing.app.workspace import Workspace
from footing.contacts.model import Contact
from footing.kernel.clock import fixed
from footing.kernel.errors import FootingError
from footing.kernel.settings import Folders
from footing.store import Everything, open_file
from footing.store.backups import backups
from footing.store.faults import StoreFullError
from footing.store.store import Store
from footing.store.wiping import finish, wipe
from tests.app.conftest import NOW, cleared, worked

NAME = "Quillonby"
OTHER = "What else there was."


@pytest.fixture
def kept(ws: Workspace) -> Workspace:
    """Kept without a passphrase, so that every byte of the file can be read, with a copy."""
    ws.keep(None)
    return ws


def everywhere(ws: Workspace, words: str) -> list[str]:
    """The names of the files of the data folder in which ``words`` stand."""
    found = []
    for path in ws.folders.data.rglob("*"):
        if path.is_file() and words.encode() in path.read_bytes():
            found.append(path.name)
    return found


def copied(ws: Workspace) -> None:
    """A copy of yesterday, with what is there now."""
    ws.store.copy_file(NOW.date() - timedelta(days=1))


def test_a_matter_goes_from_the_file_and_the_copies(kept: Workspace) -> None:
    matter = cleared(kept, leader=NAME)
    matters.answer(kept, matter.id, "fear", "Zanzibarian words of fear.")
    journal.add(kept, "fact", "Xylographic facts.", matter=matter.id)
    journal.add(kept, "win", OTHER)
    copied(kept)
    assert len(everywhere(kept, "Zanzibarian")) == 2
    found = removing.belongings(kept, matter.id)
    assert found.goes[0].startswith("1 answer")
    assert found.lines == 1
    matters.remove(kept, matter.id)
    assert everywhere(kept, "Zanzibarian") == []
    assert everywhere(kept, NAME) == []
    assert len(everywhere(kept, "Xylographic")) == 2
    assert len(everywhere(kept, OTHER)) == 2
    assert [one.day for one in backups(kept.folders.store)] == [NOW.date()]


def test_behind_a_passphrase_it_is_gone_from_every_page_too(ws: Workspace) -> None:
    """All pages of the file and its copies are decrypted, also those that are free now."""
    pages = pytest.importorskip("tests.store.pages", reason="needs the package cryptography")
    passphrase = "four plain words here"
    ws.keep(passphrase)
    matter = cleared(ws, leader=NAME)
    matters.answer(ws, matter.id, "fear", "Zanzibarian words of fear. " * 400)
    journal.add(ws, "win", OTHER)
    copied(ws)

    def found(words: str) -> int:
        files = [ws.folders.store, *(one.path for one in backups(ws.folders.store))]
        return sum(words.encode() in pages.in_the_clear(one, passphrase) for one in files)

    assert found("Zanzibarian") == found(NAME) == found(OTHER) == 2
    matters.remove(ws, matter.id)
    assert found("Zanzibarian") == found(NAME) == 0
    assert found(OTHER) == 2


def test_its_lines_go_with_it_where_that_is_wanted(kept: Workspace) -> None:
    matter = cleared(kept)
    journal.add(kept, "fact", "Xylographic facts.", matter=matter.id)
    journal.add(kept, "win", OTHER)
    copied(kept)
    matters.remove(kept, matter.id, lines=True)
    assert everywhere(kept, "Xylographic") == []
    assert [one.text for one in journal.list_(kept)] == [OTHER]


def test_a_person_goes_wherever_they_are_named(kept: Workspace) -> None:
    """The matter about them as a whole; elsewhere they become somebody."""
    about = cleared(kept, leader=NAME)
    journal.add(kept, "worry", f"{NAME} said that {NAME}’s plan comes first.", matter=about.id)
    other = worked(kept)
    matters.answer(kept, other.id, "their_part", f"{NAME.upper()} had no time for me.")
    journal.add(kept, "win", OTHER)
    copied(kept)
    found = removing.named(kept, NAME)
    assert [one.matter.id for one in found.matters] == [about.id]
    assert sorted(one.noun for one in found.places) == ["journal line", "matter"]
    assert any(NAME in one.words for one in found.places)
    assert removing.remove_person(kept, NAME).nowhere
    assert everywhere(kept, NAME) == []
    assert everywhere(kept, NAME.upper()) == []
    assert matters.show(kept, other.id).answers["their_part"] == "Somebody had no time for me."
    lines = {one.text for one in journal.list_(kept)}
    assert lines == {"Somebody said that somebody’s plan comes first.", OTHER}
    matters.page(kept, other.id)


def test_a_contact_goes_with_the_person(kept: Workspace) -> None:
    theirs = Contact("c1", f"{NAME} Senior", emails=(f"{NAME.lower()}@example.org",))
    other = Contact("c2", "Ada Byron", note=f"Came through {NAME}.")
    kept.store.add_contacts((theirs, other))
    copied(kept)
    found = removing.named(kept, NAME)
    assert [one.words for one in found.given] == [theirs.title]
    assert removing.remove_person(kept, NAME).nowhere
    assert [(one.name, one.note) for one in kept.store.contacts()] == [
        ("Ada Byron", "Came through somebody.")
    ]
    assert everywhere(kept, NAME) == everywhere(kept, NAME.lower()) == []


def test_the_factual_log_says_that_a_name_was_taken_out(kept: Workspace) -> None:
    entry = journal.add(kept, "fact", "What was said or done: May shouted.")
    removing.remove_person(kept, "May")
    text = journal.show(kept, entry.id).text
    assert text == "What was said or done: Somebody shouted.\nChanged: 2026-11-22 18:00+00:00"


def test_some_of_the_places_can_be_left(kept: Workspace) -> None:
    stays = journal.add(kept, "win", "In May it went well.")
    goes = journal.add(kept, "win", "I thanked May for it.")
    left = removing.remove_person(kept, "May", leave={stays.id})
    assert [one.id for one in left.places] == [stays.id]
    assert journal.show(kept, goes.id).text == "I thanked somebody for it."
    with pytest.raises(FootingError, match="Type the name"):
        removing.named(kept, " ")
    assert removing.named(kept, "Nobody here").nowhere


def test_a_removal_that_fails_has_changed_nothing(
    kept: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No copy is touched before the removal is on the disk."""
    matter = cleared(kept, leader=NAME)
    journal.add(kept, "win", f"Of {NAME}.")
    copied(kept)
    before = kept.store.everything()

    def full(*_: object, **__: object) -> None:
        raise StoreFullError("The disk is full.")

    monkeypatch.setattr(Store, "rewrite", full)
    for remove in (
        lambda: matters.remove(kept, matter.id),
        lambda: removing.remove_person(kept, NAME),
    ):
        with pytest.raises(StoreFullError):
            remove()
    assert kept.store.everything() == before
    assert [one.day for one in backups(kept.folders.store)] == [NOW.date() - timedelta(days=1)]


def test_one_record_that_cannot_go_keeps_all(kept: Workspace) -> None:
    """All of it is one transaction."""
    entry = journal.add(kept, "win", "It stays.")
    matter = cleared(kept)
    missing = replace(entry, id="nothere1")
    with pytest.raises(FootingError, match="no journal entry"):
        kept.store.rewrite(
            remove=Everything(entries=(entry, missing), matters=(matter,)), save=Everything()
        )
    assert journal.show(kept, entry.id) == entry
    assert matters.show(kept, matter.id) == matter


def test_what_dies_before_the_copies_are_made_anew_is_made_good_at_the_next_opening(
    kept: Workspace,
) -> None:
    entry = journal.add(kept, "win", f"Of {NAME}.")
    copied(kept)
    kept.store.remove_entry(entry.id)  # and here the process dies
    kept.close()
    assert everywhere(kept, NAME) == [backups(kept.folders.store)[0].path.name]
    later = Workspace.fresh(kept.folders, clock=fixed(NOW + timedelta(days=1)))
    later.unlock()
    assert everywhere(kept, NAME) == []
    assert [one.day for one in backups(later.folders.store)] == [date(2026, 11, 23)]
    assert not later.store.owes_copies()
    later.close()


def test_everything_goes_with_copies_damaged_files_and_leftovers(kept: Workspace) -> None:
    journal.add(kept, "win", f"Of {NAME}.")
    copied(kept)
    data = kept.folders.data
    for name in ("footing.db.damaged-20261101-100000", ".footing.db.replacing.new"):
        (data / name).write_text(NAME)
    (data / "another.txt").write_text("Not Footing's.")
    assert removing.everything_here(kept) == ("1 journal line",)
    with pytest.raises(FootingError, match="Nothing was removed"):
        removing.remove_everything(kept, "yes")
    assert len(everywhere(kept, NAME)) == 4
    removing.remove_everything(kept, "Remove  everything")
    assert [path.name for path in data.rglob("*")] == ["another.txt"]
    assert not kept.kept
    assert journal.list_(kept) == ()
    assert not Workspace.fresh(kept.folders).locked


def test_a_removal_of_everything_that_was_broken_off_is_finished(tmp_path: Path) -> None:
    """Killed anywhere: either all is there, or the next start leaves nothing."""
    rng = random.Random(8)
    done = 0
    for turn in range(6):
        home = tmp_path / str(turn)
        path = home / "data" / "footing.db"
        store = open_file(path, None)
        store.copy_file(date(2026, 11, 22))
        store.close()
        code = (
            "import sys, os, pathlib\n"
            "from footing.store import wiping\n"
            "left = int(sys.argv[2])\n"
            "real = pathlib.Path.unlink\n"
            "def unlink(self, missing_ok=False):\n"
            "    global left\n"
            "    left -= 1\n"
            "    if left < 0: os._exit(9)\n"
            "    real(self, missing_ok=missing_ok)\n"
            "pathlib.Path.unlink = unlink\n"
            "wiping.wipe(pathlib.Path(sys.argv[1]))\n"
        )
        subprocess.run([sys.executable, "-c", code, str(path), str(rng.randrange(4))], check=False)
        places = Folders(home / "data", home / "config")
        Workspace.fresh(places)
        assert list(places.data.rglob("*")) == []
        done += 1
    assert done == 6


def test_nothing_is_wiped_without_a_word(tmp_path: Path) -> None:
    assert not finish(tmp_path / "footing.db")
    wipe(tmp_path / "nowhere" / "footing.db")
    assert list(tmp_path.iterdir()) == []
