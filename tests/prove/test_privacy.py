"""Each promise of docs/privacy.md names a test that exists."""

from __future__ import annotations

import ast
import re

from tools.prove import BEGIN, END, PAGE, counted, table, written

from tests.documents import ROOT

TEXT = PAGE.read_text("utf-8")


def _tests(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def test_each_promise_names_tests_that_exist() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "::" in line]
    promised = TEXT.split("## What is promised")[1].split("## What was tried")[0]
    lines = [line for line in promised.splitlines() if line.startswith("| ")]
    assert len(rows) == len([line for line in lines if "proved by" not in line]) > 25
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row)
        assert named, row
        for path, name in named:
            assert name in _tests(path), f"{path}::{name}"


def test_what_is_not_protected_is_said() -> None:
    left = TEXT.split("## What is not protected")[1]
    for word in ("employer", "reads keys", "court", "terminal", "calendar", "swap", "passphrase"):
        assert word in left


def test_only_the_figures_are_written_anew() -> None:
    counts = counted('{"what": "a", "count": 2000}\n{"what": "a", "count": 1}\n')
    page = written(f"before\n{BEGIN}\nold\n{END}\nafter\n", table(counts))
    assert "| a | 2,001 |" in page
    assert "old" not in page
    assert page.startswith("before\n")
    assert page.endswith(f"{END}\nafter\n")
    assert TEXT.count(BEGIN) == TEXT.count(END) == 1
