"""The mentor's page as a file: nothing runs, nothing is loaded, nothing written is markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from footing.delivery.reply_form import reply_sheet
from footing.delivery.sheet import Section, Sheet, sheet_html, sheet_markdown

SHEET = Sheet(
    "Own up, with <b>her</b>",
    "What would you do?\nAnd why?",
    (
        Section("aim", "What I want", ("To keep the claims moving.", "One\ntwo.")),
        Section("open", "What I may be asked", ("What did it cost & why?", "# Really?"), True),
    ),
)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def seen(data: bytes) -> _Seen:
    found = _Seen()
    found.feed(data.decode())
    return found


def test_the_page_runs_and_loads_nothing() -> None:
    found = seen(sheet_html(SHEET))
    assert not {"script", "img", "link", "iframe", "form", "b"} & set(found.tags)
    assert not {"src", "href", "onclick"} & {name for name, _ in found.attributes}
    policy = dict(found.attributes)["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert b"http" not in sheet_html(SHEET).replace(b"http-equiv", b"")


def test_both_forms_hold_every_part() -> None:
    for words in ("with <b>her</b>", "To keep the claims moving.", "What did it cost & why?"):
        assert words in seen(sheet_html(SHEET)).words
    tokens = MarkdownIt().parse(sheet_markdown(SHEET).decode())
    inline = [one.content for one in tokens if one.type == "inline"]
    assert [one.tag for one in tokens if one.type == "heading_open"] == ["h1", "h2", "h2", "h2"]
    assert any("Really?" in one for one in inline)


def test_the_form_stands_under_the_page() -> None:
    page = reply_sheet(SHEET).decode()
    assert page.index("What I may be asked") < page.index("Your advice") < page.index("Save my")
    assert "<h1>What would you do?</h1>" not in page
    assert "connect-src" not in page
    assert "default-src 'none'" in page


@given(st.text(max_size=60))
def test_whatever_is_written_stays_text(words: str) -> None:
    plain = Sheet("T", "", (Section("a", "A", ("x",)),))
    made = Sheet("T", "", (Section("a", "A", (words,)),))
    breaks = words.count("\n")
    tags = seen(sheet_html(made)).tags
    assert len(tags) == len(seen(sheet_html(plain)).tags) + breaks
    assert set(tags) <= set(seen(sheet_html(plain)).tags) | {"br"}
