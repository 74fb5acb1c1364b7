"""首页: how many there are, and what is missing."""

from gui.pages.home.page import HomePage

__all__ = ["HomePage"]
