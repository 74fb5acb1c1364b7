"""Where flowing text breaks into pages. Pure arithmetic over lines; all lines are equally high.

Rules: at the end and at the beginning of a page stand at least two lines of a paragraph that is cut; a heading stays
with what follows; what closes the text (散会, a date, signatures) never begins a page.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

_LEAST = 2  # lines of a paragraph at the end and at the beginning of a page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as the page breaker sees it: how many lines, and with what it stays together."""

    lines: int
    keeps_with_next: bool = False
    keeps_with_previous: bool = False


def legal_breaks(blocks: Iterable[Block]) -> Iterator[int]:
    """Numbers of the lines (counted through all blocks) that may begin a page, in order."""
    place, is_free = 0, False
    for block in blocks:
        if is_free and not block.keeps_with_previous:
            yield place
        yield from range(place + _LEAST, place + block.lines - _LEAST + 1)
        place += block.lines
        is_free = not block.keeps_with_next


def page_starts(total: int, first_room: int, room: int, legal: Collection[int]) -> list[int]:
    """The first line of every page: each page takes as many lines as it can.

    ``first_room`` lines fit on the first page, ``room`` on the others. Where no legal break is within reach, the page
    is cut when it is full.
    """
    starts, allowed = [0], frozenset(legal)
    reach = first_room
    while reach < total:
        start = starts[-1]
        starts.append(next((line for line in range(reach, start, -1) if line in allowed), max(reach, start + 1)))
        reach = starts[-1] + room
    return starts
