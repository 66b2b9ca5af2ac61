"""The same expressions on real engines: slow, and therefore not part of the test run."""
