"""Which of many patterns occur in a text, tried all at once.

For whole catalogues on many texts, where the start may take some milliseconds; the draft checker
has a gate that starts faster (``wording.gate``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from footing.wording import patterns
from footing.wording.patterns import FLAGS


class Filter:
    """An ``re2.Filter`` over many patterns, or stdlib patterns in turn where RE2 is missing.

    The filter looks for the letters that a pattern cannot do without, and tries only patterns
    whose letters are there. (One ``re2.Set`` of all patterns is slower by a factor of ten: the
    automaton of so many repeats grows out of its memory.)
    """

    def __init__(self, sources: Sequence[str], *, pure: bool = False) -> None:
        """``sources`` are RE2-safe; ``pure`` asks for the slow way even where RE2 is there."""
        self._filter: Any = None
        self._each: list[re.Pattern[str]] = []
        if patterns.re2 is None or pure:
            self._each = [re.compile(source, FLAGS) for source in sources]
        elif sources:
            self._filter = patterns.re2.Filter()
            for source in sources:
                self._filter.Add(source, patterns.options())
            self._filter.Compile()

    def hits(self, text: str) -> list[int]:
        """The numbers of the patterns that occur in ``text``, in order."""
        if self._filter is not None:
            return sorted(self._filter.Match(text) or ())
        return [number for number, pattern in enumerate(self._each) if pattern.search(text)]
