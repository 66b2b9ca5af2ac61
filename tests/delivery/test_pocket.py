"""The page for the phone: one file, nothing loaded, the person's words as text."""

from __future__ import annotations

import io
from dataclasses import replace

from pypdf import PdfReader

from footing.delivery.artifacts import for_page
from footing.delivery.pocket import pocket_html, pocket_pdf
from footing.playbooks.holding import Pocket
from footing.playbooks.model import Source
from footing.playbooks.page import Card
from tests.delivery.samples import NOW, PAGE

POCKET = Pocket(
    "The talk with Sharon",
    "Wednesday, 25 November at 10 am",
    ("Thank you for the time, Sharon.", "My role is to bring in the <b>right</b> leads."),
    (Card("If there is silence", "I count to five."), Card("If tears come", "I say: “A moment.”")),
    Source("A review", "A journal, 2006", "94 tests, mostly about other things."),
)


def words(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


def test_the_page_loads_nothing_and_reads_nothing_as_markup() -> None:
    page = pocket_html(POCKET).decode()
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "&lt;b&gt;right&lt;/b&gt;" in page
    assert page.count("<dt>") == 2
    assert "94 tests" in page
    assert "prefers-color-scheme: dark" in page


def test_a_marker_in_an_answer_is_text() -> None:
    page = pocket_html(replace(POCKET, title="<!-- body -->")).decode()
    assert "&lt;!-- body --&gt;" in page
    assert page.count("<h1>") == 1


def test_the_pdf_is_one_page_as_wide_as_a_phone() -> None:
    many = replace(POCKET, cards=tuple(Card(f"If it is {n}", "I go on. " * 20) for n in range(30)))
    for one in (POCKET, many):
        (page,) = PdfReader(io.BytesIO(pocket_pdf(one))).pages
        assert round(float(page.mediabox.width) / 72 * 25.4) == 80
    assert "the <b>right</b> leads" in words(pocket_pdf(POCKET))
    assert "If it is 29" in words(pocket_pdf(many))
    assert pocket_pdf(POCKET) == pocket_pdf(POCKET)


def test_letters_that_no_font_has_are_told() -> None:
    text = words(pocket_pdf(replace(POCKET, opening=("\U0001f9f8\U0010ffff ตกลง is here.",))))
    assert "is here." in text


def test_a_page_without_cards_gives_none_and_one_with_cards_both() -> None:
    def names(cards: tuple[Card, ...]) -> list[str]:
        made = for_page(replace(PAGE, cards=cards), None, None, uid_seed="bcdf", now=NOW)
        return [one.name for one in made if one.name.startswith("cards")]

    assert names(()) == []
    assert names(POCKET.cards) == ["cards.html", "cards.pdf"]
