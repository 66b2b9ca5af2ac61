"""Saved answers of the reply form: ``{"schema": "footing.reply/1", "name": …, "advice": …}``."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from footing.advice.posts import Found, Post
from footing.kernel.declared import STRICT, build
from footing.kernel.errors import DataError, Problem

SCHEMA = "footing.reply/1"


@dataclass(frozen=True)
class Reply:
    """What somebody wrote into the form; every text may be empty but the advice."""

    __pydantic_config__ = STRICT
    schema: str
    advice: str
    name: str = ""
    from_where: str = ""
    why: str = ""
    saved: str = field(default="")


def replies(text: str, name: str) -> Found:
    """The reply in a saved file; DataError where it is none or has no advice in it."""
    try:
        tables = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(error.lineno, "", f"not valid JSON: {error.msg}")
        raise DataError(name, [problem], todo="Ask for the file once more.") from None
    if not isinstance(tables, dict) or tables.get("schema") != SCHEMA:
        raise DataError(name, [Problem(0, "schema", f'"{SCHEMA}" is needed')])
    one = build(Reply, tables, b"", name)
    words = "\n\n".join(part.strip() for part in (one.advice, one.why) if part.strip())
    if not words:
        raise DataError(name, [Problem(0, "advice", "the text is empty")])
    post = Post(one.name.strip(), words, one.from_where.strip(), day=one.saved)
    return Found("a saved reply", "", "", (post,))
