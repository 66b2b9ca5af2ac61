from __future__ import annotations

from footing.followup.published import NOT_YOURS, published


def test_a_published_result_is_told_with_its_size_its_limits_and_that_it_is_nobodys_odds() -> None:
    for one in published():
        assert str(one.size) in one.seen
        for part in (one.seen, one.limits, NOT_YOURS, one.source):
            assert part in one.text


def test_the_study_of_worries_is_told_as_it_was() -> None:
    (one,) = published()
    assert (one.key, one.size) == ("untrue-worries", 29)
    assert "91.4 %" in one.seen
    assert "generalised anxiety disorder" in one.limits
    assert "It is one study" in one.limits
