"""Flowing text, and what stands around tables, as paragraphs of a docx."""

from collections.abc import Iterator

from exports.paper.document import Flow, HeadFields, PageSetup, Paragraph, ParagraphStyle
from exports.paper.faces import Role, clean
from exports.paper.titles import TITLE_SIZE, title_lines
from exports.word import styles
from exports.word.markup import PLAIN, Letters, paragraph, run, tab, twips

_STYLES = {
    ParagraphStyle.BODY: styles.BODY,
    ParagraphStyle.PLAIN: styles.FREE,
    ParagraphStyle.CENTRE: styles.CENTRED,
    ParagraphStyle.RIGHT: styles.DAY,
}
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
    for block in flow.paragraphs:
        yield from _block(block, first_level, letters, pitch)
    if flow.signatures:
        yield paragraph("", styles.FREE, f"<w:keepNext/>{pitch}")
    for place, text in enumerate(flow.signatures, 1):
        style = styles.SIGNATURE if text.endswith("：") else styles.DAY
        keep = "<w:keepNext/>" if place < len(flow.signatures) else ""
        yield paragraph(run(text, letters), style, f"{keep}{pitch}")


def _block(block: Paragraph, first_level: int, letters: Letters, pitch: str) -> Iterator[str]:
    level = _HEADINGS.get(block.style)
    style = _STYLES[block.style] if level is None else styles.heading(first_level + level)
    lead = run(block.lead, Letters(Role.HEI, letters.size))
    for text in block.text.split("\n"):
        yield paragraph(lead + run(text, letters), style, pitch)
        lead = ""


def title_paragraph(text: str, setup: PageSetup, style: str, spacing: str = "") -> str:
    """The title of a document, on lines of about equal length."""
    lines = title_lines(clean(text), setup.area.width / TITLE_SIZE, _measure)
    return paragraph(run("\n".join(lines)), style, spacing)


def _measure(text: str) -> float:
    """Em, near enough for fonts that are not known here: Chinese characters are one wide, others half."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def head_line(head: HeadFields, setup: PageSetup, style: str, letters: Letters = PLAIN, spacing: str = "") -> str:
    """Left, middle and right text on one line."""
    width = twips(setup.area.width)
    tabs = f'<w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/>'
    content = tab().join(run(text, letters) for text in head)
    return paragraph(content, style, f"<w:keepNext/><w:tabs>{tabs}</w:tabs>{spacing}")


def spread_line(texts: tuple[str, ...], setup: PageSetup, style: str, letters: Letters = PLAIN) -> str:
    """Texts that share the width of the sheet, each beginning at its own place."""
    share = twips(setup.area.width) // max(1, len(texts))
    tabs = "".join(f'<w:tab w:val="left" w:pos="{share * place}"/>' for place in range(1, len(texts)))
    stops = f"<w:tabs>{tabs}</w:tabs>" if tabs else ""
    return paragraph(tab().join(run(text, letters) for text in texts), style, stops)
