"""Human help by country: what is listed, how it is found, and faults of the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from footing.kernel.declared import load
from footing.kernel.errors import DataError, FootingError
from footing.safety.crisis import Crisis, faults, load_crisis


def test_every_country_has_an_emergency_number_and_a_line() -> None:
    crisis = load_crisis()
    assert len(crisis.countries) >= 20
    for one in crisis.countries:
        assert any(letter.isdigit() for letter in one.emergency), one.name
        assert one.lines
    assert crisis.country("gb").lines[0].number == "116 123"
    assert crisis.country(" united states ").lines[0].number == "988"


def test_numbers_are_said_to_change_and_others_are_not_left_alone() -> None:
    crisis = load_crisis()
    assert "change" in crisis.changes
    assert "Directories" in crisis.elsewhere
    with pytest.raises(FootingError, match="Find A Helpline"):
        crisis.country("Atlantis")


@pytest.mark.parametrize(
    ("spoken", "code"),
    [
        ("en-GB,en;q=0.9", "GB"),
        ("en_IE.UTF-8", "IE"),
        ("tlh, fr-CH;q=0.8, de-DE;q=0.5", "CH"),
        ("zh-Hant-HK, de-AT", "AT"),
        ("en", ""),
        ("C.UTF-8", ""),
        ("", ""),
    ],
)
def test_the_country_is_guessed_from_the_language_or_not_at_all(spoken: str, code: str) -> None:
    found = load_crisis().guess(spoken)
    assert (found.code if found else "") == code


def test_every_fault_of_the_list_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "crisis.toml"
    path.write_text(
        """
first = "Call."
changes = "They change."
elsewhere = "Ask."
source = "Them."
countries = [
  {code = "BB", name = "Beta", emergency = "1", lines = [{name = "L", number = "1", how = "call"}]},
  {code = "BB", name = "Alpha", emergency = "1", lines = [{name = "L", number = "x", how = "c"}]},
  {code = "cc", name = "Gamma", emergency = "1", lines = [{name = "L", number = "1", how = "c"}]},
]
""",
        "utf-8",
    )
    with pytest.raises(DataError) as caught:
        load(Crisis, path, faults)
    assert {(one.line, one.path) for one in caught.value.problems} == {
        (8, "countries[2].code"),
        (8, "countries[2].name"),
        (8, "countries[2].lines[1].number"),
        (9, "countries[3].code"),
    }
