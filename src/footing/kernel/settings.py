"""Where Footing keeps things; every folder can be moved with FOOTING_HOME."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Folders:
    """The folders of one person: ``data`` holds the store, ``config`` what they declared."""

    data: Path
    config: Path

    @property
    def store(self) -> Path:
        """The one encrypted file with everything that was kept."""
        return self.data / "footing.db"


def folders(environment: Mapping[str, str]) -> Folders:
    """The folders for this person.

    ``FOOTING_HOME`` puts both below one folder; otherwise the system's own places are used.
    Nothing is created here.
    """
    home = environment.get("FOOTING_HOME", "").strip()
    if home:
        root = Path(home).expanduser()
        return Folders(data=root / "data", config=root / "config")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("footing", appauthor=False)
    return Folders(data=Path(dirs.user_data_dir), config=Path(dirs.user_config_dir))
