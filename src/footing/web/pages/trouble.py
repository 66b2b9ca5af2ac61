"""The pages for what went wrong: what, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class TroublePage:
    """A clear sentence, and the next thing to do, inside the frame."""

    template: ClassVar[str] = "trouble.html"
    section: ClassVar[str] = ""
    title: str
    text: str


@dataclass(frozen=True)
class RefusedPage:
    """What somebody reads whom the guard did not let in; it shows nothing of the person's."""

    template: ClassVar[str] = "refused.html"
    section: ClassVar[str] = ""
    title: str
    paragraphs: tuple[str, ...]


REFUSED = {
    "stale": (
        403,
        RefusedPage(
            "This link has been used, or is from an earlier run",
            (
                "Each link into Footing works once, in one browser, so that nobody else on this "
                "computer can open your page.",
                "Look at the window in which Footing runs: the last link that it shows there "
                "works. If Footing does not run any more, start it again.",
                "If you were writing just now: your browser may still hold your words. Go back "
                "one page and copy them before you go on.",
            ),
        ),
    ),
    "foreign": (
        403,
        RefusedPage(
            "This did not come from an open Footing page",
            (
                "Footing only takes changes from its own pages of this run. Nothing was changed.",
                "Go back one page, reload it, and send it again. Copy what you wrote first.",
            ),
        ),
    ),
    "host": (
        421,
        RefusedPage(
            "This address is not Footing's own",
            ("Use the link that Footing shows in the window in which it runs.",),
        ),
    ),
    "large": (
        413,
        RefusedPage(
            "That is more than Footing takes at once",
            ("Go back one page, send less, and try again. Nothing was changed.",),
        ),
    ),
    "slow": (
        408,
        RefusedPage(
            "That took too long to arrive",
            (
                "Nothing was changed. Your browser may still hold your words: go back one page "
                "and send them again.",
            ),
        ),
    ),
    "upload": (
        413,
        RefusedPage(
            "This file is too large to be dropped into the page",
            (
                "Go back one page and give the path of the file instead. Then Footing reads it "
                "where it is, whatever its size.",
            ),
        ),
    ),
    "method": (
        405,
        RefusedPage(
            "Footing cannot do that", ("Go back one page and use its own links and buttons.",)
        ),
    ),
}
