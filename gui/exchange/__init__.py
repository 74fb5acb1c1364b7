"""上报与下发 in the window: making a file for the stick, and taking one in after a look at all of it."""

from gui.exchange.take_in_window import open_take_in

__all__ = ["open_take_in"]
