from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from footing.kernel.declared import MOST_BYTES, STRICT, load, parse_toml
from footing.kernel.errors import DataError, FootingError, Problem
from footing.kernel.places import Path as KeyPath


@dataclass(frozen=True)
class Card:
    __pydantic_config__ = STRICT
    when: str
    then: str = ""


@dataclass(frozen=True)
class Deck:
    __pydantic_config__ = STRICT
    title: str
    size: int = 0
    words: dict[str, list[str] | str] = field(default_factory=dict)
    card: tuple[Card, ...] = ()


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "deck.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(path: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        load(Deck, path)
    return list(caught.value.problems)


def test_a_file_becomes_its_kind(tmp_path: Path) -> None:
    path = written(tmp_path, 'title = " Cards "\r\nsize = 2\r\n[[card]]\r\nwhen = "now"\r\n')
    assert load(Deck, path) == Deck("Cards", 2, card=(Card("now"),))


def test_every_fault_is_reported_at_once_with_its_line_and_key(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'size = "two"\ncolour = "red"\n[[card]]\nwhen = "a"\n[[card]]\nwhen = 3\nthem = "b"\n',
    )
    assert problems(path) == [
        Problem(0, "title", "this key is missing"),
        Problem(1, "size", "a whole number is needed here"),
        Problem(2, "colour", "unknown key"),
        Problem(6, "card[2].when", "a text in quotes is needed here"),
        Problem(7, "card[2].them", "unknown key"),
    ]


def test_a_place_has_no_names_that_are_not_in_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'title = "x"\n[words]\nplain = 3\n')
    found = problems(path)
    assert {(one.line, one.path) for one in found} == {(3, "words.plain")}


def test_what_else_is_wrong_with_a_well_formed_value_has_its_line_too(tmp_path: Path) -> None:
    def also(deck: Deck) -> Iterator[tuple[KeyPath, str]]:
        for number, card in enumerate(deck.card):
            if not card.then:
                yield ("card", number, "then"), "say what you do then"

    path = written(tmp_path, 'title = "x"\n[[card]]\nwhen = "a"\nthen = "b"\n[[card]]\nwhen = "c"')
    with pytest.raises(DataError) as caught:
        load(Deck, path, also)
    assert caught.value.problems == (Problem(5, "card[2].then", "say what you do then"),)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('title = "x"\nsize = \n', 2, "not valid TOML"),
        ('title = "x"\ntitle = "y"\n', 2, "not valid TOML"),
        ('a = """\nnever closed', 2, "not valid TOML"),
        ("a = 1\nb = [", 2, "not valid TOML"),
        (b'title = "x"\nwords = "\xe4"\n', 2, "UTF-8"),
        ("a = " + "[" * 5000, 0, "nested too deeply"),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(text: str | bytes, line: int, said: str) -> None:
    source = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(DataError, match=said) as caught:
        parse_toml(source, "deck.toml")
    (problem,) = caught.value.problems
    assert problem.line == line


def test_a_file_that_is_missing_a_folder_or_far_too_large_is_told_apart(tmp_path: Path) -> None:
    large = written(tmp_path, "#" * (MOST_BYTES + 1))
    for path, said in (
        (tmp_path / "none.toml", "no such file"),
        (tmp_path, "folder"),
        (large, "at most"),
    ):
        with pytest.raises(FootingError, match=said) as caught:
            load(Deck, path)
        assert caught.value.where == str(path)
        assert caught.value.todo


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a." * 5000 + "b = 1", "nested too deeply"),
        ("a = " + "[" * 5000, "nested too deeply"),
        ("a = " + "[" * 60 + "]" * 60, "nested too deeply"),
        ("a = " + "9" * 5000, "thousands of digits"),
    ],
)
def test_depth_and_length_without_end_are_refused(text: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        parse_toml(text.encode(), "deep.toml")
