"""Tab goes through a page as one reads it, also where parts were made later than what stands below them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLayout,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)

from gui.focus import takes_keyboard


def order_tabs(root: QWidget) -> None:
    """Let Tab follow the layouts from top to bottom."""
    tab_through(focus_order(root))


def tab_through(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each widget to the one behind it."""
    for before, widget in pairwise(widgets):
        QWidget.setTabOrder(before, widget)


def focus_order(root: QWidget) -> Iterator[QWidget]:
    """The widgets inside that Tab stops at, as they stand in their layouts."""
    if takes_keyboard(root):
        yield root
    if isinstance(root, QComboBox) or (isinstance(root, QAbstractScrollArea) and not isinstance(root, QScrollArea)):
        return
    for part in _parts(root):
        yield from focus_order(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
        corner: QWidget | None = widget.cornerWidget()
        if corner is not None:
            yield corner
        yield from (widget.widget(number) for number in range(widget.count()))
    elif isinstance(widget, QSplitter):
        yield from (widget.widget(number) for number in range(widget.count()))
    elif isinstance(widget, QScrollArea):
        yield widget.widget()
    else:
        layout: QLayout | None = widget.layout()
        if layout is not None:
            yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget: QWidget | None = item.widget() if item is not None else None
        inner: QLayout | None = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
