"""The entries of a register as rows of a table; its columns are those of the declaration."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from gui.tables.column import Align, Column
from ledger.fields import Form
from ledger.kept import NOTE, PEOPLE, UNIT, KeptColumn, KeptRegister
from ledger.names.pinyin import PinyinTable
from ledger.registers.cells import cell, form_of, is_number, sort_value
from ledger.registers.facts import RegisterFacts
from ledger.registers.rows import is_open, is_overdue

_MM_PER_CHARACTER = 4
_LEAST, _LEAST_TEXT, _MOST = 4, 6, 10
_DAY_WIDTH, _MONEY_WIDTH = 6, 6
_OVER, _WAITING, _DONE = "▲", "○", "●"


class Chip(StrEnum):
    """The filters of registers in which something has to be done."""

    ALL = "all"
    OPEN = "open"
    OVERDUE = "overdue"


CHIPS: tuple[tuple[str, str], ...] = ((Chip.ALL, "本年"), (Chip.OPEN, "未办结"), (Chip.OVERDUE, "逾期"))


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as the table shows it on a day."""

    facts: RegisterFacts
    register: KeptRegister
    record: Any
    today: date

    @property
    def is_open(self) -> bool:
        """Something is not done yet."""
        return is_open(self.register, self.record)

    @property
    def is_overdue(self) -> bool:
        """It should have been."""
        return is_overdue(self.register, self.record, self.today)

    def text(self, key: str) -> str:
        """A cell in one line."""
        return " ".join(cell(self.facts, self.register, self.record, key).split())


def entry_lines(facts: RegisterFacts, register: KeptRegister, records: Iterable[Any], today: date) -> list[EntryLine]:
    """The entries, the newest first."""
    return [EntryLine(facts, register, one, today) for one in reversed(list(records))]


def searched(line: EntryLine, pinyin: PinyinTable) -> str:
    """What an entry is found by: its day, every word of it, and the names also by their sounds."""
    register, record, person = line.register, line.record, line.facts.person
    names = [person(getattr(record, pair.member)) for pair in register.persons]
    names += [person(one.member_id, one.name) for one in line.facts.people_of(register, record)]
    texts = [getattr(record, name) for name in register.text_fields]
    return " ".join([str(getattr(record, register.day)), *texts, *map(pinyin.search_text, filter(None, names))])


def columns_of(register: KeptRegister) -> tuple[Column[EntryLine], ...]:
    """The columns of the book, its state where something has to be done, and the organisation."""
    wrapped = [one.key for one in register.columns if one.is_wrapped]
    wide = PEOPLE if PEOPLE in wrapped else next(iter(wrapped), "")
    shown = [_column(register, one, grows=one.key == wide) for one in register.columns]
    state = [Column[EntryLine]("state", "状态", 7, _state, sort=_state_order, shade=_shade)] if register.done else []
    unit = Column[EntryLine]("unit", "党组织", 6, lambda line: line.text(UNIT))
    known = {one.key for one in register.columns}
    others = [
        _column(register, KeptColumn(field.name, max(_LEAST, field.info.width) * _MM_PER_CHARACTER), is_optional=True)
        for field in register.plain_fields
        if field.name not in known and field.name != NOTE
    ]
    note = Column[EntryLine]("note", "备注", 6, lambda line: line.text(NOTE), is_optional=True)
    return (shown[0], *state, unit, *shown[1:], note, *others)


def _column(
    register: KeptRegister, column: KeptColumn, *, grows: bool = False, is_optional: bool = False
) -> Column[EntryLine]:
    key = column.key

    def text(line: EntryLine) -> str:
        return line.text(key)

    def sort(line: EntryLine) -> Any:
        return sort_value(line.facts, register, line.record, column) or None

    return Column(
        key,
        register.label(column).replace("\n", ""),
        _width(register, column),
        text,
        sort=sort,
        align=Align.RIGHT if is_number(register, column) else Align.LEFT,
        shade=_due_shade if key in (register.due, register.done) and register.due else None,
        is_optional=is_optional or column.is_detail,
        grows=grows,
    )


def _width(register: KeptRegister, column: KeptColumn) -> int:
    """In characters: a list shows the beginning of a text, paper has it whole."""
    form = form_of(register, column)
    if form is Form.DAY:
        return _DAY_WIDTH
    if form is Form.MONEY:
        return _MONEY_WIDTH
    usual = round(column.width / _MM_PER_CHARACTER)
    head = len(register.label(column).replace("\n", ""))
    if is_number(register, column) or not column.is_wrapped:
        return max(head, min(usual + 1, _MOST))
    return max(head, _LEAST_TEXT, min(usual * 3 // 4, _MOST))


def _state(line: EntryLine) -> str:
    if not line.is_open:
        return f"{_DONE} 办结"
    if not line.is_overdue:
        return f"{_WAITING} 未办结"
    due: date = getattr(line.record, line.register.due)
    return f"{_OVER} 逾期{(line.today - due).days}天"


def _state_order(line: EntryLine) -> int:
    if not line.is_open:
        return 2
    return 0 if line.is_overdue else 1


def _shade(line: EntryLine) -> str:
    if line.is_overdue:
        return "accent"
    return "" if line.is_open else "secondary"


def _due_shade(line: EntryLine) -> str:
    return "accent" if line.is_overdue else ""


def chip_test(chip: str) -> Callable[[EntryLine], bool]:
    """Whether a filter leaves an entry."""
    tests: dict[str, Callable[[EntryLine], bool]] = {
        Chip.OPEN: lambda line: line.is_open,
        Chip.OVERDUE: lambda line: line.is_overdue,
    }
    return tests.get(chip, lambda _: True)
