"""Where the keyboard goes."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_focus(inside: QWidget) -> QWidget | None:
    """The first widget inside that takes the keyboard: what had it last, else the first in the order of Tab."""
    last: QWidget | None = inside.focusWidget()
    if last is not None and last.isVisibleTo(inside):
        return last
    found = cast("list[QWidget]", inside.findChildren(QWidget))
    takers = (one for one in found if one.isVisible() and one.isEnabled() and takes_keyboard(one))
    return next(takers, None)


def takes_keyboard(widget: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
