"""What draws a page. A PDF is one ink, a printer or a preview picture another; a recording is the third, for tests."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Protocol, Self

from exports.paper.faces import Face

MM = 72 / 25.4


@dataclass(eq=False, slots=True)  # not frozen: tens of thousands are made, and frozen ones take three times as long
class Run:
    """A piece of text in one face, ready to be drawn: only its height on the page is still open.

    ``x`` is where it starts, ``spacing`` is added behind every character; both in points.
    Runs are shared between rows and pages and compared by identity, so an ink can keep what it prepared for one.
    """

    face: Face
    size: float
    x: float
    text: str
    spacing: float = 0


Placed = tuple[Run, float]  # a run and how far its base line lies below a line that is given when it is drawn


class Ink(Protocol):
    """Draws in black; y grows downwards from the top edge of the sheet, lengths are points."""

    def begin_page(self, width: float, height: float) -> None:
        """A new sheet of this size."""

    def end_page(self) -> None:
        """The sheet is complete."""

    def texts(self, placed: Iterable[Placed], y: float) -> None:
        """Text: every run with its base line as far below ``y`` as it says."""

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:
        """A straight line."""

    def rect(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        """The outline of a rectangle whose top left corner is (x, y)."""

    def form(self, key: Hashable, draw: Callable[[Self], None]) -> None:
        """What ``draw`` draws; pages with the same key share it, so an ink may keep and reuse it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A text on paper, for golden tests: page from 1, place in whole millimetres from the top left corner."""

    page: int
    x: int
    y: int
    text: str


class RecordingInk:
    """An ink that draws nothing and remembers every text."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.lines = 0
        self._page = 0

    def begin_page(self, width: float, height: float) -> None:  # noqa: ARG002  the size does not matter here
        """Count the page."""
        self._page += 1

    def end_page(self) -> None:
        """Nothing to close."""

    def texts(self, placed: Iterable[Placed], y: float) -> None:
        """Remember the texts and their places."""
        for run, below in placed:
            self.marks.append(Mark(self._page, round(run.x / MM), round((y + below) / MM), run.text))

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:  # noqa: ARG002  part of the protocol
        """Count it."""
        self.lines += 1

    def rect(self, x: float, y: float, width: float, height: float, thickness: float) -> None:  # noqa: ARG002  part of the protocol
        """Count its sides."""
        self.lines += 4

    def form(self, key: Hashable, draw: Callable[[Self], None]) -> None:  # noqa: ARG002  nothing is kept
        """Draw it again each time."""
        draw(self)
