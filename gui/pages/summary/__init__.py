"""年度总结: texts whose figures follow the records."""

from gui.pages.summary.page import SummaryPage

__all__ = ["SummaryPage"]
