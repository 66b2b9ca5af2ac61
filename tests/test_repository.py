"""Habits of the repository that a machine can check."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.documents import ROOT, anchors, links, pages, tracked

# Written apart, so that this file does not match itself.
REGISTRIES = re.compile(
    r"py"
    r"pi\.org|python"
    r"hosted\.|registry\.(npm"
    r"js|yarn"
    r"pkg)|art"
    r"ifactory|dev"
    r"pi\b"
)
PIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*==[\w.+!]+( ; [\w .<>='!()]+)?")
KNOWN = {*sys.stdlib_module_names, "footing"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _texts() -> list[tuple[Path, str]]:
    read = ((path, path.read_bytes()) for path in tracked())
    return [(path, data.decode("utf-8", "replace")) for path, data in read if b"\0" not in data]


def test_no_tracked_file_names_a_package_registry() -> None:
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path, text in _texts()
        if (match := REGISTRIES.search(text))
    }
    assert not found


def test_no_tracked_file_names_a_place_of_this_machine() -> None:
    places = [str(ROOT), f"{Path.home()}/"]
    found = [
        (str(path.relative_to(ROOT)), place)
        for path, text in _texts()
        for place in places
        if len(place) > 2 and place in text
    ]
    assert not found


def test_modules_are_small() -> None:
    modules = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "src/footing").rglob("*.py")
    }
    assert {name: lines for name, lines in modules.items() if lines > 400} == {}
    assert statistics.median(n for name, n in modules.items() if "__init__" not in name) < 150


def test_every_fragment_of_the_change_log_is_one_plain_line() -> None:
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]
    assert fragments
    for path in fragments:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", path.name), path.name
        text = path.read_text("utf-8")
        assert re.fullmatch(r"[A-Z`][^\n]{10,400}\.\n", text), f"{path.name}: {text!r}"
        assert "!" not in text, path.name


def _wanted() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    listed = [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]
    return [Requirement(one) for one in listed]


def test_constraints_are_plain_pins_without_a_host_or_file() -> None:
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert PIN.fullmatch(line), line


@pytest.mark.parametrize("wanted", _wanted(), ids=lambda wanted: wanted.name)
def test_constraints_satisfy_what_the_project_asks_for(wanted: Requirement) -> None:
    pins = [Requirement(line) for line in (ROOT / "constraints.txt").read_text().splitlines()]
    name = canonicalize_name(wanted.name)
    versions = [
        next(iter(pin.specifier)).version for pin in pins if canonicalize_name(pin.name) == name
    ]
    assert versions, "write constraints.txt anew: make constraints"
    assert all(wanted.specifier.contains(version) for version in versions)


def test_every_package_that_is_imported_is_asked_for() -> None:
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *extras["backlog"], *extras["spark"]]
    asked = {canonicalize_name(Requirement(one).name) for one in wanted}
    homes = packages_distributions()
    for path in (ROOT / "src/footing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in {name.partition(".")[0] for name in names} - KNOWN:
                # What an extra brings need not be installed; it is called as it is imported.
                there = {canonicalize_name(home) for home in homes.get(name, [name])}
                assert there & asked, (path, name)


def test_every_ignored_rule_has_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    ignored = re.findall(r'^ +"[A-Z]+[0-9]+",?(.*)$', text, re.MULTILINE)
    assert ignored
    assert all(re.search(r"# \S+ \S+", rest) for rest in ignored)


def test_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make demo" in readme
    assert "make test" in readme


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT.resolve()), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), link


def test_every_page_of_the_documentation_can_be_found_from_its_index() -> None:
    index = ROOT / "docs/README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in links(index)}
    assert set((ROOT / "docs").rglob("*.md")) - linked == {index}


def test_what_is_started_by_name_can_be_executed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-s", ".ci/run", "tools/install.sh"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["100755", "100755"]


def test_rooms_import_only_from_rooms_below() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
