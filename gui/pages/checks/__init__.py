"""自查: everything that the program finds wrong or missing, to be mended, explained, printed."""

from gui.pages.checks.page import ChecksPage

__all__ = ["ChecksPage"]
