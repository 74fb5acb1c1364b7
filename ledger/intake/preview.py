"""The preview of an import: what was found where, what each row would do, and the user's changes to it.

A preview is a value. ``remap`` and ``correct`` give new ones; applying it is one change of the book, made elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ledger.errors import KnownError
from ledger.intake.cells import Workbook
from ledger.intake.headings import signature
from ledger.intake.lines import Line, Skipped
from ledger.intake.mapping import MappedColumn, assign, propose, recall, recall_uses
from ledger.intake.outcome import Action, ExistingRow, IntakeRow, RowPlan
from ledger.intake.refusal import why_no_table, why_unusable
from ledger.intake.rows import RowReader
from ledger.intake.table import Table, find_tables
from ledger.intake.target import Target

Place = tuple[int, int]
ANY_SHEET = "*"
"""The signature under which is kept what holds for columns of a name in every sheet."""
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that was found and not taken, with the reason; a usable one can be taken instead."""

    sheet: str
    header_row: int
    reason: str
    is_usable: bool = False


@dataclass(frozen=True)
class Preview:
    """An import before it happens.

    Attributes:
        table: where the rows were found.
        mapping: which column goes where.
        existing: the records of the book that the rows were compared with.
        today: later dates are doubtful.
        others: further tables of the file.
        corrections: what the user typed, by field, for the row of a line and block.
        known: the rows as far as they are known already, so that one correction need not read all lines again.
        rows: each row with what becomes of it, in the order of the sheet.
    """

    target: Target
    table: Table
    mapping: tuple[MappedColumn, ...]
    existing: tuple[ExistingRow, ...]
    today: date
    others: tuple[OtherTable, ...] = ()
    corrections: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)
    known: tuple[RowPlan, ...] | None = field(default=None, repr=False, compare=False)

    @property
    def sheet(self) -> str:
        """Name of the sheet."""
        return self.table.sheet

    @property
    def header_row(self) -> int:
        """Line of the header, 1-based."""
        return self.table.header_row

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Lines that hold something and are no record, each with its reason."""
        return self.table.skipped

    @property
    def signature(self) -> str:
        """The name under which the mapping is remembered."""
        return _signature(self.table)

    @cached_property
    def rows(self) -> tuple[RowPlan, ...]:
        """Each row with what becomes of it."""
        return (
            self.known
            if self.known is not None
            else self.target.matching.decide(self._read(self.table.lines), self.existing)
        )

    def _read(self, lines: Iterable[Line]) -> list[IntakeRow]:
        reader = RowReader(self.target, self.mapping, self.today, is_typed=self.table.is_typed)
        return [reader.read(line, self.corrections.get((line.number, line.block), _NOTHING)) for line in lines]

    @property
    def is_read(self) -> bool:
        """Whether the rows are known, so that asking for them costs nothing."""
        return self.known is not None or "rows" in self.__dict__

    def only_line_again(self, rows: tuple[RowPlan, ...], place: Place) -> tuple[RowPlan, ...] | None:
        """The rows of before with one line read again; None when other rows may be concerned too."""
        at = next((at for at, one in enumerate(rows) if (one.row.line, one.row.block) == place), None)
        if at is None:
            return rows
        (read,) = self._read([self.table.lines[at]])
        plan = self.target.matching.decide_again(rows[at], read, self.existing_by_id)
        return None if plan is None else (*rows[:at], plan, *rows[at + 1 :])

    @cached_property
    def existing_by_id(self) -> Mapping[int, ExistingRow]:
        """The records of the book by id."""
        return {one.record_id: one for one in self.existing}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each action has."""
        counted = Counter(plan.action for plan in self.rows)
        return {action.value: counted[action] for action in Action}


def open_preview(
    workbook: Workbook,
    target: Target,
    existing: Sequence[ExistingRow],
    today: date,
    *,
    sheet: str | OtherTable | None = None,
    stored: Mapping[str, Mapping[str, str]] = {},
) -> Preview:
    """Find the table and understand it; ``stored`` holds remembered mappings by signature.

    ``sheet`` asks for a sheet by its name, or for one of the ``others`` of an earlier preview, instead of the most
    promising table.

    Raises:
        KnownError: the workbook has no table of this kind, or not the named sheet; the sentence says what it has.
    """
    searched, tables = _search(workbook, target, sheet)
    reasons = [why_unusable(table, target) for table in tables]
    usable = [table for table, reason in zip(tables, reasons, strict=True) if reason is None]
    if not usable:
        raise KnownError(next(filter(None, reasons), None) or why_no_table(searched, target))
    chosen = usable[0]
    proposed = recall_uses(propose(target, chosen.columns), stored.get(ANY_SHEET, {}))
    mapping = recall(proposed, stored.get(_signature(chosen), {}))
    others = tuple(
        OtherTable(table.sheet, table.header_row, reason or f"也像{target.title}，需要时请单独导入", reason is None)
        for table, reason in zip(tables, reasons, strict=True)
        if table is not chosen
    )
    return Preview(target, chosen, mapping, tuple(existing), today, others)


def remap(preview: Preview, column: str, field_key: str) -> Preview:
    """Send a column to another field, to a field of the user's own, or nowhere (``IGNORED``).

    What was typed over cells of the column goes with its old field.

    Raises:
        KeyError: there is no such column.
    """
    gone = {field_key, *(one.field for one in preview.mapping if one.name == column)}
    kept = {
        place: {key: text for key, text in typed.items() if key not in gone}
        for place, typed in preview.corrections.items()
    }
    return replace(preview, mapping=assign(preview.mapping, column, field_key), corrections=kept, known=None)


def correct(preview: Preview, place: Place, field_key: str, text: str) -> Preview:
    """Put a text over a doubtful cell; ``place`` is line and block. Empty text leaves the cell out.

    When the rows are known and the correction leaves the person who he is, only his line is read again.
    """
    before = preview.corrections.get(place, _NOTHING)
    corrections = {**preview.corrections, place: {**before, field_key: text}}
    changed = replace(preview, corrections=corrections, known=None)
    return replace(changed, known=changed.only_line_again(preview.rows, place)) if preview.is_read else changed


def _search(workbook: Workbook, target: Target, wanted: str | OtherTable | None) -> tuple[Workbook, list[Table]]:
    """The sheets that are looked at, and the tables on them."""
    if wanted is None:
        return workbook, find_tables(workbook, target)
    if isinstance(wanted, str):
        searched = _only(workbook, wanted)
        return searched, find_tables(searched, target)
    searched = _only(workbook, wanted.sheet)
    return searched, [one for one in find_tables(searched, target) if one.header_row == wanted.header_row]


def _only(workbook: Workbook, name: str) -> Workbook:
    sheets = tuple(one for one in workbook.sheets if one.name == name)
    if not sheets:
        known = "、".join(f"“{one.name}”" for one in workbook.sheets)
        raise KnownError(f"文件里没有名为“{name}”的工作表，有的是{known}。")
    return Workbook(sheets)


def _signature(table: Table) -> str:
    return signature(column.heading for column in table.columns)
