"""Puts a docx together: sections in order, and a file that is the same for the same document."""

import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from exports.paper.bookmarks import title_of
from exports.paper.document import Document, NumberStyle, Volume
from exports.word import styles
from exports.word.markup import paragraph
from exports.word.parts import SheetSection, sections_of
from exports.word.sections import LAST_PAGE, give_numbers, restart_numbers, set_up
from exports.word.styles import give_styles

_CREATED = datetime(2025, 1, 1, tzinfo=UTC)  # a fixed stamp, so that equal content gives equal files
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_MAIN = "word/document.xml"
_MARK = re.compile(rb"<\?content ([0-9]+)\?>")
_SMALL_END = paragraph("", styles.CELL, '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
_UNUSED = ("stylesWithEffects", "webSettings", "fontTable", "numbering", "customXml")


def written(document: Document) -> bytes:
    """The docx of a document."""
    is_volume = isinstance(document, Volume)
    word = docx.Document()
    give_styles(word, is_volume=is_volume)
    _strip(word, title_of(document))
    word.settings.element.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    sections = list(sections_of(document))
    if any(section.numbers.foot.style is NumberStyle.OUTER for section in sections):
        _print_on_both_sides(word)
    before = [None, *sections[:-1]]
    contents = [_add(word, *pair, place) for place, pair in enumerate(zip(sections, before, strict=True))]
    if is_volume:
        _mark_last_page(word)
    return _stable(word, contents)


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


def _add(word: WordDocument, section: SheetSection, previous: SheetSection | None, place: int) -> str:
    """Append a section; the one before it ends in its own last paragraph and lends its foot if that is the same.

    Only the last paragraph becomes an element. The markup before it is returned, and a mark holds its place until the
    file is written: moving tens of thousands of elements into the document would take minutes.
    """
    body = word.element.body
    if previous is not None:
        word.add_section()
        _end_in_last_paragraph(word)
    made = word.sections[-1]
    set_up(made, section.setup)
    if previous is None or previous.numbers.foot != section.numbers.foot:
        give_numbers(made, section.numbers.foot)
    restart_numbers(made, is_restarted=section.numbers.is_restarted)
    *content, last = [*section.content, *([] if _ends_in_text(section) else [_SMALL_END])]
    for element in list(parse_xml(f"<w:body {nsdecls('w')}>{_mark(place)}{last}</w:body>")):
        body[-1].addprevious(element)
    return "".join(content)


def _ends_in_text(section: SheetSection) -> bool:
    """A section ends in a paragraph; behind a table stands a small one."""
    return bool(section.content) and section.content[-1].startswith("<w:p>")


def _mark(place: int) -> str:
    return f"<?content {place}?>"


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


def _stable(word: WordDocument, contents: Sequence[str]) -> bytes:
    """The package with the contents at their places, and without the moment of its making."""
    made, stable = BytesIO(), BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            data = source.read(name)
            target.writestr(entry, _filled(data, contents) if name == _MAIN else data)
    return stable.getvalue()


def _filled(data: bytes, contents: Sequence[str]) -> bytes:
    pieces = _MARK.split(data)  # text, number, text, …
    numbers = map(int, pieces[1::2])
    filled = (text + contents[number].encode() for text, number in zip(pieces[::2], numbers, strict=False))
    return b"".join([*filled, pieces[-1]])
