from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
