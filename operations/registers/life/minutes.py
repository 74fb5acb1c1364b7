"""会议记录: the minutes of one meeting, or of every meeting of the period, in the official layout or as a form."""

from exports.paper.document import Align, Column, Fit, Part, Register, Row
from ledger.kinds.meetings import Meeting
from ledger.life.marks import marks_of, tally
from ledger.life.statistics import share_of
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import (
    SIGNATURES,
    count_column,
    day_column,
    held,
    iso_day,
    life_head,
    life_of,
    meetings_in,
    some,
    span,
)
from operations.registers.life.meeting_paper import paper_of
from operations.registers.life.minutes_flow import addenda_flows, blank_flow, minutes_flow
from operations.registers.life.minutes_forms import form_of
from operations.registers.period import Span

TITLE = "会议记录"
OFFICIAL_LAYOUT = "official"
LAYOUTS = (
    (OFFICIAL_LAYOUT, "公文式"),
    ("form_a", "表格式A（四栏）"),
    ("form_b", "表格式B（时长、决议）"),
    ("form_c", "表格式C（流动党员、上级指导）"),
    ("form_d", "表格式D（次数、主题）"),
)


_COLUMNS = (
    NUMBER,
    day_column("日期", 20),
    Column(label="时间", width=22, align=Align.CENTRE),
    Column(label="党组织", width=26),
    Column(label="会议类型", width=24),
    count_column("次数", 10),
    Column(label="主题", width=50, fit=Fit.WRAP),
    Column(label="地点", width=26),
    Column(label="主持人", width=18),
    Column(label="记录人", width=18),
    count_column("应到", 10),
    count_column("实到", 10),
    Column(label="到会率%", width=14, align=Align.RIGHT, fit=Fit.ONE_LINE),
    Column(label="记录状态", width=16, align=Align.CENTRE),
)


def minutes(given: RegisterInput) -> list[Part]:
    """The minutes. Raises KnownError when nothing was held in the period, or the meeting asked for was not."""
    known = dict(LAYOUTS)
    layout = given.options.layout if given.options.layout in known else OFFICIAL_LAYOUT
    if given.options.is_blank:
        return [blank_flow(given) if layout == OFFICIAL_LAYOUT else form_of(layout, given, None)]
    found = held(some(meetings_in(given), given, "召开会议"))
    return [part for one in found for part in parts_of(given, one, layout)]


def parts_of(given: RegisterInput, meeting: Meeting, layout: str) -> list[Part]:
    """The sheets about one meeting, and behind them what was added after they were final."""
    paper = paper_of(given, meeting)
    first = minutes_flow(paper) if layout == OFFICIAL_LAYOUT else form_of(layout, given, paper)
    return [first, *addenda_flows(paper)]


def meetings_listing(given: RegisterInput) -> Register:
    """The meetings of the period in one table."""
    return Register(
        title="会议登记表",
        columns=_COLUMNS,
        rows=[_row(given, number, one) for number, one in enumerate(held(meetings_in(given)), start=1)],
        head=life_head(given),
        signatures=SIGNATURES,
    )


def _row(given: RegisterInput, number: int, one: Meeting) -> Row:
    facts = life_of(given)
    unit = facts.roster.unit_by_id.get(one.org_unit_id or 0)
    sums = tally(marks_of(facts, one).values())
    share = share_of(sums.came, sums.should)
    cells = (
        str(number),
        iso_day(one.held_on),
        span(one.from_time, one.to_time),
        unit.short_name if unit else "",
        one.kind,
        str(one.number) if one.number > 0 else "",
        one.topic,
        one.place,
        facts.person_name(one.chair_id, one.chair_name),
        facts.person_name(one.recorder_id, one.recorder_name),
        str(sums.should),
        str(sums.came),
        "" if share is None else str(share),
        one.state,
    )
    return Row(cells, f"{iso_day(one.held_on)}{one.kind}")


MINUTES = RegisterDefinition(
    "minutes",
    TITLE,
    (),
    minutes,
    subject=Subject.LIFE,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    about="meetings",
    listing=meetings_listing,
    layouts=LAYOUTS,
    has_docx=True,
)
