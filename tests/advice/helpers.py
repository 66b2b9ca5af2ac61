"""The panel's engine, and the shared threads with their reading by hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from footing.advice.compiling import Compiled, Heard, compiled
from footing.advice.engine import Engine
from footing.advice.moves import shipped
from footing.advice.posts import Thread
from footing.advice.reading.reader import read
from tests.documents import ROOT

SHARED = ROOT.parent / "shared"


@cache
def engine() -> Engine:
    """The shipped moves."""
    return Engine(shipped())


def thread(text: str, asker: str = "") -> Thread:
    """A pasted text, read."""
    return read(text, engine(), asker)


def panel(pasted: Thread) -> Compiled:
    """The panel of a thread."""
    heard = [
        Heard(one.author, one.text, one.place, one.votes, under=one.under) for one in pasted.pieces
    ]
    return compiled(heard, engine(), question=pasted.question)


def shared(name: str) -> Path:
    """A shared file; the test skips, with the reason, where there is none."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside this checkout")
    return path


def labelled(number: int) -> tuple[Thread, dict[str, Any]]:
    """A shared thread as read, and its reading by hand."""
    text = shared(f"data/advice/thread-{number}.txt").read_text("utf-8")
    labels = json.loads(shared(f"data/advice/thread-{number}.json").read_text("utf-8"))
    return thread(text), labels
