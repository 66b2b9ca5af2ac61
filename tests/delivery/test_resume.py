"""The résumé as a PDF of one or two pages, and as Markdown."""

from __future__ import annotations

import io

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from footing.delivery.resume import resume_markdown, resume_pdf
from footing.delivery.typesetting import pages_of
from footing.kernel.errors import FootingError
from footing.resume.page import Entry, Section, Sheet

EVIL = "#strong[x] $x$ *b* <i> [l](u) \\ `c` @ref = # -"


def made(entries: int = 2, name: str = "Ngozi Okafor", text: str = "A ward of twenty.") -> Sheet:
    jobs = tuple(
        Entry(f"Nurse {n}", "St Anne's", "2019 to now", text, (EVIL, "Calm nights."))
        for n in range(entries)
    )
    earlier = Section("Earlier experience", lines=(("Porter, Grand Hotel", "2010 to 2012"),))
    return Sheet(name, "Nurse", ("n@example.org",), EVIL, (Section("Experience", jobs), earlier))


def read(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_short_one_is_one_page_with_everything_as_text() -> None:
    pages = read(resume_pdf(made()))
    assert len(pages) == 1
    assert "#strong[x] $x$ *b* <i> [l](u)" in pages[0]
    assert "Porter, Grand Hotel" in pages[0]


def test_a_role_of_which_only_the_dates_are_known_is_told_with_them() -> None:
    """A heading without words could not be read out, and the typesetter refuses it."""
    blank = (Entry("", "", "2019 to now", "A ward.", ()), Entry("", "\x07", "", "", ()))
    sheet = Sheet("Ngozi Okafor", "", (), "", (Section("Experience", blank),))
    (page,) = read(resume_pdf(sheet))
    assert "2019 to now" in page
    assert "A ward." in page


def test_a_long_one_takes_two_pages_in_smaller_type_and_loses_nothing() -> None:
    pdf = resume_pdf(made(22))
    pages = read(pdf)
    assert (len(pages), pages_of(pdf)) == (2, 2)
    assert all(f"Nurse {n}," in "".join(pages) for n in range(22))
    assert "2 / 2" in pages[1]


def test_more_than_two_pages_are_refused_and_say_what_to_do() -> None:
    with pytest.raises(FootingError, match=r"takes \d+ pages.*fewer years"):
        resume_pdf(made(80))
    with pytest.raises(FootingError, match="no name"):
        resume_pdf(made(name=" "))


def test_nothing_in_the_markdown_becomes_markup() -> None:
    text = resume_markdown(made())
    tokens = MarkdownIt("commonmark").parse(text)
    kinds = {token.type for token in tokens}
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner == {"text", "strong_open", "strong_close"}
    assert "html_block" not in kinds
    assert "- Porter, Grand Hotel, 2010 to 2012" in text
