from __future__ import annotations

import json
from pathlib import Path

import pytest

from footing.intake.formats import Example, Format, formats, plain, recognise
from footing.intake.source import IntakeError
from tests.intake.helpers import read

EXAMPLES = [(one, example) for one in formats() for example in one.examples]


@pytest.mark.parametrize(("form", "example"), EXAMPLES, ids=lambda one: getattr(one, "name", ""))
def test_the_examples_of_every_format_are_read(
    form: Format, example: Example, tmp_path: Path
) -> None:
    text = example.file.strip() + "\n"
    path = tmp_path / ("file.json" if text[0] in "[{" else "file.csv")
    path.write_text(text, "utf-8")
    found = read(path)
    assert found.kind == form.kind
    assert form.name in (found.format, "Table")
    days = [found.measures.first_opened, found.measures.last_opened]
    if form.kind == "counts":
        assert found.measures.open == example.open
        days = [one.end for one in found.measures.periods]
    else:
        used = found.findings.used
        assert (used, found.measures.open) == (example.items, example.open)
    assert [str(day) for day in days] == list(example.order)


@pytest.mark.parametrize("form", [*formats()], ids=lambda form: form.name)
def test_every_format_has_examples_and_says_where_its_columns_are_documented(form: Format) -> None:
    assert form.examples
    assert form.documented.startswith("https://") or form.name in ("Table", "Counts per period")
    assert all(word == word.lower() for word in (*form.status.finished, *form.status.open))
    assert not set(form.status.finished) & set(form.status.open)
    assert not set(form.outcome.withdrawn) & set(form.outcome.expired)
    known = {name for names in form.columns.values() for name in names}
    assert all(plain(name) == name for name in known)


def test_a_named_column_comes_first() -> None:
    columns = ["Issue key", "Created", "Resolved", "Filed"]
    found = recognise(columns, {"opened": "Filed"})
    assert found is not None
    assert found.format.name == "Jira"
    assert found.columns["opened"] == "Filed"


def test_a_column_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(IntakeError, match=r"There is no column “Creatd”\. Did you mean “Created”"):
        recognise(["Issue key", "Created"], {"opened": "Creatd"})


def test_names_are_told_apart_by_words_only() -> None:
    assert plain("createdAt") == plain("Created_At") == plain("created at ") == "created at"
    assert plain("case:concept:name") == "case concept name"


def test_gh_lists_are_read_as_lines_too(tmp_path: Path) -> None:
    rows = [
        {
            "number": n,
            "createdAt": f"2024-01-{n:02}T09:00:00Z",
            "closedAt": None if n % 2 else f"2024-02-{n:02}T09:00:00Z",
            "state": "OPEN" if n % 2 else "CLOSED",
            "labels": [{"name": "x"}],
        }
        for n in range(1, 29)
    ]
    for name, text in (("a.json", json.dumps(rows)), ("a.jsonl", "\n".join(map(json.dumps, rows)))):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        found = read(path)
        assert (found.format, found.findings.used, found.measures.open) == ("GitHub", 28, 14)
