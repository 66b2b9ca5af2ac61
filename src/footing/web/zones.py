"""The time zones that a person can choose from."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

REGIONS = (
    "Africa", "America", "Antarctica", "Asia", "Atlantic",
    "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip


@cache
def zones() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of the IANA zones by region, each in order, and UTC."""
    names = sorted(available_timezones())
    found = [
        (region, tuple(name for name in names if name.startswith(f"{region}/")))
        for region in REGIONS
    ]
    return (*((region, group) for region, group in found if group), ("Other", ("UTC",)))
