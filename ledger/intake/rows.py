"""From the lines of a table to rows of values, each cross-checked within itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ledger.intake.cells import Cell
from ledger.intake.date_reader import raw_text, read_loose_date, read_untyped_loose_date
from ledger.intake.lines import Line
from ledger.intake.mapping import IGNORED, OWN_PREFIX, MappedColumn
from ledger.intake.readers import read_text
from ledger.intake.reading import Reading, Value
from ledger.intake.target import Draft, Target
from ledger.values.dates import LooseDate

_IN_FUTURE = "日期在今天之后，请核对。"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that the user should look at: its field, what it holds, why it is doubtful."""

    field: str
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One record as understood.

    ``values`` has a key for each field that the row says something about; ``derived`` are those computed from others.
    """

    line: int
    block: int
    values: Mapping[str, Value]
    doubts: tuple[Doubt, ...] = ()
    refusal: str | None = None
    derived: frozenset[str] = field(default_factory=frozenset)


class RowReader:
    """Reads lines by a mapping. Equal cells of a column are read once."""

    def __init__(self, target: Target, mapping: Sequence[MappedColumn], today: date, *, is_typed: bool) -> None:
        self._target = target
        self._today = today
        self._places = [
            (number, one.field, self._reader(one.field, is_typed=is_typed))
            for number, one in enumerate(mapping)
            if one.field != IGNORED
        ]
        self._caches: dict[str, dict[tuple[type, Cell], Reading]] = {key: {} for _, key, _ in self._places}

    def _reader(self, key: str, *, is_typed: bool) -> Callable[[Cell], Reading]:
        if key.startswith(OWN_PREFIX):
            return read_text
        read = self._target.by_key[key].read
        return read_untyped_loose_date if read is read_loose_date and not is_typed else read

    def read(self, line: Line, corrected: Mapping[str, str]) -> IntakeRow:
        """One row; ``corrected`` holds what the user typed over doubtful cells, by field."""
        draft: Draft = {}
        raws: dict[str, Cell] = {}
        for number, key, read in self._places:
            cell = corrected.get(key, line.cells[number])
            raws[key] = cell
            if cell is None:
                continue
            reading = self._cached(key, read, cell)
            if reading.value is not None or reading.doubt or reading.refusal:
                draft[key] = reading
        self._correct_derived(draft, raws, corrected)
        self._apply_section(draft, line.section)
        return self._row(line, self._target.settle(draft), raws)

    def _cached(self, key: str, read: Callable[[Cell], Reading], cell: Cell) -> Reading:
        cache = self._caches[key]
        known = cache.get((type(cell), cell))
        if known is None:
            known = cache[(type(cell), cell)] = self._dated(read(cell))
        return known

    def _dated(self, reading: Reading) -> Reading:
        value = reading.value
        if isinstance(value, LooseDate):
            is_future = value.surely_after(self._today)
        else:
            is_future = isinstance(value, date) and value > self._today
        return Reading(value, _IN_FUTURE) if is_future else reading

    def _correct_derived(self, draft: Draft, raws: dict[str, Cell], corrected: Mapping[str, str]) -> None:
        """A correction of a field that has no column counts as well."""
        for key in corrected.keys() - raws.keys():
            raws[key] = corrected[key]
            draft[key] = self._dated(self._target.by_key[key].read(corrected[key]))

    def _apply_section(self, draft: Draft, section: str) -> None:
        named = self._target.section(section) if section else None
        if named is not None and named[0] not in draft:
            draft[named[0]] = Reading(named[1])

    def _row(self, line: Line, draft: Draft, raws: Mapping[str, Cell]) -> IntakeRow:
        refusals = [reading.refusal for reading in draft.values() if reading.refusal]
        values = {key: reading.value for key, reading in draft.items() if reading.value is not None}
        missing = [one for one in self._target.fields if one.is_required and one.key not in values]
        refusals += [f"没有{one.label}。" for one in missing if not (one.key in draft and draft[one.key].refusal)]
        doubts = tuple(
            Doubt(key, raw_text(raws.get(key)), reading.doubt) for key, reading in draft.items() if reading.doubt
        )
        derived = frozenset(key for key, reading in draft.items() if reading.is_derived)
        return IntakeRow(line.number, line.block, values, doubts, "".join(refusals) or None, derived)
