"""What a joint needs to carry an answer: an article, the plain verb of an act, a role's name."""

from __future__ import annotations

from footing.kernel.tagging import Token, tokens

_COUNTED = frozenset(
    "form page logo app report newsletter workbook area video website site presentation deck course"
    " class shift budget spreadsheet chapter index banner brochure poster flyer survey dashboard"
    " migration integration plan review event menu catalogue catalog card sign template sample test"
    " trial map"
    " model diagram table proposal draft version copy portal database tool script feature module"
    " workshop seminar lecture lesson talk speech interview call meeting concert service rota"
    " roster charger camera printer server heater boiler speaker sensor switch light banner"
    " schedule timetable calendar checklist manual guide handbook policy contract assessment audit"
    " inventory list summary article essay paper blog post column letter statement campaign project"
    " book booklet leaflet pamphlet magazine session tutorial exhibition show festival fair party"
    " dinner trip tour garage fence deck patio wall door window kitchen bathroom roof socket"
    " assistant contractor specialist helper cleaner bonus raise rate fee stipend grade visit round"
    " study strategy case glossary translation section unit system platform shop store grant"
    " application song arrangement quote estimate invoice forecast appendix bid tender".split()
)
"""Things of which one says “a”, in the singular; for all others no article is put."""
_ROLES = frozenset(
    (
        "nurse assistant coordinator clerk receptionist teacher lecturer tutor cook chef driver "
        "cleaner carer porter engineer developer designer writer editor translator accountant "
        "bookkeeper treasurer secretary caretaker organist musician manager supervisor "
        "administrator officer analyst consultant technician electrician plumber gardener "
        "volunteer trainer coach librarian researcher postdoc warden waiter waitress barista "
        "cashier buyer planner host intern trainee apprentice director vet dentist "
        "executive installer builder "
        "quartermaster captain chair lead head specialist advisor adviser agent representative "
    ).split()
)
_VOWELS = "aeio"
_LIKE_YOU = ("uni", "use", "usu", "euro", "one", "once", "eu")
"""Beginnings that sound like “you” or “won”, before which one says “a”."""
_LETTERS_WITH_VOWEL = "aefhilmnorsx"
_INSIDE = frozenset({"AJ0", "NN1", "NP0", "VVN", "VVG", "AJC", "CRD", "NN0", "ORD"})


def with_article(text: str) -> str:
    """A thing in the singular without an article as one says it: a booking form, an EV charger.

    Only where its last word before “of”, “for”, a mark or an “and” is surely such a thing.
    """
    words = tokens(text)
    head = _head(words)
    if head is None or head.lemma not in _COUNTED | _ROLES:
        return text
    if not head.tag.startswith("NN") or head.tag == "NN2" or head.low.endswith("s"):
        return text
    first = words[0]
    counts = [word for word in words if word.tag == "CRD" and word.start < head.start]
    if any(not word.text.isupper() for word in counts):
        return text
    return f"{'an' if _vowel(first) else 'a'} {text}"


def is_role(text: str) -> bool:
    """Whether a text begins with what somebody is: staff nurse on Ward 7."""
    words = tokens(text)
    head = _head(words)
    return head is not None and head.tag != "NN2" and head.lemma in _ROLES


def plain_verb(text: str) -> str:
    """An act in its plain form: “book all the travel” for “booking all the travel”; else empty."""
    words = tokens(text)
    if not words or not words[0].low.endswith("ing"):
        return ""
    first = words[0]
    if not first.tag.startswith("V"):
        first = tokens(f"they are {text}")[2]
    if not first.tag.startswith("V") or first.lemma.endswith("ing"):
        return ""
    return f"{first.lemma}{text[words[0].end :]}"


def _head(words: tuple[Token, ...]) -> Token | None:
    """The last word of a noun phrase without an article; None where it has one, or is none."""
    head = None
    for word in words:
        counted = word.tag == "CRD" and head is not None and not word.text.isupper()
        if counted or word.low in {"every", "each", "per"}:
            return head
        if word.tag not in _INSIDE and not word.tag.startswith("NN"):
            return head if word.tag in {"PRP", "PRF", "PUN", "CJC", "TO0", "DTQ", "AV0"} else None
        head = word
    return head


def _vowel(first: Token) -> bool:
    if first.text.isupper() and len(first.text) < 5:
        return first.low[0] in _LETTERS_WITH_VOWEL
    return first.low[0] in f"{_VOWELS}u" and not first.low.startswith(_LIKE_YOU)
