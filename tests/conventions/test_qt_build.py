"""The Qt build itself: one that loses a reference to None at every call ends the program after some minutes."""

import sys

from PySide6.QtCore import QRectF

CALLS = 10_000


def test_calling_qt_does_not_use_up_none() -> None:
    """Python before 3.12 counts references to None too; at zero it dies."""
    rectangle = QRectF()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        rectangle.setLeft(1)
    assert abs(sys.getrefcount(None) - before) < CALLS / 100
