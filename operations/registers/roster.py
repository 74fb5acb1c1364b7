"""党员花名册: the members of an organisation as of a day."""

from exports.paper.document import HeadFields, PageSetup, Register
from operations.registers.columns import paper_columns, paper_rows
from operations.registers.definition import BLANK_ROWS, RegisterDefinition, RegisterInput

USUAL = (
    "name",
    "sex",
    "ethnic_group",
    "birth_on",
    "native_place",
    "education",
    "admitted_on",
    "full_member_on",
    "seniority",
    "person_category",
    "party_post",
    "admin_post",
    "id_number",
    "phone",
    "note",
)
SIGNATURES = ("书记：", "组织委员：", "制表人：", "填报日期：　　　　年　　月　　日")


def roster_register(given: RegisterInput) -> Register:
    """The roster on paper, landscape unless chosen otherwise; blank rows for the empty form."""
    options = given.options
    table = given.table(USUAL)
    return Register(
        title="党员花名册",
        columns=paper_columns(table.columns),
        rows=paper_rows(table),
        head=HeadFields(
            left=f"党组织（盖章）：{given.unit_name}",
            centre="截至日期：　　　　年　　月　　日" if options.is_blank else f"截至日期：{chinese_day(given)}",
            right="单位：人" if options.is_blank else f"单位：人　共{len(table.entries)}人",
        ),
        setup=PageSetup(is_landscape=True if options.is_landscape is None else options.is_landscape),
        blank_rows=BLANK_ROWS if options.is_blank else 0,
        signatures=SIGNATURES,
        text_size=9,
    )


def chinese_day(given: RegisterInput) -> str:
    """The day of the register: 2026年11月22日."""
    day = given.options.as_of
    return f"{day.year}年{day.month}月{day.day}日"


ROSTER = RegisterDefinition("members", "党员花名册", USUAL, roster_register)
