"""Registers and forms as tables of a docx."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from exports.paper.document import Align, Column, Fit, FormCell, FormSheet, PageSetup, Register, Row
from exports.paper.faces import Role, clean
from exports.paper.form_pages import place_cells
from exports.word import styles
from exports.word.markup import Letters, em_width, paragraph, run, twips, twips_of_mm

_JUSTIFY = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    for side, size in (("top", 9), ("left", 9), ("bottom", 9), ("right", 9), ("insideH", 4), ("insideV", 4))
)
_PADDING = 44  # twips between rule and text
_LEAST = {Fit.SHRINK: 0.8, Fit.WRAP: 1, Fit.ONE_LINE: 0.4}  # of the full size
_SPLIT_FROM = 200  # characters: a box with more text may be cut between two pages


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its paragraphs, how many columns it spans, and whether it begins or continues a span of rows."""

    content: str
    columns: int = 1
    merge: str = ""
    is_top: bool = False
    is_open: bool = False


def _table(widths: Sequence[int], rows: Iterator[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = f'<w:left w:w="{_PADDING}" w:type="dxa"/><w:right w:w="{_PADDING}" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: Sequence[_Cell], widths: Sequence[int], height: float, *, is_head: bool = False, may_split: bool
) -> str:
    """A row of at least ``height`` millimetres."""
    split = "" if may_split else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if is_head else ""
    starts = accumulate((cell.columns for cell in cells), initial=0)
    content = "".join(
        _cell(cell, sum(widths[first:end])) for cell, (first, end) in zip(cells, pairwise(starts), strict=True)
    )
    size = f'<w:trHeight w:val="{twips_of_mm(height)}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr>{split}{size}{head}</w:trPr>{content}</w:tr>"


def _cell(cell: _Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    sides = ("left", "right", "insideV") if cell.is_open else ()
    borders = "".join(f'<w:{side} w:val="nil"/>' for side in sides)
    borders = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    place = "" if cell.is_top else '<w:vAlign w:val="center"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{borders}{place}</w:tcPr>{cell.content}</w:tc>'
    )


def _widths(setup: PageSetup, shares: Sequence[float]) -> list[int]:
    """Whole twips in proportion to the shares, filling the type area."""
    scale = twips(setup.area.width) / sum(shares)
    edges = [round(edge) for edge in accumulate((share * scale for share in shares), initial=0.0)]
    return [end - first for first, end in pairwise(edges)]


def _text(text: str, align: Align, letters: Letters, style: str = styles.CELL) -> str:
    return paragraph(run(text, letters), style, f'<w:jc w:val="{_JUSTIFY[align]}"/>')


def _fitting(text: str, fit: Fit, size: float, width: int) -> float:
    """The size at which a text stays on one line of a box of ``width`` twips, as far as its fit allows it to shrink."""
    widest = max((em_width(line) for line in clean(text).split("\n")), default=0)
    room = (width - 2 * _PADDING) / 20
    if widest * size <= room:
        return size
    shrunk = int(room / widest * 2) / 2  # Word knows half points
    return shrunk if shrunk >= size * _LEAST[fit] else size


# Registers


def register_table(register: Register) -> str:
    """The table of a register. Sums of single pages are left out: where pages end is not known here."""
    widths = _widths(register.setup, [column.width for column in register.columns])
    return _table(widths, _register_rows(register, widths))


def _register_rows(register: Register, widths: Sequence[int]) -> Iterator[str]:
    height = register.row_height
    for cells in _head_rows(register.columns, register.text_size):
        yield _row(cells, widths, height, is_head=True, may_split=False)
    blank = Row(("",) * len(register.columns))
    for row in (*register.rows, *[blank] * register.blank_rows):
        cells = [
            _register_cell(column, text, _fitting(text, column.fit, register.text_size, width))
            for column, text, width in zip(register.columns, row.cells, widths, strict=True)
        ]
        yield _row(cells, widths, height, may_split=False)
    for row in (*register.closing_rows, *_final_sums(register)):
        cells = [
            _Cell(_text(text, column.align, Letters(Role.HEI, _fitting(text, Fit.ONE_LINE, register.text_size, width))))
            for column, text, width in zip(register.columns, row.cells, widths, strict=True)
        ]
        yield _row(cells, widths, min(height, 7), may_split=False)


def _register_cell(column: Column, text: str, size: float) -> _Cell:
    """A text above a signature stands at the top of its box."""
    return _Cell(_text(text, column.align, Letters(column.role, size)), is_top=column.is_signed)


def _final_sums(register: Register) -> Iterator[Row]:
    """合计 of an amount ledger."""
    totals = register.page_totals
    if totals is None:
        return
    cells = [""] * len(register.columns)
    cells[totals.label_column] = "合　计"
    has_amounts = bool(register.rows) or not register.blank_rows
    for column, amounts in totals.amounts.items():
        cells[column] = totals.show(sum(amounts)) if has_amounts else ""
    yield Row(tuple(cells))


def _head_rows(columns: Sequence[Column], size: float) -> Iterator[list[_Cell]]:
    """Labels below their groups; a label without group reaches over all levels."""
    levels = max(len(column.groups) for column in columns) + 1
    for level in range(levels):
        yield list(_head_row(columns, level, levels, size))


def _head_row(columns: Sequence[Column], level: int, levels: int, size: float) -> Iterator[_Cell]:
    place = 0
    while place < len(columns):
        column = columns[place]
        if level < len(column.groups):
            span = _shared(columns, place, level)
            yield _Cell(_label(column.groups[level], size), columns=span)
            place += span
            continue
        is_label = level == len(column.groups)
        text = "\n".join(column.label) if column.has_vertical_head else column.label
        merge = "" if is_label and level == levels - 1 else "restart" if is_label else "continue"
        yield _Cell(_label(text if is_label else "", size), merge=merge)
        place += 1


def _shared(columns: Sequence[Column], place: int, level: int) -> int:
    """How many neighbours from ``place`` on share their groups down to the level."""
    groups = columns[place].groups[: level + 1]
    end = place
    while end < len(columns) and columns[end].groups[: level + 1] == groups:
        end += 1
    return end - place


def _label(text: str, size: float) -> str:
    return paragraph(run(text, Letters(size=size)), styles.HEAD)


# Forms


def form_table(form: FormSheet) -> str:
    """The boxes of a form."""
    widths = _widths(form.setup, form.column_widths)
    return _table(widths, _form_rows(form, widths))


def _form_rows(form: FormSheet, widths: Sequence[int]) -> Iterator[str]:
    starts = {(row, column): cell for cell, row, column in place_cells(form)}
    covering = {(row + down, column): cell for (row, column), cell in starts.items() for down in range(1, cell.rows)}
    for number, row in enumerate(form.rows):
        cells, place = [], 0
        while place < len(widths):
            own, above = starts.get((number, place)), covering.get((number, place))
            cell = own or above or FormCell()
            merge = "" if cell.rows == 1 else "restart" if own else "continue"
            width = sum(widths[place : place + cell.columns])
            content = _form_text(cell, form.text_size, width) if own else paragraph("", styles.CELL)
            is_top = cell.fit is Fit.WRAP and not cell.is_label
            cells.append(_Cell(content, cell.columns, merge, is_top=is_top, is_open=row.is_open))
            place += cell.columns
        may_split = any(len(cell.text) > _SPLIT_FROM for cell in row.cells)
        yield _row(cells, widths, row.height, may_split=may_split)


def _form_text(cell: FormCell, size: float, width: int) -> str:
    """The paragraphs of a box, its foot at the right below them."""
    if cell.is_label:
        return _label(cell.text, size)
    letters = Letters(Role.FANG, _fitting(cell.text, cell.fit, size, width))
    align = Align.LEFT if cell.fit is Fit.WRAP else cell.align
    texts = "".join(_text(text, align, letters) for text in clean(cell.text).split("\n"))
    return texts + (_text(cell.foot, Align.RIGHT, Letters(Role.FANG, size)) if cell.foot else "")
