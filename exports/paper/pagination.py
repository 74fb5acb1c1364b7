"""Where pages break. Pure arithmetic over heights, so that the number of pages is known before anything is drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.paper.setting import SetText

_LEAST_LINES = 4
_KEPT_WHOLE = 0.3  # of a sheet: a row up to this height is rather moved to the next sheet than cut


@dataclass(frozen=True, slots=True)
class Piece:
    """A row, or of a tall row the lines ``first`` up to ``end`` (None: to its end). Height in points."""

    row: int
    height: float
    first: int = 0
    end: int | None = None

    @property
    def is_start(self) -> bool:
        """Whether the row begins here."""
        return self.first == 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the row stands elsewhere."""
        return self.first == 0 and self.end is None


def pieces_of(row: int, height: float, text: SetText, room: float, air: float) -> Iterator[Piece]:
    """The row in one piece, or if it takes much of the ``room`` of a sheet, cut between the lines of its longest text.

    ``air`` is above and below the text. Two lines at least stay together at the beginning and at the end.
    """
    count = len(text.lines)
    if count < _LEAST_LINES or height <= room * _KEPT_WHOLE:
        yield Piece(row, height)
        return
    below = height - count * text.pitch - air
    yield Piece(row, air + 2 * text.pitch, 0, 2)
    yield from (Piece(row, text.pitch, line, line + 1) for line in range(2, count - 2))
    yield Piece(row, 2 * text.pitch + below, count - 2, None)


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one page with those of the same row put together again."""
    groups = (list(group) for _, group in groupby(pieces, key=lambda piece: piece.row))
    return [Piece(g[0].row, sum(p.height for p in g), g[0].first, g[-1].end) for g in groups]


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
