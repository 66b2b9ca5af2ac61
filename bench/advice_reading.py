"""How long the advice panel takes over 10,000 pieces of advice, pasted as one text.

Read, split into moves and set against each other, once to warm up and five times measured; the
median of the processor time is compared with what was promised. Exit status 1 where it is above it.
"""

from __future__ import annotations

import statistics
import sys
import time

from footing.app.advice import compile_

PIECES, PROMISED, MEASURED = 10_000, 10.0, 5


def main() -> int:
    """Print the table."""
    text = "\n".join(
        f"P{number}: I would go back to her on day {number} and say that you want it. "
        f"Do not explain number {number}. Ask her what the hours are."
        for number in range(PIECES)
    ).encode()
    times = []
    for _ in range(1 + MEASURED):
        start = time.process_time()
        made = compile_(text, "pasted").compiled
        times.append(time.process_time() - start)
        if len(made.pieces) != PIECES:
            print(f"{len(made.pieces)} pieces were read instead of {PIECES}.", file=sys.stderr)
            return 2
    median = statistics.median(times[1:])
    print(f"{PIECES:,} pieces of advice: {median:.2f} s of processor time ({PROMISED:g} promised)")
    return int(median > PROMISED)


if __name__ == "__main__":
    sys.exit(main())
