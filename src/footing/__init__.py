"""Footing: private software for people who have lost their footing at work."""

__version__ = "0.1.0"
