"""Sets one-page PDFs from plain data: tagged, PDF/UA-1, by Typst."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

from footing.kernel.errors import FootingError

_MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_LONG_WORD: Final = re.compile(r"\S{30,}")
_STAND_IN: Final = "□"
_ROUNDS: Final = 25
_SURE: Final = frozenset(map(chr, range(0x20, 0x17F))) | set("‘’“”–—…•€\n" + _STAND_IN)
_NOT_FOR_READING: Final = {"Cc", "Cf", "Cs", "Co"}
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")


def set_pdf(template: str, sheet: Mapping[str, Any], *, name: str) -> bytes:
    """The page of ``template`` (a file in data/) for the values of ``sheet``, as PDF.

    Every text in ``sheet`` is set as text and never read as markup. Its key ``lost`` is filled
    where letters had to be left out. Letters that the fonts inside Typst lack are taken from the
    fonts of the machine; those that no font has are shown as □. ``name`` is the file, for errors.

    Raises FootingError where not even the title fits on a page.
    """

    def compiled(values: Mapping[str, Any], *, own_fonts_only: bool) -> bytes:
        return _compile(template, values, name, own_fonts_only=own_fonts_only)

    unprintable: set[str] = set()
    try:
        return compiled(sheet, own_fonts_only=True)
    except _MissingGlyphError:
        pass  # the machine's own fonts come next
    for _ in range(_ROUNDS):
        try:
            return compiled(_without(sheet, unprintable), own_fonts_only=False)
        except _MissingGlyphError as missing:
            unprintable |= _kin(missing.letters, sheet)
    return compiled(_without(sheet, _letters(sheet) - _SURE), own_fonts_only=True)


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of ``set_pdf`` has; Typst writes them where they can be read."""
    return len(_PAGE.findall(pdf))


class _MissingGlyphError(Exception):
    """No available font has these letters; PDF/UA-1 does not allow an empty box for them."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        super().__init__(letters)


@cache
def _template(name: str) -> bytes:
    return (resources.files("footing.delivery") / "data" / name).read_bytes()


def _compile(template: str, sheet: Mapping[str, Any], name: str, *, own_fonts_only: bool) -> bytes:
    import typst  # a large binary: loaded only where a page is made

    try:
        pages = typst.compile(
            _template(template),
            format="pdf",
            ignore_system_fonts=own_fonts_only,
            sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing:
            letters = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), missing[1])
            raise _MissingGlyphError(letters) from None
        if "does not fit on a page" in str(error):
            raise FootingError(
                f"The title of {name} is longer than a page.",
                where=name,
                todo="Shorten the names in [people], or use the text version.",
            ) from None
        raise
    if not isinstance(pages, bytes):  # Typst gives a list only for pictures of several pages
        raise TypeError("Typst gave no PDF")
    return pages


def clean(text: str) -> str:
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

    lost = f"{_STAND_IN} stands for letters that no font here can print. The text version has them."
    return {**replaced(dict(sheet)), "lost": lost}
