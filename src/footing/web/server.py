"""Start the local web page: loopback only, a free port, a link that works once."""

from __future__ import annotations

import asyncio
import os
import socket
import webbrowser
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from footing.kernel.errors import FootingError

if TYPE_CHECKING:
    from footing.app.workspace import Workspace

WAIT = 10.0
"""Seconds in which a connection has to ask for something; whoever only holds one open is let go."""
PARTING = 1.5
"""Seconds between the person's word and the end of the program."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    workspace: Workspace,
    *,
    open_browser: bool,
    host: str = "127.0.0.1",
    port: int = 0,
    announce: Callable[[str], None],
    lock_after: int = 15,
) -> None:
    """Serve the pages until the person ends the program (Ctrl-C, or the page's own button).

    ``announce`` gets the address once it listens, and a fresh one each time that one was used. The
    browser is opened with a link of its own. ``lock_after`` minutes without a touch lock what was
    kept; 0 never does. Raises FootingError where ``host`` is not this
    machine's own loopback address, or the port is taken.
    """
    if host not in LOOPBACK:
        raise FootingError(
            f"Footing only listens on this machine, and {host} can be reached from others.",
            todo="Leave the host out, or use 127.0.0.1.",
        )
    try:
        listener = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        raise FootingError(
            f"Port {port} on {host} cannot be used: {error.strerror or error}.",
            todo="Leave the port out and Footing takes a free one.",
        ) from None
    with listener:
        asyncio.run(_run(workspace, listener, host, open_browser, announce, lock_after))


async def _run(
    workspace: Workspace,
    listener: socket.socket,
    host: str,
    open_browser: bool,
    announce: Callable[[str], None],
    lock_after: int,
) -> None:
    import uvicorn

    from footing.web.access import Access
    from footing.web.application import build
    from footing.web.connection import impatient
    from footing.web.locking import Watch, keep_watch

    port = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    access = Access()

    printed = ""

    def address(key: str) -> str:
        return f"http://{shown}:{port}/enter?key={key}"

    def announce_fresh(used: str = "") -> None:
        """Print a link that works, unless the one that was printed last still does."""
        nonlocal printed
        if used == printed:
            printed = access.link()
            announce(address(printed))

    def stop() -> None:
        # The page that says so still fetches its styles.
        asyncio.get_running_loop().call_later(PARTING, setattr, server, "should_exit", True)

    watch = Watch(lock_after)
    app = build(
        workspace,
        access,
        hosts=(f"{shown}:{port}", f"localhost:{port}"),
        cookie_name=f"footing_{port}",
        used=announce_fresh,
        stop=stop,
        watch=watch,
    )
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            log_level="error" if os.environ.get("FOOTING_DEBUG") == "1" else "critical",
            access_log=False,
            server_header=False,
            date_header=False,
            lifespan="off",
            proxy_headers=False,
            ws="none",
            http=impatient(WAIT),
            h11_max_incomplete_event_size=32 * 1024,
            timeout_graceful_shutdown=2,
        )
    )
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.005)
    announce_fresh()
    if open_browser:
        # Some systems wait for the browser to end, so it is opened beside the server.
        Thread(target=webbrowser.open, args=(address(access.link()),), daemon=True).start()
    watching = asyncio.ensure_future(keep_watch(watch, workspace))
    try:
        await serving
    finally:
        watching.cancel()
