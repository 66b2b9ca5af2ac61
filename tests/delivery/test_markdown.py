"""The brief as Markdown, read back by a CommonMark parser with the usual extensions."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from footing.delivery.markdown import brief_markdown
from footing.playbooks.page import Brief, Card, Likely, Trait
from tests.delivery.samples import BRIEF

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

NASTY = st.lists(
    st.sampled_from(
        ["# ", "#", "> ", "- ", "+ ", "* ", "1. ", "2) ", "---", "===", "```", "~~~", "`", "*", "_",
         "**", "[a](b)", "![a](b)", "[a]: /b", "<b>", "<!--", "&amp;", "&#35;", "\\", "|", "|-|",
         "~~", "https://e.org", "www.e.org", "a@e.org", "$x$", "=1+1", "\n", "\r\n", "\n\n",
         "    ", "\t", "\u2028", "\x00", "\x0b", "word", "é", "{{x}}", "[^1]", ":::"]
    ),
    max_size=10,
).map("".join)  # fmt: skip
ANY = NASTY | st.text(max_size=40)


def shape(markdown: str) -> list[str]:
    """The parser's tokens without their texts; soft and hard breaks belong to texts."""
    tokens = []
    for token in PARSER.parse(markdown):
        tokens += [token.type + token.tag]
        tokens += [
            child.type
            for child in token.children or ()
            if child.type not in ("text", "hardbreak", "softbreak")
        ]
    return tokens


def texts(markdown: str) -> str:
    found = "".join(
        "\n" if child.type == "hardbreak" else child.content
        for token in PARSER.parse(markdown)
        for child in token.children or ()
    )
    return re.sub(r"\s+", "", found)


def filled(text: str) -> Brief:
    """A brief in which every text holds ``text``; a word stands before it or after it."""
    last = f"{text} x"
    return Brief(
        last, last, last, (last, last), ((last, last),), (Likely(last, last),),
        (Card(last, last),), last, 10, (Trait(last, last),), (last, last),
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_no_text_becomes_markup(text: str) -> None:
    assert shape(brief_markdown(filled(text))) == shape(brief_markdown(filled("plain")))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40))
def test_every_letter_comes_back(text: str) -> None:
    once = brief_markdown(replace(BRIEF, notes=(f"first {text} last",)))
    assert texts(once).endswith(re.sub(r"\s+", "", f"first {text} last"))


def test_it_reads_well_as_it_is() -> None:
    text = brief_markdown(BRIEF)
    assert text.startswith("# Talk with Sharon about my first months in the role\n\nWednesday, 25")
    assert (
        "\n## In this order\n\n1. In the past month I made four mistakes, and I own them.\n2. On"
        in text
    )
    assert "\n- **If Sharon is in a hurry**\\\n  I ask for ten minutes today.\n" in text
    assert "\n**Is this too much for you?**\n\nMy answer: …\n" in text
    assert "Before the talk I give it 60 in 100.\n" in text
    assert text.endswith("## Notes\n\n- Bring the new price list.\n")


def test_line_ends_of_a_note_stay() -> None:
    text = brief_markdown(replace(BRIEF, notes=("first\n- second\n\n# third",)))
    assert text.endswith("- first\\\n\\- second\\\n\\# third\n")


def test_addresses_are_not_made_into_links() -> None:
    text = brief_markdown(replace(BRIEF, notes=("see https://e.org, www.e.org or me@e.org",)))
    assert text.endswith("- see https\\://e.org, www\\.e.org or me\\@e.org\n")
