"""Short ids that can be read aloud and typed."""

from __future__ import annotations

from random import Random

# No vowels (no accidental words), no 0/O or 1/l/I (nothing that is misread).
_LETTERS = "bcdfghjkmnpqrstvwxz23456789"


def new_id(rng: Random, length: int = 8) -> str:
    """A random id of ``length`` lower-case letters and digits, drawn from ``rng``."""
    return "".join(rng.choice(_LETTERS) for _ in range(length))


def id_of(digest: str, length: int = 12) -> str:
    """The id that belongs to a digest (hexadecimal, 64 bits or more): the same each time.

    It is longer than a random one, because nobody sees to it that it is free.
    """
    number, letters = int(digest, 16), ""
    for _ in range(length):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return letters
