"""The page that grows beside the steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footing.web.origins import Piece, woven

if TYPE_CHECKING:
    from footing.app.composing import PageView


@dataclass(frozen=True)
class Text:
    """One part as it reads now: paragraphs of pieces, and the seconds to say it (0: written)."""

    name: str
    title: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    seconds: int


@dataclass(frozen=True)
class SoFarPage:
    """The texts as far as the answers go; it also stands inside other pages as a fragment."""

    template: ClassVar[str] = "sofar.html"
    section: ClassVar[str] = ""
    texts: tuple[Text, ...]


def so_far(view: PageView) -> SoFarPage:
    """What is said and how the talk is asked for; the written version waits for the result."""
    return SoFarPage(tuple(text(view, name) for name in ("spoken", "invite")))


def text(view: PageView, name: str) -> Text:
    """One part of a page with the origin of every sentence."""
    part = view.part(name)
    sentences = [one for one in view.page.sentences if one.part == name]
    base = f"/matters/{view.matter.id}"
    return Text(name, part.title, woven(part.text, sentences, view.playbook, base), part.seconds)
