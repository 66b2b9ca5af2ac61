"""The program as a person starts it, with a list of all files that it opens to write into.

And with one page that fails: ``/months?fail=WORDS`` raises an error that holds these words, as an
error of the program itself could hold what somebody wrote. Started by ``tests.prove.program``.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_MADE = {"tempfile.mkstemp": 0, "tempfile.mkdtemp": 0, "os.mkdir": 0, "os.rename": 1}


def _watch(log: int) -> None:
    def hook(event: str, given: tuple[Any, ...]) -> None:
        path = None
        if event == "open":
            path, mode, flags = given
            writes = bool(flags & _WRITING) if isinstance(flags, int) else mode not in ("r", "rb")
            path = path if writes else None
        elif event in _MADE:
            path = given[_MADE[event]]
        if isinstance(path, (str, bytes, os.PathLike)):
            os.write(log, (json.dumps(os.path.abspath(os.fsdecode(path))) + "\n").encode())  # noqa: PTH100

    sys.addaudithook(hook)


def _break() -> None:
    """Make the page of the months fail where it is asked to."""
    from footing.web import visit
    from footing.web.pages import months

    shown = months.look

    def look(one: visit.Visit) -> Any:
        if words := one.query.get("fail"):
            held_by_the_frame = words
            raise RuntimeError(f"cannot go on with {held_by_the_frame}")
        return shown(one)

    months.ROUTES = (visit.route("/months", look),)


if __name__ == "__main__":
    _watch(os.open(os.environ["FOOTING_OPENED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    _break()
    from footing.cli.main import main

    main()
