from __future__ import annotations

import re
from pathlib import Path

from footing.app.demo import examples
from footing.kernel.clock import local_now
from tests.cli.conftest import Cli

CLIENTS = str(examples() / "contacts" / "clients.csv")
PHONE = str(examples() / "contacts" / "phone.vcf")


def test_from_an_address_book_to_the_few_of_today(cli: Cli) -> None:
    looked = cli("people", "import", CLIENTS, "--look")
    assert "13 people, read as a table. Nothing was taken in." in looked.out
    assert "Last contact: Last contact" in looked.out
    assert "There is nobody" in cli("people", "list").out
    assert "13 people added" in cli("people", "import", CLIENTS, "--no-passphrase").out
    assert "3 people added" in cli("people", "import", PHONE).out
    shown = cli("people").out
    assert "year by year backwards" in shown
    assert "Keep in touch" in cli("today").out
    found = re.search(r"^(\w{6}) .*Priya Nair", cli("people", "list", "nair").out, re.MULTILINE)
    assert found
    # The examples grow old, so one of this year is made of one of them.
    today = local_now().date()
    cli(
        "people", "change", found[1], "--year", str(today.year), "--last", f"{today.year - 1}-01-05"
    )
    assert f"Current; last contact on 5 January {today.year - 1}." in " ".join(
        cli("people").out.split()
    )
    cli("people", "wrote", found[1], "Sent", "a", "card", "--next", "2999-01-01")
    one = cli("people", "show", found[1]).out
    assert "Sent a card" in one
    assert "Next: 2999-01-01" in one
    assert "keep-in-touch.ics" in cli("people", "calendar", found[1], "--out", "out").out
    assert b"SUMMARY:Keep in touch" in Path("out/keep-in-touch.ics").read_bytes()


def test_the_pace_and_one_who_is_added_changed_and_removed(cli: Cli) -> None:
    said = cli("people", "pace", "--week", "3", "--every", "20", "--since", "2025",
               "--no-passphrase").out  # fmt: skip
    assert "clients of 2025 or later" in " ".join(said.split())
    added = cli("people", "add", "Ada", "Obi", "--year", "2019", "--email", "a@example.org").out
    found = re.search(r"Ada Obi \((\w{6})\): waits with those of 2019", added)
    assert found
    changed = cli("people", "change", found[1], "--org", "Obi Ltd", "--aside", "--last", "")
    assert "left out" in changed.out
    assert "Organisation: Obi Ltd" in changed.out
    assert "Removed: Ada Obi" in cli("people", "remove", found[1]).out


def test_those_who_look_alike_are_shown_before_anything_is_merged(cli: Cli) -> None:
    cli("people", "import", CLIENTS, "--no-passphrase")
    cli("people", "import", PHONE)
    marta, ruth = re.findall(r"^ +- (\w{6}): (?:Marta|Ruth)", cli("people", "same").out, re.M)[::2]
    ids = re.findall(r"(\w{6}): .*(?:Kowalska|Achterberg)", cli("people", "same").out)
    assert (ids[0], ids[2]) == (marta, ruth)
    asked = cli("people", "merge", *ids[:2], typed="n\n")
    assert "Together they become: Marta Kowalska, Kowalska Design" in asked.out
    assert asked.status == 130
    assert "+48 555 010 020" in cli("people", "merge", *ids[:2], "--yes").out
    assert "not shown together again" in cli("people", "apart", *ids[2:]).out
    assert "Nobody looks like somebody else" in cli("people", "same").out


def test_what_is_wrong_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Name,Last contact\nAda,03/04/2021\n", "utf-8")
    for arguments, said in (
        (("import", "nowhere.vcf", "--no-passphrase"), "There is no such file"),
        (("import", "odd.csv", "--no-passphrase"), "could be two days"),
        (("import", "odd.csv", "--column", "x=y"), "names no column"),
        (("show", "zzz"), "There is no contact"),
        (("wrote", "zzz", "--day", "soon"), "not a day"),
        (("pace", "--week", "9999", "--no-passphrase"), "1 to 500"),
    ):
        ended = cli("people", *arguments)
        assert (ended.status, said in ended.err) == (2, True), (arguments, ended)
    done = cli("people", "import", "odd.csv", "--dates", "day-first", "--no-passphrase")
    assert "1 person added" in done.out
