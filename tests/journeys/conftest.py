"""Journeys run through the whole window, filled as the program fills it."""

from tests.gui.conftest import one_theme, settings, theme, window

__all__ = ["one_theme", "settings", "theme", "window"]
