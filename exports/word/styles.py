"""Paragraph styles of a docx: those of official documents, under the names that WPS and Word know for headings."""

from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from exports.paper.faces import Role
from exports.word.markup import Letters, twips

_PITCH, _SIZE, _TITLE_SIZE, _CELL_SIZE = 28.9, 16, 22, 10.5  # points
_CLOSER = -0.25  # points: 28 characters of 3号 on the 156 mm of a line, as the standard wants
_KEPT = frozenset({"DefaultParagraphFont", "TableNormal", "NoList"})
_INDENTED = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CENTRED = '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{twips(_PITCH)}" w:lineRule="exact"/>'
_SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'

NORMAL, TITLE, BODY, FREE, CENTRED, DAY, SIGNATURE = (
    "Normal", "Title", "OfficialBody", "OfficialPlain", "OfficialCentre", "OfficialDay", "OfficialSignature",
)  # fmt: skip
CELL, HEAD, NOTE, FOOTER = "TableText", "TableHead", "TableNote", "Footer"


class _Style(NamedTuple):
    """A paragraph style: identifier, name, the style that it refines, and what it changes."""

    key: str
    name: str
    based_on: str
    properties: str
    letters: Letters


def heading(level: int) -> str:
    """The style of a heading, 1 being the highest."""
    return f"Heading{level}"


def give_styles(document: WordDocument, *, is_volume: bool) -> None:
    """Replace the styles of the template.

    In a volume 标题 1 and 标题 2 are its chapters and parts, so that the headings of a text are 标题 3 and 标题 4.
    """
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    styles.replace(styles.find(qn("w:docDefaults")), parse_xml(_defaults()))
    for made in (*_text_styles(), *_headings(is_volume=is_volume), *_table_styles()):
        styles.append(parse_xml(_style(made)))


def _defaults() -> str:
    fang = Letters(Role.FANG, _SIZE).properties
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{fang}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        "</w:docDefaults>"
    )


def _text_styles() -> Iterator[_Style]:
    plain = Letters()
    both = '<w:jc w:val="both"/>'
    yield _Style(NORMAL, "Normal", "", f"<w:widowControl/>{_EXACT}{both}", Letters(Role.FANG, _SIZE, _CLOSER))
    yield _Style(TITLE, "Title", NORMAL, f"<w:keepNext/>{_CENTRED}", Letters(Role.TITLE, _TITLE_SIZE, 0))
    yield _Style(BODY, "公文正文", NORMAL, _INDENTED, plain)
    yield _Style(FREE, "公文顶格", NORMAL, "", plain)
    yield _Style(CENTRED, "公文居中", NORMAL, _CENTRED, plain)
    yield _Style(DAY, "公文日期", NORMAL, '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>', plain)
    yield _Style(
        SIGNATURE,
        "公文签名",
        NORMAL,
        '<w:keepLines/><w:ind w:rightChars="800" w:right="2560"/><w:jc w:val="right"/>',
        plain,
    )


def _headings(*, is_volume: bool) -> Iterator[_Style]:
    title, chapter = Letters(Role.TITLE, _TITLE_SIZE, 0), Letters(Role.HEI, _SIZE)
    first = (_CENTRED, chapter), (_CENTRED, title)
    text = (_INDENTED, Letters(Role.HEI, _SIZE)), (_INDENTED, Letters(Role.KAI, _SIZE))
    looks = (*first, *text) if is_volume else text
    for level, (place, letters) in enumerate(looks, 1):
        place_and_level = f'{place}<w:outlineLvl w:val="{level - 1}"/>'
        yield _Style(
            heading(level), f"heading {level}", NORMAL, f"<w:keepNext/><w:keepLines/>{place_and_level}", letters
        )


def _table_styles() -> Iterator[_Style]:
    loose = f'<w:snapToGrid w:val="0"/>{_SINGLE}<w:jc w:val="left"/>'
    yield _Style(CELL, "表格文字", NORMAL, loose, Letters(Role.FANG, _CELL_SIZE, 0))
    yield _Style(HEAD, "表格表头", CELL, '<w:jc w:val="center"/>', Letters(Role.HEI, _CELL_SIZE))
    yield _Style(NOTE, "表格说明", CELL, "", Letters(Role.SONG, 9))
    yield _Style(FOOTER, "footer", CELL, "", Letters(Role.SONG, 14))


def _style(made: _Style) -> str:
    default = ' w:default="1"' if made.key == NORMAL else ""
    base = f'<w:basedOn w:val="{made.based_on}"/>' if made.based_on else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{default} w:styleId="{made.key}">'
        f'<w:name w:val="{made.name}"/>{base}'
        f'<w:next w:val="{BODY if made.key.startswith("Heading") else made.key}"/><w:qFormat/>'
        f"<w:pPr>{made.properties}</w:pPr><w:rPr>{made.letters.properties}</w:rPr></w:style>"
    )
