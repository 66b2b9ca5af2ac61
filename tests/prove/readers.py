"""Everything that reads a file or a text of somebody else's making, as one function of bytes each.

A reader either reads, or says in words why not (FootingError). Any other error, and more than
``SECONDS`` of work for a small input, is a fault of Footing.
"""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from footing.advice.decision_file import read_score
from footing.app import (
    agreement,
    checking,
    contacts_import,
    deciding,
    desk,
    exchange,
    matters,
    own_rules,
    panel,
    resume,
    settings,
)
from footing.app.backlog import Asked, measure_backlog
from footing.app.demo import examples
from footing.app.plan_file import parsed
from footing.app.prepare import prepare
from footing.app.workspace import Workspace
from footing.intake.journals import read_journal
from footing.kernel.clock import fixed
from footing.kernel.settings import Folders
from footing.playbooks.library import check_file, shipped
from footing.store import to_json
from tests.prove.measured import LONG
from tests.store.records import ALL

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
SECONDS = 10.0
"""Of processor time for one input of up to some ten thousand bytes; all took under one so far."""
Reader = Callable[[bytes], object]


@cache
def _home() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="footing-readers-")


def _fresh() -> Workspace:
    home = Path(_home().name)
    return Workspace.fresh(Folders(home / "data", home / "config"), clock=fixed(NOW))


@cache
def _space() -> Workspace:
    return _fresh()


def _as_file(name: str, read: Callable[[Path], object]) -> Reader:
    def reader(data: bytes) -> object:
        path = Path(_home().name) / name
        path.write_bytes(data)
        return read(path)

    return reader


def _answers(data: bytes) -> object:
    return prepare("-", None, library=_space().library, now=NOW, stdin=data)


def _export(data: bytes) -> object:
    space = _fresh()
    try:
        return exchange.import_(space, exchange.read_export(Path("-"), data)[0])
    finally:
        space.close()


def _thread(name: str) -> Reader:
    def reader(data: bytes) -> object:
        space = _fresh()
        try:
            begun = matters.begin(space, "second-chance", {"me": "Ola", "leader": "Marek"})
            matters.pass_gate(space, begun.id, {one.key: False for one in matters.questions()})
            panel.own_view(space, begun.id, "I wait.")
            panel.paste(space, begun.id, data, name)
            return panel.view(space, begun.id)
        finally:
            space.close()

    return reader


def _people(name: str) -> Reader:
    def reader(data: bytes) -> object:
        space = _fresh()
        try:
            found = contacts_import.read(data, name, contacts_import.choices(), space)
            return contacts_import.take_in(space, found)
        finally:
            space.close()

    return reader


def _resume(data: bytes) -> object:
    """Read, shortened, and written in every form."""
    found = resume.of(_space(), resume.at_hand(data))
    return resume.files(found), resume.left_out_markdown(found)


def _settings(data: bytes) -> object:
    home = Path(_home().name) / "set"
    home.mkdir(exist_ok=True)
    (home / settings.NAME).write_bytes(data)
    return settings.settings(Folders(home, home))


def _agreement(data: bytes) -> object:
    return agreement.find(_space().library.get("renegotiate"), data.decode("utf-8", "replace"))


def _backlog(name: str) -> Reader:
    return _as_file(name, lambda path: measure_backlog(Asked(path), fixed(NOW)))


READERS: Mapping[str, Reader] = {
    "answer file": _answers,
    "decision file": lambda data: deciding.decide("-", data),
    "export": _export,
    "journal": lambda data: read_journal(data, "journal.json"),
    "packed journal": lambda data: read_journal(data, "journal.zip"),
    "thread": _thread("thread.txt"),
    "mail": _thread("mail.eml"),
    "agreement": _agreement,
    "draft": lambda data: checking.check(_space(), checking.decoded(data)),
    "playbook": _as_file("own.toml", check_file),
    "own rules": _as_file("rules.toml", lambda path: own_rules.try_out(_space(), path)),
    "plan file": lambda data: parsed(data, "a plan"),
    "settings": _settings,
    "address book": _people("people.vcf"),
    "table of people": _people("people.csv"),
    "résumé": _resume,
    "counts": lambda data: desk.counted(data.decode("utf-8", "replace")),
    "score": lambda data: read_score(data.decode("utf-8", "replace")),
    "csv": _backlog("a.csv"),
    "json table": _backlog("a.json"),
    "workbook": _backlog("a.xlsx"),
    "parquet": _backlog("a.parquet"),
}
SLOW = ("csv", "json table", "workbook", "parquet", "answer file", "playbook", "own rules")
"""Readers that take some ten milliseconds for each input, and so get fewer of them."""


@cache
def seeds(reader: str) -> tuple[bytes, ...]:
    """Inputs that the reader takes, from the examples; small enough to be read in no time."""
    home = examples()
    toml = {
        "answer file": [each.read_bytes() for each in sorted(home.glob("*.toml"))],
        "decision file": [each.read_bytes() for each in sorted((home / "decisions").iterdir())],
        "playbook": [each.read_bytes() for each in shipped()[:1]],
        "own rules": [_RULES],
        "export": [to_json(ALL).encode()],
        "journal": [(home / "journals" / "jrnl.json").read_bytes()],
        "packed journal": [packed({"Journal.json": _DAY_ONE})],
        "thread": [(home / "advice" / "night-shift-lead.txt").read_bytes()],
        "mail": [_MAIL],
        "agreement": [(home / "agreements" / "website.txt").read_bytes()],
        "draft": [(home / "draft-ask-help.txt").read_bytes()],
        "plan file": [b'schema = "footing.plan/1"\n'],
        "settings": [b"lock_after = 15\n"],
        "address book": [(home / "contacts" / "phone.vcf").read_bytes(), _CARD],
        "table of people": [(home / "contacts" / "clients.csv").read_bytes()],
        "résumé": [(home / "resumes" / "marisol-vega.json").read_bytes()],
        "counts": [b"2024-01 100 90 800\n2024-02;120;100;820\n"],
        "score": [b"4-7"],
        "csv": [_CSV],
        "json table": [b'[{"id": 1, "opened": "2024-01-01", "closed": "2024-02-01"}]'],
        "workbook": [_workbook()],
        "parquet": [_parquet()],
    }
    return tuple(toml[reader])


_DAY_ONE = (
    b'{"metadata": {"version": "1.0"}, "entries": [{"uuid": "A1", "text": "Went well #win",'
    b' "creationDate": "2026-11-03T10:00:00Z", "timeZone": "Europe/Berlin", "tags": ["win"]}]}'
)
_MAIL = (
    b"From: Jo <jo@example.org>\r\nTo: Ola <ola@example.org>\r\nSubject: Re: What to do\r\n"
    b"Date: Tue, 3 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n'
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nGo back and ask him. I would say yes.\r\n"
    b"--b\r\nContent-Type: text/html\r\n\r\n<p>Go back</p>\r\n--b--\r\n"
)
_CARD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Garc=C3=ADa;Jos=C3=A9;;;\r\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE:One=0D=0A=\r\nTwo\r\nREV:20190512T101500Z\r\nEND:VCARD\r\n"
)
_CSV = b"id,opened,closed,kind\n" + b"".join(
    b"%d,2024-%02d-01,%s,bug\n" % (n, n % 12 + 1, b"2024-12-30" if n % 3 else b"")
    for n in range(1, 30)
)
_RULES = b'schema = "footing.rules/1"\n\n[[rules]]\nid = "mine"\npatterns = ["just"]\n'


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in ("id opened closed".split(), [1, NOW.replace(tzinfo=None), None], [2, "x", "y"]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = io.BytesIO()
    pq.write_table(pa.table({"id": [1, 2], "opened": ["2024-01-01", "2024-01-02"]}), made)
    return made.getvalue()


@cache
def nasty() -> tuple[bytes, ...]:
    """What breaks readers: depth, length, numbers, names, other kinds of files, half characters."""
    deep, bomb = 5000, bytes(30_000_000)
    return (
        *(
            b"",
            b"\0",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\n" * 5000,
            b" " * 20_000,
            b"\x1a",
            b"#" * 500,
        ),
        *(b"[" * deep, b"{" * deep, b'{"a":' * deep, b"(" * deep, b"[[" * deep, b"<a>" * deep),
        *(b"a=" + b"[" * deep, b"a=" + b"{a=" * deep, b"a." * deep + b"b=1", b"> " * deep + b"x"),
        *(
            b"9" * deep,
            b"-1e999999",
            b"a=" + b"9" * deep,
            b"a=1e999",
            b"1e400-1e401",
            b"NaN",
            b"inf",
        ),
        *(b'{"entries":[{"date":"9999-12-31","time":"99:99","body":"x"}]}', b'{"entries":[null]}'),
        *(b'"' * deep, b"'" * deep, b"\\" * deep, b"\\u0000" * 500, b"\\ud800" * 500, b"%" * deep),
        *(b"../../../../etc/passwd", b"\r\n.\r\nBcc: x@example.org", b"=cmd|' /C calc'!A0"),
        *(b"A" * 50_000, b"A " * 25_000, b"a@b." * 9000, b"ab" * 20_000 + b"!", b"\t,;" * 9000),
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
        b'<!ENTITY c SYSTEM "file:///etc/passwd">]><x>&b;&c;</x>',
        packed({"a.json": bomb}),
        packed({"Journal.json": b'{"entries":[' + b" " * 30_000_000}),
        packed({f"{at}.json": b"{}" for at in range(3000)}),
        packed({"../../evil.json": _DAY_ONE, "/etc/evil.json": _DAY_ONE}),
        packed({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "a.xml": bomb}),
        b"\x1f\x8b\x08" + bytes(500),
        b"PAR1" + b"\xff" * 500 + b"PAR1",
        b"%PDF-1.7\n" + bytes(500),
    )


def mutated(rng: random.Random, reader: str) -> bytes:
    """An input that is nearly right: one of the seeds, or a nasty one, with a few changes."""
    known, odd = seeds(reader), nasty()
    data = bytearray(rng.choice(known if rng.random() < 0.9 else odd))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        to = min(len(data), at + rng.choice([1, 1, 2, 8, 60, 500]))
        match rng.randrange(7):
            case 0:
                data[at:to] = b""
            case 1:
                data[at:at] = rng.choice(odd)[:200]
            case 2:
                data[at:to] = rng.randbytes(to - at)
            case 3:
                data[at:at] = data[at:to] * rng.choice([1, 3, 40])
            case 4:
                other = rng.choice(known)
                start = rng.randrange(len(other) + 1)
                data[at:at] = other[start : start + 200]
            case 5 if data and at < len(data):
                data[at] = rng.choice(b"\x00\xff\"'[]{}=,.:;<>\\\n\r-0")
            case _:
                data = data[:at] if rng.random() < 0.2 else data
    return bytes(data[:60_000])


def inputs(reader: str, many: int, seed: int) -> Iterator[bytes]:
    """What a reader is given: what it takes, what breaks readers, and ``many`` between the two."""
    rng = random.Random(f"{reader} {seed}")
    made = (mutated(rng, reader) for _ in range(many))
    # With `make prove` all of those that break readers; else a share, other ones for each reader.
    odd = nasty() if LONG else nasty()[len(reader) % 4 :: 4]
    return itertools.chain(seeds(reader), odd, made)
