"""年度总结 and its kind on official paper: fields filled, blanks visible."""

import re
from collections.abc import Iterator

from exports.paper.document import Flow, HeadFields, Paragraph, ParagraphStyle, Register
from ledger.errors import KnownError
from ledger.kinds.figures import Summary
from operations.figures.filling import known_words
from operations.figures.summaries import asked_of, filled
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.figures.common import asked_of as asked_of_register
from operations.registers.figures.common import figures_of
from operations.registers.figures.year_table import year_register
from operations.registers.life.common import DATE_LINE, chinese_day
from operations.registers.period import Span

TITLE = "总结"
_HEADING = re.compile(r"[一二三四五六七八九十]+、[^。；]{0,40}$")
_SUBHEADING = re.compile(r"（[一二三四五六七八九十]+）[^。；]{0,40}$")
_BLANK_LINES = 30


def summary_flow(given: RegisterInput) -> Flow:
    """One text: the chosen one, else the last of the year. Raises KnownError when there is none."""
    if given.options.is_blank:
        return Flow(title=f"　　　　年度{TITLE}", record="空白表", paragraphs=(Paragraph(""),) * _BLANK_LINES)
    summary = _chosen(given)
    text = filled(figures_of(given), summary, given.options.as_of).text
    return Flow(
        title=summary.title,
        record=summary.title,
        paragraphs=(*paragraphs(text), *_end(given, summary)),
        head=HeadFields() if summary.finished_on else HeadFields(right="（草稿）"),
    )


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Each line as a paragraph; 一、 and （一） at its beginning make it a heading when it is no sentence."""
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            continue
        if _HEADING.match(stripped):
            yield Paragraph(stripped, ParagraphStyle.HEADING)
        elif _SUBHEADING.match(stripped):
            yield Paragraph(stripped, ParagraphStyle.SUBHEADING)
        else:
            yield Paragraph(stripped, name="正文")


def _end(given: RegisterInput, summary: Summary) -> Iterator[Paragraph]:
    """The organisation and the day of 定稿; a line for a hand while it is not final."""
    unit = known_words(figures_of(given), asked_of(summary, given.options.as_of))["unit"]
    yield Paragraph("")
    yield Paragraph(unit, ParagraphStyle.RIGHT)
    yield Paragraph(chinese_day(summary.finished_on) or DATE_LINE, ParagraphStyle.RIGHT)


def _chosen(given: RegisterInput) -> Summary:
    known = figures_of(given).summaries
    if given.options.record_id is not None:
        found = [one for one in known if one.id == given.options.record_id]
        if not found:
            raise KnownError(f"编号为{given.options.record_id}的总结不在账簿里，没有可打印的内容；请重新选择。")
        return found[0]
    asked = asked_of_register(given)
    ours = [one for one in known if one.year == asked.year and one.org_unit_id in (asked.unit_id, None)]
    if not ours:
        raise KnownError(f"{given.period.words}还没有写总结，没有可打印的内容；请先在“年度总结”里新建。")
    return ours[-1]


def _listing(given: RegisterInput) -> Register:
    """As a sheet a text gives the figures that it is made of."""
    return year_register(given)


SUMMARY = RegisterDefinition(
    "summary",
    f"年度{TITLE}",
    (),
    summary_flow,
    subject=Subject.FIGURES,
    span=Span.YEAR,
    is_by_record=True,
    about="summaries",
    listing=_listing,
    has_docx=True,
)
