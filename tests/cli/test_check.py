"""``footing check`` and ``footing rules``, as somebody at a terminal or a script meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, command

POOR = "I was just wondering if maybe we could possibly talk about the role."
PLAIN = "The order came on Tuesday and stands in the hall."


def draft(folder: Path, text: str | bytes, name: str = "draft.txt") -> str:
    """A file with a draft in it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_a_poor_draft_is_shown_with_reason_and_suggestion(cli: Cli, tmp_path: Path) -> None:
    ended = cli("check", draft(tmp_path, POOR))
    assert ended.status == 1
    assert "1 thing to look at." in ended.out
    assert "I [was just wondering if maybe we could possibly] talk" in ended.out
    assert "a reader can miss" in ended.out
    assert ended.out.count("Instead:") == 1


def test_a_plain_draft_has_nothing_to_change(cli: Cli) -> None:
    ended = cli("check", typed=PLAIN)
    assert (ended.status, ended.out) == (0, "Nothing to change.\n")


def test_an_occasion_says_what_is_missing(cli: Cli, tmp_path: Path) -> None:
    text = "The talk about the post was short. " + PLAIN * 4
    ended = cli("check", draft(tmp_path, text), "--occasion", "second-chance")
    assert ended.status == 1
    assert "Missing" in ended.out
    assert "You could write:" in ended.out


def test_strengths_are_named_in_one_line(cli: Cli) -> None:
    ended = cli(
        "check", typed="Could you send me the list by Friday at noon? Thank you for your help."
    )
    assert ended.status == 0
    assert [line for line in ended.out.splitlines() if line.startswith("Keep: it ")]


def test_json_has_offsets_in_code_points(cli: Cli, tmp_path: Path) -> None:
    text = "😀 Grüße\r\n\r\n" + POOR
    ended = cli("check", draft(tmp_path, text), "--format", "json")
    assert ended.status == 1
    made = json.loads(ended.out)
    assert list(made) == ["schema", "findings", "missing"]
    (one,) = made["findings"]
    assert text[one["start"] : one["end"]] == one["words"]
    assert list(one) == [
        "rule", "family", "kind", "start", "end", "sentence", "words", "reason", "rewrites",
        "source",
    ]  # fmt: skip


@pytest.mark.parametrize("data", ["", " \n\n", "…", "123", "😀", "שלום עולם"])
def test_a_text_without_a_sentence_is_no_error(cli: Cli, tmp_path: Path, data: str) -> None:
    assert cli("check", draft(tmp_path, data)).status == 0
    ended = cli("check", draft(tmp_path, data), "--format", "json")
    assert json.loads(ended.out)["findings"] == []


def test_ten_thousand_quotes_are_checked(cli: Cli, tmp_path: Path) -> None:
    assert cli("check", draft(tmp_path, '"' * 10_000)).status == 0
    assert cli("check", draft(tmp_path, "“" * 10_000)).status == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x7fELF\0\0", "not a text"),
        (b"good\n\xff\xfe bad", "Line 2 is not UTF-8"),
        (b"a" * 100_000_000, "at most"),
        (b"\n" * 21_000_000, "at once"),
    ],
    ids=["binary", "latin", "one long line", "large"],
)
def test_what_cannot_be_checked_is_said_plainly(
    cli: Cli, tmp_path: Path, data: bytes, said: str
) -> None:
    name = draft(tmp_path, data)
    ended = cli("check", name)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err.replace("the most that is checked", "at most")
    assert name in ended.err


@pytest.mark.parametrize("arguments", [("nowhere.txt",), (".",), ("--occasion", "party")])
def test_what_is_not_there_is_said_plainly(cli: Cli, arguments: tuple[str, ...]) -> None:
    ended = cli("check", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err


def test_faults_in_own_rules_are_named_with_their_line(cli: Cli) -> None:
    folder = cli.home / "config" / "wording"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('keep = []\noff = ["hedge.nowhere"]\n', "utf-8")
    ended = cli("check", typed=POOR)
    assert ended.status == 2
    assert "mine.toml:2" in ended.err


def lines(*given: object) -> str:
    """JSON lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in given)


def test_lines_come_out_in_order_with_their_id(cli: Cli, tmp_path: Path) -> None:
    given = [{"id": f"n{number}", "text": (POOR, PLAIN)[number % 2]} for number in range(50)]
    name = draft(tmp_path, lines(*given), "drafts.jsonl")
    ended = cli("check", "--lines", name)
    assert (ended.status, ended.err) == (1, "")
    made = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["id"] for one in made] == [one["id"] for one in given]
    assert [len(one["findings"]) for one in made] == [1, 0] * 25
    assert cli("check", "--lines", typed=lines({"id": 1, "text": PLAIN})).status == 0


def test_a_bad_line_keeps_its_place_and_is_named_at_the_end(cli: Cli) -> None:
    given = lines({"id": 1, "text": POOR}) + "no json\n" + lines({"id": 3, "text": PLAIN})
    ended = cli("check", "--lines", typed=given)
    assert ended.status == 2
    made = [json.loads(line) for line in ended.out.splitlines()]
    assert [one["id"] for one in made] == [1, None, 3]
    assert made[1]["error"]
    assert "1 line could not be checked:\n  line 2: This is not JSON." in ended.err
    many = cli("check", "--lines", typed="x\n" * 30)
    assert "and 25 more" in many.err


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is read from /proc")
def test_a_line_of_100_mb_holds_up_nothing(home: Path, tmp_path: Path) -> None:
    name = tmp_path / "long.jsonl"
    with name.open("wb") as file:
        file.write(b'{"id": 1, "text": "')
        for _ in range(100):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n' + lines({"id": 2, "text": POOR}).encode())
    script = (
        "import re, sys, pathlib\n"
        "from footing.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "finally:\n"
        "    state = pathlib.Path('/proc/self/status').read_text()\n"
        "    print(re.search(r'VmHWM:\\s+(\\d+)', state)[1], file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [command()[0], "-c", script, "check", "--lines", str(name)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 2
    first, second = (json.loads(line) for line in ran.stdout.splitlines())
    assert "longer than" in first["error"]
    assert second["id"] == 2
    assert int(ran.stderr.split()[-1]) < 250_000  # kB


def test_half_a_letter_is_written_escaped(cli: Cli) -> None:
    ended = cli("check", "--lines", typed='{"id": "\\ud800", "text": "' + POOR + '"}\n')
    assert ended.status == 1
    assert json.loads(ended.out)["id"] == "\ud800"


def test_who_writes_a_line_can_read_its_answer_at_once(home: Path) -> None:
    with subprocess.Popen(
        [*command(), "check", "--lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as ran:
        assert ran.stdin is not None
        assert ran.stdout is not None
        for number in range(3):
            ran.stdin.write(lines({"id": number, "text": PLAIN}))
            ran.stdin.flush()
            assert json.loads(ran.stdout.readline())["id"] == number
        ran.stdin.close()
    assert ran.returncode == 0


def test_checking_loads_nothing_that_it_does_not_need(home: Path) -> None:
    script = (
        "import sys, contextlib\n"
        "from footing.cli.main import main\n"
        "with contextlib.suppress(SystemExit): main(['check', '-'])\n"
        "heavy = {'sqlalchemy', 'pydantic', 'starlette', 'typst', 'HanTa', 'rich', 'merge3'}\n"
        "print('loaded', sorted(set(sys.modules) & heavy))\n"
    )
    ran = subprocess.run(
        [command()[0], "-c", script],
        input=POOR,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ},
    )
    assert ran.stdout.endswith("loaded []\n")


def test_rules_are_listed_and_shown(cli: Cli) -> None:
    listed = cli("rules", "list", "--family", "hedge")
    assert listed.status == 0
    assert "hedge.stacked" in listed.out
    assert "excuse." not in listed.out
    shown = cli("rules", "show", "hedge.stacked")
    assert "It stays silent in" in shown.out
    assert "It rests on" in shown.out
    learnt = cli("rules", "show", "evidence.model")
    assert "These speak for it most" in learnt.out
    assert "evidence.model" in cli("rules", "list", "--family", "evidence").out
    unknown = cli("rules", "show", "hedge.stackd")
    assert unknown.status == 2
    assert "Did you mean hedge.stacked?" in unknown.err


def test_the_examples_of_every_rule_hold(cli: Cli) -> None:
    ended = cli("rules", "test")
    assert ended.status == 0, ended.out
    assert "all of them hold" in ended.out


def test_a_rule_of_ones_own_speaks_until_it_is_switched_off(cli: Cli) -> None:
    made = cli("rules", "new", "hedge.day-end")
    assert made.status == 0
    path = Path(made.out.splitlines()[0])
    assert cli("rules", "test", str(path)).status == 0
    text = "We need two more people at the end of the day."
    assert cli("check", typed=text).status == 1
    path.write_text('off = ["hedge.day-end"]\n' + path.read_text("utf-8"), "utf-8")
    assert cli("check", typed=text).status == 0
    path.write_text(path.read_text("utf-8").replace("two more people.", "them."), "utf-8")
    path.write_text(path.read_text("utf-8").replace("the day we need", "it we need"), "utf-8")
    ended = cli("rules", "test", str(path))
    assert ended.status == 1
    assert "stays silent in" in ended.out
