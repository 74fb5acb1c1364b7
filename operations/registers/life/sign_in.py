"""签到表: those expected at a meeting, in the order of the roster of its day, two blocks side by side."""

from collections.abc import Sequence
from dataclasses import replace

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.codes.meetings import PRESENT
from ledger.kinds.meetings import Meeting
from ledger.life.marks import UNMARKED
from ledger.life.turnout import Mark
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import day_column, held, iso_day, life_head, meeting_name, meetings_in, some
from operations.registers.life.meeting_paper import MeetingPaper, paper_of
from operations.registers.period import Span

TITLE = "签到表"
ROWS_PER_SHEET = 26
_BLOCK = (
    replace(NUMBER, width=12),
    Column(label="姓名", width=26),
    Column(label="签到", width=34),
    Column(label="备注", width=24),
)
_LISTED = (
    NUMBER,
    day_column("日期", 22),
    Column(label="会议类型", width=30),
    Column(label="姓名", width=24),
    Column(label="到会情况", width=22, align=Align.CENTRE),
    Column(label="缺席原因", width=40, fit=Fit.WRAP),
    day_column("补课日期", 22),
    Column(label="补课方式", width=30, fit=Fit.WRAP),
)


def sign_in_sheets(given: RegisterInput) -> list[Register]:
    """A sheet for each meeting of the period, for one (also planned only), or an empty one."""
    if given.options.is_blank:
        return [_sheet("", HeadFields(left="时间：", centre="地点：", right="应到：　　人　实到：　　人"), [])]
    return [_of_meeting(paper_of(given, one)) for one in some(meetings_in(given), given, "召开会议")]


def attendance_listing(given: RegisterInput) -> Register:
    """Everybody expected at the meetings of the period, one row a meeting and person."""
    rows: list[Row] = []
    for one in held(meetings_in(given)):
        paper = paper_of(given, one)
        rows += [
            _listed(len(rows) + place, one, mark) for place, mark in enumerate(paper.ordered(paper.turnout.marks), 1)
        ]
    return Register(title="到会情况登记表", columns=_LISTED, rows=rows, head=life_head(given))


def _of_meeting(paper: MeetingPaper) -> Register:
    marks = paper.ordered(paper.turnout.expected)
    head = HeadFields(
        left=f"时间：{paper.when}",
        centre=f"地点：{paper.meeting.place}",
        right=f"应到：{paper.turnout.should}人　实到：　　人",
    )
    return _sheet(meeting_name(paper.facts, paper.meeting), head, [(m.entry.member.name, _note(m)) for m in marks])


def _note(mark: Mark) -> str:
    """What is known before anybody signs: leave asked for, with its reason."""
    one = mark.attendance
    if one is None or one.status == PRESENT:
        return ""
    return f"{one.status}：{one.reason}" if one.reason else one.status


def _sheet(name: str, head: HeadFields, people: Sequence[tuple[str, str]]) -> Register:
    rows = paired(people)
    return Register(
        title=f"{name}{TITLE}",
        columns=(*_BLOCK, *_BLOCK),
        rows=rows,
        head=head,
        setup=PageSetup(),
        blank_rows=ROWS_PER_SHEET if not people else 0,
        row_height=9,
        text_size=11,
    )


def paired(people: Sequence[tuple[str, str]]) -> list[Row]:
    """Rows of two people: on each sheet the left block is filled first, from the top down."""
    rows = []
    for first in range(0, len(people), 2 * ROWS_PER_SHEET):
        chunk = list(enumerate(people[first : first + 2 * ROWS_PER_SHEET], start=first + 1))
        half = min(ROWS_PER_SHEET, (len(chunk) + 1) // 2)
        for place in range(half):
            right = chunk[half + place] if half + place < len(chunk) else None
            rows.append(Row((*_cells(chunk[place]), *(_cells(right) if right else ("",) * len(_BLOCK)))))
    return rows


def _cells(numbered: tuple[int, tuple[str, str]]) -> tuple[str, ...]:
    number, (name, note) = numbered
    return str(number), name, "", note


def _listed(number: int, meeting: Meeting, mark: Mark) -> Row:
    one, name = mark.attendance, mark.entry.member.name
    if one is None:
        return Row((str(number), iso_day(meeting.held_on), meeting.kind, name, UNMARKED, "", "", ""), name)
    cells = (str(number), iso_day(meeting.held_on), meeting.kind, name, one.status, one.reason)
    return Row((*cells, iso_day(one.made_up_on), one.made_up), name)


SIGN_IN = RegisterDefinition(
    "sign_in",
    TITLE,
    (),
    sign_in_sheets,
    subject=Subject.LIFE,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    about="meetings",
    listing=attendance_listing,
)
