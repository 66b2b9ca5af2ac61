"""Résumés in JSON Resume 1.0.0, sound and broken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from footing.intake.resumes import read_resume
from footing.kernel.errors import DataError

EVERYTHING: dict[str, Any] = {
    "$schema": "https://example.org/v1.0.0/schema.json",
    "basics": {
        "name": "Nadia Ferreira", "email": "nadia@example.org", "url": "https://example.org",
        "location": {"city": "Porto", "countryCode": "PT"},
        "profiles": [{"network": "Forum", "username": "nadia"}],
    },
    "work": [{"name": "Clinic", "position": "Nurse", "startDate": "2019-05-02",
              "highlights": ["Calm nights."], "anything-else": 3}],
    "volunteer": [{"organization": "Shelter"}], "education": [{"studyType": "BSc"}],
    "awards": [{"title": "Cup", "date": "2001"}], "certificates": [{"name": "First aid"}],
    "publications": [{"name": "On rotas", "releaseDate": "2020-01"}],
    "skills": [{"name": "Listening", "keywords": ["nights"]}],
    "languages": [{"language": "Portuguese"}], "interests": [{"name": "Tides"}],
    "references": [{"name": "M."}], "projects": [{"name": "Rota", "startDate": "2021"}],
    "meta": {"version": "v1.0.0", "footing": True},
}  # fmt: skip


def test_every_section_of_the_format_is_read_as_it_is() -> None:
    assert read_resume(json.dumps(EVERYTHING).encode(), "r.json") == EVERYTHING
    for encoding in ("utf-8-sig", "utf-16"):
        data = json.dumps(EVERYTHING, ensure_ascii=False).encode(encoding)
        assert read_resume(data, "r.json") == EVERYTHING


def test_all_faults_are_told_with_their_places() -> None:
    broken = {
        "basics": {"name": 3, "email": "nobody"},
        "work": [{"startDate": "May 2014"}, {"highlights": "one"}, "x"],
        "jobs": [],
    }
    with pytest.raises(DataError) as error:
        read_resume(json.dumps(broken).encode(), "r.json")
    assert {(one.path, one.text) for one in error.value.problems} == {
        ("basics.name", "a text in quotes is needed"),
        ("basics.email", "“nobody” is no email address"),
        ("work[1].startDate", "“May 2014” is no date like 2014, 2014-06 or 2014-06-29"),
        ("work[2].highlights", "a list in [ ] is needed"),
        ("work[3]", "an object in { } is needed"),
        ("jobs", "unknown key"),
    }


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b'{"work": [\n{"name": }]}', "r.json:2: not valid JSON"),
        (b"Curriculum vitae", "not valid JSON"),
        (b"\xff\x00\x12", "not UTF-8"),
        (b'{"work": [], "work": []}', "stands twice"),
        (b"[" * 100_000, "cannot be read"),
        (b"[]", "an object in { } is needed"),
        (b'{"work": [{"endDate": "2019-02-30"}]}', "there is no 2019-02-30 in the calendar"),
        (b" " * 6_000_000, "far too large"),
    ],
)
def test_what_is_no_resume_is_told(source: bytes, said: str) -> None:
    with pytest.raises(DataError) as error:
        read_resume(source, "r.json")
    assert said in str(error.value)
