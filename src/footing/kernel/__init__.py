"""What every room may use: errors, ids, clock, settings, texts, loading declared data."""
