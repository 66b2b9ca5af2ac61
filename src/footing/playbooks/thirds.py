"""Finds the name of a patient, customer or other person served, who must stay out of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SERVED = (
    r"patient|client|customer|resident|pupil|student|guest|tenant|claimant|policyholder|donor|"
    r"parishioner|account holder|member|caller|buyer|borrower|applicant|shopper|passenger|"
    r"service user|inmate|child|family|mother|father|lady|gentleman"
)
_NAME = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+"
_TITLED = rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+{_NAME}(?:[ -]{_NAME})?"
_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May"
    " June July August September October November December Service Services Care Support Success"
    " Relations Team Board Portal Experience English German French Spanish Excel".split()
)
_AFTER_ROLE = re.compile(rf"\b(?:{_SERVED})s?,?\s+(?:named\s+|called\s+)?({_TITLED}|{_NAME}(?:\s+{_NAME})*)")
_BEFORE_ROLE = re.compile(rf"({_TITLED}|{_NAME}(?:\s+{_NAME})+),?\s+(?:a|an|our|my|the|one of our)\s+(?:\w+\s+)?(?:{_SERVED})\b")
_FULL = re.compile(rf"(?<![.!?]\s)(?<!^)\b({_NAME}\s+{_NAME})(?:['’]s)?\b")
_TITLE = re.compile(rf"\b({_TITLED})")
_ROLE = re.compile(rf"\b(?:{_SERVED})s?(?:['’]s?)?\b|\b(?:chart|dose|prescription|medication|meds|insulin|ward|bed|invoice|policy|account|mortgage|loan|booking|room|delivery|order|refund|overdraft)\b", re.IGNORECASE)


def stranger(text: str, known: Sequence[str]) -> str:
    """The first name in ``text`` that seems to be a person served, or an empty text.

    ``known`` names (the person, the leader, team and company) are passed over. A bare first name
    is taken for a colleague's; a title or a full name only counts where the text is about people
    served, so that colleagues may be named.
    """
    own = {word.lower().strip(".") for name in known for word in name.split()}

    def strange(name: str) -> bool:
        words = [word.strip(".,") for word in name.split()]
        return not any(word.lower() in own or word in _NOT_NAMES for word in words)

    for pattern in (_AFTER_ROLE, _BEFORE_ROLE):
        for match in pattern.finditer(text):
            if strange(match.group(1)):
                return match.group(1)
    if _ROLE.search(text):
        for pattern in (_TITLE, _FULL):
            for match in pattern.finditer(text):
                if strange(match.group(1)):
                    return match.group(1)
    return ""
