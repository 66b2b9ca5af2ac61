"""What the linear model of the draft checker goes by, in words, family by family."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

MOST = 12
"""So many features are shown of those that speak for a family, and of those against it."""
_SORTS = {
    "word": "the word “{}”",
    "class": "a word like “{}”",
    "pair": "one after the other: {}",
    "cue": "the cue {}",
    "place": "its place: {}",
}
_KINDS = {
    "^": "(the begin)",
    "$": "(the end)",
    "NUM1": "a digit",
    "NUM": "a number",
    "BIG": "a large number",
    "PCT": "a percentage",
    "TIME": "a time",
    "CUR": "a currency",
    "NAME": "a name",
    "x": "a word in no list",
    "x-s": "a word in -s",
    "x-ed": "a word in -ed",
    "x-ing": "a word in -ing",
    "x-ly": "a word in -ly",
}
"""Classes of words whose names say little."""


@dataclass(frozen=True)
class Shown:
    """A rule as it is shown: what it says, and lists under their titles."""

    id: str
    kind: str
    message: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def parts() -> tuple[Shown, ...]:
    """One entry for each family that the model knows, named ``family.model``."""
    from footing.wording import KINDS
    from footing.wording.model import load_model

    model = load_model()
    if model is None:
        return ()
    return tuple(
        Shown(
            f"{family}.model",
            KINDS[family],
            model.says[family].reason,
            (
                ("It adds up what a sentence contains. These speak for it most", _most(family, 1)),
                ("These speak against it most", _most(family, -1)),
                ("It rests on", (model.says[family].source,)),
            ),
        )
        for family in model.families
    )


def _most(family: str, sign: int) -> tuple[str, ...]:
    """The heaviest features, the heaviest first, each in words and with its weight."""
    from footing.wording.model import load_model

    model = load_model()
    if model is None:
        return ()
    names = [name for name in model.table if model.weight(name, family) * sign > 0]
    names.sort(key=lambda name: (-model.weight(name, family) * sign, name))
    some = [name for name in names if name not in ("class ^", "class $")][:MOST]
    return tuple(f"{in_words(name)}: {model.weight(name, family):+.2f}" for name in some)


def in_words(name: str) -> str:
    """The name of a feature as a person reads it."""
    sort, _, rest = name.partition(" ")
    if sort == "for":
        occasion, _, inner = rest.partition(" ")
        return f"{in_words(inner)}, for {occasion}" if inner else f"a draft for {occasion}"
    if sort == "pair":
        rest = " + ".join(_KINDS.get(one, one) for one in rest.split(" "))
    if sort == "class" and rest in _KINDS:
        return _KINDS[rest]
    return _SORTS[sort].format(rest)
