"""How fast the draft checker is, beside other checkers on the same text.

    python bench/wording_speed.py [FOLDER]

FOLDER holds ``plain_mail.jsonl.gz`` (JSON lines with a ``text``); without it, and where it is not
there, mail is made of the examples of the rules. Times are processor time of one core, so that
they mean the same on a machine that others use; the whole process is also measured by the clock.
Peers are run where they are installed: proselint as a Python package, write-good and alex as
programs. They are no extra of this project: proselint asks for the very version of RE2 that it
was made with. Exit status 1 where a promise is not kept.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from footing import wording

FOOTING = str(Path(sys.executable).with_name("footing"))
SHARED = Path(__file__).parents[2] / "shared" / "data" / "wording"
PEER_MAILS = 200
"""The peers are slow; they get the first mails only, in one text."""


def mails(folder: Path, rules: wording.RuleSet) -> list[str]:
    """The texts to check."""
    file = folder / "plain_mail.jsonl.gz"
    if file.is_file():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    texts = [text for rule in rules.rules for text in (*rule.match, *rule.silent)]
    return [" ".join(texts[at : at + 8]) for at in range(0, len(texts), 8)]


def speed(texts: list[str], rules: wording.RuleSet) -> float:
    """MB of UTF-8 a second of processor time, on texts that were not seen before."""
    begin = time.process_time()
    for text in texts:
        wording.check(text, rules)
    return size(texts) / (time.process_time() - begin)


def size(texts: list[str]) -> float:
    """The size of texts in MB."""
    return sum(len(text.encode()) for text in texts) / 1e6


def drafts(texts: list[str]) -> Iterator[str]:
    """Different drafts of 500 words."""
    words = " ".join(texts).split()
    for at in range(0, len(words) - 500, 500):
        yield " ".join(words[at : at + 500])


def short(texts: list[str], rules: wording.RuleSet) -> float:
    """Milliseconds of processor time for 500 words: the median of 60 different drafts."""
    taken = []
    for text in islice(drafts(texts), 60):
        begin = time.process_time()
        wording.check(text, rules, "own-up")
        taken.append(1000 * (time.process_time() - begin))
    return statistics.median(taken)


def process(text: str) -> tuple[float, float]:
    """Milliseconds for ``footing check`` of one draft, the medians of 9: processor time, clock."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "draft.txt"
        file.write_text(text, "utf-8")
        taken = [_run([FOOTING, "check", str(file)]) for _ in range(9)]
    own, clock = zip(*taken, strict=True)
    return 1000 * statistics.median(own), 1000 * statistics.median(clock)


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds that a program takes: processor time, and by the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def proselint(text: str) -> float | None:
    """MB a second of proselint, or None where it is not installed."""
    if not find_spec("proselint"):
        return None
    return _peer([sys.executable, "-m", "proselint", "check"], text)


def program(name: str) -> Callable[[str], float | None]:
    """MB a second of a peer that is a program, or None where it is not installed."""

    def measured(text: str) -> float | None:
        return _peer([name], text) if shutil.which(name) else None

    return measured


def _peer(command: list[str], text: str) -> float:
    """MB a second of processor time, less the time for one word: its start is no part of it."""
    with tempfile.TemporaryDirectory() as folder:
        taken = []
        for name, body in (("word.md", "Hello.\n"), ("text.md", text)):
            file = Path(folder) / name
            file.write_text(body, "utf-8")
            taken.append(_run([*command, str(file)])[0])
    return size([text]) / max(1e-9, taken[1] - taken[0])


def main() -> int:
    """Print the table; 0 where every promise is kept."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    rules = wording.load_rules()
    texts = mails(folder, rules)
    half = len(texts) // 2
    wording.check(texts[0], rules)
    first = speed(texts[:half], rules)
    own, clock = process(next(drafts(texts)))
    rows = [
        ("mail, the first half (MB a second)", first, None),
        ("mail, the second half (MB a second)", speed(texts[half:], rules), 2.0),
        ("500 words (ms)", short(texts, rules), 3.0),
        ("one draft as a whole process (ms)", own, 400.0),
        ("the same by the clock (ms)", clock, None),
    ]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"processors: {os.cpu_count()}; load in the last 1, 5 and 15 minutes: {load}")
    print(f"{'the draft checker':<44}{'measured':>9}{'promised':>9}")
    kept = True
    for name, measured, promised in rows:
        said = "" if promised is None else f"{promised:.0f}"
        print(f"{name:<44}{measured:>9.2f}{said:>9}")
        if promised is not None:
            kept &= measured >= promised if "MB" in name else measured <= promised
    sample = "\n\n".join(texts[:PEER_MAILS])
    peers = (("proselint", proselint), *((one, program(one)) for one in ("write-good", "alex")))
    for name, run in peers:
        found = run(sample)
        said = "not here" if found is None else f"{found:.2f}"
        print(f"{name + ' (MB a second)':<44}{said:>9}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
