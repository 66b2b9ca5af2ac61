"""The tracked files of this checkout, and its Markdown pages taken apart."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[1]


def tracked() -> list[Path]:
    """Every file that git tracks and that is still there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def pages() -> list[Path]:
    """The Markdown pages that people read: README, CONTRIBUTING, docs and the fragments' page."""
    top = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "changelog.d/README.md"]
    return [*top, *sorted((ROOT / "docs").rglob("*.md"))]


def parts(page: Path) -> Iterator[Token]:
    """Every token of a page, those inside paragraphs too."""
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8")):
        yield token
        yield from token.children or ()


def links(page: Path) -> Iterator[str]:
    """The targets of all links and pictures of a page."""
    for token in parts(page):
        target = token.attrs.get("href") or token.attrs.get("src")
        if isinstance(target, str):
            yield target


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page can be linked to, as GitHub makes them."""
    tokens = list(parts(page))
    titles = (
        tokens[number + 1].content
        for number, token in enumerate(tokens)
        if token.type == "heading_open"
    )
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
