"""Registers as sheets: the same lines as on paper, with numbers as numbers, or everything for export and exchange."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from exports.paper.document import Column, Register, Row
from exports.sheets import ORDER_LABEL, SheetColumn, SheetDocument, SheetValue, write_sheet
from ledger.fields import Form, Mask
from ledger.intake.members import MEMBERS_TARGET
from ledger.roster.columns import COLUMNS, RosterColumn, Value, columns_with_own
from ledger.roster.entry import RosterEntry
from ledger.roster.table import RosterTable
from ledger.values.money import Money, parse_money
from operations.registers import REGISTER_BY_KEY, RegisterDefinition, RegisterInput
from operations.registers.columns import MM_PER_CHARACTER

EXPORTED = tuple(column.key for column in COLUMNS if not column.is_derived)


def save_register_sheet(register: RegisterDefinition, given: RegisterInput, target: Path) -> None:
    """A register as xlsx, csv or json, by the ending of the name. Masked values stay masked, as on paper.

    Raises:
        FileNotWrittenError: the place cannot be written.
    """
    if register.listing is None:
        table = given.table(register.usual_columns or EXPORTED)
        write_sheet(register_sheet(register.title, given, table), target)
    else:
        write_sheet(paper_as_sheet(register.listing(given)), target)


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


def paper_as_sheet(register: Register) -> SheetDocument:
    """A register of paper as a table; the sums of its pages become one line. Sheets number their rows themselves."""
    places = [place for place, column in enumerate(register.columns) if column.label != ORDER_LABEL]
    columns = [register.columns[place] for place in places]

    def values(row: Row) -> list[SheetValue]:
        return [_paper_value(register.columns[place], row.cells[place]) for place in places]

    return SheetDocument(
        register.title,
        [_column_of_paper(*one) for one in zip(places, columns, _heads(columns), strict=True)],
        [values(row) for row in register.rows],
        subtitle="　".join(text for text in register.head if text),
        notes=register.footnotes,
        closing_rows=[*(values(row) for row in register.closing_rows), *_sums(register, places)],
    )


def _heads(columns: Sequence[Column]) -> list[str]:
    """One head for each column; the group above it is named where the label alone stands twice."""
    labels = Counter(column.label for column in columns)
    parts = [(*column.groups, column.label) if labels[column.label] > 1 else (column.label,) for column in columns]
    return ["".join(part).replace("\n", "") for part in parts]


def _column_of_paper(place: int, column: Column, head: str) -> SheetColumn:
    width = max(3, round(column.width / MM_PER_CHARACTER) - 1)
    return SheetColumn(f"column_{place}", head, width, column.holds)


def _paper_value(column: Column, text: str) -> SheetValue:
    """The text as what the column holds; a sign in its place, such as 免, stays a text."""
    read = _READERS.get(column.holds)
    try:
        return read(text) if read else text
    except ValueError:
        return text


_READERS: dict[Form, Callable[[str], SheetValue]] = {
    Form.MONEY: parse_money,
    Form.WHOLE: int,
    Form.DAY: date.fromisoformat,
}


def _sums(register: Register, places: Sequence[int]) -> Iterator[list[SheetValue]]:
    totals = register.page_totals
    if totals is None:
        return
    sums: dict[int, SheetValue] = {place: Money(sum(amounts)) for place, amounts in totals.amounts.items()}
    sums[totals.label_column] = "合计"
    yield [sums.get(place) for place in places]


def _sheet_column(column: RosterColumn) -> SheetColumn:
    field = MEMBERS_TARGET.by_key.get(column.key)
    choices = field.choices if field else ()
    return SheetColumn(column.key, column.label, column.width, column.form, choices, is_closed=False)


def _value(entry: RosterEntry, column: RosterColumn, table: RosterTable) -> Value:
    is_covered = column.mask is not Mask.NONE and not table.is_unmasked
    return table.text(entry, column) if is_covered else column.value(entry)
