"""The tables of a workbook: every header with its lines, the most promising first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.intake.cells import Sheet, Workbook
from ledger.intake.grid import Grid
from ledger.intake.header import Column, Header, find_headers
from ledger.intake.lines import Line, LineReader, Skipped
from ledger.intake.target import Target

_ROWS_COUNT_UP_TO = 5


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet.

    Attributes:
        sheet: name of the sheet.
        titles: the texts above the header.
        header_row: line of the key heading, 1-based.
        columns: the columns with a heading; of tables side by side those of the first.
        lines: the records; their cells stand in the order of ``columns``.
        skipped: the other lines that hold something.
        header_rows: all lines of the header, 1-based.
        weight: how much speaks for this table, for ranking; visible sheets come before hidden ones.
    """

    sheet: str
    titles: tuple[str, ...]
    header_row: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]
    weight: float
    header_rows: range
    is_typed: bool = True
    is_hidden: bool = False


def find_tables(workbook: Workbook, target: Target) -> list[Table]:
    """All tables with the key heading, the one that fits the target best first."""
    tables = [table for sheet in workbook.sheets for table in _tables_of(sheet, target)]
    return sorted(tables, key=lambda table: (table.is_hidden, -table.weight))


def _tables_of(sheet: Sheet, target: Target) -> Iterator[Table]:
    grid = Grid(sheet)
    headers = _without_repeats(find_headers(grid, target))
    starts = [*(header.top for header in headers), len(sheet.rows)][1:]
    for number, (header, end) in enumerate(zip(headers, starts, strict=True)):
        first = headers[number - 1].bottom + 1 if number else 0
        yield _table(grid, target, header, _titles(grid, first, header.top), end)


def _without_repeats(headers: list[Header]) -> list[Header]:
    """A header that is printed again on each page begins no new table."""
    kept: list[Header] = []
    for header in headers:
        heads = [column.heading for column in header.columns]
        if not kept or heads != [column.heading for column in kept[-1].columns]:
            kept.append(header)
    return kept


def _titles(grid: Grid, first: int, top: int) -> tuple[str, ...]:
    texts = [text for row in range(max(first, top - 12), top) for text in grid.texts(row) if text]
    return tuple(dict.fromkeys(texts))


def _table(grid: Grid, target: Target, header: Header, titles: tuple[str, ...], end: int) -> Table:
    blocks = _side_by_side(header.columns, target.anchor)
    lines: list[Line] = []
    skipped: list[Skipped] = []
    for number, block in enumerate(blocks):
        anchor = next(at for at, one in enumerate(blocks[0]) if one.match and one.match.field == target.anchor)
        reader = LineReader(grid, block, anchor, number, is_dated=target.is_dated)
        reader.read(header.bottom + 1, end)
        lines += reader.lines
        skipped += reader.skipped
    weight = header.certainty + min(len(lines), _ROWS_COUNT_UP_TO)
    distinct = {(one.number, one.reason): one for one in skipped}
    sheet = grid.sheet
    return Table(
        sheet=sheet.name,
        titles=titles,
        header_row=header.anchor_row + 1,
        columns=blocks[0],
        lines=tuple(lines),
        skipped=tuple(sorted(distinct.values(), key=lambda one: one.number)),
        weight=weight,
        header_rows=range(header.top + 1, header.bottom + 2),
        is_typed=sheet.is_typed,
        is_hidden=sheet.is_hidden,
    )


def _side_by_side(columns: tuple[Column, ...], anchor: str) -> list[tuple[Column, ...]]:
    """The columns as one block, or as the equal blocks of a list that goes on to its right."""
    anchors = [one for one in columns if one.match and one.match.field == anchor and one.match.certainty >= 0.9]
    equal = [one for one in anchors if one.heading == anchors[0].heading]
    if len(equal) < 2:
        return [columns]
    step = equal[1].index - equal[0].index
    by_index = {one.index: one for one in columns}
    first = tuple(one for one in columns if one.index < columns[0].index + step)
    shifted = [[by_index.get(one.index + step * place) for one in first] for place in range(len(equal))]
    blocks = [tuple(one for one in block if one is not None) for block in shifted]
    return blocks if all(_heads(block) == _heads(first) for block in blocks) and len(first) > 1 else [columns]


def _heads(columns: Sequence[Column]) -> list[str]:
    return [column.heading for column in columns]
