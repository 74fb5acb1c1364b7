"""组织生活: the calendar of meetings, the list of them, and what was decided and is not done."""

from gui.pages.life.page import LifePage

__all__ = ["LifePage"]
