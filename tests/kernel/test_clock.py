from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from footing.kernel.clock import fixed, local_now


def test_a_fixed_clock_stands_still_and_knows_its_zone() -> None:
    moment = datetime(2026, 11, 24, 14, tzinfo=UTC)
    clock = fixed(moment)
    assert clock() == clock() == moment
    local = fixed(datetime(2026, 11, 24, 14))()
    assert local.tzinfo is not None
    assert local.replace(tzinfo=None) == datetime(2026, 11, 24, 14)


def test_now_is_now_and_has_a_zone() -> None:
    assert local_now().utcoffset() is not None
    assert abs(local_now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_nine_o_clock_in_summer_is_nine_o_clock_seen_from_winter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        here = local_now().tzinfo
        offsets = {datetime(2027, month, 1, 9, tzinfo=here).utcoffset() for month in (1, 7)}
    time.tzset()
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}
