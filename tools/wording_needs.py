"""Write ``data/gate-needs.json``: what a sentence must contain before each shipped gate is tried.

    python tools/wording_needs.py

To be run when a gate, a fragment or a cue was changed. A gate that is not in the file still
works: its needs are found at every start, which takes some hundredths of a second.
"""

from __future__ import annotations

import json
from pathlib import Path

from footing.wording.gate import READY, name_of
from footing.wording.needs import needs
from footing.wording.ruleset import load_rules

OUT = Path(__file__).parents[1] / "src" / "footing" / "wording" / "data" / READY


def main() -> None:
    """Write the file, a gate a line, in an order that does not depend on that of the rules."""
    sources = sorted({(name_of(one), one) for one in load_rules().gates})
    lines = [f"{json.dumps(name)}: {json.dumps(needs(source))}" for name, source in sources]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    print(f"{len(lines)} gates in {OUT.name}, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
