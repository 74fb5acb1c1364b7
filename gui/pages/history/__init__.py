"""修改记录: what was done, by whom, and each field before and after."""

from gui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
