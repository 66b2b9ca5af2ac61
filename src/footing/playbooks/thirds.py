"""Finds the name of a patient, customer or other person served, who must stay out of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footing.playbooks.names import given_names

_SERVED = (
    r"patient|client|customer|resident|pupil|student|guest|tenant|claimant|policyholder|donor|"
    r"parishioner|account holder|member|caller|buyer|borrower|applicant|shopper|passenger|"
    r"service user|inmate|child|lady|gentleman"
)
_NAME = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+"
_TITLED = rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+{_NAME}(?:[ -]{_NAME})?"
_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May"
    " June July August September October November December Service Services Care Support Success"
    " Road Rd Street St Avenue Ave Lane Ln Square Sq Place Court Drive Way Park House Hall Bridge"
    " Relations Team Board Portal Experience English German French Spanish Excel".split()
)
_AFTER_ROLE = re.compile(
    rf"\b(?:{_SERVED})s?,?\s+(?:named\s+|called\s+)?({_TITLED}|{_NAME}(?:\s+{_NAME})*)"
)
_BEFORE_ROLE = re.compile(
    rf"({_TITLED}|{_NAME}(?:\s+{_NAME})+),?\s+"
    rf"(?:a|an|our|my|the|one of our)\s+(?:\w+\s+)?(?:{_SERVED})\b"
)
_FULL = re.compile(rf"\b({_NAME})((?:\s+(?:van|von|de|da|der|del|di|bin|al))*(?:\s+{_NAME})+)")
_TITLE = re.compile(rf"\b({_TITLED})")
_ROLE = re.compile(
    rf"\b(?:{_SERVED})s?(?:['’]s?)?\b|\b(?:family|daughter|son|wife|husband|relative|mother|father|chart|dose|prescription|medication|meds|insulin|tablets|"
    r"ward|bed|room|policy|mortgage|loan|bond|overdraft|diagnosis|appointment|home visit|leaflet|"
    r"treatment|therapy|exercises|scalp|hair|wound|scan|birth|referral|claim|tenancy|benefits?)\b",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(rf"\b({_NAME}) (?:in|at|from) (?:bed|room|table|flat|bay|ward) \d")
_IN_SCHOOL = re.compile(
    r"\b(?:pupil|student|class|staff ?room|lesson|exam|mark)s?\b", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"\b(?:patient|client|customer|resident|guest|parent|mother|father|family|daughter|son)s?\b",
    re.IGNORECASE,
)
"""In school a titled name is a colleague's, unless parents or others are spoken of."""
_AT_WORK = re.compile(
    r"\b(?:colleague|manager|director|team|peer|supervisor|trainee|apprentice|intern|assistant|chair|"
    r"engineer|analyst|nurse|doctor|head of|vice president|cfo|ceo|cto|hr|finance|sales|marketing|"
    r"legal|it)\b",
    re.IGNORECASE,
)


def _is_title(word: str) -> bool:
    return word.strip(".").lower() in {"mr", "mrs", "ms", "miss", "mx", "dr", "prof"}


def stranger(text: str, known: Sequence[str]) -> str:
    """The first name in ``text`` that seems to be a person served, or an empty text.

    ``known`` names (the person, the leader, team and company) are passed over. A bare first name
    is taken for a colleague's, and so is a full name where the text speaks of colleagues.
    """
    own = {word.lower().strip(".") for name in known for word in name.split()}

    def strange(name: str) -> bool:
        words = [re.sub(r"['’]s$", "", word).strip(".,") for word in name.split()]
        words = [word for word in words if not _is_title(word)]
        if not words or any(word in _NOT_NAMES for word in words):
            return False
        return words[0].lower() not in own

    for pattern in (_AFTER_ROLE, _BEFORE_ROLE):
        for match in pattern.finditer(text):
            if strange(match.group(1)):
                return match.group(1)
    beside = _AT_PLACE.search(text)
    if beside and strange(beside.group(1)) and beside.group(1) in given_names():
        return beside.group(1)
    about_served = bool(_ROLE.search(text))
    titled = about_served and not (_IN_SCHOOL.search(text) and not _ELSEWHERE.search(text))
    for match in _TITLE.finditer(text):
        if titled and strange(match.group(1)):
            return re.sub(r"['’]s$", "", match.group(1))
    if about_served or not _AT_WORK.search(text):
        for match in _FULL.finditer(text):
            words = match.group().split()
            while words and words[0] not in given_names():
                words.pop(0)  # "When Johannes Botha": a capital that only begins the sentence
            if len(words) > 1 and strange(" ".join(words)):
                return " ".join(words)
    return ""
