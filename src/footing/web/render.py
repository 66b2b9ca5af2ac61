"""From a typed page to HTML: one Jinja environment, strict about what a template may use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from footing.web import words

HERE = Path(__file__).parent
STATIC = HERE / "static"
TEMPLATES = HERE / "templates"


class PageContext(Protocol):
    """What every page is: a frozen dataclass that names its template and holds all it shows.

    ``section`` says which entry of the main menu the page belongs to (empty: none).
    """

    template: ClassVar[str]
    section: ClassVar[str]


@dataclass(frozen=True)
class Frame:
    """What stands around every page: the state of the store, the form token, a confirmation.

    ``nonce`` lets a script of ours add styles, on pages that need it. ``lock_after`` is after how
    many minutes the page locks itself (0: never), ``waiting`` whether words typed before wait.
    """

    token: str
    kept: bool = True
    passphrase_free: bool = False
    locked: bool = False
    said: str = ""
    nonce: str = ""
    lock_after: int = 0
    waiting: bool = False


@cache
def environment() -> Environment:
    """The templates, with escaping of everything and no silent gaps."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        date=words.date_,
        day=words.day,
        moment=words.moment,
        duration=words.duration,
        paragraphs=words.paragraphs,
    )
    return made


def html(page: PageContext, frame: Frame) -> str:
    """The page as HTML."""
    return environment().get_template(page.template).render(page=page, frame=frame)
