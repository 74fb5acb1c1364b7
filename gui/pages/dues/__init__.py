"""The page 党费."""

from gui.pages.dues.page import DuesPage

__all__ = ["DuesPage"]
