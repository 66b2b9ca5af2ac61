"""The brief as a PDF: one A4 page, tagged, PDF/UA-1, set by Typst from plain data."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

from footing.delivery.words import odds_text, sheet_words
from footing.kernel.errors import FootingError
from footing.playbooks.page import Brief

_MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_LONG_WORD: Final = re.compile(r"\S{30,}")
_STAND_IN: Final = "□"
_ROUNDS: Final = 25
_SURE: Final = frozenset(map(chr, range(0x20, 0x17F))) | set("‘’“”–—…•€\n" + _STAND_IN)
_NOT_FOR_READING: Final = {"Cc", "Cf", "Cs", "Co"}


def brief_pdf(brief: Brief) -> bytes:
    """One tagged A4 page (PDF/UA-1, English, titled) for one's own eyes.

    The text shrinks in steps from 11.5 to 8.5 points until it fits. A brief that is longer still
    leaves off whole sections, the least important first, and says so on the page; no sentence is
    ever cut. Letters that the fonts inside Typst lack are taken from the fonts of the machine;
    those that no font has are shown as □, with a line that says so. The same brief gives the same
    page wherever the first kind of font suffices.

    Raises FootingError where not even the title fits on a page.
    """
    sheet = _sheet(brief)
    unprintable: set[str] = set()
    try:
        return _compile(sheet, own_fonts_only=True)
    except _MissingGlyphError:
        pass  # the machine's own fonts come next
    for _ in range(_ROUNDS):
        try:
            return _compile(_without(sheet, unprintable), own_fonts_only=False)
        except _MissingGlyphError as missing:
            unprintable |= _kin(missing.letters, sheet)
    return _compile(_without(sheet, _letters(sheet) - _SURE), own_fonts_only=True)


class _MissingGlyphError(Exception):
    """No available font has these letters; PDF/UA-1 does not allow an empty box for them."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        super().__init__(letters)


@cache
def _template() -> bytes:
    return (resources.files("footing.delivery") / "data" / "brief.typ").read_bytes()


def _compile(sheet: Mapping[str, Any], *, own_fonts_only: bool) -> bytes:
    import typst  # a large binary: loaded only where a page is made

    try:
        pages = typst.compile(
            _template(),
            format="pdf",
            ignore_system_fonts=own_fonts_only,
            sys_inputs={"brief": json.dumps(sheet, ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing:
            letters = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), missing[1])
            raise _MissingGlyphError(letters) from None
        if "does not fit on a page" in str(error):
            raise FootingError(
                "The title of the brief is longer than a page.",
                where="brief.pdf",
                todo="Shorten the names in [people], or use brief.md.",
            ) from None
        raise
    if not isinstance(pages, bytes):  # Typst gives a list only for pictures of several pages
        raise TypeError("Typst gave no PDF")
    return pages


def _sheet(brief: Brief) -> dict[str, Any]:
    """The brief in the shape that the template reads, every text without control characters."""
    sections = {
        "when": brief.when,
        "aim": brief.aim,
        "points": [text for point in brief.points if (text := _clean(point))],
        "numbers": [[_clean(name), _clean(value)] for name, value in brief.numbers],
        "questions": [[_clean(q.question), _clean(q.answer)] for q in brief.questions],
        "cards": [[_clean(card.when), _clean(card.then)] for card in brief.cards],
        "traits": [[_clean(trait.name), _clean(trait.sentence)] for trait in brief.traits],
        "notes": [text for note in brief.notes if (text := _clean(note))],
        "fear": brief.fear,
    }
    texts = {
        key: _clean(value) if isinstance(value, str) else value for key, value in sections.items()
    }
    return {
        **texts,
        "title": " ".join(_clean(brief.title).split()) or "Brief",
        "odds": odds_text(brief.fear_odds),
        "has": [key for key, value in texts.items() if value],
        "lost": "",
        "words": sheet_words(),
    }


def _clean(text: str) -> str:
    """The text with line ends as ``\\n`` and without characters that are not for reading.

    Private-use and surrogate code points print as nothing or break JSON; direction overrides can
    make a line read otherwise than it was written.
    """
    lined = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).replace("\t", " ")
    kept = "".join(
        c
        for c in lined
        if c == "\n" or c in "\u200c\u200d" or unicodedata.category(c) not in _NOT_FOR_READING
    )
    return _LONG_WORD.sub(_breakable, kept.strip())


def _breakable(word: re.Match[str]) -> str:
    """A long word (an address, say) with places to break, so that it stays in its column."""
    return re.sub(r"([/._?&=@:,;-]+|.{20})(?=.)", "\\1\u200b", word[0])


def _letters(value: Any) -> set[str]:
    match value:
        case str():
            return set(value)
        case Mapping():
            return {c for inner in value.values() for c in _letters(inner)}
        case list() | tuple():
            return {c for inner in value for c in _letters(inner)}
        case _:
            return set()


def _kin(letters: str, sheet: Mapping[str, Any]) -> set[str]:
    """These letters, and all others on the sheet of the same unprintable script.

    A word half replaced is worse than one replaced as a whole, and asking letter by letter would
    take a compile for each. Only letters without case are grouped: a Latin or Cyrillic text does
    not fail as a whole.
    """
    scripts = {_script(c) for c in letters} - {""}
    return set(letters) | {c for c in _letters(sheet) if _script(c) in scripts}


def _script(letter: str) -> str:
    if unicodedata.category(letter) not in ("Lo", "Mn", "Mc"):
        return ""
    return unicodedata.name(letter, "").partition(" ")[0]


def _without(sheet: Mapping[str, Any], unprintable: set[str]) -> dict[str, Any]:
    """The sheet with a stand-in for every unprintable letter, and the line that says so."""
    if not unprintable:
        return dict(sheet)
    table = {ord(letter): _STAND_IN for letter in unprintable}

    def replaced(value: Any) -> Any:
        match value:
            case str():
                return re.sub(f"{_STAND_IN}{{2,}}", _STAND_IN, value.translate(table))
            case Mapping():
                return {key: replaced(inner) for key, inner in value.items()}
            case list() | tuple():
                return [replaced(inner) for inner in value]
            case _:
                return value

    lost = f"{_STAND_IN} stands for letters that no font here can print. brief.md has them."
    return {**replaced(dict(sheet)), "lost": lost}
