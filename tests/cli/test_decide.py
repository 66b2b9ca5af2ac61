from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.advice.making import NIGHTS
from tests.cli.conftest import Cli

ANSWERS = """Night shifts
Do I move in spring?
Go to the day clinic
Stay on nights

1
2
2
+ sleep
- less pay

I know everybody

I can take Lena to school

yes

Sleep
Pay

8 because I slept last week
3
11
4-7
8
2
60
40
Go. You look tired.

"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(NIGHTS + "[weights]\nsliders = { sleep = 6, pay = 2, people = 2 }\n", "utf-8")
    return path


def test_a_file_as_text(cli: Cli, file: Path) -> None:
    ended = cli("decide", str(file))
    assert ended.status == 0
    assert "that is firm" in ended.out
    assert "Go to the day clinic  ███" in ended.out
    assert "The decision is yours." in ended.out
    assert not cli.home.exists()


def test_a_file_as_json_and_nothing_else(cli: Cli, file: Path) -> None:
    found = json.loads(cli("decide", str(file), "--format", "json").out)
    assert found["schema"] == "footing.decision/1"
    assert found["acceptability"]["clinic"] > 0.8
    assert found["firm"] is True
    again = json.loads(cli("decide", "-", "--format", "json", typed=file.read_text("utf-8")).out)
    assert again == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (NIGHTS + "[weights]\nsliders = { sleep = 0, pay = 0, people = 0 }", "weights are zero"),
        (NIGHTS.replace("school = true", "school = false"), "Every option is ruled out"),
        (NIGHTS + '[weights]\npairs = [{ more = "pay", less = "sleep" }, { more = "sleep", '
         'less = "people" }, { more = "people", less = "pay" }]\n', "in a circle"),
        ('title = "x"\n[criterion.a]\n[option.b]\n', "two options at least"),
        ('title = "x"\ncriterion = {}\n[option.a]\n[option.b]\n', "there is no criterion"),
        (NIGHTS.replace("pay = 4", "pay = 14"), "lies between 0 and 10"),
        ("", "to mend"),
        ("nonsense", "not valid TOML"),
    ],
)  # fmt: skip
def test_bad_input_ends_with_a_sentence_and_status_2(cli: Cli, text: str, told: str) -> None:
    for form in ("text", "json"):
        ended = cli("decide", "-", "--format", form, typed=text)
        assert ended.status == 2
        assert told in ended.err
        assert ended.out == ""


def test_step_by_step_writes_a_file_that_is_weighed_the_same(cli: Cli, tmp_path: Path) -> None:
    ended = cli("decide", "--save", "made.toml", typed=ANSWERS)
    assert ended.status == 0, ended.err
    assert "A score lies between 0 and 10" in ended.out
    made = tomllib.loads((tmp_path / "made.toml").read_text("utf-8"))
    option = made["option"]["go_to_the_day"]
    assert option["scores"]["sleep"] == {"score": 8.0, "why": "I slept last week"}
    assert option["pros"] == ["sleep"]
    assert option["cons"] == ["less pay"]
    assert made["option"]["stay_on_nights"]["today"] is True
    assert made["weights"] == {"sliders": {"sleep": 60.0, "pay": 40.0}}
    again = cli("decide", "made.toml")
    assert again.status == 0
    head = next(line for line in again.out.splitlines() if "comes first under" in line)
    assert head in ended.out


def test_what_is_kept_is_listed_shown_and_removed(cli: Cli) -> None:
    cli("decide", "--no-passphrase", typed=ANSWERS)
    listed = cli("decide", "--list").out
    assert "Night shifts" in listed
    identity = listed.splitlines()[-1].split()[0]
    shown = cli("decide", "--show", identity)
    assert "“Go to the day clinic”" in shown.out
    assert json.loads(cli("decide", "--show", identity, "--format", "json").out)["title"]
    assert cli("decide", "--remove", identity).status == 0
    assert "No decision is kept" in cli("decide", "--list").out
    assert cli("decide", "--show", identity).status == 2


def test_what_is_unfinished_says_what_it_needs(cli: Cli) -> None:
    """The questions end in the middle; what was answered is kept."""
    ended = cli("decide", "--no-passphrase", typed="Night shifts\nDo I move?\n")
    assert ended.status == 130
    identity = cli("decide", "--list").out.splitlines()[-1].split()[0]
    shown = cli("decide", "--show", identity)
    assert shown.status == 2
    assert "There is no criterion" in shown.out


def test_options_that_do_not_go_together(cli: Cli, file: Path) -> None:
    for arguments in ((str(file), "--list"), (str(file), "--matter", "x"), ("--format", "json")):
        ended = cli("decide", *arguments)
        assert ended.status == 2
        assert ended.err


def test_going_on_keeps_what_was_answered_where_nothing_is_typed(cli: Cli) -> None:
    cli("decide", "--no-passphrase", typed=ANSWERS)
    identity = cli("decide", "--list").out.splitlines()[-1].split()[0]
    before = json.loads(cli("decide", "--show", identity, "--format", "json").out)
    ended = cli("decide", "--go-on", identity, typed="\n" * 40)
    assert ended.status == 0, ended.err
    assert json.loads(cli("decide", "--show", identity, "--format", "json").out) == before
    assert "(8 now)" in ended.out


def test_weights_by_the_step_from_the_worst_to_the_best(cli: Cli, tmp_path: Path) -> None:
    typed = ANSWERS.replace("\n2\n60\n40\n", "\n3\n100\n400\n30\n")
    ended = cli("decide", "--save", "made.toml", typed=typed)
    assert "Type a number from 0 to 100." in ended.out
    made = tomllib.loads((tmp_path / "made.toml").read_text("utf-8"))
    assert made["weights"] == {"swing": {"sleep": 100.0, "pay": 30.0}}


def test_weights_by_comparing_and_by_order(cli: Cli, tmp_path: Path) -> None:
    typed = ANSWERS.replace("\n2\n60\n40\n", "\n1\n2\n3\n")
    cli("decide", "--save", "made.toml", typed=typed)
    made = tomllib.loads((tmp_path / "made.toml").read_text("utf-8"))
    assert made["weights"] == {"pairs": [{"more": "pay", "less": "sleep", "times": 3.0}]}
    typed = ANSWERS.replace("\n2\n60\n40\n", "\n4\n2 2\n2 1\n")
    ended = cli("decide", "--save", "made.toml", typed=typed)
    assert "Type each number from 1 to 2 once." in ended.out
    made = tomllib.loads((tmp_path / "made.toml").read_text("utf-8"))
    assert made["weights"] == {"order": ["pay", "sleep"]}
