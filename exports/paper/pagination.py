"""Where pages break. Pure arithmetic over heights, so that the number of pages is known before anything is drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exports.paper.setting import LEADING


@dataclass(frozen=True, slots=True)
class Piece:
    """A row, or if a row is taller than a sheet, the part of it from line ``first`` up to ``end`` (None: all)."""

    row: int
    height: float
    first: int = 0
    end: int | None = None

    @property
    def is_start(self) -> bool:
        """Whether the row begins here."""
        return self.first == 0


def pieces_of(row: int, height: float, line_count: int, size: float, room: float) -> Iterator[Piece]:
    """The row in one piece, or cut between lines into pieces no taller than ``room`` points."""
    if height <= room:
        yield Piece(row, height)
        return
    pitch = size * LEADING
    padding = height - line_count * pitch
    fitting = max(1, int((room - padding) / pitch))
    for first in range(0, line_count, fitting):
        end = min(first + fitting, line_count)
        yield Piece(row, (end - first) * pitch + padding, first, end)


def paginate(heights: Sequence[float], room: Callable[[int], float], kept_with_last: int = 0) -> list[range]:
    """Which pieces stand on which page; every piece on exactly one, in order, at least one page.

    ``room(n)`` is the height free for pieces on page ``n`` (from 0). The last ``kept_with_last`` pieces never stand
    alone on a page: the piece before them goes along, if they all fit on one page.
    """
    pages: list[range] = []
    start, used = 0, 0.0
    for place, height in enumerate(heights):
        if place > start and used + height > room(len(pages)) + 0.01:
            pages.append(range(start, place))
            start, used = place, 0.0
        used += height
    pages.append(range(start, len(heights)))
    return _with_company(pages, len(heights) - kept_with_last - 1, heights, room) if kept_with_last else pages


def _with_company(
    pages: list[range], companion: int, heights: Sequence[float], room: Callable[[int], float]
) -> list[range]:
    """Move ``companion`` to the last page if that page begins just behind it and has room."""
    last = pages[-1]
    if len(pages) < 2 or last.start != companion + 1 or len(pages[-2]) < 2:
        return pages
    if sum(heights[companion:]) > room(len(pages) - 1):
        return pages
    return [*pages[:-2], range(pages[-2].start, companion), range(companion, last.stop)]
