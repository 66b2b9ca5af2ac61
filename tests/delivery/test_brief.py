"""The printed brief, read back by pypdf."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from footing.delivery.brief import brief_pdf
from footing.kernel.errors import FootingError
from footing.playbooks.page import Brief, Likely, Trait
from tests.delivery.samples import BRIEF

LONG = "I went through every order of the last three weeks and wrote to each customer. "


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """The text of the page without any white space, as line ends depend on the layout."""
    return squeezed("".join(page.extract_text() for page in read(pdf).pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def said(brief: Brief) -> list[str]:
    """Every text of a brief in which no section is left off."""
    return [
        brief.title,
        brief.when,
        brief.aim,
        *brief.points,
        *(text for pair in brief.numbers for text in pair),
        *(text for likely in brief.questions for text in (likely.question, likely.answer)),
        *(text for card in brief.cards for text in (card.when, card.then)),
        brief.fear,
        *(text for trait in brief.traits for text in (trait.name, trait.sentence)),
        *brief.notes,
    ]


def test_it_is_one_tagged_page_with_title_and_language() -> None:
    reader = read(brief_pdf(BRIEF))
    root = reader.trailer["/Root"]
    assert len(reader.pages) == 1
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  (pypdf has its own booleans)
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert reader.metadata is not None
    assert reader.metadata.title == BRIEF.title
    assert reader.xmp_metadata is not None
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert [round(side) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_everything_is_on_it_and_nothing_of_the_template() -> None:
    text = words(brief_pdf(BRIEF))
    for sentence in said(BRIEF):
        assert squeezed(sentence) in text
    assert "60in100" in text
    assert "Whathappened" in text
    assert "=>" not in text
    assert "#" not in text


def test_the_same_brief_is_the_same_file() -> None:
    assert brief_pdf(BRIEF) == brief_pdf(BRIEF)


@pytest.mark.parametrize("times", [2, 5, 12, 40, 200])
def test_one_page_however_long_and_no_sentence_is_cut(times: int) -> None:
    brief = replace(
        BRIEF,
        points=tuple(f"{n}: {LONG * (times // 4 + 1)}".strip() for n in range(1, 5)),
        traits=tuple(Trait(f"Trait {n}", (LONG * times).strip()) for n in range(2)),
    )
    pdf = brief_pdf(brief)
    text = words(pdf)
    assert len(read(pdf).pages) == 1
    left_off = text.partition("Leftoffforspace:")[2].partition(".brief.md")[0]
    if "Inthisorder" not in left_off:
        assert all(squeezed(point) in text for point in brief.points)
    shown = [squeezed(trait.sentence) in text for trait in brief.traits]
    assert all(shown) is ("Whatthisshows" not in left_off)
    assert all(shown) or not any(shown)
    if times >= 40:
        assert "Whatthisshows" in left_off


def test_one_endless_section_leaves_room_for_the_others() -> None:
    text = words(brief_pdf(replace(BRIEF, points=(LONG * 200,))))
    assert "Leftoffforspace:Inthisorder.brief.mdhasitall." in text
    assert squeezed(BRIEF.cards[0].then) in text
    assert squeezed(BRIEF.fear) in text


def test_a_title_longer_than_a_page_is_said_plainly() -> None:
    with pytest.raises(FootingError, match=r"title of brief\.pdf is longer than a page"):
        brief_pdf(replace(BRIEF, title=LONG * 200))


@pytest.mark.parametrize(
    "name", ["José", "Łukasz", "Zoë", "Nguyễn Đặng", "Ольга", "Ελένη", "Şükrü"]
)
def test_names_are_printed_as_they_are(name: str) -> None:
    text = words(brief_pdf(replace(BRIEF, title=f"Talk with {name}")))
    assert squeezed(f"Talk with {name}") in text
    assert "nofonthere" not in text


def test_letters_without_a_font_are_named_or_printed() -> None:
    text = words(brief_pdf(replace(BRIEF, notes=("李 and \U0001f9f8 and ตกลง are here.",))))
    assert squeezed("are here.") in text
    assert "李" in text or "□standsforlettersthatnofontherecanprint" in text


def test_a_long_address_stays_in_its_column() -> None:
    address = "https://example.org/" + "a" * 300
    page = read(brief_pdf(replace(BRIEF, notes=(address,)))).pages[0]
    assert squeezed(address) in squeezed(page.extract_text())
    ends: list[float] = []
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, size: ends.append(tm[4] + 4 * len(text.strip()))
    )
    assert max(ends) < 600


MARKUP = st.lists(
    st.sampled_from(
        ["#set", "#panic()", "[", "]", "$", "*", "_", "\\", "`", "@ref", "<l>", "//", "/*", "= H",
         '"', "#{", "}", "~", "---", "- ", "+ ", "\n", "\x00", "\u2028", "\u202e", "\t", "a", "é"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(MARKUP)
def test_markup_is_text(text: str) -> None:
    """What looks like Typst stays letter for letter (control characters aside)."""
    brief = replace(BRIEF, notes=(f"start {text} end",))
    printed = words(brief_pdf(brief))
    kept = re.sub("[\x00\u202e]", "", text)
    assert squeezed(f"start {kept} end") in printed


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_one_page(question: str, note: str) -> None:
    brief = replace(BRIEF, questions=(Likely(question, note),), notes=(note,), title=question)
    assert len(read(brief_pdf(brief)).pages) == 1


def test_an_empty_brief_is_still_a_page_to_write_on() -> None:
    empty = Brief("", "", "", (), (), (), (), "", None, (), ())
    text = words(brief_pdf(empty))
    assert text.startswith("BriefWhathappened")
    assert "Diditcometrue" not in text
