"""Keep, open, take out and put back, the journal and the list of matters."""

from __future__ import annotations

import re

from footing.app import exchange, journal, matters
from footing.app.workspace import Workspace
from tests.web.conftest import NOW, Visitor

PHRASE = "four words of mine"
NOT_KEPT = "Not kept yet: this lives in memory until you keep it."


def test_every_page_says_that_nothing_is_kept(visitor: Visitor, matter: str) -> None:
    """Until it is."""
    for path in ("/", "/today", "/journal", f"/matters/{matter}", "/about", "/nowhere"):
        assert NOT_KEPT in visitor.client.get(path).text


def test_keep_with_a_passphrase_and_open_it_again(visitor: Visitor, space: Workspace) -> None:
    """What was in memory is in the file, and the note is gone."""
    journal.add(space, "win", "It went well.")
    page = visitor.post("/keep", {"passphrase": PHRASE, "again": PHRASE})
    assert "It is saved on this computer now" in page
    assert NOT_KEPT not in page
    assert space.kept
    assert "every change is saved" in visitor.get("/keep")
    space.close()
    again = Workspace.fresh(space.folders)
    assert again.locked
    again.unlock(PHRASE)
    assert [one.text for one in journal.list_(again)] == ["It went well."]
    again.close()


def test_passphrases_that_cannot_be(visitor: Visitor, space: Workspace) -> None:
    """Empty, unlike, or together with none: a sentence at the field, and nothing is made."""
    for fields, words in (
        ({"passphrase": ""}, "Type a passphrase"),
        ({"passphrase": "a", "again": "b"}, "not the same"),
        ({"passphrase": "a", "again": "a", "without": "yes"}, "Choose one of them"),
    ):
        page = visitor.post("/keep", {**fields}, status=422)
        assert words in page
        assert 'role="alert"' in page
    assert not space.kept
    assert not space.folders.store.exists()


def test_without_a_passphrase_every_page_says_so(visitor: Visitor) -> None:
    """It is possible, and has to be chosen."""
    visitor.post("/keep", {"without": "yes"})
    for path in ("/", "/today", "/journal"):
        assert "Kept without a passphrase" in visitor.get(path)
    assert "The file is not encrypted then" in visitor.get("/about")


def test_a_locked_file_is_offered_to_be_opened(visitor: Visitor, space: Workspace) -> None:
    """A wrong passphrase is said plainly; the right one adds what was written meanwhile."""
    earlier = Workspace.fresh(space.folders)
    journal.add(earlier, "win", "Kept before.", day=NOW.date())
    earlier.keep(PHRASE)
    earlier.close()
    assert "Open what you kept" in visitor.get("/welcome")
    assert "Your kept work is not open" in visitor.get("/")
    assert "Open what you kept" in visitor.get("/keep")
    journal.add(space, "win", "Written meanwhile.")
    page = visitor.post("/unlock", {"passphrase": "wrong"}, status=422)
    assert 'href="#passphrase"' in page
    visitor.post("/unlock", {"passphrase": PHRASE})
    page = visitor.get("/journal")
    assert "Kept before." in page
    assert "Written meanwhile." in page


def test_export_and_import_lose_nothing(visitor: Visitor, space: Workspace, matter: str) -> None:
    """What was taken out can be put into an empty Footing."""
    journal.add(space, "worry", "Is it enough?")
    taken = visitor.get("/export/footing.json")
    assert "Is it enough?" in visitor.get("/export/footing.md")
    matters.remove(space, matter)
    page = visitor.post("/import", files={"file": ("footing.json", taken.encode())})
    assert "Read in: 1 matter, " in page
    assert exchange.export(space).json == taken


def test_files_that_cannot_be_read_in(visitor: Visitor, space: Workspace) -> None:
    """None, no text, no JSON, another JSON: a sentence, and nothing has changed."""
    before = space.store.everything()
    visitor.post("/import", status=422)
    for data in (b"", b"\xff\xfe\x00", b"hello", b"{}", b"[]", b'{"schema": "other"}'):
        page = visitor.post("/import", files={"file": ("x.json", data)}, status=422)
        assert 'href="#file"' in page
    assert space.store.everything() == before


def test_a_line_of_the_journal_lives(visitor: Visitor, space: Workspace) -> None:
    """Added, changed, removed."""
    page = visitor.post("/journal", {"kind": "win", "text": "It went well.", "day": "2026-11-20"})
    assert "Friday, 20 November" in page
    (entry,) = journal.list_(space)
    assert "It went well." not in visitor.get("/journal?kind=worry")
    changed = {"kind": "worry", "text": "Did it?", "day": "2026-11-21", "do": "save"}
    assert "Did it?" in visitor.post(f"/journal/{entry.id}", {**changed})
    empty = visitor.post(f"/journal/{entry.id}", {**changed, "text": " "}, status=422)
    assert "needs some words" in empty
    visitor.post(f"/journal/{entry.id}", {"do": "remove"})
    assert journal.list_(space) == ()


def test_a_line_that_cannot_be_is_given_back(visitor: Visitor) -> None:
    """The words stay in the field."""
    page = visitor.post("/journal", {"kind": "win", "text": "Good.", "day": "someday"}, status=422)
    assert "Good." in page
    assert "not a day" in page
    visitor.post("/journal", {"kind": "song", "text": "La", "day": ""}, status=422)


def test_a_matter_is_closed_opened_and_removed(
    visitor: Visitor, space: Workspace, matter: str
) -> None:
    """Removing asks first."""
    assert "Closed" in visitor.post(f"/matters/{matter}/state", {"do": "close"})
    assert "What is open" in visitor.get("/")
    assert f'href="/matters/{matter}"' not in visitor.get("/")
    assert "In preparation" in visitor.post(f"/matters/{matter}/state", {"do": "reopen"})
    assert "Remove “" in visitor.get(f"/matters/{matter}/remove")
    assert len(matters.list_(space)) == 1
    visitor.post(f"/matters/{matter}/remove")
    assert matters.list_(space) == ()


def test_the_end_is_asked_for_and_said(visitor: Visitor) -> None:
    """Nobody loses what is not kept without having read it."""
    assert "It will be gone" in visitor.get("/end")
    assert "Footing has ended" in visitor.post("/end")


def test_words_on_a_page_never_come_from_an_address(visitor: Visitor) -> None:
    """Only known confirmations are shown."""
    assert "Kept." in visitor.get("/?said=kept")
    assert "buy" not in visitor.get("/?said=buy")


def test_the_recovery_key_is_shown_once_and_is_a_way_back_in(
    visitor: Visitor, space: Workspace
) -> None:
    """Keep, lock, lose the passphrase, and come back with the key; the old ones open nothing."""
    journal.add(space, "win", "It went well.")
    page = visitor.post("/keep", {"passphrase": PHRASE, "again": PHRASE})
    key = re.search(r'id="recovery-key">([A-Z2-7-]{64})<', page)
    assert key
    assert key[1] not in visitor.get("/keep")
    visitor.post("/lock", {})
    assert space.locked
    assert "It went well." not in visitor.get("/journal")
    again = {"lost": "yes", "so-far": key[1].lower(), "passphrase": "new", "again": "new"}
    assert "is no recovery key" in visitor.post("/passphrase", {**again, "so-far": "A"}, status=422)
    page = visitor.post("/passphrase", again)
    assert key[1] not in page
    assert "It went well." in visitor.get("/journal")
    visitor.post("/lock", {})
    assert "does not open" in visitor.post("/unlock", {"passphrase": PHRASE}, status=422)
    assert "does not open" in visitor.post("/passphrase", again, status=422)
    visitor.post("/unlock", {"passphrase": "new"})
    assert space.kept


def test_the_passphrase_is_changed_in_the_page(visitor: Visitor, space: Workspace) -> None:
    """With the one so far; a wrong one, or two that differ, change nothing."""
    visitor.post("/keep", {"passphrase": PHRASE, "again": PHRASE})
    assert "Passphrase so far" in visitor.get("/passphrase")
    wrong = {"so-far": "no", "passphrase": "new", "again": "new"}
    assert "does not open" in visitor.post("/passphrase", wrong, status=422)
    unlike = {"so-far": PHRASE, "passphrase": "new", "again": "news"}
    assert "not the same" in visitor.post("/passphrase", unlike, status=422)
    page = visitor.post("/passphrase", {"so-far": PHRASE, "passphrase": "new", "again": "new"})
    assert "The passphrase is changed" in page
    space.lock()
    space.unlock("new")


def test_without_a_passphrase_there_is_none_to_change(visitor: Visitor) -> None:
    visitor.post("/keep", {"without": "yes"})
    assert "Lock it now" not in visitor.get("/keep")
    assert "Passphrase so far" not in visitor.get("/passphrase")


def test_what_is_not_protected_is_said_before_the_first_keep(visitor: Visitor) -> None:
    """On the page that keeps, and in full on a page of its own; the terminal says the same."""
    page = visitor.get("/keep")
    assert "employer manages" in page
    assert page.index("Before you keep it") > 0
    for path in ("/keep", "/about"):
        assert 'href="/protected"' in visitor.get(path), path
    full = visitor.get("/protected")
    for words in ("employer manages", "watch your keys", "subpoena", "history of your terminal"):
        assert words in full
    assert "shared calendar" in full
    visitor.post("/keep", {"without": "yes"})
    assert 'href="/protected"' in visitor.get("/keep")
