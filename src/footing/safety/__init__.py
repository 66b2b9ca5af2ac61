"""The gate: when Footing does not coach, and whom to speak to instead."""
