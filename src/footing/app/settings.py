"""What a person sets once, in ``settings.toml`` in the config folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from footing.app.files import write_all
from footing.kernel.declared import STRICT, load
from footing.kernel.errors import FootingError
from footing.kernel.places import Path as KeyPath
from footing.kernel.settings import Folders

NAME = "settings.toml"
MOST = 600


@dataclass(frozen=True)
class Settings:
    """``lock_after``: minutes without a touch after which what was kept is locked; 0: never."""

    __pydantic_config__: ClassVar = STRICT
    lock_after: int = 15


def settings(folders: Folders) -> Settings:
    """What was set, or what holds where nothing was; DataError with every fault of the file."""
    path = _path(folders)
    return load(Settings, path, _faults) if path.exists() else Settings()


def set_lock_after(folders: Folders, minutes: int) -> Settings:
    """Set after how many minutes it locks; FootingError for a number that cannot be."""
    made = replace(settings(folders), lock_after=minutes)
    for _, text in _faults(made):
        raise FootingError(f"{text[0].upper()}{text[1:]}.")
    write_all(folders.config, {NAME: f"lock_after = {minutes}\n".encode()})
    return made


def _path(folders: Folders) -> Path:
    return folders.config / NAME


def _faults(given: Settings) -> Iterator[tuple[KeyPath, str]]:
    if not 0 <= given.lock_after <= MOST:
        yield ("lock_after",), f"a whole number of minutes from 0 (never) to {MOST} is needed here"
