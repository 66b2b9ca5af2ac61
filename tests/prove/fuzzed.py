"""One reader under atheris, which follows the branches of the code; see ``test_fuzz.py``.

``python -m tests.prove.fuzzed READER SECONDS FOLDER``: FOLDER holds the inputs to begin with.
"""

from __future__ import annotations

import sys

import atheris

from footing.kernel.errors import FootingError

with atheris.instrument_imports(include=["footing"]):
    from tests.prove.readers import READERS, SECONDS


def main(reader: str, seconds: str, folder: str) -> None:
    """Give the reader inputs for so long; a fault of Footing ends it with an error."""
    read = READERS[reader]

    def one(data: bytes) -> None:
        try:
            read(data)
        except FootingError:
            return

    options = [f"-max_total_time={seconds}", f"-timeout={int(SECONDS)}", "-rss_limit_mb=3000",
               "-max_len=4000", f"-artifact_prefix={folder}/"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, folder], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
