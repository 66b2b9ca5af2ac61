"""Property tests are the same in every run, and are not timed: a loaded machine is no fault."""

from hypothesis import settings

settings.register_profile("footing", deadline=None, derandomize=True)
settings.load_profile("footing")
