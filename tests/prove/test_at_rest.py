"""What somebody wrote is searched for, byte for byte, wherever the program could have left it."""

from __future__ import annotations

import io
import json
import re
import signal
import stat
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from footing.app import exchange
from footing.app.workspace import Workspace
from footing.kernel.errors import DataError, FootingError
from footing.kernel.places import dotted
from footing.kernel.settings import Folders
from footing.store import from_json, to_json
from footing.store.header import read_header
from footing.store.key import COST, new_key
from tests.prove.measured import counted
from tests.prove.program import Program, started
from tests.store.records import ALL, MATTER

PHRASE, SECOND, WRONG = "canary-passphrase", "canary-of-the-second", "canary-that-is-wrong"
LINE, BROKEN = "canary-in-a-journal-line", "canary-in-an-error"
OTHER = {"me": "Kim", "leader": "Robin"}


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all texts in a JSON value."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))


def placed(document: Any, path: tuple[Any, ...], text: str) -> str:
    """Put a text at a place; what stood there before."""
    *above, last = path
    for step in above:
        document = document[step]
    was, document[last] = document[last], text
    return was


def with_canaries() -> tuple[str, list[str]]:
    """An export with one record of each kind and another canary in every text that may be any."""
    document = json.loads(to_json(ALL))
    document["matters"][0]["answers"]["checkins"]["every"] = "week"  # the playbook wants one
    before: dict[tuple[Any, ...], str] = {}
    for number, path in enumerate(list(leaves(document))):
        before[path] = placed(document, path, f"canary-{number}-bird")
        try:
            from_json(json.dumps(document))
        except FootingError:  # an id, a day, one of a few words
            placed(document, path, before.pop(path))
    placed(document, ("matters", 0, "playbook"), before.pop(("matters", 0, "playbook")))
    space = Workspace.fresh(Folders(Path("none"), Path("none")))
    for _ in range(3):  # what a playbook takes only one of a few words for
        try:
            exchange.import_(space, json.dumps(document))
            break
        except DataError as error:
            wrong = tuple(problem.path for problem in error.problems)
            for path in [one for one in before if dotted(one).startswith(wrong)]:
                placed(document, path, before.pop(path))
    text = json.dumps(document)
    return text, re.findall(r"canary-\d+-bird", text)


EXPORT, CANARIES = with_canaries()
HANDED_OUT = [one for one in CANARIES if one in json.dumps(json.loads(EXPORT)["issues"])]
"""What a calendar file said that was taken along; it is replaced when the file is made anew."""
SECRETS = [*CANARIES, PHRASE, SECOND, WRONG, LINE, BROKEN]


def found_in(content: bytes, secrets: list[str]) -> list[str]:
    """The secrets that stand in some bytes, in either of the encodings in which texts are held."""
    if b"canary" not in content and "canary".encode("utf-16-le") not in content:
        return []
    either = [(one, one.encode(), one.encode("utf-16-le")) for one in secrets]
    return [one for one, short, wide in either if short in content or wide in content]


def searched(folder: Path) -> list[tuple[Path, list[str]]]:
    """Every file below the folder in which a secret stands, with these."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    names = "\n".join(str(each) for each in folder.rglob("*")).encode()
    assert found_in(names, SECRETS) == []
    counted("files searched for canaries", len(files))
    return [(each, found) for each in files if (found := found_in(each.read_bytes(), SECRETS))]


def walked(program: Program) -> int:
    """Look at every page and file of the matter with the canaries; how many bytes came back."""
    base = f"/matters/{MATTER.id}"
    pages = ("/", "/today", "/matters", "/journal", "/promises", "/months", "/load", "/keep",
             "/about", "/decide", base, f"{base}/hold", f"{base}/after", f"{base}/mentor",
             f"{base}/outcome", f"{base}/advice", f"{base}/checkins", f"{base}/steps/aim",
             "/export/footing.md", "/export/footing.json")  # fmt: skip
    packed = program.post(f"{base}/files/footing.zip", {}, 200).body
    return len(packed) + sum(len(program.get(path).body) for path in pages)


def test_the_canaries_are_in_every_kind_of_record() -> None:
    """Otherwise the search would find nothing because there is nothing to be found."""
    assert len(CANARIES) > 40
    for kind, records in json.loads(EXPORT).items():
        assert kind in ("schema", "issues", "checkins") or "canary-" in json.dumps(records), kind


def test_a_journey_leaves_no_canary_anywhere(tmp_path: Path) -> None:
    """In memory, kept, locked, opened, changed, failed, killed, copied: in no file, name or log."""
    with started(tmp_path) as program:
        program.post("/import", {}, 422, BROKEN.encode() * 100_000)  # too large for small buffers
        program.post("/import", {}, 200, EXPORT.encode())
        assert found_in(program.get("/export/footing.json").body, SECRETS) == CANARIES
        assert walked(program) > 100_000
        _fails(program)
        # Before the first keep nothing at all is written.
        assert [each for each in (tmp_path / "home").rglob("*") if each.is_file()] == []
        assert searched(tmp_path) == []

        program.post("/keep", {"passphrase": PHRASE, "again": PHRASE}, 200)
        program.post("/journal", {"kind": "worry", "text": LINE, "day": "2026-11-22"})
        assert LINE in program.get("/journal").text
        assert searched(tmp_path) == []
        program.post("/lock", {})
        assert found_in(program.get("/journal").body, SECRETS) == []
        program.post("/unlock", {"passphrase": WRONG}, 422)
        program.post("/unlock", {"passphrase": PHRASE})
        program.post("/passphrase", {"so-far": PHRASE, "passphrase": SECOND, "again": SECOND}, 200)
        walked(program)
        _fails(program)
        assert searched(tmp_path) == []
        assert _others_files_are_clean(program) > 5
        data = tmp_path / "home" / "footing" / "data"
        assert (data / "footing.db").is_file()
        assert list((data / "backups").glob("footing-*.db"))
        _only_the_owner(data)
        program.post("/journal", {"kind": "worry", "text": f"{LINE} again", "day": "2026-11-22"})
        # A crash of the whole process; a memory dump would be written into the folder it runs in.
        program.process.send_signal(signal.SIGSEGV)
        program.process.wait(20)
    assert searched(tmp_path) == []
    with started(tmp_path) as program:
        program.post("/unlock", {"passphrase": SECOND})
        assert f"{LINE} again" in program.get("/journal").text
        there = found_in(program.get("/export/footing.json").body, SECRETS)
        assert {*there, *HANDED_OUT} == {*CANARIES, LINE}
    assert searched(tmp_path) == []
    data = tmp_path / "home" / "footing" / "data"
    assert {path for path in program.opened() if not path.is_relative_to(data)} <= {
        tmp_path / "home" / "footing", Path("/dev/null")
    }  # fmt: skip
    counted("canaries searched for", len(SECRETS))


def _fails(program: Program) -> None:
    """A page fails with an error that holds a secret: neither page nor log tells it."""
    answer = program.get(f"/months?fail={BROKEN}", 500)
    assert found_in(answer.body, SECRETS) == []
    assert "Traceback" not in answer.text
    assert "RuntimeError" in answer.text


def _others_files_are_clean(program: Program) -> int:
    """Another matter, and all of its files: nothing of the first one is in them."""
    asked = re.findall(r'name="(gate\.\w+)"', program.get("/begin/own-up").text)
    begun = program.post("/begin/own-up", dict.fromkeys(asked, "no")).headers["location"]
    base = begun.removesuffix("/people")
    program.post(begun, OTHER)
    for step, fields in {
        "aim": {"aim.say": "I keep the shelves full."},
        "mistakes": {"mistakes.0.what": "I sent the wrong file.", "mistakes.0.done": "I called."},
    }.items():
        program.post(f"{base}/steps/{step}", {**fields, "do": "on"})
    packed = zipfile.ZipFile(io.BytesIO(program.post(f"{base}/files/footing.zip", {}, 200).body))
    contents = [packed.read(name) for name in packed.namelist()]
    contents += [program.get(f"{base}{rest}").body for rest in ("", "/mentor", "/hold", "/outcome")]
    assert any(b"shelves full" in content for content in contents)
    for content in contents:
        assert found_in(content, SECRETS) == []
    return len(contents)


def _only_the_owner(data: Path) -> None:
    """Files 0600, folders 0700."""
    for each in (data.parent, data, *data.rglob("*")):
        mode = stat.S_IMODE(each.stat().st_mode)
        assert mode == (0o700 if each.is_dir() else 0o600), (each, oct(mode))


def test_the_same_search_finds_them_without_a_passphrase(tmp_path: Path) -> None:
    """So the search above would notice."""
    with started(tmp_path) as program:
        program.post("/import", {}, 200, EXPORT.encode())
        program.post("/keep", {"without": "yes"})
    ((path, found),) = searched(tmp_path)
    assert path.name == "footing.db"
    assert set(found) == set(CANARIES)


def test_a_wrong_passphrase_costs_time_and_tells_nothing_more(tmp_path: Path) -> None:
    """Each try needs 64 MB and the same work, however near it is, and one answer is as another.

    After three of them the next one has to wait, and is not even looked at.
    """
    said = set()
    with started(tmp_path) as program:
        program.post("/keep", {"passphrase": PHRASE, "again": PHRASE}, 200)
        program.post("/lock", {})
        begun = time.process_time()
        new_key(PHRASE)
        work = time.process_time() - begun
        for wrong in (PHRASE[:-1], "x", "y" * 10_000):
            begun = time.monotonic()
            answer = program.post("/unlock", {"passphrase": wrong}, 422)
            assert time.monotonic() - begun > work / 3
            said.add(answer.text)
            assert "does not open the file" in answer.text
        assert "was not tried" in program.post("/unlock", {"passphrase": PHRASE.upper()}, 422).text
    assert len(said) == 1
    header = read_header(tmp_path / "home" / "footing" / "data" / "footing.db")
    assert header is not None
    assert header.cost == COST == 16


@pytest.mark.parametrize("many", [50])
def test_every_salt_is_another(many: int) -> None:
    """Random, and stored with the file, so that no two files have the same key."""
    made = [new_key(PHRASE, 1) for _ in range(many)]
    assert len({header.salt for header, _ in made}) == len({key for _, key in made}) == many
