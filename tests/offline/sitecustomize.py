"""No way out of this machine: Python imports this at its start, in every process of the tests.

``tests/conftest.py`` puts this folder on PYTHONPATH, which subprocesses inherit. From then on a
socket that would leave the machine, or a name that would have to be looked up elsewhere, is an
error. Libraries may swallow errors, so each attempt is also written to the file that ``LOG`` names,
and the test during which that happens fails. What is not Python is not seen here: the browser
gets rules of its own (``tests/web/driving.py``), and ``tests/prove/test_alone.py`` runs the whole
program where there is no network.
"""

from __future__ import annotations

import os
import sys
from typing import Any

LOG = "FOOTING_TESTS_OFFLINE_LOG"
_SENDING = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_ASKING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_NAMES = ("localhost", "localhost.localdomain", "ip6-localhost")


class OutsideError(RuntimeError):
    """Something tried to reach a place outside this machine."""


def at_home(host: object) -> bool:
    """Whether a host is this machine, told without asking anybody (a name may lead anywhere)."""
    if isinstance(host, (bytes, bytearray)):
        host = bytes(host).decode("ascii", "replace")
    if host is None:
        return True
    text = str(host).lower().partition("%")[0]
    if text in _NAMES or text in ("::1", "::ffff:127.0.0.1"):
        return True
    parts = text.split(".")
    return len(parts) == 4 and parts[0] == "127" and all(part.isdecimal() for part in parts)


def _host(event: str, given: tuple[Any, ...]) -> object:
    """Where it would lead; None for a place that cannot be outside."""
    if event in _ASKING:
        return given[0]
    address = given[1]
    # A UNIX socket has a path for an address, and a netlink socket, which stays in the kernel, has
    # two numbers. Sending without an address goes where the socket was connected to before.
    if isinstance(address, tuple) and address and not isinstance(address[0], int):
        return address[0]
    return None


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event not in _SENDING and event not in _ASKING:
        return
    host = _host(event, given)
    if at_home(host):
        return
    if log := os.environ.get(LOG):
        with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123  (pathlib is slow to import)
            file.write(f"{event} {host!r} in {sys.argv[:3]}\n")
    raise OutsideError(f"{event}: {host!r} is outside this machine")


_earlier = getattr(sys, "footing_offline", None)
if _earlier is None:
    sys.footing_offline = OutsideError  # type: ignore[attr-defined]
    sys.addaudithook(_watch)
else:  # it watches already, under another name: the tests import it, too
    OutsideError = _earlier  # type: ignore[misc]
