"""通讯录: how to reach the members."""

from exports.paper.document import HeadFields, PageSetup, Register
from operations.registers.columns import paper_columns, paper_rows
from operations.registers.definition import BLANK_ROWS, RegisterDefinition, RegisterInput
from operations.registers.roster import chinese_day

USUAL = ("name", "group", "party_post", "department", "admin_post", "phone", "landline", "note")


def contacts_register(given: RegisterInput) -> Register:
    """The address list on paper, upright unless chosen otherwise."""
    options = given.options
    table = given.table(USUAL)
    return Register(
        title="党员通讯录",
        columns=paper_columns(table.columns),
        rows=paper_rows(table),
        head=HeadFields(left=given.unit_name, right="" if options.is_blank else f"截至{chinese_day(given)}"),
        setup=PageSetup(is_landscape=bool(options.is_landscape)),
        text_size=9.5,
        blank_rows=BLANK_ROWS if options.is_blank else 0,
    )


CONTACTS = RegisterDefinition("contacts", "党员通讯录", USUAL, contacts_register)
