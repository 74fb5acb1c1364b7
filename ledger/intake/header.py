"""Finding the header: the one to four lines that name the columns, wherever in the sheet they stand.

A line that holds at least two known headings is a seed. Around it every block of neighbouring header-like lines is
tried, the levels are joined, and the block whose headings mean the most fields wins.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from ledger.fields import Form
from ledger.intake.cells import Cell, is_blank
from ledger.intake.grid import Grid
from ledger.intake.heading_text import heading_keys
from ledger.intake.headings import Match, match_levels
from ledger.intake.target import Target

MAX_LEVELS = 4
DATE_UNITS = ("年", "月", "日")
_COST_OF_LEVEL = 0.02
_LONGEST_LABEL = 24
_LOOKED_AT_CLOSELY = 100  # lines; below, a header is found by the words of headings alone
_LONGEST_SPREAD = 8
_SPREAD = re.compile(r"[\s*（(]")
_FORM_LINES = 8
_FORM_LABELS = 3
_DATA_TEXT = re.compile(r"\d{6,}[\dXx]*|\d{4}[-./年]\d{1,2}.*|.*@.*")
_REMARK = re.compile("说明|注[:：意]|备注[:：]|填表")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its 0-based place, its heading on one line, and the field that the heading means.

    ``parts`` are the places and sub-headings where one value is spread over columns: a date over 年, 月 and 日, or the
    choices of a field of which one is ticked, such as 男 and 女.
    """

    index: int
    heading: str
    match: Match | None
    parts: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The header lines ``top`` to ``bottom`` (0-based) with their columns; ``anchor_row`` holds the key heading."""

    top: int
    bottom: int
    anchor_row: int
    columns: tuple[Column, ...]

    @property
    def certainty(self) -> float:
        """The sum over the fields that were recognised, each counted once at its surest."""
        best: dict[str, float] = {}
        for column in self.columns:
            if column.match and column.match.certainty > best.get(column.match.field, 0):
                best[column.match.field] = column.match.certainty
        return sum(best.values())


def find_headers(grid: Grid, target: Target) -> list[Header]:
    """All headers of the sheet from top to bottom."""
    found: list[Header] = []
    seeds = dict(_seeds(grid, target))
    for seed in seeds:
        if found and seed <= found[-1].bottom:
            continue
        header = _best_block(grid, target, seed, found[-1].bottom + 1 if found else 0)
        if header is not None and not _is_form(grid, target, header):
            found.append(header)
    return found


def _seeds(grid: Grid, target: Target) -> Iterator[tuple[int, set[str]]]:
    """The lines with two known headings, or with the key heading beside another text, and their fields."""
    known: dict[str, str] = {}
    for number, row in enumerate(grid.rows):
        is_late = number >= _LOOKED_AT_CLOSELY
        fields = {_remembered_field(target, cell, known, is_late=is_late) for cell in row if type(cell) is str} - {""}
        # A day alone, as in 日期：2026年3月20日, is a signature.
        if len(fields) > 1 or (target.anchor in fields and not target.is_dated):
            yield number, fields


def _remembered_field(target: Target, text: str, known: dict[str, str], *, is_late: bool) -> str:
    """The field of a text; far down only texts that are headings as they stand, were met above, or are spread."""
    field = known.get(text)
    if field is not None:
        return field
    if is_late and text not in target.headings and not (len(text) <= _LONGEST_SPREAD and _SPREAD.search(text)):
        return ""
    known[text] = _known_field(target, text) if len(text) <= _LONGEST_LABEL else ""
    return known[text]


def _known_field(target: Target, text: str) -> str:
    return next((target.headings[key][0] for key in heading_keys(text) if key in target.headings), "")


def _is_form(grid: Grid, target: Target, header: Header) -> bool:
    """Whether the lines below go on naming fields: a sheet for one person, or headings down the left side."""
    below = grid.rows[header.bottom + 1 : header.bottom + _FORM_LINES]
    lines = [{_known_field(target, cell) for cell in row if isinstance(cell, str)} - {""} for row in below]
    labels = {field for line in lines if target.anchor not in line for field in line}
    return len(labels) >= _FORM_LABELS


def _best_block(grid: Grid, target: Target, seed: int, first: int) -> Header | None:
    tops = [seed, *_upwards(grid, seed, first)]
    bottoms = [seed, *_downwards(grid, seed)]
    blocks = [_header(grid, target, top, bottom) for top in tops for bottom in bottoms if bottom - top < MAX_LEVELS]
    usable = [block for block in blocks if block is not None]
    return max(usable, key=lambda one: one.certainty - _COST_OF_LEVEL * (one.bottom - one.top), default=None)


def _upwards(grid: Grid, seed: int, first: int) -> Iterator[int]:
    for row in range(seed - 1, max(first, seed - MAX_LEVELS) - 1, -1):
        if not _is_header_like(grid, row):
            return
        yield row


def _downwards(grid: Grid, seed: int) -> Iterator[int]:
    for row in range(seed + 1, min(seed + MAX_LEVELS, len(grid.rows))):
        if not _is_sublevel(grid, row):
            return
        yield row


def _is_header_like(grid: Grid, row: int) -> bool:
    return len(set(filter(None, grid.texts(row)))) > 1 and not any(map(_is_data, grid.rows[row]))


def _is_data(cell: Cell) -> bool:
    if isinstance(cell, str):
        return _DATA_TEXT.fullmatch(cell.strip()) is not None
    if isinstance(cell, int):
        return cell > 31
    return isinstance(cell, (float, date, time, timedelta))


def _is_sublevel(grid: Grid, row: int) -> bool:
    """Whether a line only divides the headings above it: every text stands under a group heading or an empty cell."""
    cells = grid.rows[row]
    if any(map(_is_data, cells)):
        return False
    own = [column for column, cell in enumerate(cells) if cell is not None and str(cell).strip()]
    return bool(own) and all(_can_be_divided(grid, row - 1, column) for column in own)


def _can_be_divided(grid: Grid, row: int, column: int) -> bool:
    merge = grid.merge_at(row, column)
    if merge is not None:
        return merge.right > merge.left
    return not grid.text(row, column) or (not grid.has_merges and not grid.text(row, column + 1))


def _header(grid: Grid, target: Target, top: int, bottom: int) -> Header | None:
    """The header of these lines, and of those below into which its key heading is merged."""
    width = max(grid.width(row) for row in range(top, bottom + 1))
    single = filter(None, (_column(grid, target, top, bottom, index) for index in range(width)))
    columns = tuple(_with_joined_parts(target, single))
    anchors = [column for column in columns if column.match and column.match.field == target.anchor]
    if not anchors:
        return None
    lowest = _lowest(grid, target, anchors[0], columns, bottom)
    if bottom < lowest < top + MAX_LEVELS:
        return _header(grid, target, top, lowest)
    return Header(top, bottom, _row_of_anchor(grid, anchors[0], top, bottom), _without_remarks(columns))


def _lowest(grid: Grid, target: Target, anchor: Column, columns: Sequence[Column], bottom: int) -> int:
    """The last line into which the key heading is merged; any known one where 月 and 日 can divide the key."""
    known = [one for one in columns if one.match] if target.is_dated else [anchor]
    merges = [merge for one in known if (merge := grid.merge_at(bottom, one.index))]
    return max([bottom, *(merge.bottom for merge in merges)])


def _column(grid: Grid, target: Target, top: int, bottom: int, index: int) -> Column | None:
    levels = list(dict.fromkeys(filter(None, (_level(grid, row, bottom, index) for row in range(top, bottom + 1)))))
    if not levels:
        return None
    return Column(index, "/".join(levels), match_levels(target, levels))


def _with_joined_parts(target: Target, columns: Iterable[Column]) -> list[Column]:
    """The columns, in which those that share one value are one."""
    joined: list[Column] = []
    for column in columns:
        group, _, unit = column.heading.rpartition("/")
        match = match_levels(target, group.split("/")) if group else None
        if match is None or not _is_part(target, match.field, unit):
            joined.append(column)
        elif joined and joined[-1].parts and joined[-1].heading == group:
            joined[-1] = replace(joined[-1], parts=(*joined[-1].parts, (column.index, unit)))
        else:
            joined.append(Column(column.index, group, match, ((column.index, unit),)))
    return joined


def _is_part(target: Target, key: str, unit: str) -> bool:
    field = target.by_key[key]
    if field.form in {Form.LOOSE_DATE, Form.DAY}:
        return unit in DATE_UNITS
    return field.is_closed and bool(field.choices) and field.read(unit).value in (*field.choices, True, False)


def _level(grid: Grid, row: int, bottom: int, column: int) -> str:
    """The heading of one level; without merges a group heading also holds for the empty cells right of it."""
    text = grid.text(row, column)
    if text or grid.has_merges or row == bottom or not grid.text(row + 1, column):
        return text
    for left in range(column - 1, -1, -1):
        if text := grid.text(row, left):
            return text if grid.text(row + 1, left) else ""
    return ""


def _row_of_anchor(grid: Grid, anchor: Column, top: int, bottom: int) -> int:
    rows = [row for row in range(top, bottom + 1) if not is_blank(grid.own(row, anchor.index))]
    return rows[-1] if rows else top


def _without_remarks(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Without a note box that begins beside the header."""
    matched = [column.index for column in columns if column.match]
    last = max(matched)
    gap = next((at for at in range(last + 1, columns[-1].index + 1) if all(one.index != at for one in columns)), None)
    return tuple(
        column
        for column in columns
        if column.match
        or not (
            (gap is not None and column.index > gap)
            or len(column.heading) > _LONGEST_LABEL * 2
            or _REMARK.match(column.heading)
        )
    )
