"""Reading exports and tables: what is there, whether it can be trusted, and counts by day."""
