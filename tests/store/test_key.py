"""The key and the beginning of the file that says how it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from footing.kernel.errors import WrongPassphraseError
from footing.store.header import SIZE, Header, read_header
from footing.store.key import COST, key_for, new_key
from tests.store.records import CHEAP


def test_the_header_read_from_the_file_gives_the_same_key(tmp_path: Path) -> None:
    header, key = new_key("a b c", CHEAP)
    path = tmp_path / "start"
    path.write_bytes(header.bytes() + b"and so on")
    assert read_header(path) == header
    assert len(header.bytes()) == SIZE
    assert key_for("a b c", header, path) == key
    assert len(key) == 32


def test_every_file_has_its_own_salt_and_key() -> None:
    made = [new_key("the same", CHEAP) for _ in range(5)]
    assert len({header.salt for header, _ in made}) == len({key for _, key in made}) == 5


def test_the_key_stays_the_same_from_version_to_version() -> None:
    header = Header(cost=4, salt=b"0123456789", check=bytes.fromhex("0437"))
    key = key_for("caf\u00e9", header, Path("x"))
    assert key.hex() == "4d7992f5d9c56e7c69a883a76d66b9de7faf0f04e6b0f4ecf00efd706d4882c8"


def test_a_wrong_passphrase_is_noticed() -> None:
    header, _ = new_key("a b c", CHEAP)
    for wrong in ("a b d", "A b c", "", "a b c "):
        with pytest.raises(WrongPassphraseError):
            key_for(wrong, header, Path("x"))


def test_deriving_costs_an_attacker_64_megabytes_per_guess() -> None:
    assert 128 * 8 * 2**COST == 64 * 2**20
