"""Only ``make test-scale`` collects these: Spark takes a minute to start, and more to answer."""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.environ.get("FOOTING_SCALE") else ["test_*.py"]
