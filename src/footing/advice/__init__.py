"""Advice for one person's situation: the panel of many advisers, and the decision aid.

Pure: text and records in, values out. Moves, stances and what is no advice are declared data.
"""
