"""The names of the room, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import footing.store


def test_importing_the_room_loads_no_database() -> None:
    code = (
        "import sys, footing.store\n"
        "footing.store.exists\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'sqlcipher3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_opening_what_is_there_loads_no_alembic() -> None:
    """It takes longer to load than the first page may take to appear."""
    code = "import sys; from footing.store import open_memory; open_memory().close()\n"
    code += "print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError):
        footing.store.nothing  # noqa: B018
