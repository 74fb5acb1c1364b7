"""政治生日贺卡: a sheet for each member with the facts of the book and room for the wish, which the branch writes."""

from exports.paper.document import Fit, FormCell, FormRow, FormSheet, Margins, PageSetup, label
from ledger.errors import KnownError
from ledger.kinds.organisation import BRANCH
from ledger.todo.birthdays import PoliticalBirthday
from operations.registers.definition import RegisterDefinition, RegisterInput
from operations.registers.life.common import DATE_LINE, chinese_day
from operations.registers.period import Span
from operations.registers.todo.birthdays import birthday_register, birthdays_in

TITLE = "政治生日贺卡"
_SETUP = PageSetup(is_landscape=True, margins=Margins(top=28, left=34, right=34, bottom=24))
_WIDTHS = (30, 70, 34, 94)
_WISH_HEIGHT = 98


def birthday_cards(given: RegisterInput) -> list[FormSheet]:
    """One a member. Raises KnownError when nobody has a 政治生日 in the period."""
    if given.options.is_blank:
        return [_card(given, None)]
    found = birthdays_in(given)
    if not found:
        raise KnownError(f"{given.period.words}没有党员的政治生日，没有可打印的贺卡；可以打印空白贺卡。")
    return [_card(given, one) for one in found]


def _card(given: RegisterInput, one: PoliticalBirthday | None) -> FormSheet:
    member = one.entry.member if one else None
    unit = one.entry.branch if one else given.unit
    origin = one.entry.birthday_origin.exact if one and one.entry.birthday_origin else None
    name = "转正日期" if given.facts.birthday_is_conversion else "入党日期"
    facts = (
        (
            ("姓　　名", member.name if member else ""),
            ("所在党支部", unit.full_name if unit is not None and unit.level == BRANCH else ""),
        ),
        ((name, chinese_day(origin)), ("政治生日", _birthday(one))),
    )
    wish = FormCell(columns=4, fit=Fit.WRAP, name="寄语", foot=f"党支部（盖章）\n{DATE_LINE}")
    return FormSheet(
        title=TITLE,
        record=member.name if member else "",
        column_widths=_WIDTHS,
        rows=(
            *(FormRow(tuple(cell for pair in line for cell in _pair(*pair)), 14) for line in facts),
            FormRow((label("寄　　语", columns=4),), 11),
            FormRow((wish,), _WISH_HEIGHT),
        ),
        setup=_SETUP,
        text_size=15,
        title_size=30,
    )


def _birthday(one: PoliticalBirthday | None) -> str:
    return f"{chinese_day(one.on)}（{one.years}周年）" if one else "　　　　年　　月　　日（　　周年）"


def _pair(caption: str, text: str) -> tuple[FormCell, FormCell]:
    return label(caption), FormCell(text=text, name=caption)


BIRTHDAY_CARD = RegisterDefinition(
    "birthday_card",
    TITLE,
    (),
    birthday_cards,
    span=Span.PART_OF_YEAR,
    listing=birthday_register,
    has_docx=True,
)
