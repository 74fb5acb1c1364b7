"""The import window: a foreign roster is looked at, corrected and taken into the book."""

from gui.importing.window import ImportWindow, open_import

__all__ = ["ImportWindow", "open_import"]
