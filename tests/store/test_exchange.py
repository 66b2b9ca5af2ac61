"""Export and import: nothing lost, and every fault named with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given

from footing.kernel.errors import DataError
from footing.store import Everything, from_json, to_json
from footing.store.forms import FORMS
from tests.store.records import ALL, FIRST, everythings, exact


@given(everythings())
def test_everything_comes_back_exactly(everything: Everything) -> None:
    assert exact(from_json(to_json(everything))) == exact(everything)


def test_no_field_of_a_record_is_forgotten() -> None:
    for kind, forms in FORMS.items():
        assert [field.name for field in fields(kind)] == list(forms)


def test_the_text_says_what_it_is_and_keeps_letters_readable() -> None:
    text = to_json(ALL)
    assert json.loads(text)["schema"] == "footing.export/1"
    assert "Sharon O’Neill" in text


def test_an_export_from_before_there_was_advice_is_read() -> None:
    document = json.loads(to_json(FIRST))
    for key in ("panels", "pieces", "decisions"):
        del document[key]
    assert exact(from_json(json.dumps(document))) == exact(FIRST)


def _faults(change: Callable[[Any], None]) -> dict[str, str]:
    document = json.loads(to_json(ALL))
    change(document)
    with pytest.raises(DataError) as caught:
        from_json(json.dumps(document), "old.json")
    assert "old.json" in str(caught.value)
    return {problem.path: problem.text for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("change", "path", "text"),
    [
        (lambda d: d.update(schema="footing.export/2"), "schema", "is needed"),
        (lambda d: d.pop("schema"), "schema", "is needed"),
        (lambda d: d.update(extra=1), "extra", "unknown key"),
        (lambda d: d.pop("debriefs"), "debriefs", "missing"),
        (lambda d: d.update(entries={}), "entries", "a list"),
        (lambda d: d["matters"][0].update(mood="x"), "matters[1].mood", "unknown key"),
        (lambda d: d["matters"][0].pop("gate"), "matters[1].gate", "missing"),
        (lambda d: d["matters"][0].update(gate="ajar"), "matters[1].gate", "one of these"),
        (lambda d: d["matters"][0].update(id=""), "matters[1].id", "empty"),
        (
            lambda d: d["matters"][0].update(started="2026-11-20T18:30:00"),
            "matters[1].started",
            "zone",
        ),
        (lambda d: d["matters"][0]["people"].update(me=1), "matters[1].people.me", "a text"),
        (
            lambda d: d["matters"][0]["answers"].update(a=[{"$date": "x"}]),
            "matters[1].answers.a[1].$date",
            "a date",
        ),
        (lambda d: d["matters"][0].update(answers=[]), "matters[1].answers", "an object"),
        (
            lambda d: d["matters"][0].update(answers={"$date": "2026-11-03"}),
            "matters[1].answers",
            "an object",
        ),
        (
            lambda d: d["matters"][0]["edits"].update(spoken={"base": "x"}),
            "matters[1].edits.spoken",
            "base and text",
        ),
        (
            lambda d: d["matters"][0]["edits"].update(spoken={"base": "x", "text": 1}),
            "matters[1].edits.spoken",
            "texts",
        ),
        (lambda d: d["entries"][0].update(day="3.11.2026"), "entries[1].day", "a date"),
        (lambda d: d["entries"].append(7), "entries[2]", "an object"),
        (lambda d: d["entries"].append(d["entries"][0]), "entries[2].id", "twice"),
        (lambda d: d["promises"][0].update(matter="zz"), "promises[1].matter", "no matter"),
        (lambda d: d["debriefs"][0].update(relief=11), "debriefs[1].relief", "0 to 10"),
        (lambda d: d["pieces"][0].update(votes="four"), "pieces[1].votes", "whole number"),
        (lambda d: d["pieces"][0].update(taken=[]), "pieces[1].taken", "object"),
        (lambda d: d["pieces"][0].update(taken={"go": []}), "pieces[1].taken.go", "a text"),
        (lambda d: d["debriefs"][0].update(relief=True), "debriefs[1].relief", "0 to 10"),
        (lambda d: d["checkins"][0].update(every=["week"]), "checkins[1].every", "a text"),
        (lambda d: d["checkins"][0].update(timezone="Mars"), "checkins[1].timezone", "time zone"),
        (lambda d: d["checkins"][0].update(timezone="../x"), "checkins[1].timezone", "time zone"),
        (lambda d: d["debriefs"][0].update(held="yes"), "debriefs[1].held", "true or false"),
    ],
)
def test_a_fault_is_named_with_its_place(
    change: Callable[[Any], None], path: str, text: str
) -> None:
    faults = _faults(change)
    assert list(faults) == [path]
    assert text in faults[path]


def test_all_faults_are_reported_at_once() -> None:
    def spoil(document: Any) -> None:
        document["entries"][0]["day"] = "soon"
        document["promises"][0]["who"] = "nobody"

    assert set(_faults(spoil)) == {"entries[1].day", "promises[1].who"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema": ', "not valid JSON"),
        ("", "not valid JSON"),
        ("[]", "is needed"),
        ('{"schema": "footing.export/1", "schema": "x"}', "twice"),
        ('{"schema": NaN}', "not a JSON number"),
        ("[" * 100_000, "cannot be read"),
        ("9" * 5000, "cannot be read"),
    ],
)
def test_what_is_no_export_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        from_json(text)


def test_broken_json_names_the_line() -> None:
    with pytest.raises(DataError) as caught:
        from_json('{\n "schema": nonsense\n}')
    assert caught.value.problems[0].line == 2


def test_an_export_from_before_the_short_records_is_still_read() -> None:
    """Its promises and debriefs lack what came later, and are then as new ones are."""
    document = json.loads(to_json(FIRST))
    del document["checkins"], document["issues"]
    for key, later in (
        ("promises", ("was", "reason", "settled", "in_mail")),
        ("debriefs", ("stage", "said", "lesson")),
    ):
        for record in document[key]:
            for name in later:
                del record[name]
    assert from_json(json.dumps(document)) == FIRST
