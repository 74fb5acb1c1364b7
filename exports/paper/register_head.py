"""The head of a register: labels of one to three levels, groups that span columns, vertical labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from exports.paper.document import Align, Column
from exports.paper.faces import Chain
from exports.paper.frame import FINE
from exports.paper.ink import Ink
from exports.paper.setting import Box, SetText, set_heading

PADDING = 2.2  # points between a rule and the text beside it
_AIR = 7  # points above and below a label together


@dataclass(frozen=True, slots=True)
class _HeadCell:
    """A label over the columns ``first`` up to ``end`` and the levels ``top`` up to ``bottom``."""

    text: SetText
    first: int
    end: int
    top: int
    bottom: int


class RegisterHead:
    """The head as set text; ``height`` in points. ``edges`` are the vertical rules, one more than columns."""

    def __init__(self, columns: Sequence[Column], edges: Sequence[float], chain: Chain, size: float) -> None:
        self._edges, self._chain, self._size = edges, chain, size
        self._levels = max(len(column.groups) for column in columns) + 1
        self._columns = columns
        self._cells = [*self._label_cells(), *self._group_cells()]
        self._tops = self._level_tops()

    @property
    def height(self) -> float:
        """Of all levels together."""
        return self._tops[-1]

    def _label_cells(self) -> list[_HeadCell]:
        return [
            _HeadCell(self._set(column, i), i, i + 1, len(column.groups), self._levels)
            for i, column in enumerate(self._columns)
        ]

    def _set(self, column: Column, place: int) -> SetText:
        text = "\n".join(column.label) if column.has_vertical_head else column.label
        return self._heading(text, place, place + 1)

    def _heading(self, text: str, first: int, end: int) -> SetText:
        left, right = self._edges[first], self._edges[end]
        return set_heading(self._chain, text, self._size, Box(left + 1, right - left - 2, Align.CENTRE))

    def _group_cells(self) -> list[_HeadCell]:
        cells = []
        for level in range(self._levels - 1):
            for first, end in self._spans(level):
                text = self._columns[first].groups[level]
                cells.append(_HeadCell(self._heading(text, first, end), first, end, level, level + 1))
        return cells

    def _spans(self, level: int) -> list[tuple[int, int]]:
        """Runs of neighbours that share their groups down to this level."""
        keys = [column.groups[: level + 1] if len(column.groups) > level else None for column in self._columns]
        starts = [i for i in range(len(keys)) if i == 0 or keys[i] != keys[i - 1]]
        return [(first, end) for first, end in pairwise([*starts, len(keys)]) if keys[first] is not None]

    def _level_tops(self) -> list[float]:
        heights = [0.0] * self._levels
        for cell in sorted(self._cells, key=lambda cell: cell.bottom - cell.top):
            lacking = cell.text.height + _AIR - sum(heights[cell.top : cell.bottom])
            heights[cell.bottom - 1] += max(0.0, lacking)
        tops = [0.0]
        for height in heights:
            tops.append(tops[-1] + height)
        return tops

    def draw(self, ink: Ink, top: float) -> None:
        """Labels, and the rules between them; the outer frame belongs to the table."""
        for cell in self._cells:
            middle = top + (self._tops[cell.top] + self._tops[cell.bottom]) / 2
            ink.texts(cell.text.around_middle(), middle)
            self._draw_rules(ink, cell, top)

    def _draw_rules(self, ink: Ink, cell: _HeadCell, top: float) -> None:
        left, right = self._edges[cell.first], self._edges[cell.end]
        upper, lower = top + self._tops[cell.top], top + self._tops[cell.bottom]
        if cell.end < len(self._columns):
            ink.line(right, upper, right, lower, FINE)
        ink.line(left, lower, right, lower, FINE)
