"""What the sections of a docx hold: parts one by one, or a volume with cover, contents and running numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exports.paper.bookmarks import one_line
from exports.paper.document import (
    Chapter,
    Cover,
    Document,
    Fit,
    Flow,
    FormSheet,
    NumberStyle,
    PageSetup,
    Part,
    Register,
    Volume,
)
from exports.paper.faces import Role
from exports.paper.numbering import OFFICIAL_SIZE, TABLE_SIZE, VOLUME_SIZE
from exports.word import styles
from exports.word.markup import Letters, long_field, paragraph, run
from exports.word.sections import LAST_PAGE, Foot
from exports.word.tables import form_table, register_table
from exports.word.text import flow_paragraphs, head_line, spread_line, title_paragraph

_SMALL_GAP = '<w:spacing w:before="60" w:after="60"/>'


class Numbers(NamedTuple):
    """The page numbers of a section, and whether its first sheet is page 1."""

    foot: Foot = Foot()
    is_restarted: bool = True


@dataclass(frozen=True, slots=True)
class SheetSection:
    """What stands on sheets of one set-up."""

    setup: PageSetup
    content: Sequence[str]
    numbers: Numbers


def sections_of(document: Document) -> Iterator[SheetSection]:
    """The sections of a document, in order."""
    if isinstance(document, Volume):
        return _of_volume(document)
    return _of_parts((document,) if isinstance(document, (Register, FormSheet, Flow)) else document)


def _of_parts(parts: Sequence[Part]) -> Iterator[SheetSection]:
    for part in parts:
        title = _title(part, styles.TITLE)
        total = "NUMPAGES" if len(parts) == 1 else "SECTIONPAGES"
        yield SheetSection(part.setup, [*title, *_content(part, first_level=1)], Numbers(_own_foot(part, total)))


def _title(part: Part, style: str) -> list[str]:
    """The title as a paragraph, if the part shows one."""
    if not part.title or (isinstance(part, FormSheet) and not part.has_title):
        return []
    return [title_paragraph(part.title, part.setup, style, "" if isinstance(part, Flow) else _SMALL_GAP)]


def _own_foot(part: Part, total: str) -> Foot:
    match part:
        case Flow():
            return Foot(part.numbers if part.has_number else None, OFFICIAL_SIZE, total)
        case Register():
            return Foot(NumberStyle.OF_TOTAL, TABLE_SIZE, total)
        case FormSheet():
            may_be_long = any(cell.fit is Fit.WRAP for row in part.rows for cell in row.cells)
            return Foot(NumberStyle.OF_TOTAL if may_be_long else None, TABLE_SIZE, total)


def _content(part: Part, first_level: int) -> Iterator[str]:
    """What stands below the title."""
    if isinstance(part, Flow):
        yield from flow_paragraphs(part, first_level)
        return
    if any(part.head):
        yield head_line(part.head, part.setup, styles.CELL, Letters(size=12), _SMALL_GAP)
    yield register_table(part) if isinstance(part, Register) else form_table(part)
    for note in part.footnotes:
        yield paragraph(run(note), styles.NOTE)
    if part.signatures:
        yield spread_line(part.signatures, part.setup, styles.CELL, Letters(size=12))


def _of_volume(volume: Volume) -> Iterator[SheetSection]:
    """Cover, contents, and the parts with running numbers; a chapter title stands above its first part."""
    yield SheetSection(volume.setup, list(_cover(volume.cover)), Numbers())
    contents = paragraph(run("目　录"), styles.TITLE)
    hint = "（请在目录上按右键，选“更新域”，生成目录和页码）"
    field = paragraph(long_field(r'TOC \o "1-2" \h \z', hint), styles.FREE)
    yield SheetSection(volume.setup, [contents, field], Numbers())
    size = VOLUME_SIZE if volume.numbers is NumberStyle.OF_TOTAL else OFFICIAL_SIZE
    foot = Foot(volume.numbers, size, f"PAGEREF {LAST_PAGE}")
    is_first = True
    for chapter in volume.chapters:
        for place, part in enumerate(chapter.parts):
            content = [*_chapter_heads(chapter, place), *_content(part, first_level=3)]
            yield SheetSection(part.setup, content, Numbers(foot, is_restarted=is_first))
            is_first = False


def _chapter_heads(chapter: Chapter, place: int) -> Iterator[str]:
    """What stands above a part: the chapter, if it begins here, the name of the part in the contents, and its title."""
    part = chapter.parts[place]
    if place == 0:
        yield paragraph(run(one_line(chapter.title)), styles.heading(1))
    if chapter.names:
        yield paragraph(run(one_line(chapter.names[place]), Letters(Role.KAI, 16, 0)), styles.heading(2))
    yield from _title(part, styles.TITLE if chapter.names else styles.heading(2))


def _cover(cover: Cover) -> Iterator[str]:
    def free(count: int) -> Iterator[str]:
        return (paragraph("", styles.CENTRED) for _ in range(count))

    loose = '<w:spacing w:before="240" w:after="240" w:line="240" w:lineRule="auto"/>'
    yield from free(3)
    for text, size in ((cover.year, 26), (cover.title, 36)):
        if text:
            yield paragraph(run(text, Letters(Role.TITLE, size)), styles.CENTRED, loose)
    yield from free(3)
    yield from (paragraph(run(line), styles.CENTRED) for line in cover.lines)
    yield from free(2)
    for caption, text in (("党组织：", cover.unit), ("书　记：", cover.secretary)):
        if text:
            yield paragraph(run(caption + text), styles.CENTRED)
    if cover.has_seal:
        yield from free(1)
        yield paragraph(run("（盖章）"), styles.CENTRED)
