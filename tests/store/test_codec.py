"""Values survive being written as text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from footing.store.codec import CodecError, dumps, loads, moment, moment_text
from tests.store.records import exact, moments, values


@given(values)
def test_every_value_comes_back_exactly(value: Any) -> None:
    assert exact(loads(dumps(value))) == exact(value)


@given(values)
def test_the_text_is_one_line_of_ascii(value: Any) -> None:
    assert dumps(value).isascii()
    assert "\n" not in dumps(value)


@given(moments)
def test_a_moment_keeps_its_zone_and_its_wall_clock(value: datetime) -> None:
    assert exact(moment(moment_text(value))) == exact(value)


def test_the_repeated_hour_in_autumn_stays_the_one_it_was() -> None:
    second = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1)
    assert moment(moment_text(second)).utcoffset() == timedelta(hours=1)
    assert moment(moment_text(second.replace(fold=0))).utcoffset() == timedelta(hours=2)


def test_a_zone_unknown_here_keeps_the_offset() -> None:
    known = datetime(2026, 11, 3, 10, tzinfo=timezone(timedelta(hours=2)))
    for name in ("Mars/Olympus", "../../etc/passwd", ""):
        assert exact(moment(f"2026-11-03T10:00:00+02:00[{name}]")) == exact(known)


def test_values_are_written_in_a_form_that_people_can_read() -> None:
    value = {"on": date(2026, 11, 3), "at": datetime(2026, 11, 3, 9, tzinfo=UTC)}
    assert dumps(value) == (
        '{"on":{"$date":"2026-11-03"},"at":{"$moment":"2026-11-03T09:00:00+00:00"}}'
    )


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", {"a": [object()]}, {1: "a"}])
def test_what_cannot_be_kept_is_refused(value: Any) -> None:
    with pytest.raises(CodecError):
        dumps(value)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"a": [{"$date": "soon"}]}', ("a", 0, "$date")),
        ('{"$moment": "2026"}', ("$moment",)),
        ('{"$time": "late"}', ("$time",)),
        ('{"$number": "7"}', ("$number",)),
        ('{"$date": 7}', ()),
        ('{"$date": "2026-11-03", "b": 1}', ()),
        ('{"a": {"$unknown": "x"}}', ("a",)),
        ("{", ()),
    ],
)
def test_what_cannot_be_read_says_where(text: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(CodecError) as caught:
        loads(text)
    assert caught.value.path == path
