"""Run tests where there is no network at all, only the loopback interface of a new namespace.

``unshare -rn python -m tests.prove.alone TEST...``. Ends with 3 where another interface is there.
"""

from __future__ import annotations

import fcntl
import socket
import struct
import sys
from pathlib import Path

import pytest

_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 0x1
_REQUEST = "16sh14x"
"""``struct ifreq`` of Linux, as far as flags go; see netdevice(7)."""
NOT_ALONE = 3


def loopback_up() -> None:
    """A new namespace has the loopback interface, switched off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack(_REQUEST, b"lo", 0)
        _, flags = struct.unpack(_REQUEST, fcntl.ioctl(any_socket, _SIOCGIFFLAGS, asked))
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack(_REQUEST, b"lo", flags | _IFF_UP))


def routes() -> list[str]:
    """The ways out to other machines (IPv4); none where there is no network."""
    lines = Path("/proc/net/route").read_text("ascii").splitlines()[1:]
    return [line for line in lines if not line.startswith("lo")]


def main() -> int:
    """See that nobody else is there, then run the tests."""
    loopback_up()
    interfaces = [name for _, name in socket.if_nameindex()]
    print("interfaces:", *interfaces, flush=True)
    if interfaces != ["lo"] or routes():
        return NOT_ALONE
    return int(pytest.main(["-p", "no:cacheprovider", "-p", "no:xdist", *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
