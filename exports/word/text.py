"""Flowing text, and what stands around tables, as paragraphs of a docx."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.paper.document import Flow, HeadFields, PageSetup, Paragraph, ParagraphStyle
from exports.paper.faces import Role, clean
from exports.paper.titles import TITLE_SIZE, title_lines
from exports.word import styles
from exports.word.markup import PLAIN, Letters, em_width, paragraph, run, tab, twips

_STYLES = {
    ParagraphStyle.BODY: styles.BODY,
    ParagraphStyle.PLAIN: styles.FREE,
    ParagraphStyle.CENTRE: styles.CENTRED,
    ParagraphStyle.RIGHT: styles.DAY,
}
_SIZE = 16  # points, that of the styles
_SHORT = 24  # characters that fit on one line with its indent, whatever the font
_HEADINGS = {ParagraphStyle.HEADING: 0, ParagraphStyle.SUBHEADING: 1}


def flow_paragraphs(flow: Flow, first_level: int) -> Iterator[str]:
    """The text below the title; its headings are of ``first_level`` and the level below that."""
    usual = Flow(title="", record="", paragraphs=())
    letters = Letters(size=flow.text_size) if flow.text_size != usual.text_size else PLAIN
    pitch = ""
    if flow.pitch != usual.pitch:
        pitch = f'<w:spacing w:before="0" w:after="0" w:line="{twips(flow.pitch)}" w:lineRule="exact"/>'
    if any(flow.head):
        yield head_line(flow.head, flow.setup, styles.FREE, letters)
    if flow.title or any(flow.head):
        yield paragraph("", styles.FREE, pitch)
    lines = [line for block in flow.paragraphs for line in _lines(block, first_level, letters)]
    for place, line in enumerate(lines):
        keep = "<w:keepNext/>" if _is_kept(lines, place, has_signatures=bool(flow.signatures)) else ""
        yield paragraph(line.content, line.style, f"{keep}{pitch}")
    if flow.signatures:
        yield paragraph("", styles.FREE, f"<w:keepNext/>{pitch}")
    for place, text in enumerate(flow.signatures, 1):
        style = styles.SIGNATURE if text.endswith("：") else styles.DAY
        keep = "<w:keepNext/>" if place < len(flow.signatures) else ""
        yield paragraph(run(text, letters), style, f"{keep}{pitch}")


class _Line(NamedTuple):
    """A paragraph of the docx: its runs, its style, and whether it is sure to take a single line."""

    content: str
    style: str
    is_short: bool


def _lines(block: Paragraph, first_level: int, letters: Letters) -> Iterator[_Line]:
    level = _HEADINGS.get(block.style)
    style = _STYLES[block.style] if level is None else styles.heading(first_level + level)
    lead = block.lead
    for text in clean(block.text).split("\n"):
        content = (run(lead, Letters(Role.HEI, letters.size)) if lead else "") + run(text, letters)
        yield _Line(content, style, em_width(lead + text) < _SHORT)
        lead = ""


def _is_kept(lines: Sequence[_Line], place: int, *, has_signatures: bool) -> bool:
    """Whether a paragraph stays with the next one, so that no closing line, day or signature begins a page alone."""
    last = len(lines) - 1
    if place == last:
        return has_signatures
    following = lines[place + 1]
    return following.style == styles.DAY or (place + 1 == last and following.is_short)


def title_paragraph(text: str, setup: PageSetup, style: str, spacing: str = "") -> str:
    """The title of a document, on lines of about equal length."""
    lines = title_lines(clean(text), setup.area.width / TITLE_SIZE, em_width)
    return paragraph(run("\n".join(lines)), style, spacing)


def head_line(head: HeadFields, setup: PageSetup, style: str, letters: Letters = PLAIN, spacing: str = "") -> str:
    """Left, middle and right text on one line; a long left text pushes the middle one to the right."""
    width = setup.area.width
    middle = twips(width / 2)
    stops = f'<w:tab w:val="center" w:pos="{middle}"/><w:tab w:val="right" w:pos="{twips(width)}"/>'
    texts: tuple[str, ...] = head
    if (em_width(head.left) + em_width(head.centre) / 2 + 1) * (letters.size or _SIZE) > width / 2:
        stops = f'<w:tab w:val="right" w:pos="{twips(width)}"/>'
        texts = (f"{head.left}　　{head.centre}" if head.centre else head.left, head.right)
    content = tab().join(run(text, letters) for text in texts)
    return paragraph(content, style, f"<w:keepNext/><w:tabs>{stops}</w:tabs>{spacing}")


def spread_line(texts: tuple[str, ...], setup: PageSetup, style: str, letters: Letters = PLAIN) -> str:
    """Texts that share the width of the sheet, each beginning at its own place."""
    share = twips(setup.area.width) // max(1, len(texts))
    tabs = "".join(f'<w:tab w:val="left" w:pos="{share * place}"/>' for place in range(1, len(texts)))
    stops = f"<w:tabs>{tabs}</w:tabs>" if tabs else ""
    return paragraph(tab().join(run(text, letters) for text in texts), style, stops)
