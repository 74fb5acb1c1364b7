"""What a section of the settings is made of: declared items, and panels for what is more than one value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.connections import Connections
from gui.shell import Shell
from gui.widgets import Words, column, label


@dataclass(frozen=True)
class Choice:
    """One of a few values. ``options`` are keys with the words for them."""

    title: str
    note: str
    options: Sequence[tuple[str, str]]
    read: Callable[[], str]
    write: Callable[[str], None]


@dataclass(frozen=True)
class Switch:
    """On or off."""

    title: str
    note: str
    read: Callable[[], bool]
    write: Callable[[bool], None]


@dataclass(frozen=True)
class Line:
    """A line of text, taken when the field is left. ``usual`` is what holds while it is empty."""

    title: str
    note: str
    usual: str
    read: Callable[[], str]
    write: Callable[[str], None]


@dataclass(frozen=True)
class Number:
    """A whole number from ``least`` to ``most``, taken when the field is left."""

    title: str
    note: str
    least: int
    most: int
    read: Callable[[], int]
    write: Callable[[int], None]


Item = Choice | Switch | Line | Number


class Panel(QWidget):
    """A part of a section with a heading and a sentence of its own."""

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        self.body = column(gap=12)
        heading = column(label(title), label(note, Words.SECONDARY, wraps=True), gap=4)
        whole = column(gap=12, margins=(0, 16, 0, 16))
        whole.addLayout(heading)
        whole.addLayout(self.body, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Read the book again."""


PanelMaker = Callable[[Shell, Connections], Panel]


@dataclass(frozen=True)
class Section:
    """An entry at the left of the settings.

    Attributes:
        title: its name.
        items: the values that it offers.
        panels: what follows below them.
        fills: the panel takes all the room there is, instead of standing in a column that scrolls.
    """

    title: str
    items: Callable[[Shell], Sequence[Item]]
    panels: tuple[PanelMaker, ...] = ()
    fills: bool = False


def no_items(_: Shell) -> Sequence[Item]:
    """For sections that only have panels."""
    return ()
