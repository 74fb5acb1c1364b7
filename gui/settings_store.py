"""What the window remembers on this PC: place, look, columns, last book. Settings of the book live in the book.

Each setting is declared once with its default. Values are kept as JSON text in an ini file; a value that somebody has
spoiled by hand counts as not set, because a window must open whatever this file says.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSettings

T = TypeVar("T")
APP = "zhibu-taizhang"


@dataclass(frozen=True, slots=True)
class Declared(Generic[T]):
    """One setting: its key and the value that holds until the user sets another."""

    key: str
    default: T


APPEARANCE = Declared("look/appearance", "system")
SCALE = Declared("look/scale", 100)
COMPACT_ROWS = Declared("look/compact_rows", default=False)
GEOMETRY = Declared("window/geometry", "")
LAST_PAGE = Declared("window/page", "")
CARD_WIDTH = Declared("window/card_width", 400)
RECENT_BOOKS: Declared[list[str]] = Declared("book/recent", [])
LAST_FOLDER = Declared("files/folder", "")
PAPER_FONTS = Declared("print/fonts", "official")  # the value of a FontPolicy
SECOND_PLACE = Declared("backup/second_place", "")  # a folder on another disk; none when empty
SECOND_COPY_AT = Declared("backup/second_copy_at", "")  # ISO moment of the last copy there
LOCK_MINUTES = Declared("book/lock_minutes", 15)  # a book with a password; 0 never
OPERATOR = Declared("book/operator", "")  # who works at this PC; the name of the system's user when empty
RECENT_OPERATORS: Declared[list[str]] = Declared("book/operators", [])  # names last used, the newest first
OPERATOR_ASKED = Declared("book/operator_asked", default=False)  # the user is content with the system's user


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How the user has arranged a table: column keys in their order, hidden keys, widths in design pixels."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)


class SettingsStore:
    """Reads and writes declared settings at once; several programs may share the file."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def get(self, setting: Declared[T]) -> T:
        """The value that was set, or the declared default."""
        value = self._json(setting.key)
        return value if isinstance(value, type(setting.default)) else setting.default

    def put(self, setting: Declared[T], value: T) -> None:
        """Remember a value."""
        self._file.setValue(setting.key, json.dumps(value, ensure_ascii=False))

    def table_layout(self, table: str) -> TableLayout:
        """The remembered arrangement of a table; an empty one when there is none."""
        kept = self._json(f"tables/{table}")
        if not isinstance(kept, dict):
            return TableLayout()
        return TableLayout(_texts(kept.get("order")), _texts(kept.get("hidden")), _widths(kept.get("widths")))

    def keep_table_layout(self, table: str, layout: TableLayout) -> None:
        """Remember the arrangement of a table."""
        value = {"order": layout.order, "hidden": layout.hidden, "widths": layout.widths}
        self._file.setValue(f"tables/{table}", json.dumps(value, ensure_ascii=False))

    def sync(self) -> None:
        """Write what is still in memory to the file."""
        self._file.sync()

    def _json(self, key: str) -> Any:
        text = self._file.value(key)
        if not isinstance(text, str):
            return None
        try:
            return json.loads(text)
        except ValueError:
            return None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _widths(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        return {}
    return {key: width for key, width in value.items() if isinstance(key, str) and isinstance(width, int)}
