"""Connections that ask for nothing do not stay."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


def impatient(seconds: float) -> type[asyncio.Protocol]:
    """The protocol of a server that lets go of a connection without a request in ``seconds``.

    The server itself only looks at the time between two requests: somebody who opens connections
    and sends half a heading could otherwise hold all that the system allows.
    """

    class Impatient(H11Protocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self.loop.call_later(seconds, self._look)

        def _look(self) -> None:
            if self.scope is None and not self.transport.is_closing():
                self.transport.close()

    return Impatient
