"""What a person keeps: in memory until the first keep, then in one encrypted file.

The names below are loaded when they are first used, because SQLAlchemy takes a while.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footing.store.everything import Everything as Everything
    from footing.store.exchange import from_json as from_json
    from footing.store.exchange import to_json as to_json
    from footing.store.header import exists as exists
    from footing.store.header import is_encrypted as is_encrypted
    from footing.store.opening import keep as keep
    from footing.store.opening import open_file as open_file
    from footing.store.opening import open_memory as open_memory
    from footing.store.store import Store as Store

_HOMES = {
    "Everything": "everything",
    "Store": "store",
    "exists": "header",
    "from_json": "exchange",
    "is_encrypted": "header",
    "keep": "opening",
    "open_file": "opening",
    "open_memory": "opening",
    "to_json": "exchange",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
