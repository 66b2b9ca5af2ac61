from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from footing.kernel.places import Path, dotted, line_of, lines

FILE = b"""\
playbook = "own-up"
[people]
me = "Kim"

[answers]
help = [
  "the figures",
  # what I thought of later
  {say = "the plan", notes = "ask Ana"},
]
[[answers.mistakes]]
what = "late"
[[answers.mistakes]]
date = 2026-11-03
what = "wrong"
[answers.mistakes.more]
"two words".deep = 1
"""


def test_every_way_to_write_a_key_has_its_line() -> None:
    found = lines(FILE)
    assert found["playbook",] == 1
    assert found["people", "me"] == 3
    assert found["answers", "help"] == 6
    assert found["answers", "help", 0] == 7
    assert found["answers", "help", 1] == 9
    assert found["answers", "help", 1, "notes"] == 9
    assert found["answers", "mistakes", 0, "what"] == 12
    assert found["answers", "mistakes", 1] == 13
    assert found["answers", "mistakes", 1, "what"] == 15
    assert found["answers", "mistakes", 1, "more", "two words", "deep"] == 17


def test_a_key_that_is_not_there_has_the_line_of_what_is_nearest_above() -> None:
    found = lines(FILE)
    assert line_of(found, ("answers", "mistakes", 1, "done")) == 13
    assert line_of(found, ("answers", "help", 1, "say", "x")) == 9
    assert line_of(found, ("nothing", "here")) == 0
    assert line_of(found, ()) == 0


def test_a_path_is_said_as_people_count() -> None:
    assert dotted(("answers", "mistakes", 1, "what")) == "answers.mistakes[2].what"
    assert dotted(()) == ""


keys = st.text(
    st.sampled_from("abcxyz_-09 ÄéŁ.'\"#=[]{}\\\t\n"), min_size=1, max_size=8
) | st.sampled_from(["what", "say", "notes"])
leaves = (
    st.text(st.sampled_from("ab \n\"'#[]=,ü"), max_size=12)
    | st.integers(-5, 5)
    | st.booleans()
    | st.dates(date(2000, 1, 1), date(2030, 1, 1))
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)
tables = st.dictionaries(keys, values, max_size=5)


def paths(value: Any, here: Path = ()) -> Iterator[Path]:
    """Every key path of a value that a parser read."""
    if isinstance(value, dict):
        for key, content in value.items():
            yield (*here, key)
            yield from paths(content, (*here, key))
    elif isinstance(value, list):
        for number, content in enumerate(value):
            yield (*here, number)
            yield from paths(content, (*here, number))


@given(tables, st.booleans())
def test_every_key_that_the_parser_reads_is_found_in_its_line(
    made: dict[str, Any], multiline: bool
) -> None:
    source = tomli_w.dumps(made, multiline_strings=multiline)
    read = tomllib.loads(source)
    found = lines(source.encode())
    assert set(paths(read)) <= set(found)
    last = source.count("\n") + 1
    assert all(1 <= line <= last for line in found.values())


@given(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=3), unique=True, min_size=1))
def test_the_line_is_where_the_key_stands(names: list[str]) -> None:
    source = "\n".join(f"{name} = 1" for name in names)
    found = lines(source.encode())
    assert [found[name,] for name in names] == list(range(1, len(names) + 1))
