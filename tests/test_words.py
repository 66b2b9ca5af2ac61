"""What no declared text may do: flatter, threaten, judge a person, or keep score of one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOM = Path(__file__).parents[1] / "src/footing"
FILES = sorted(path for path in ROOM.rglob("data/**/*.toml") if "rules" not in path.parts)
NOT_SAID = {
    "match", "no_match", "negated", "quoted", "patterns", "gate", "confirm", "unless", "also",
    "unless_near", "needs_near", "words", "weak", "example", "pattern", "cues", "says", "lexicon",
    "never_says", "key", "id", "quote", "when", "only_if", "classes", "phrases",
}  # fmt: skip
"""Keys whose texts are looked for, or show how not to do it; nobody is told them as advice."""
UNSAID = {
    "flattery": r"\b(?:well done|great job|good job|awesome|amazing|fantastic|brilliant|proud of "
    r"you|you(?:['’]re| are) (?:a star|the best|so strong|doing great))\b|!(?=\s|$)",
    "a streak or a score": r"\b(?:streaks?|badges?|level up|your score|points earned|leaderboard|"
    r"days in a row)\b",
    "a threat": r"\b(?:or else|you(?:['’]ll| will) regret|last chance to|before it is too late|"
    r"I will expose|I(?:['’]ll| will) make sure that everyone)\b",
    "a verdict on a leader": r"\b(?:narcissis\w+|psychopath\w*|sociopath\w*|toxic|gaslight\w*|"
    r"(?:bad|terrible|evil|incompetent|weak) (?:boss|leader|manager))\b",
    "a diagnosis": r"\byou (?:are|may be|seem) (?:depressed|burnt out|traumati[sz]ed|autistic)\b",
}


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file that a person may read, with where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in NOT_SAID:
                yield from texts(one, f"{path}.{key}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from texts(one, f"{path}[{number}]")


def said(text: str) -> list[str]:
    """What a text does that none may."""
    return [name for name, one in UNSAID.items() if re.search(one, text, re.IGNORECASE)]


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_no_declared_text_flatters_threatens_judges_or_keeps_score(file: Path) -> None:
    found = {
        path: (wrong, text)
        for path, text in texts(tomllib.loads(file.read_text("utf-8")))
        if (wrong := said(text))
    }
    assert found == {}


def test_no_page_does_either() -> None:
    found = {}
    for file in sorted((ROOM / "web/templates").glob("*.html")):
        plain = re.sub(r"\{[%#{].*?[%#}]\}|<[^>]*>|&\w+;", " ", file.read_text("utf-8"), flags=re.S)
        if wrong := said(plain):
            found[file.name] = wrong
    assert found == {}


def test_the_guard_itself_hears() -> None:
    for text in ("Well done", "A 5 day streak", "You will regret it", "Your boss is toxic", "Yes!"):
        assert said(text), text
    for text in ("It was done well in the end.", "Say what you will do, and by when."):
        assert not said(text), text
