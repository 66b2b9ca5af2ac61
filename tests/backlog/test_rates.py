from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from footing.backlog.measures import Band
from footing.backlog.rates import AgeRate, dip, measured, rate
from footing.kernel.errors import FootingError


def test_a_rate_is_read_as_it_is_typed() -> None:
    assert rate("0.02:30") == AgeRate(0.02, 30)
    assert rate("0.02:30:60") == AgeRate(0.02, 30, 60.0)
    assert rate("0").off
    ages = np.array([0.0, 29.0, 30.0, 90.0])
    assert rate("0.02:30:60").at(ages).tolist() == pytest.approx([0, 0, 0.02, 0.02 / np.e])


@pytest.mark.parametrize(
    "text", ["", "often", "1.5:3", "-0.1:3", "0.1:-3", "0.1:3:0", "0.1:3:x", "0.1:3:4:5", "nan:3"]
)
def test_what_is_no_rate_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(FootingError) as refused:
        rate(text, "--chase")
    assert refused.value.where == "--chase"
    assert refused.value.todo


def test_lapsing_does_not_fade() -> None:
    with pytest.raises(FootingError, match="too many parts"):
        rate("0.1:3:4", "--expire", fades=False)


def test_measured_rates_go_by_age_and_thin_bands_take_the_one_before() -> None:
    bands = (Band(0, 6, 10, 1000), Band(7, 29, 40, 2000), Band(30, None, 3, 10))
    found = measured(bands)
    assert found.at(np.array([0.0, 6.5, 7.0, 500.0])).tolist() == [0.01, 0.01, 0.02, 0.02]
    assert not found.off
    assert "0.02 at 7 to 29 days" in found.said


def test_a_dip_is_read_and_a_wrong_one_refused() -> None:
    found = dip("2026-01-05:2026-02-27:0.5")
    assert (found.first, found.last, found.factor) == (date(2026, 1, 5), date(2026, 2, 27), 0.5)
    for text in ("2026-01-05", "2026-02-27:2026-01-05:0.5", "2026-01-05:2026-02-27:-1", "a:b:c"):
        with pytest.raises(FootingError):
            dip(text)
