"""考勤表: members against meetings, as many tables as the meetings of the period need."""

from collections.abc import Sequence
from datetime import date

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.codes.meetings import ABSENT, LEFT_OUT, ON_LEAVE, PRESENT
from ledger.kinds.meetings import Meeting
from ledger.life.marks import UNMARKED, tally
from ledger.life.matrix import AttendanceMatrix, MatrixRow, attendance_matrix
from ledger.roster.order import sort_key
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.life.common import (
    SIGNATURES,
    as_of_words,
    count_column,
    life_head,
    life_of,
    numeral,
    unit_id_of,
)
from operations.registers.period import Span

TITLE = "组织生活考勤表"
SIGNS = {PRESENT: "√", ON_LEAVE: "假", ABSENT: "缺", LEFT_OUT: "免", UNMARKED: "未"}
MOST_MEETINGS = 20  # in one table
_BLANK_MEETINGS, _BLANK_ROWS = 16, 14
_SHORT = {"支部委员会": "支委会", "支部党员大会": "党员大会", "总支党员大会": "总支大会", "民主评议党员": "民主评议"}
_NOTES = ("注：√为到会，假为请假，缺为缺席，免为经批准不计入应到，未为没有登记；空白为当天不在应到之列。",)
_SUMS = tuple(count_column(caption, 10, ("合计",)) for caption in ("应到", "实到", "请假", "缺席"))


def attendance_tables(given: RegisterInput) -> list[Register]:
    """The tables of the period; sums stand in the last one."""
    if given.options.is_blank:
        return [_blank(given)]
    matrix = _matrix(given)
    starts = range(0, max(1, len(matrix.meetings)), MOST_MEETINGS)
    return [_table(given, matrix, start, len(starts)) for start in starts]


def attendance_sheet(given: RegisterInput) -> Register:
    """The whole period in one table."""
    if given.options.is_blank:
        return _blank(given)
    matrix = _matrix(given)
    return _register(given, TITLE, matrix, range(len(matrix.meetings)), has_sums=True)


def _matrix(given: RegisterInput) -> AttendanceMatrix:
    """In the chosen order of people."""
    period = given.period
    found = attendance_matrix(
        life_of(given), unit_id_of(given), period.first_day, period.last_day, None, given.options.as_of
    )
    key = sort_key(given.options.order, given.names)
    rows = [row for row in found.rows if given.options.member_id in {None, row.entry.member.id}]
    return AttendanceMatrix(found.meetings, tuple(sorted(rows, key=lambda row: key(row.entry))))


def _table(given: RegisterInput, matrix: AttendanceMatrix, start: int, tables: int) -> Register:
    places = range(start, min(start + MOST_MEETINGS, len(matrix.meetings)))
    number = start // MOST_MEETINGS + 1
    title = f"{TITLE}（{numeral(number)}）" if tables > 1 else TITLE
    return _register(given, title, matrix, places, has_sums=number == tables)


def _register(
    given: RegisterInput, title: str, matrix: AttendanceMatrix, places: Sequence[int], *, has_sums: bool
) -> Register:
    rows = [_row(number, row, places, has_sums=has_sums) for number, row in enumerate(matrix.rows, start=1)]
    return Register(
        title=title,
        columns=_columns([matrix.meetings[place] for place in places], has_sums=has_sums),
        rows=rows,
        head=life_head(given, as_of_words(given)),
        setup=PageSetup(is_landscape=True),
        closing_rows=_closing(matrix, places, has_sums=has_sums),
        signatures=SIGNATURES,
        footnotes=_NOTES,
        row_height=6.2,
        text_size=9,
    )


def _columns(meetings: Sequence[Meeting], *, has_sums: bool) -> tuple[Column, ...]:
    marks = tuple(
        Column(
            label=_SHORT.get(one.kind, one.kind),
            width=8.5,
            align=Align.CENTRE,
            fit=Fit.ONE_LINE,
            groups=_day_heads(one.held_on),
            has_vertical_head=True,
        )
        for one in meetings
    )
    return (NUMBER, Column(label="姓名", width=26), *marks, *(_SUMS if has_sums else ()))


def _day_heads(day: date | None) -> tuple[str, str]:
    return (f"{day.month}月", f"{day.day}日") if day else ("", "")


def _row(number: int, row: MatrixRow, places: Sequence[int], *, has_sums: bool) -> Row:
    signs = [SIGNS.get(row.marks[place], row.marks[place]) for place in places]
    sums = [str(one) for one in (row.should, row.came, row.on_leave, row.absent)] if has_sums else []
    return Row((str(number), row.entry.member.name, *signs, *sums), row.entry.member.name)


def _closing(matrix: AttendanceMatrix, places: Sequence[int], *, has_sums: bool) -> tuple[Row, ...]:
    """应到 and 实到 of every meeting, and of all of them."""
    tallies = [tally(row.marks[place] for row in matrix.rows) for place in places]
    should, came = sum(row.should for row in matrix.rows), sum(row.came for row in matrix.rows)
    ends = (("", "", "", "") if not has_sums else (str(should), "", "", ""), ("", str(came), "", ""))
    wide = 4 if has_sums else 0
    return (
        Row(("", "应到", *(str(one.should) for one in tallies), *ends[0][:wide])),
        Row(("", "实到", *(str(one.came) for one in tallies), *ends[1][:wide])),
    )


def _blank(given: RegisterInput) -> Register:
    empty = Column(label="　　月　　日", width=8.5, has_vertical_head=True, align=Align.CENTRE, fit=Fit.ONE_LINE)
    return Register(
        title=TITLE,
        columns=(NUMBER, Column(label="姓名", width=26), *[empty] * _BLANK_MEETINGS, *_SUMS),
        rows=[],
        head=HeadFields(left=f"党组织（盖章）：{given.unit_name}", centre="　　　　年度"),
        setup=PageSetup(is_landscape=True),
        blank_rows=_BLANK_ROWS,
        signatures=SIGNATURES,
        footnotes=_NOTES,
        row_height=6.2,
        text_size=9,
    )


ATTENDANCE = RegisterDefinition(
    "attendance",
    TITLE,
    (),
    attendance_tables,
    subject=Subject.LIFE,
    span=Span.PART_OF_YEAR,
    listing=attendance_sheet,
)
