"""Wrong passphrases slow down, say nothing more, and do not shut out who knows the right one."""

from __future__ import annotations

import pytest

from footing.app import keeping
from footing.app.tries import FREE, LONGEST, TooSoonError, Tries
from footing.app.workspace import Workspace
from footing.kernel.errors import WrongPassphraseError


def wrong(tries: Tries) -> None:
    with pytest.raises(WrongPassphraseError), tries.one():
        raise WrongPassphraseError("It does not fit.")


def test_the_wait_grows_and_has_an_end() -> None:
    now = [0.0]
    tries = Tries(now=lambda: now[0])
    for _ in range(FREE):
        wrong(tries)
    waits = []
    for _ in range(10):
        with pytest.raises(TooSoonError) as soon, tries.one():
            raise AssertionError("it was tried")
        waits.append(soon.value.seconds)
        now[0] += soon.value.seconds
        wrong(tries)
    assert waits[:4] == [2, 4, 8, 16]
    assert max(waits) == waits[-1] == LONGEST
    now[0] += LONGEST
    with tries.one():
        pass
    wrong(tries)
    assert tries.wrong == 1


def test_every_way_in_counts_and_says_the_same(ws: Workspace) -> None:
    """A passphrase that is nearly right is as wrong as any other."""
    now = [0.0]
    ws.keep("four plain words")
    ws.lock()
    ws.__dict__["tries"] = Tries(now=lambda: now[0])
    said = set()
    for nearly in ("four plain word", "x"):
        with pytest.raises(WrongPassphraseError) as error:
            ws.unlock(nearly)
        said.add(str(error.value))
    assert len(said) == 1
    with pytest.raises(WrongPassphraseError):
        keeping.recover(ws, "-".join(["AAAA"] * 13), "new")
    for attempt in (
        lambda: ws.unlock("four plain words"),
        lambda: keeping.recover(ws, "-".join(["AAAA"] * 13), "new"),
    ):
        with pytest.raises(TooSoonError, match="Wait 2 seconds"):
            attempt()
    now[0] = 2.0
    ws.unlock("four plain words")
    with pytest.raises(WrongPassphraseError):
        keeping.change_passphrase(ws, "wrong", "new")
    assert ws.tries.wrong == 1
