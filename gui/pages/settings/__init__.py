"""设置: what the user chooses for this PC and for this book."""

from gui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
