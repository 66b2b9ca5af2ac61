"""Commands that the pages show are run, in order, page by page, and must print what is shown.

A block that cannot be run says so: ``console not-run: REASON``. A shown line of three dots stands
for any lines; other shown lines must occur in the output, in their order.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.documents import ROOT, pages, parts


@dataclass(frozen=True)
class Shown:
    """One command of a page and the lines that it is shown to print."""

    line: int
    command: str
    prints: tuple[str, ...]


def blocks(page: Path) -> Iterator[tuple[int, str, str]]:
    """The console blocks of a page: first line, what stands after ``console``, content."""
    for token in parts(page):
        language, _, rest = token.info.strip().partition(" ")
        if token.type == "fence" and language == "console":
            yield (token.map or [0])[0] + 2, rest.strip(), token.content


def shown(page: Path) -> Iterator[Shown]:
    """The commands of a page that are to be run; with or without a ``$`` in front."""
    for start, rest, content in blocks(page):
        if rest.startswith("not-run:"):
            continue
        found: list[tuple[int, str, list[str]]] = []
        lines = iter(enumerate(content.splitlines(), start))
        for number, line in lines:
            text = line.removeprefix("$ ")
            if text.startswith("footing ") or text == "footing" or line.startswith("$ "):
                while text.endswith("\\"):
                    text = text[:-1] + next(lines)[1].strip()
                found.append((number, text, []))
            elif found and line.strip() not in ("", "..."):
                found[-1][2].append(line.strip())
        for number, command, prints in found:
            if command.split()[0] == "footing":
                yield Shown(number, command, tuple(prints))


PAGE = """
```console
$ footing demo \\
      --out here
One line
...
$ make app
not ours
$ footing today
```

```console not-run: it opens the browser
$ footing
```
"""


def test_the_commands_of_a_page_are_found_with_what_they_print(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    assert list(shown(page)) == [
        Shown(3, "footing demo --out here", ("One line",)),
        Shown(9, "footing today", ()),
    ]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_block_that_is_not_run_gives_its_reason(page: Path) -> None:
    for line, rest, _ in blocks(page):
        skipped, _, reason = rest.partition(":")
        assert not rest or (skipped == "not-run" and reason.strip()), f"{page.name}:{line}"


WITH_COMMANDS = [page for page in pages() if any(shown(page))]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_do_what_it_shows(page: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    shutil.copytree(ROOT / "examples", here / "examples")
    program = str(Path(sys.executable).with_name("footing"))
    environment = {**os.environ, "FOOTING_HOME": str(tmp_path / "home"), "COLUMNS": "80"}
    for one in shown(page):
        place = f"{page.name}:{one.line}: {one.command}"
        done = subprocess.run(
            [program, *shlex.split(one.command)[1:]],
            cwd=here,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, f"{place}\n{done.stderr}"
        printed = iter(line.strip() for line in (done.stdout + done.stderr).splitlines())
        for line in one.prints:
            assert line in printed, f"{place}\nnot printed, or not in this order: {line}"
