"""The register of a person's answers, and a stable choice among equal wordings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from footing.playbooks.model import Register

_CONTRACTION = re.compile(r"\b\w+['’](?:m|re|ve|ll|d|t|s)\b", re.IGNORECASE)
_WARM = re.compile(
    r"\b(?:thank|thanks|appreciate|glad|happy|love|loved|enjoy|hope|really|feel|please|"
    r"lovely|kind|kindly|honestly|care|bless|grand|dear)\b|!",
    re.IGNORECASE,
)
_FORMAL = re.compile(
    r"\b(?:regarding|therefore|furthermore|however|accordingly|ensure|provide|pursuant|hereby|"
    r"wish to|in order to|with respect to|responsible for|prior to|additional|request|propose|"
    r"in order that|should be (?:grateful|glad|willing)|may rely|henceforth|whilst|obliged|entrust|"
    r"undertake|subsequently|shall|upon|require|remain|should like|deputise|"
    r"honoured|i am afraid)\b",
    re.IGNORECASE,
)


def register_of(texts: Iterable[str], *, titled: bool = False) -> Register:
    """How the person writes: ``plain``, ``warm`` or ``formal``.

    Counted per hundred words, so that a long text is no warmer than a short one. Somebody who
    writes to a titled leader (``titled``) without one contraction is taken to be formal.
    """
    text = " ".join(texts)
    words = max(len(text.split()), 1)

    def rate(pattern: re.Pattern[str]) -> float:
        return 100 * len(pattern.findall(text)) / words

    formal = rate(_FORMAL) - 0.5 * rate(_CONTRACTION)
    warm = rate(_WARM) + 0.25 * rate(_CONTRACTION)
    if titled and words > 40 and not _CONTRACTION.search(text):
        formal += 1.0
    if formal >= 1.0 and formal > warm:
        return "formal"
    return "warm" if warm >= 1.2 else "plain"


def pick(choices: Sequence[str], *, person: str, place: str, turn: int = 0) -> str:
    """One of ``choices``: always the same for the same person and place.

    ``turn`` moves on to the next one, so that a repeated joint is not heard twice in a row.
    """
    digest = hashlib.sha256(f"{person}\0{place}".encode()).digest()
    return choices[(int.from_bytes(digest[:4], "big") + turn) % len(choices)]
