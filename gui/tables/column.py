"""A column of a table, declared."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

T = TypeVar("T")


class Align(Enum):
    """Where the text of a column stands; its head stands likewise."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    CENTER = Qt.AlignmentFlag.AlignHCenter
    RIGHT = Qt.AlignmentFlag.AlignRight

    @property
    def flags(self) -> Qt.AlignmentFlag:
        """For Qt."""
        return self.value | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column.

    Attributes:
        key: identifier, for what is remembered about the column.
        label: its head.
        width: usual width in Chinese characters.
        text: what it shows of a row.
        sort: what it is sorted by; rows with None come last in either order. The text when there is none.
        shade: the name of a palette colour for a row, empty for the usual one.
        is_optional: hidden until the user asks for it.
        grows: takes the room that the others leave, until the user gives it a width. One column of a table may.
    """

    key: str
    label: str
    width: int
    text: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    align: Align = Align.LEFT
    shade: Callable[[T], str] | None = None
    is_optional: bool = False
    grows: bool = False

    def sort_key(self, row: T) -> Any:
        """What the row is sorted by in this column; None when there is nothing."""
        return self.sort(row) if self.sort is not None else self.text(row) or None
