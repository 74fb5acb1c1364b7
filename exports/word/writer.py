"""Puts a docx together: sections in order, and a file that is the same for the same document."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

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
from exports.word.sections import LAST_PAGE, Foot, give_numbers, restart_numbers, set_up
from exports.word.styles import give_styles
from exports.word.tables import form_table, register_table
from exports.word.text import flow_paragraphs, head_line, spread_line, title_paragraph

_CREATED = datetime(2025, 1, 1, tzinfo=UTC)  # a fixed stamp, so that equal content gives equal files
_SMALL_GAP = '<w:spacing w:before="60" w:after="60"/>'
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_UNUSED = ("stylesWithEffects", "webSettings", "fontTable", "numbering", "customXml")


class _Numbers(NamedTuple):
    """The page numbers of a section, and whether its first sheet is page 1."""

    foot: Foot = Foot()
    is_restarted: bool = True


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands on sheets of one set-up."""

    setup: PageSetup
    content: Sequence[str]
    numbers: _Numbers


def written(document: Document) -> bytes:
    """The docx of a document."""
    is_volume = isinstance(document, Volume)
    word = docx.Document()
    give_styles(word, is_volume=is_volume)
    _strip(word, _title_of(document))
    word.settings.element.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    sections = list(_volume_sections(document) if isinstance(document, Volume) else _part_sections(document))
    if any(section.numbers.foot.style is NumberStyle.OUTER for section in sections):
        _print_on_both_sides(word)
    previous: _Section | None = None
    for section in sections:
        _add(word, section, previous)
        previous = section
    if is_volume:
        _mark_last_page(word)
    return _stable(word)


def _title_of(document: Document) -> str:
    if isinstance(document, Volume):
        return one_line(f"{document.cover.year}{document.cover.title}")
    first = document if isinstance(document, (Register, FormSheet, Flow)) else document[0]
    return one_line(first.title)


def _strip(word: WordDocument, title: str) -> None:
    """Take away what the template says about itself."""
    for rels in (word.part.rels, word.part.package.rels):
        for key, relation in list(rels.items()):
            kind = relation.reltype.rpartition("/")[2]
            if kind in _UNUSED or kind in ("thumbnail", "extended-properties"):
                del rels[key]
    properties = word.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.comments, properties.keywords = "", ""
    properties.created = properties.modified = _CREATED
    properties.revision = 1


# Sections


def _part_sections(document: Part | Sequence[Part]) -> Iterator[_Section]:
    parts = (document,) if isinstance(document, (Register, FormSheet, Flow)) else document
    for part in parts:
        title = _title(part, styles.TITLE)
        total = "NUMPAGES" if len(parts) == 1 else "SECTIONPAGES"
        yield _Section(part.setup, [*title, *_content(part, first_level=1)], _Numbers(_own_foot(part, total)))


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


def _volume_sections(volume: Volume) -> Iterator[_Section]:
    """Cover, contents, and the parts with running numbers; a chapter title stands above its first part."""
    yield _Section(volume.setup, list(_cover(volume.cover)), _Numbers())
    contents = paragraph(run("目　录"), styles.TITLE)
    hint = "（请在目录上按右键，选“更新域”，生成目录和页码）"
    field = paragraph(long_field(r'TOC \o "1-2" \h \z', hint), styles.FREE)
    yield _Section(volume.setup, [contents, field], _Numbers())
    size = VOLUME_SIZE if volume.numbers is NumberStyle.OF_TOTAL else OFFICIAL_SIZE
    foot = Foot(volume.numbers, size, f"PAGEREF {LAST_PAGE}")
    is_first = True
    for chapter in volume.chapters:
        for place, part in enumerate(chapter.parts):
            content = [*_chapter_heads(chapter, place), *_content(part, first_level=3)]
            yield _Section(part.setup, content, _Numbers(foot, is_restarted=is_first))
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


# Putting together


def _add(word: WordDocument, section: _Section, previous: _Section | None) -> None:
    """Append a section; the one before it ends in its own last paragraph and lends its foot if that is the same."""
    body = word.element.body
    if previous is None:
        for old in [element for element in body if element.tag != qn("w:sectPr")]:
            body.remove(old)
    else:
        word.add_section()
        _end_in_last_paragraph(word)
    made = word.sections[-1]
    set_up(made, section.setup)
    if previous is None or previous.numbers.foot != section.numbers.foot:
        give_numbers(made, section.numbers.foot)
    restart_numbers(made, is_restarted=section.numbers.is_restarted)
    final = body[-1]
    for element in _parsed(section.content):
        final.addprevious(element)


def _parsed(content: Sequence[str]) -> Iterator[object]:
    """The elements; a table is followed by a paragraph, which a section needs to end in."""
    body = parse_xml(f"<w:body {nsdecls('w')}>{''.join(content)}</w:body>")
    elements = list(body)
    if not elements or elements[-1].tag == qn("w:tbl"):
        small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        elements.append(parse_xml(paragraph("", styles.CELL, small).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    return iter(elements)


def _print_on_both_sides(word: WordDocument) -> None:
    """Even pages have their number and their binding edge at the other side."""
    word.settings.odd_and_even_pages_header_footer = True
    settings = word.settings.element
    settings.find(qn("w:zoom")).addnext(parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))


def _end_in_last_paragraph(word: WordDocument) -> None:
    """python-docx ends a section in an empty paragraph, which may open a sheet of its own: move the end up."""
    body = word.element.body
    empty = body[-2]
    properties = empty.find(qn("w:pPr")).find(qn("w:sectPr"))
    last = empty.getprevious()
    last.get_or_add_pPr().append(properties)
    body.remove(empty)


def _mark_last_page(word: WordDocument) -> None:
    last = word.element.body[-2]
    for tag in (
        f'<w:bookmarkStart {nsdecls("w")} w:id="0" w:name="{LAST_PAGE}"/>',
        f'<w:bookmarkEnd {nsdecls("w")} w:id="0"/>',
    ):
        last.append(parse_xml(tag))


def _stable(word: WordDocument) -> bytes:
    """The package without the moment of its making."""
    made, stable = BytesIO(), BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, source.read(name))
    return stable.getvalue()
