"""Who may come in: the secret of one run, the token of its forms, and links that work once."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field


def _token() -> str:
    return secrets.token_urlsafe(32)


@dataclass
class Access:
    """The secrets of one run of the program; all of them end with it.

    ``cookie`` is what a browser holds once it came in, ``form`` is written into every form. A link
    works once, because the address that opens the browser can be seen in the list of processes.
    """

    cookie: str = field(default_factory=_token)
    form: str = field(default_factory=_token)
    _links: set[str] = field(default_factory=set)

    def link(self) -> str:
        """A new key for a link into the program."""
        key = _token()
        self._links.add(key)
        return key

    def redeem(self, key: str) -> bool:
        """Whether ``key`` was a link that nobody had used; it is used up now."""
        for link in self._links:
            if same(link, key):
                self._links.discard(link)
                return True
        return False


def same(left: str, right: str) -> bool:
    """Whether two secrets are equal, in a time that says nothing about where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())
