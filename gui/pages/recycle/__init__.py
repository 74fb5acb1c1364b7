"""回收站: what was removed and is not there any more."""

from gui.pages.recycle.page import RecyclePage

__all__ = ["RecyclePage"]
