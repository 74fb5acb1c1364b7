"""Windows beside the main one, as large as they would like to be but never larger than the screen."""

from PySide6.QtWidgets import QWidget

_FRAME_WIDTH, _FRAME_HEIGHT = 40, 60
"""Room for the frame and title that the desktop puts around a window."""


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window a size in pixels, cut down to what its screen has room for."""
    room = window.screen().availableGeometry().size()
    window.resize(min(width, room.width() - _FRAME_WIDTH), min(height, room.height() - _FRAME_HEIGHT))
