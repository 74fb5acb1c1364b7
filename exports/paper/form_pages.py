"""Lays out a form: boxes that span rows and columns, growing with their texts and flowing on to the next sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from exports.paper.blanks import draw_texts
from exports.paper.document import Align, Fit, FormCell, FormSheet, NumberStyle
from exports.paper.faces import Faces, Role
from exports.paper.frame import FINE, HEAVY, Frame
from exports.paper.ink import MM, Ink
from exports.paper.missing import Strip, check
from exports.paper.numbering import TABLE_SIZE, PageNumber
from exports.paper.pagination import Piece, joined, paginate, pieces_of
from exports.paper.setting import Box, SetText, set_cell, set_heading

_PADDING = 4  # points between a rule and the text beside it
_AIR = 8  # points above and below a text together


@dataclass(frozen=True, slots=True)
class _PlacedCell:
    """A box with its place in the grid and its set texts."""

    cell: FormCell
    row: int
    column: int
    text: SetText
    foot: SetText | None

    @property
    def need(self) -> float:
        """Least height in points."""
        return self.text.height + (self.foot.height if self.foot else 0) + _AIR


class FormPages:
    """The pages of a form.

    Raises:
        MissingGlyphError: a character that no font has.
    """

    def __init__(self, form: FormSheet, faces: Faces) -> None:
        self._form, self._faces = form, faces
        title = form.title if form.has_title else ""
        self._frame = Frame(faces, form.setup, title, form.head, form.signatures, form.footnotes, form.title_size)
        check(self._strips(), faces)
        self.width, self.height = form.setup.width, form.setup.height
        self._area = self._frame.table_area
        scale = self._area.width / sum(form.column_widths)
        self._edges = list(accumulate((width * scale for width in form.column_widths), initial=self._area.left))
        self._cells = [self._set(*placed) for placed in place_cells(form)]
        self._heights = self._row_heights()
        self._pieces = [piece for row in range(len(form.rows)) for piece in self._pieces_of(row)]
        self._pages = self._paginate()

    @property
    def count(self) -> int:
        """How many sheets."""
        return len(self._pages)

    def _strips(self) -> Iterator[Strip]:
        record = self._form.record
        yield from self._frame.strips(record)
        for row in self._form.rows:
            for cell in row.cells:
                role = Role.HEI if cell.is_label else Role.FANG
                field = cell.name or ("表头" if cell.is_label else "填写内容")
                yield Strip(field, role, (cell.text, cell.foot), lambda _: record)

    # Setting

    def _set(self, cell: FormCell, row: int, column: int) -> _PlacedCell:
        left, right = self._edges[column], self._edges[column + cell.columns]
        box = Box(left + _PADDING, right - left - 2 * _PADDING, Align.LEFT if cell.fit is Fit.WRAP else cell.align)
        size = self._form.text_size
        if cell.is_label:
            text = set_heading(self._faces.chain(Role.HEI), cell.text, size, box)
        else:
            text = set_cell(self._faces.chain(Role.FANG), cell.text, size, box, cell.fit)
            text.leading = self._form.leading
        return _PlacedCell(cell, row, column, text, self._set_foot(cell, box))

    def _set_foot(self, cell: FormCell, box: Box) -> SetText | None:
        if not cell.foot:
            return None
        right = Box(box.left, box.width, Align.RIGHT)
        return set_cell(self._faces.chain(Role.FANG), cell.foot, self._form.text_size, right, Fit.ONE_LINE)

    def _row_heights(self) -> list[float]:
        """Least heights, raised where a text needs more; a box over several rows raises the last of them."""
        heights = [row.height * MM for row in self._form.rows]
        for placed in sorted(self._cells, key=lambda placed: placed.cell.rows):
            spanned = slice(placed.row, placed.row + placed.cell.rows)
            heights[spanned.stop - 1] += max(0.0, placed.need - sum(heights[spanned]))
        return heights

    # Pages

    @property
    def _room(self) -> float:
        return self._area.bottom - self._area.top

    def _pieces_of(self, row: int) -> Iterator[Piece]:
        own = [p for p in self._cells if p.row == row and p.cell.rows == 1 and not p.cell.is_label]
        texts = [placed.text for placed in own]
        if texts:
            tallest = max(texts, key=lambda text: text.height)
            yield from pieces_of(row, self._heights[row], tallest, self._room, _AIR / 2)
        else:
            yield Piece(row, self._heights[row])

    def _paginate(self) -> list[range]:
        """Breaks between bands, that is, not inside a box that spans rows, unless a band is taller than a sheet."""
        bands = self._bands()
        heights = [sum(self._pieces[i].height for i in band) for band in bands]
        pages = paginate(heights, lambda _: self._room)
        return [range(bands[page.start].start, bands[page.stop - 1].stop) for page in pages]

    def _bands(self) -> list[range]:
        """Pieces that stay together: rows that a box ties to the row above, if they fit on a sheet."""
        tied = {row for p in self._cells for row in range(p.row + 1, p.row + p.cell.rows)}
        starts = [i for i, piece in enumerate(self._pieces) if piece.row not in tied or not piece.is_start]
        bands = [range(first, end) for first, end in pairwise([*starts, len(self._pieces)])]
        return [part for band in bands for part in self._cut_if_too_tall(band)]

    def _cut_if_too_tall(self, band: range) -> Sequence[range]:
        is_too_tall = sum(self._pieces[i].height for i in band) > self._room
        return [range(i, i + 1) for i in band] if is_too_tall else [band]

    # Drawing

    def draw(self, index: int, ink: Ink, number: PageNumber | None = None) -> None:
        """Draw sheet ``index`` (from 0); ``number`` stands in the place of its own page number."""
        pieces = joined([self._pieces[i] for i in self._pages[index]])
        bottom = self._area.top + sum(piece.height for piece in pieces)
        ink.begin_page(self.width, self.height)
        self._frame.draw(ink, bottom)
        self._draw_boxes(ink, pieces)
        self._draw_outlines(ink, pieces)
        self._draw_numbers(ink, index, number)
        ink.end_page()

    def _draw_numbers(self, ink: Ink, index: int, number: PageNumber | None) -> None:
        shown = number or PageNumber(index + 1, self.count, NumberStyle.OF_TOTAL, TABLE_SIZE)
        if number or self.count > 1:
            self._frame.draw_number(ink, shown)
        if self.count > 1:
            self._frame.draw_continued(ink, shown, is_first=index == 0, is_last=index == self.count - 1)

    def _draw_boxes(self, ink: Ink, pieces: Sequence[Piece]) -> None:
        tops = list(accumulate((piece.height for piece in pieces), initial=self._area.top))
        for placed in self._cells:
            own = [i for i, p in enumerate(pieces) if placed.row <= p.row < placed.row + placed.cell.rows]
            if own:
                top, bottom = tops[own[0]], tops[own[-1] + 1]
                self._draw_rules(ink, placed, top, bottom)
                self._draw_text(ink, placed, top, bottom, pieces[own[0]])
                last = pieces[own[-1]]
                if placed.foot and last.end is None and last.row == placed.row + placed.cell.rows - 1:
                    _draw(ink, placed.foot, bottom - _AIR / 2 - placed.foot.height)

    def _draw_outlines(self, ink: Ink, pieces: Sequence[Piece]) -> None:
        """A heavy frame around each run of ruled rows."""
        top = self._area.top
        for is_open, run in groupby(pieces, key=lambda piece: self._form.rows[piece.row].is_open):
            height = sum(piece.height for piece in run)
            if not is_open:
                ink.rect(self._area.left, top, self._area.width, height, HEAVY)
            top += height

    def _draw_rules(self, ink: Ink, placed: _PlacedCell, top: float, bottom: float) -> None:
        if self._form.rows[placed.row].is_open:
            return
        left, right = self._edges[placed.column], self._edges[placed.column + placed.cell.columns]
        ink.line(right, top, right, bottom, FINE)
        ink.line(left, bottom, right, bottom, FINE)

    @staticmethod
    def _draw_text(ink: Ink, placed: _PlacedCell, top: float, bottom: float, piece: Piece) -> None:
        if placed.cell.is_label or (placed.cell.fit is not Fit.WRAP and piece.is_whole):
            _draw(ink, placed.text, (top + bottom - placed.text.height) / 2)
        elif placed.cell.rows == 1:
            _draw(ink, placed.text, top + (_AIR / 2 if piece.is_start else 0), piece.first, piece.end)
        elif piece.is_start and piece.row == placed.row:
            _draw(ink, placed.text, top + _AIR / 2)


def _draw(ink: Ink, text: SetText, top: float, first: int = 0, end: int | None = None) -> None:
    draw_texts(ink, text.from_top(0, first, end), top)


def place_cells(form: FormSheet) -> Iterator[tuple[FormCell, int, int]]:
    """Every box with the row and column of its top left corner, found as a browser finds it.

    Raises:
        ValueError: a row whose boxes reach beyond the last column (a fault in the form's description).
    """
    taken: set[tuple[int, int]] = set()
    for row, form_row in enumerate(form.rows):
        column = 0
        for cell in form_row.cells:
            while (row, column) in taken:
                column += 1
            if column + cell.columns > len(form.column_widths):
                raise ValueError(f"row {row} of {form.title} is too wide")
            taken |= {(row + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            yield cell, row, column
