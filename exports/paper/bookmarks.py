"""What a viewer lists beside the pages: titles, and the sheet on which each of them begins."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.paper.document import Chapter, Document, Flow, FormSheet, Register, Volume
from exports.paper.part_pages import Pages


class Bookmark(NamedTuple):
    """A title, the number of its sheet, and the titles below it."""

    title: str
    sheet: int
    children: "tuple[Bookmark, ...]" = ()


def bookmarks_of(document: Document, pages: Sequence[Pages]) -> tuple[Bookmark, ...]:
    """The bookmarks of a document that is laid out as ``pages``; sheets count from 0. Tables on their own have none."""
    if isinstance(document, Volume):
        front, parts = pages[:2], pages[2:]
        cover = Bookmark(one_line(document.cover.title), 0)
        marks = volume_bookmarks(document, parts, sum(part.count for part in front))
        return (cover, Bookmark("目录", front[0].count), *marks)
    parts_of = (document,) if isinstance(document, (Register, FormSheet, Flow)) else document
    return tuple(
        Bookmark(one_line(part.title), sheet)
        for part, sheet in zip(parts_of, _first_sheets(pages, 0), strict=True)
        if isinstance(part, Flow)
    )


def volume_bookmarks(volume: Volume, parts: Sequence[Pages], first_sheet: int) -> tuple[Bookmark, ...]:
    """One bookmark a chapter with those of its parts; ``parts`` are laid out in order from ``first_sheet`` on."""
    sheets = _first_sheets(parts, first_sheet)
    return tuple(_chapter(chapter, sheets) for chapter in volume.chapters if chapter.parts)


def _chapter(chapter: Chapter, sheets: Iterator[int]) -> Bookmark:
    own = [next(sheets) for _ in chapter.parts]
    names = chapter.names or (tuple(part.title for part in chapter.parts) if len(chapter.parts) > 1 else ())
    children = tuple(Bookmark(one_line(name), sheet) for name, sheet in zip(names, own, strict=bool(names)))
    return Bookmark(one_line(chapter.title), own[0], children)


def _first_sheets(parts: Sequence[Pages], first: int) -> Iterator[int]:
    for part in parts:
        yield first
        first += part.count


def one_line(title: str) -> str:
    """A title as one line of a list."""
    return title.replace("\n", "")


def title_of(document: Document) -> str:
    """The title under which viewers show the document: that of its cover or its first part, on one line."""
    if isinstance(document, Volume):
        return one_line(f"{document.cover.year}{document.cover.title}")
    first = document if isinstance(document, (Register, FormSheet, Flow)) else document[0]
    return one_line(first.title)
