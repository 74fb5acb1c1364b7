"""年度数据: the figures of a year with the records behind them, the roster in numbers, duties that repeat."""

from gui.pages.figures.page import FiguresPage

__all__ = ["FiguresPage"]
