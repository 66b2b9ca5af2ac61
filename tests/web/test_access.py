"""Links work once, and every run has secrets of its own."""

from __future__ import annotations

from footing.web.access import Access, same


def test_a_link_works_once() -> None:
    """A link that was used or never made opens nothing."""
    access = Access()
    first, second = access.link(), access.link()
    assert access.redeem(first)
    assert not access.redeem(first)
    assert not access.redeem("")
    assert not access.redeem(access.cookie)
    assert access.redeem(second)


def test_no_two_runs_share_a_secret() -> None:
    """Cookie and form token are long, different, and new each time."""
    one, two = Access(), Access()
    secrets = {one.cookie, one.form, two.cookie, two.form}
    assert len(secrets) == 4
    assert all(len(secret) >= 40 for secret in secrets)


def test_secrets_with_any_letters_can_be_compared() -> None:
    """A cookie of somebody else may hold anything."""
    assert not same("ä€", "abc")
    assert same("ä€", "ä€")
