"""使用手册: the pages of ``resources/manual``, read inside the program."""

from gui.manual.window import ManualWindow, manual_of, open_manual

__all__ = ["ManualWindow", "manual_of", "open_manual"]
