"""Short ids that can be read aloud and typed."""

from __future__ import annotations

from random import Random

# No vowels (no accidental words), no 0/O or 1/l/I (nothing that is misread).
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"


def new_id(rng: Random, length: int = 8) -> str:
    """A random id of ``length`` lower-case letters and digits, drawn from ``rng``."""
    return "".join(rng.choice(_LETTERS) for _ in range(length))
