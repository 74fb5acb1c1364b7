"""Registers as sheets: the same people and columns as on paper, or everything for export and exchange."""

from pathlib import Path

from exports.sheets import SheetColumn, SheetDocument, write_sheet
from ledger.fields import Mask
from ledger.intake.members import MEMBERS_TARGET
from ledger.roster.columns import COLUMNS, RosterColumn, Value, columns_with_own
from ledger.roster.entry import RosterEntry
from ledger.roster.table import RosterTable
from operations.registers import REGISTER_BY_KEY, RegisterDefinition, RegisterInput

EXPORTED = tuple(column.key for column in COLUMNS if not column.is_derived)


def save_register_sheet(register: RegisterDefinition, given: RegisterInput, target: Path) -> None:
    """A register as xlsx, csv or json, by the ending of the name. Masked values stay masked, as on paper.

    Raises:
        FileNotWrittenError: the place cannot be written.
    """
    table = given.table(register.usual_columns or EXPORTED)
    write_sheet(register_sheet(register.title, given, table), target)


def export_members(given: RegisterInput, target: Path) -> None:
    """Everything about the members of a day, in full: importing it again changes nothing.

    Raises:
        FileNotWrittenError: the place cannot be written.
    """
    columns = tuple(one for one in columns_with_own(given.facts.own_fields) if not one.is_derived)
    table = RosterTable(columns, tuple(given.entries()), is_unmasked=True)
    write_sheet(register_sheet(REGISTER_BY_KEY["members"].title, given, table), target)


def register_sheet(title: str, given: RegisterInput, table: RosterTable) -> SheetDocument:
    """The sheet of a table of people."""
    day = given.options.as_of
    return SheetDocument(
        title,
        [_sheet_column(column) for column in table.columns],
        [[_value(entry, column, table) for column in table.columns] for entry in table.entries],
        subtitle=f"{given.unit_name}　截至{day.year}年{day.month}月{day.day}日",
    )


def _sheet_column(column: RosterColumn) -> SheetColumn:
    field = MEMBERS_TARGET.by_key.get(column.key)
    choices = field.choices if field else ()
    return SheetColumn(column.key, column.label, column.width, column.form, choices, is_closed=False)


def _value(entry: RosterEntry, column: RosterColumn, table: RosterTable) -> Value:
    is_covered = column.mask is not Mask.NONE and not table.is_unmasked
    return table.text(entry, column) if is_covered else column.value(entry)
