"""Sections of a docx: sheet, margins, grid and the page number at the foot."""

from typing import NamedTuple

from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer
from docx.shared import Length, Pt

from exports.paper.document import NumberStyle, PageSetup
from exports.word import styles
from exports.word.markup import Letters, field, paragraph, run

LAST_PAGE = "LastPage"  # the bookmark at the end of a volume


class Foot(NamedTuple):
    """A page number: its look (None: no number), its size in points, and the field that counts the pages."""

    style: NumberStyle | None = None
    size: float = 14
    total: str = "SECTIONPAGES"


def set_up(section: Section, setup: PageSetup) -> None:
    """Sheet and margins."""
    area = setup.area
    section.orientation = WD_ORIENT.LANDSCAPE if setup.is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = _length(setup.width), _length(setup.height)
    section.top_margin, section.left_margin = _length(area.top), _length(area.left)
    section.right_margin, section.bottom_margin = _length(setup.width - area.right), _length(setup.height - area.bottom)
    section.header_distance = _length(area.top / 2)
    section.footer_distance = _length(max(0.0, setup.height - setup.number_middle - 9))
    section.gutter = Pt(0)
    _take_grid_away(section)


def _length(points: float) -> Length:
    return Pt(round(points, 2))


def _take_grid_away(section: Section) -> None:
    """Lines have their exact pitch and letters their spacing; each program would apply a grid on top in its own way."""
    properties = section._sectPr  # noqa: SLF001  python-docx has no name for the grid
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)


def restart_numbers(section: Section, *, is_restarted: bool) -> None:
    """The first sheet of the section is page 1, or its numbers go on."""
    properties = section._sectPr  # noqa: SLF001  python-docx has no name for the number
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    if is_restarted:
        properties.find(qn("w:cols")).addprevious(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def give_numbers(section: Section, foot: Foot) -> None:
    """The page number at the foot."""
    letters = Letters(size=foot.size)
    number = field("PAGE", "1", letters)
    dashed = run("— ", letters) + number + run(" —", letters)
    section.footer.is_linked_to_previous = False
    section.even_page_footer.is_linked_to_previous = False
    if foot.style is NumberStyle.OUTER:
        _fill(section.footer, dashed, '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>')
        _fill(section.even_page_footer, dashed, '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>')
        return
    content = ""
    if foot.style is NumberStyle.CENTRE:
        content = dashed
    elif foot.style is NumberStyle.OF_TOTAL:
        count = field(foot.total, "1", letters)
        content = run("第 ", letters) + number + run(" 页　共 ", letters) + count + run(" 页", letters)
    for footer in (section.footer, section.even_page_footer):
        _fill(footer, content, '<w:jc w:val="center"/>')


def _fill(footer: _Footer, content: str, properties: str) -> None:
    made = paragraph(content, styles.FOOTER, properties)
    element = footer._element  # noqa: SLF001  paragraphs are written as markup
    for old in list(element):
        element.remove(old)
    element.append(parse_xml(made.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
