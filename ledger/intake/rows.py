"""From the lines of a table to rows of values, each cross-checked within itself."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from ledger.intake.cells import Cell, raw_text
from ledger.intake.date_reader import read_loose_date, read_untyped_loose_date
from ledger.intake.lines import Line
from ledger.intake.mapping import IGNORED, MappedColumn
from ledger.intake.outcome import Doubt, IntakeRow
from ledger.intake.reading import EMPTY, Reading, Value
from ledger.intake.target import Draft, Reader, Target
from ledger.values.dates import LooseDate

Cache: TypeAlias = dict[Cell | tuple[type, Cell], Reading]

_NONE: frozenset[str] = frozenset()
_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_IN_FUTURE = "日期在今天之后，请核对。"


class RowReader:
    """Reads lines by a mapping. Equal cells of a column are read once."""

    def __init__(self, target: Target, mapping: Sequence[MappedColumn], today: date, *, is_typed: bool) -> None:
        self._target = target
        self._today = today
        self._ahead = {one.key for one in target.fields if one.may_lie_ahead}
        self._required = [one for one in target.fields if one.is_required]
        self._places: list[tuple[int, str, Reader, Cache]] = [
            (number, one.field, self._reader(one, is_typed=is_typed), {})
            for number, one in enumerate(mapping)
            if one.field != IGNORED
        ]

    def _reader(self, column: MappedColumn, *, is_typed: bool) -> Reader:
        field = self._target.field_of(column.field)
        if field.read is read_loose_date and not is_typed:
            return read_untyped_loose_date
        unit = next((word for word in field.units if word in column.name), "")
        return _with_unit(field.read, unit) if unit else field.read

    def read(self, line: Line, corrected: Mapping[str, str]) -> IntakeRow:
        """One row; ``corrected`` holds what the user typed over doubtful cells, by field."""
        draft: Draft = {}
        raws: dict[str, Cell] = {}
        for number, key, read, cache in self._places:
            cell = corrected[key] if key in corrected else line.cells[number]
            if cell is None:
                continue
            raws[key] = cell
            # 1, 1.0 and True are equal and mean different things.
            known = cell if type(cell) is str else (type(cell), cell)
            reading = cache.get(known)
            if reading is None:
                reading = cache[known] = self._dated(key, read(cell))
            if reading is not EMPTY:
                draft[key] = reading
        if corrected:
            self._add_corrections(draft, raws, corrected)
        if line.section:
            self._apply_section(draft, line)
        return self._row(line, self._target.settle(draft), raws)

    def _dated(self, key: str, reading: Reading) -> Reading:
        value = reading.value
        if key in self._ahead:
            return reading
        if isinstance(value, LooseDate):
            is_future = value.year >= self._today.year and value.surely_after(self._today)
        else:
            is_future = isinstance(value, date) and value > self._today
        return Reading(value, _IN_FUTURE) if is_future else reading

    def _add_corrections(self, draft: Draft, raws: dict[str, Cell], corrected: Mapping[str, str]) -> None:
        """A correction of a field that has no column counts as well."""
        for key in corrected.keys() - raws.keys():
            raws[key] = corrected[key]
            draft[key] = self._dated(key, self._target.field_of(key).read(corrected[key]))

    def _apply_section(self, draft: Draft, line: Line) -> None:
        """A line that stood alone above the row names its branch, or fills the column in which it stood."""
        named = self._target.section(line.section)
        if named is not None:
            draft.setdefault(named[0], Reading(named[1]))
            return
        for number, key, read, _ in self._places:
            if number == line.section_place and key not in draft:
                draft[key] = read(line.section)

    def _row(self, line: Line, draft: Draft, raws: Mapping[str, Cell]) -> IntakeRow:
        values: dict[str, Value] = {}
        doubts: list[Doubt] = []
        derived = _NONE
        refusals = ""
        for key, reading in draft.items():
            if reading.value is not None:
                values[key] = reading.value
            if reading.doubt:
                doubts.append(Doubt(key, raw_text(raws.get(key)), reading.doubt))
            if reading.is_derived:
                derived |= {key}
            refusals += reading.refusal or ""
        refusals += "".join(
            f"没有{one.label}。" for one in self._required if one.key not in values and not _is_refused(draft, one.key)
        )
        return IntakeRow(line.number, line.block, values, tuple(doubts), refusals or None, derived)


def _with_unit(read: Reader, unit: str) -> Reader:
    """A reader that gives plain numbers the unit that their heading names."""

    def read_number(cell: Cell) -> Reading:
        text = raw_text(cell)
        return read(f"{text}{unit}") if _PLAIN_NUMBER.fullmatch(text) else read(cell)

    return read_number


def _is_refused(draft: Draft, key: str) -> bool:
    return key in draft and draft[key].refusal is not None
