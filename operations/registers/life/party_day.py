"""主题党日记录: subject, people and course of the activity on one form."""

from exports.paper.document import OFFICIAL, FormRow, FormSheet, HeadFields, Part
from ledger.codes.meetings import JOINT_ACTIVITY, PARTY_DAY
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import held, meetings_in, some
from operations.registers.life.meeting_paper import MeetingPaper, paper_of
from operations.registers.life.meeting_texts import Texts, boxes, tall, texts_of, wide
from operations.registers.life.minutes import meetings_listing
from operations.registers.life.minutes_flow import SIGNED, addenda_flows, record_words
from operations.registers.period import Span

TITLE = "主题党日记录"
KINDS = frozenset({PARTY_DAY, JOINT_ACTIVITY})
_WIDTHS = (27, 51, 27, 51)
_REST = len(_WIDTHS) - 1


def party_day_forms(given: RegisterInput) -> list[Part]:
    """A form for each 主题党日 (联合活动 included) of the period, for one, or an empty one."""
    if given.options.is_blank:
        return [_form(given, None)]
    parts: list[Part] = []
    for one in held(some(meetings_in(given, KINDS), given, "主题党日")):
        paper = paper_of(given, one)
        parts += [_form(given, paper), *addenda_flows(paper)]
    return parts


def _form(given: RegisterInput, paper: MeetingPaper | None) -> FormSheet:
    return FormSheet(
        title=TITLE,
        record=record_words(paper) if paper else "空白表",
        column_widths=_WIDTHS,
        rows=_rows(texts_of(paper)),
        head=HeadFields(
            left=f"党组织：{paper.unit_name if paper else given.unit_name}",
            right=paper.late + paper.state if paper else "",
        ),
        setup=OFFICIAL,
        signatures=SIGNED,
        text_size=12,
    )


def _rows(texts: Texts) -> tuple[FormRow, ...]:
    return (
        wide(texts, "活动主题", _REST, 12),
        boxes(texts, "时间", "地点", 12),
        boxes(texts, "主持人", "记录人"),
        boxes(texts, "应到党员", "实到党员"),
        tall(texts, "到会人员", _REST, 24),
        tall(texts, "列席和联合开展单位", _REST, 14),
        tall(texts, "缺席人员及原因", _REST, 14),
        tall(texts, "活动内容", _REST, 74),
        tall(texts, "小结", _REST, 20),
    )


PARTY_DAY_RECORD = RegisterDefinition(
    "party_day",
    TITLE,
    (),
    party_day_forms,
    subject=Subject.LIFE,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    about="meetings",
    listing=meetings_listing,
)
