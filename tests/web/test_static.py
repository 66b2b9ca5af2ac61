"""What is shipped: third-party files as published, and pages that load nothing else."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

from footing.web.render import STATIC, TEMPLATES
from tests.documents import ROOT

VENDOR = STATIC / "vendor"
CHARTS = ROOT / "tools" / "charts"
EDITOR = Path(__file__).parents[2] / "tools" / "editor"


def test_vendored_files_are_as_they_were_published() -> None:
    """Each with its checksum, its version and its licence."""
    listed = tomllib.loads((VENDOR / "vendored.toml").read_text("utf-8"))["file"]
    for one in listed:
        data = (VENDOR / one["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one["sha256"], one["name"]
        assert (VENDOR / one["licence"]).stat().st_size > 100
        assert re.fullmatch(r"\d+\.\d+\.\d+", one["version"])
    names = {one["name"] for one in listed} | {one["licence"] for one in listed}
    built = {"editor.js", "editor.LICENSE.txt", "editor.toml"}
    assert {path.name for path in VENDOR.iterdir()} == names | built | {"vendored.toml"}


def checksum(path: Path) -> str:
    """SHA-256 in hexadecimal, whatever line ends a checkout gave to a text."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_editor_is_what_its_sources_give() -> None:
    """The checksums that the build wrote down; and built anew where its parts are installed."""
    record = tomllib.loads((VENDOR / "editor.toml").read_text("utf-8"))
    assert checksum(VENDOR / "editor.js") == record["editor"]
    assert checksum(VENDOR / "editor.LICENSE.txt") == record["licence"]
    again = "build the editor anew: cd tools/editor && npm ci && npm run build"
    assert {name: checksum(EDITOR / name) for name in record["sources"]} == record["sources"], again
    node = shutil.which("node")
    if node and (EDITOR / "node_modules").is_dir():
        done = subprocess.run([node, "build.mjs", "--check"], cwd=EDITOR, check=False, timeout=120)
        assert done.returncode == 0, again


def test_the_editor_names_its_parts_exactly() -> None:
    """Exact versions, no address of a package index, and the licence of every part."""
    package = json.loads((EDITOR / "package.json").read_text("utf-8"))
    for version in (*package["dependencies"].values(), *package["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    lock = (EDITOR / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    licences = (VENDOR / "editor.LICENSE.txt").read_text("utf-8")
    for name, version in package["dependencies"].items():
        assert f"{name} {version}\n" in licences


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
    """A form without it would be refused; the fields of a plan or a change-over change nothing."""
    for path in TEMPLATES.glob("*.html"):
        for form in re.findall(r"<form.*?</form>", path.read_text("utf-8"), re.DOTALL):
            if 'id="settings"' in form and 'method="get"' in form:
                continue
            assert 'method="post"' in form, path.name
            assert 'name="token" value="{{ frame.token }}"' in form, path.name


def test_the_drawing_library_is_built_from_its_sources() -> None:
    """The first line of the file names the checksum of what it was built from."""
    sources = hashlib.sha256()
    for name in ("build.mjs", "entry.mjs", "package-lock.json"):
        sources.update((CHARTS / name).read_bytes())
    built = (VENDOR / "vega.js").read_text("utf-8")
    assert sources.hexdigest() in built.partition("\n")[0]
    locked = json.loads((CHARTS / "package-lock.json").read_text("utf-8"))["packages"]
    asked = json.loads((CHARTS / "package.json").read_text("utf-8"))["dependencies"]
    licences = (VENDOR / "vega.LICENSES.txt").read_text("utf-8")
    for name, version in asked.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert f"{name} {version} (BSD-3-Clause)" in licences
