"""志愿服务签到表: begin and end are written and signed at the moment, one sheet an event."""

from typing import Any

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.errors import KnownError
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VOLUNTEER_REGISTER
from ledger.registers.rows import in_hours, minutes_of
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.kept.common import entries_of, kept_of
from operations.registers.period import Span

TITLE = "志愿服务签到表"
_ROWS = 12
_COLUMNS = (
    NUMBER,
    Column(label="姓名", width=28),
    Column(label="开始时间", width=26, align=Align.CENTRE),
    Column(label="结束时间", width=26, align=Align.CENTRE),
    Column(label="时长\n（小时）", width=18, align=Align.CENTRE, fit=Fit.ONE_LINE),
    Column(label="服务内容", width=80, fit=Fit.WRAP),
    Column(label="本人签名", width=34),
    Column(label="备注", width=30, fit=Fit.WRAP),
)
_SIGNATURES = ("组织者或服务对象确认（签名）：", "确认日期：　　　　年　　月　　日")


def volunteer_sheets(given: RegisterInput) -> list[Register]:
    """A sheet for each event of the period, for one, or an empty one. Raises KnownError when there is none."""
    if given.options.is_blank:
        head = HeadFields(left="活动名称：", centre="日期：　　　　年　　月　　日", right="地点：　　　　　　　　")
        return [_sheet(head, [], _ROWS)]
    found = entries_of(given, VOLUNTEER_REGISTER)
    if not found:
        raise KnownError(f"{given.period.words}没有志愿服务，没有可打印的内容；可以打印空白表。")
    return [_of_event(given, one) for one in found]


def _of_event(given: RegisterInput, one: Any) -> Register:
    facts = kept_of(given)
    day = one.held_on
    head = HeadFields(
        left=f"活动名称：{one.title}",
        centre=f"日期：{day.year}年{day.month}月{day.day}日" if day else "日期：",
        right=f"地点：{one.place}",
    )
    begin, end = (f"{moment:%H:%M}" if moment else "" for moment in (one.from_time, one.to_time))
    rows = []
    for place, person in enumerate(facts.people_of(VOLUNTEER_REGISTER, one), start=1):
        minutes = minutes_of(VOLUNTEER_REGISTER, one, person)
        hours = str(in_hours(facts, VOLUNTEER_REGISTER, minutes)) if minutes else ""
        name = facts.person(person.member_id, person.name)
        rows.append(Row((str(place), name, begin, end, hours, one.content, "", person.note), name))
    return _sheet(head, rows, 0 if rows else _ROWS)


def _sheet(head: HeadFields, rows: list[Row], blank_rows: int) -> Register:
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=rows,
        head=head,
        setup=PageSetup(is_landscape=True),
        blank_rows=blank_rows,
        signatures=_SIGNATURES,
        row_height=10,
        text_size=10.5,
    )


VOLUNTEER_SHEET = RegisterDefinition(
    "volunteer_sheet",
    TITLE,
    (),
    volunteer_sheets,
    subject=Subject.KEPT,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    about=VOLUNTEER_EVENTS.key,
)
