"""党员政治生日名单: those of a year or a part of it, by day, with room for what was done."""

from exports.paper.document import Column, Fit, PageSetup, Register, Row
from ledger.todo.birthdays import PoliticalBirthday, birthdays_of_year
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput
from operations.registers.life.common import UPRIGHT_SIGNATURES, count_column, day_column, life_head
from operations.registers.period import Span

TITLE = "党员政治生日名单"
_BLANK_ROWS = 20
_COLUMNS = (
    NUMBER,
    Column(label="姓名", width=24),
    Column(label="所在党支部", width=34),
    day_column("加入党组织日期", 26),
    day_column("政治生日", 22),
    count_column("周年", 12),
    Column(label="活动方式", width=30, fit=Fit.WRAP),
    Column(label="备注", width=22, fit=Fit.WRAP),
)


def birthdays_in(given: RegisterInput) -> list[PoliticalBirthday]:
    """Those of the period and the organisation, one person's where one is chosen."""
    unit_id = given.unit.id if given.unit else None
    found = birthdays_of_year(given.facts, given.period.year, given.options.as_of, unit_id)
    member = given.options.member_id
    return [one for one in found if given.period.has(one.on) and member in {None, one.entry.member.id}]


def birthday_register(given: RegisterInput) -> Register:
    """One row a person."""
    is_blank = given.options.is_blank
    found = [] if is_blank else birthdays_in(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(number, one) for number, one in enumerate(found, start=1)],
        head=life_head(given, "" if is_blank else f"共{len(found)}人"),
        setup=PageSetup(),
        blank_rows=_BLANK_ROWS if is_blank else 0,
        signatures=UPRIGHT_SIGNATURES,
        footnotes=(_basis(given),),
        row_height=8,
    )


def _row(number: int, one: PoliticalBirthday) -> Row:
    member = one.entry.member
    admitted = member.admitted_on.iso if member.admitted_on else ""
    cells = (
        str(number),
        member.name,
        one.entry.branch.short_name,
        admitted,
        one.on.isoformat(),
        str(one.years),
        "",
        "",
    )
    return Row(cells, member.name)


def _basis(given: RegisterInput) -> str:
    day = "转为正式党员之日" if given.facts.birthday_is_conversion else "加入党组织之日"
    return f"注：政治生日按本账簿的设置为{day}；只知道年份或月份的党员不在名单内。"


POLITICAL_BIRTHDAYS = RegisterDefinition(
    "political_birthdays",
    TITLE,
    (),
    birthday_register,
    span=Span.PART_OF_YEAR,
    listing=birthday_register,
)
