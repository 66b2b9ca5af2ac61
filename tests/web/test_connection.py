"""A connection that asks for nothing is let go of; one that asks is answered."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import MutableMapping
from typing import Any

import uvicorn

from footing.web.connection import impatient


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answers everything with nothing."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    message: MutableMapping[str, Any] = {"type": "http.response.body", "body": b""}
    await send(message)


async def met(sent: bytes) -> bytes:
    """What somebody gets who sends this and then waits."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, http=impatient(0.2), lifespan="off", log_level="critical")
        server = uvicorn.Server(config)
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))
        while not server.started:
            await asyncio.sleep(0.005)
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        writer.write(sent)
        answer = await asyncio.wait_for(reader.read(4096), 5)
        writer.close()
        server.should_exit = True
        await serving
    return answer


def test_half_a_heading_is_not_waited_for() -> None:
    for sent in (b"", b"GET / HTTP/1.1\r\nHost: "):
        assert asyncio.run(met(sent)) == b""


def test_who_asks_is_answered() -> None:
    assert asyncio.run(met(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")).startswith(b"HTTP/1.1 204")
