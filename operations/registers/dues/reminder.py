"""催交单: a polite slip for each member who owes something, three on a sheet."""

from collections.abc import Iterator

from exports.paper.document import Fit, FormCell, FormRow, FormSheet
from ledger.dues.arrears import Arrears
from ledger.errors import KnownError
from ledger.values.money import format_money
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.arrears import arrears_lines, arrears_register
from operations.registers.dues.common import DATE_LINE, chinese_day, months_text
from operations.registers.dues.slips import heading, stacked
from operations.registers.period import Span

TITLE = "党费交纳提示单"
_ON_A_SHEET = 3
_SLIP_HEIGHT = 62
_BLANK = (
    "　　　　　　　同志：\n　　截至　　　　年　　月　　日，您　　　　年　　月至　　月的党费还没有交纳，"
    "共　　个月，合计　　　　　　元。"
)
_REQUEST = (
    "\n　　请您在方便时交到支部；因故不能前来的，可以转账，也可以委托亲属或者其他党员代交。"
    "如果已经交纳，或者交纳确有困难，请告诉支部，我们及时核对和办理。感谢您的理解和支持。"
)


def reminders(given: RegisterInput) -> list[FormSheet]:
    """The slips. Raises KnownError when nobody owes anything."""
    slips = [_slip(_BLANK, given.unit_name, DATE_LINE)] * _ON_A_SHEET if given.options.is_blank else list(_slips(given))
    if not slips:
        raise KnownError(f"截至{chinese_day(given.options.as_of)}没有党员欠交党费，没有可打印的提示单。")
    chunks = [slips[start : start + _ON_A_SHEET] for start in range(0, len(slips), _ON_A_SHEET)]
    return [_sheet(given, chunk) for chunk in chunks]


def _slips(given: RegisterInput) -> Iterator[list[FormRow]]:
    """Signed by the branch that collects the last month owed."""
    day = chinese_day(given.options.as_of)
    for line in arrears_lines(given):
        if line.owed is not None and line.owed.cells:
            branch = given.facts.unit_by_id.get(line.owed.cells[-1].due.branch_id or 0)
            yield _slip(_text(line.owed, day), branch.full_name if branch else given.unit_name, day)


def _text(owed: Arrears, day: str) -> str:
    months = months_text(cell.month for cell in owed.cells)
    amount = format_money(owed.owed)
    return (
        f"{owed.member.name}同志：\n　　截至{day}，您{months}的党费还没有交齐，"
        f"共{len(owed.cells)}个月，合计{amount}元。"
    )


def _sheet(given: RegisterInput, slips: list[list[FormRow]]) -> FormSheet:
    return FormSheet(
        title=TITLE,
        record=given.unit_name,
        column_widths=(1,),
        rows=stacked(slips, 1),
        text_size=12,
        has_title=False,
    )


def _slip(text: str, sender: str, day: str) -> list[FormRow]:
    body = FormCell(text=text + _REQUEST, fit=Fit.WRAP, foot=f"{sender}　　{day}", name="提示")
    return [heading(TITLE, 1), FormRow((body,), _SLIP_HEIGHT)]


REMINDER = RegisterDefinition(
    "dues_reminder",
    TITLE,
    (),
    reminders,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=arrears_register,
)
