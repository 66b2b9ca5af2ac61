"""What comes after the talk: entries, promises, debriefs, one's own record, and today."""
