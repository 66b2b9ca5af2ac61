"""A real PostgreSQL for the tests; they are skipped with the reason where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]


def binary(name: str) -> str | None:
    """A program of PostgreSQL, on the path or where Debian puts it."""
    return shutil.which(name, path=os.pathsep.join([*map(str, PLACES), os.environ["PATH"]]))


@contextmanager
def running() -> Iterator[str]:
    """The address of a server that exists for this while only; skips where it cannot be started."""
    initdb, control = binary("initdb"), binary("pg_ctl")
    if initdb is None or control is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt install postgresql)")
    as_user: dict[str, object] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        import pwd

        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("run as root, and there is no user “postgres” to run the server")
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        home = Path(folder) / "home"
        home.mkdir()
        if as_user:
            os.chown(home, int(str(as_user["user"])), int(str(as_user["group"])))

        def run(*command: object) -> None:
            subprocess.run(  # type: ignore[call-overload]
                [*map(str, command)], cwd=home, check=True, capture_output=True, **as_user
            )

        data = home / "data"
        run(initdb, "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-F -c listen_addresses='' -k {home}"
        run(control, "-D", data, "-w", "-l", home / "log", "-o", options, "start")
        try:
            yield f"postgresql://desk@/postgres?host={home}"
        finally:
            run(control, "-D", data, "-m", "immediate", "stop")
