"""Binds the parts of a volume: cover, contents with page numbers, and parts whose sheets are numbered through."""

from collections.abc import Iterator, Sequence

from exports.paper.bookmarks import Bookmark, volume_bookmarks
from exports.paper.contents_pages import ContentsPages, Entry
from exports.paper.cover_page import CoverPage
from exports.paper.document import NumberStyle, Volume
from exports.paper.faces import Faces
from exports.paper.ink import Ink
from exports.paper.numbering import OFFICIAL_SIZE, VOLUME_SIZE, PageNumber
from exports.paper.part_pages import Pages, pages_of


def volume_pages(volume: Volume, faces: Faces) -> list[Pages]:
    """Cover, contents, and the parts in order.

    Raises:
        MissingGlyphError: a character that no font has.
    """
    parts = [pages_of(part, faces) for chapter in volume.chapters for part in chapter.parts]
    bound = list(_numbered_through(parts, volume.numbers))
    entries = list(_entries(volume_bookmarks(volume, parts, first_sheet=1)))
    return [CoverPage(volume, faces), ContentsPages(entries, volume.setup, faces), *bound]


def _numbered_through(parts: Sequence[Pages], style: NumberStyle) -> Iterator[Pages]:
    total, first = sum(part.count for part in parts), 1
    for part in parts:
        yield _Bound(part, first, total, style)
        first += part.count


def _entries(bookmarks: Sequence[Bookmark], level: int = 0) -> Iterator[Entry]:
    """The lines of the contents: chapters, and under them their parts."""
    for mark in bookmarks:
        yield Entry(mark.title, mark.sheet, level)
        yield from _entries(mark.children, level + 1)


class _Bound:
    """The pages of a part, with the numbers of the volume."""

    def __init__(self, pages: Pages, first: int, total: int, style: NumberStyle) -> None:
        self._pages, self._first, self._total, self._style = pages, first, total, style
        self.width, self.height = pages.width, pages.height

    @property
    def count(self) -> int:
        """How many sheets."""
        return self._pages.count

    def draw(self, index: int, ink: Ink, number: PageNumber | None = None) -> None:
        """Draw sheet ``index`` (from 0) of the part."""
        size = VOLUME_SIZE if self._style is NumberStyle.OF_TOTAL else OFFICIAL_SIZE
        self._pages.draw(index, ink, number or PageNumber(self._first + index, self._total, self._style, size))
