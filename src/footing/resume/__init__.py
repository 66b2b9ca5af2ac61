"""Résumés: what of a working life is told in full, what in one line, and what is left out."""
