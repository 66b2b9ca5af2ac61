"""A note to the advisers, of what came of it."""

from __future__ import annotations

from collections.abc import Sequence


def note(pieces: int, took: Sequence[str], held: bool | None, acknowledged: str) -> str:
    """The note, to be changed by the person before it goes out.

    ``took`` are those whose advice became part of the page, ``held`` is None while nothing is
    recorded of the talk, ``acknowledged`` is what the other side said. It names nobody else.
    """
    said = ["Thank you for your advice."]
    if pieces > 1:
        said.append(f"There were {pieces} answers, and I read them all.")
    if took:
        names = took[0] if len(took) == 1 else ", ".join(took[:-1]) + " and " + took[-1]
        said.append(f"I took something over from {names}.")
    if held is None:
        said.append("The talk is still to come. I will tell you how it went.")
    elif held:
        said.append("The talk has taken place.")
        if acknowledged.strip():
            said.append(f"What I heard: {acknowledged.strip().rstrip('.')}.")
        said.append("What I would like you to know: …")
    else:
        said.append("The talk did not take place after all.")
    return "\n\n".join((" ".join(said[:-1]), said[-1])) if len(said) > 2 else " ".join(said)
