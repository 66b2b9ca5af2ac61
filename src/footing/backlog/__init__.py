"""Backlogs, without files or clocks: counts by day in, measures out."""
