"""What is shipped: third-party files as published, and pages that load nothing else."""

from __future__ import annotations

import hashlib
import re
import tomllib

from footing.web.render import STATIC, TEMPLATES

VENDOR = STATIC / "vendor"


def test_vendored_files_are_as_they_were_published() -> None:
    """Each with its checksum, its version and its licence."""
    listed = tomllib.loads((VENDOR / "vendored.toml").read_text("utf-8"))["file"]
    for one in listed:
        data = (VENDOR / one["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"], one["name"]
        assert (VENDOR / one["licence"]).stat().st_size > 100
        assert re.fullmatch(r"\d+\.\d+\.\d+", one["version"])
    names = {one["name"] for one in listed} | {one["licence"] for one in listed}
    assert {path.name for path in VENDOR.iterdir()} == names | {"vendored.toml"}


def test_pages_hold_no_script_or_style_of_their_own() -> None:
    """The policy would block them; so would scripts or styles from elsewhere."""
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on", text), path.name
        assert not re.search(r"<script(?! src=\"/static/)", text), path.name
        assert not re.search(r"(src|href|action)=\"(https?:)?//", text), path.name


def test_styles_load_nothing_from_elsewhere() -> None:
    """Only files of our own, by a path beside the style sheet."""
    for path in (STATIC / "footing.css", STATIC / "tokens.css"):
        for address in re.findall(r"url\(\"?([^\")]*)", path.read_text("utf-8")):
            assert (STATIC / address).is_file()


def test_colours_are_only_in_the_tokens() -> None:
    """The look is changed in one place."""
    css = (STATIC / "footing.css").read_text("utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgb|hsl", css)


def test_every_form_that_changes_something_carries_the_token() -> None:
    """A form without it would be refused."""
    for path in TEMPLATES.glob("*.html"):
        for form in re.findall(r"<form.*?</form>", path.read_text("utf-8"), re.DOTALL):
            assert 'method="post"' in form, path.name
            assert 'name="token" value="{{ frame.token }}"' in form, path.name
