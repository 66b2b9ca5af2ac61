from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from footing.app.files import write_all
from footing.kernel.errors import FootingError


def test_files_are_whole_private_and_replace_older_ones(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    write_all(out, {"x.txt": b"old"})
    assert write_all(out, {"x.txt": b"new", "y.txt": b""}) == (out / "x.txt", out / "y.txt")
    assert (out / "x.txt").read_bytes() == b"new"
    assert sorted(path.name for path in out.iterdir()) == ["x.txt", "y.txt"]
    if os.name == "posix":
        assert (out / "x.txt").stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_all(tmp_path, {"x.txt": b"old"})
    calls = []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_all(tmp_path, {"x.txt": b"new", "y.txt": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
    assert (tmp_path / "x.txt").read_bytes() == b"old"


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(FootingError, match="folder is needed"):
        write_all(tmp_path / "out", {"x.txt": b""})
