"""Lays out a register: sets its cells, breaks it into pages, adds the running totals, and draws a page on demand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from exports.paper.document import Align, Column, Fit, NumberStyle, PageTotals, Register, Row
from exports.paper.faces import Chain, Faces, Role
from exports.paper.frame import FINE, HEAVY, Frame
from exports.paper.ink import MM, Ink, Placed
from exports.paper.missing import Strip, check
from exports.paper.numbering import TABLE_SIZE, PageNumber
from exports.paper.pagination import Piece, joined, paginate, pieces_of
from exports.paper.register_head import PADDING, RegisterHead
from exports.paper.setting import Box, SetText, place_short, set_cell

_ROW_AIR = 4  # points above and below the text of a row together
_MOST_SUM_HEIGHT = 7 * MM  # sums need no room for writing


class _Cells(dict[str, list[Placed]]):
    """The texts of one column as runs, placed from the middle of their row; equal texts are set once."""

    def __init__(self, chain: Chain, box: Box, size: float, fit: Fit) -> None:
        super().__init__()
        self._chain, self._box, self._size, self._fit = chain, box, size, fit
        self._set_texts: dict[str, SetText] = {}

    def __missing__(self, text: str) -> list[Placed]:
        short = place_short(self._chain, text, self._size, self._box)
        placed = self[text] = short or self.set(text).around_middle()
        return placed

    def set(self, text: str) -> SetText:
        """A text with its lines, for rows that may grow."""
        known = self._set_texts.get(text)
        if known is None:
            known = self._set_texts[text] = set_cell(self._chain, text, self._size, self._box, self._fit)
        return known

    def in_one_line(self, align: Align) -> "_Cells":
        """The same column for texts that are never broken."""
        return _Cells(self._chain, replace(self._box, align=align), self._size, Fit.ONE_LINE)


class RegisterPages:
    """The pages of a register; drawing one touches no other.

    Raises:
        MissingGlyphError: a character that no font has.
    """

    def __init__(self, register: Register, faces: Faces) -> None:
        self._register = register
        self._frame = Frame(
            faces, register.setup, register.title, register.head, register.signatures, register.footnotes
        )
        check(self._strips(), faces)
        self.width, self.height = register.setup.width, register.setup.height
        self._area = self._frame.table_area
        self._edges = _edges(register.columns, self._area.left, self._area.width)
        head_chain = faces.chain(Role.HEI)
        self._head = RegisterHead(register.columns, self._edges, head_chain, register.text_size)
        self._cells = [self._column_cells(i, faces.chain(c.role)) for i, c in enumerate(register.columns)]
        self._sum_cells = [self._column_cells(i, head_chain) for i in range(len(register.columns))]
        self._row_height = register.row_height * MM
        self._sum_height = min(self._row_height, _MOST_SUM_HEIGHT)
        self._pieces = [piece for row in range(len(self._rows)) for piece in self._pieces_of(row)]
        self._pages = paginate([p.height for p in self._pieces], self._room, len(register.closing_rows))

    @property
    def count(self) -> int:
        """How many sheets."""
        return len(self._pages)

    def _strips(self) -> Iterator[Strip]:
        register = self._register
        yield from self._frame.strips()
        heads = [text for column in register.columns for text in (column.label, *column.groups)]
        yield Strip("表头", Role.HEI, heads, lambda _: "")
        for i, column in enumerate(register.columns):
            texts = [row.cells[i] for row in register.rows]
            yield Strip(column.label.replace("\n", ""), column.role, texts, lambda row: register.rows[row].record)
        for row in register.closing_rows:
            yield Strip("合计", Role.HEI, row.cells, lambda _: "")

    def _column_cells(self, place: int, chain: Chain) -> _Cells:
        left, right = self._edges[place], self._edges[place + 1]
        column = self._register.columns[place]
        box = Box(left + PADDING, right - left - 2 * PADDING, column.align)
        return _Cells(chain, box, self._register.text_size, column.fit)

    @cached_property
    def _rows(self) -> Sequence[Row]:
        register = self._register
        blank = Row(("",) * len(register.columns))
        return [*register.rows, *[blank] * register.blank_rows, *register.closing_rows]

    @property
    def _first_closing(self) -> int:
        return len(self._rows) - len(self._register.closing_rows)

    def _cells_of(self, row: int) -> list[_Cells]:
        return self._cells if row < self._first_closing else self._sum_cells

    # Pages

    @cached_property
    def _growing(self) -> list[int]:
        """The columns whose texts may need more than one line."""
        return [i for i, column in enumerate(self._register.columns) if column.fit is not Fit.ONE_LINE]

    @cached_property
    def _most_room(self) -> float:
        totals = 3 if self._register.page_totals else 0
        return self._area.bottom - self._area.top - self._head.height - totals * self._sum_height

    def _room(self, page: int) -> float:
        """Height for rows on a page; the first page has no 承前页."""
        spared = self._sum_height if self._register.page_totals and page == 0 else 0
        return self._most_room + spared

    def _pieces_of(self, row: int) -> Iterator[Piece]:
        cells, texts = self._cells_of(row), self._rows[row].cells
        tallest = max((cells[i].set(texts[i]) for i in self._growing if texts[i]), key=_height, default=None)
        if tallest is None or tallest.height + _ROW_AIR <= self._row_height:
            yield Piece(row, self._row_height)
        else:
            yield from pieces_of(row, tallest.height + _ROW_AIR, tallest, self._most_room, _ROW_AIR / 2)

    # Running totals

    @cached_property
    def _totals(self) -> list[dict[int, int]]:
        """For every page the sums of its own rows, by column."""
        totals = self._register.page_totals
        return [self._sums(totals, page) for page in self._pages] if totals else []

    def _sums(self, totals: PageTotals, page: range) -> dict[int, int]:
        pieces = [self._pieces[i] for i in page]
        rows = [p.row for p in pieces if p.is_start and p.row < len(self._register.rows)]
        return {column: sum(amounts[row] for row in rows) for column, amounts in totals.amounts.items()}

    @cached_property
    def _carried(self) -> list[dict[int, int]]:
        """For every page the sums of all pages up to its end."""
        return list(accumulate(self._totals, lambda so_far, page: {c: so_far[c] + page[c] for c in page}))

    def _total_rows(self, number: int) -> tuple[list[tuple[str, dict[int, int]]], list[tuple[str, dict[int, int]]]]:
        """The rows of sums above and below the records of a page."""
        if not self._register.page_totals:
            return [], []
        above = [("承前页", self._carried[number - 1])] if number else []
        final = "合　计" if number == self.count - 1 else "过次页"
        return above, [("本页小计", self._without_balances(self._totals[number])), (final, self._carried[number])]

    def _without_balances(self, sums: dict[int, int]) -> dict[int, int]:
        totals = self._register.page_totals
        return {column: amount for column, amount in sums.items() if totals and column not in totals.balances}

    def _sum_row(self, label: str, sums: dict[int, int]) -> tuple[str, ...]:
        totals = self._register.page_totals
        cells = [""] * len(self._register.columns)
        if totals:
            has_amounts = bool(self._register.rows) or not self._register.blank_rows
            cells[totals.label_column] = label
            for column, amount in sums.items():
                cells[column] = totals.show(amount) if has_amounts else ""
        return tuple(cells)

    # Drawing

    def draw(self, index: int, ink: Ink, number: PageNumber | None = None) -> None:
        """Draw page ``index`` (from 0); ``number`` stands in the place of its own page number."""
        above, below = self._total_rows(index)
        pieces = joined([self._pieces[i] for i in self._pages[index]])
        heights = (*[self._sum_height] * len(above), *(p.height for p in pieces), *[self._sum_height] * len(below))
        ink.begin_page(self.width, self.height)
        records = range(len(above), len(above) + len(pieces))
        ink.form((id(self), heights, records), lambda form: self._draw_frame(form, heights, records))
        y = self._area.top + self._head.height
        for label, sums in above:
            y = self._draw_sums(ink, y, label, sums)
        for piece in pieces:
            self._draw_piece(ink, y, piece)
            y += piece.height
        for label, sums in below:
            y = self._draw_sums(ink, y, label, sums)
        self._draw_numbers(ink, index, number)
        ink.end_page()

    def _draw_piece(self, ink: Ink, y: float, piece: Piece) -> None:
        cells, texts = self._cells_of(piece.row), self._rows[piece.row].cells
        if piece.is_whole:
            self._draw_whole(ink, y, piece.height, cells, texts)
            return
        air = _ROW_AIR / 2 if piece.is_start else 0
        for column, text in zip(cells, texts, strict=True):
            ink.texts(column.set(text).from_top(air, piece.first, piece.end), y)

    def _draw_whole(self, ink: Ink, y: float, height: float, cells: list[_Cells], texts: Sequence[str]) -> None:
        """A row in one piece; texts above a signature stand in its upper half."""
        if not self._signed:
            self._draw_row(ink, y + height / 2, cells, texts)
            return
        for i, (column, text) in enumerate(zip(cells, texts, strict=True)):
            ink.texts(column[text], y + height / (4 if i in self._signed else 2))

    @cached_property
    def _signed(self) -> frozenset[int]:
        return frozenset(i for i, column in enumerate(self._register.columns) if column.is_signed)

    @staticmethod
    def _draw_row(ink: Ink, middle: float, cells: list[_Cells], texts: Sequence[str]) -> None:
        ink.texts([run for column, text in zip(cells, texts, strict=True) if text for run in column[text]], middle)

    def _draw_sums(self, ink: Ink, y: float, label: str, sums: dict[int, int]) -> float:
        self._draw_row(ink, y + self._sum_height / 2, self._total_cells, self._sum_row(label, sums))
        return y + self._sum_height

    @cached_property
    def _total_cells(self) -> list[_Cells]:
        """Sums are never broken; their label stands in the middle of its column."""
        label = self._register.page_totals.label_column if self._register.page_totals else None
        aligns = [column.align for column in self._register.columns]
        return [
            cells.in_one_line(Align.CENTRE if i == label else align)
            for i, (cells, align) in enumerate(zip(self._sum_cells, aligns, strict=True))
        ]

    def _draw_frame(self, ink: Ink, heights: tuple[float, ...], records: range) -> None:
        """The rules; ``records`` are the rows that are no sums."""
        area, top = self._area, self._area.top + self._head.height
        self._head.draw(ink, area.top)
        bottom = top + sum(heights)
        for x in self._edges[1:-1]:
            ink.line(x, top, x, bottom, FINE)
        for y in accumulate(heights[:-1], initial=top):
            ink.line(area.left, y, area.right, y, FINE)
        self._draw_signature_rules(ink, list(accumulate(heights, initial=top)), records)
        ink.rect(area.left, area.top, area.width, bottom - area.top, HEAVY)
        self._frame.draw(ink, bottom)

    def _draw_signature_rules(self, ink: Ink, tops: Sequence[float], records: range) -> None:
        for row in records if self._signed else ():
            middle = (tops[row] + tops[row + 1]) / 2
            for column in sorted(self._signed):
                ink.line(self._edges[column], middle, self._edges[column + 1], middle, FINE)

    def _draw_numbers(self, ink: Ink, index: int, number: PageNumber | None) -> None:
        shown = number or PageNumber(index + 1, self.count, NumberStyle.OF_TOTAL, TABLE_SIZE)
        self._frame.draw_number(ink, shown)
        if not self._register.page_totals:
            self._frame.draw_continued(ink, shown, is_first=index == 0, is_last=index == self.count - 1)


def _height(text: SetText) -> float:
    return text.height


def _edges(columns: Sequence[Column], left: float, width: float) -> list[float]:
    """The vertical rules: the columns in proportion to their widths, filling the table."""
    scale = width / sum(column.width for column in columns)
    return list(accumulate((column.width * scale for column in columns), initial=left))
