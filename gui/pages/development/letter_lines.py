"""The 介绍信 of a year as rows of a table, with how each receipt stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gui.tables.column import Align, Column
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.development import TransferLetter
from ledger.names.pinyin import PinyinTable
from operations.registers.development.letter_register import waiting_words
from operations.registers.development.letter_words import number_words

_LATE = "回执逾期"


class LetterChip(StrEnum):
    """The filters above the letters."""

    ALL = "all"
    WAITING = "waiting"
    LATE = "late"


LETTER_CHIPS: tuple[tuple[str, str], ...] = (
    (LetterChip.ALL, "全部"),
    (LetterChip.WAITING, "待回执"),
    (LetterChip.LATE, _LATE),
)


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter as the list shows it on a day; ``state`` is empty once the receipt is there."""

    letter: TransferLetter
    name: str
    state: str
    searched: str

    @property
    def is_late(self) -> bool:
        """Whether the receipt should have come."""
        return self.state == _LATE

    def is_in(self, chip: str) -> bool:
        """Whether a filter leaves it."""
        is_waiting = bool(self.state) and not self.letter.is_void
        return {LetterChip.WAITING: is_waiting, LetterChip.LATE: self.is_late}.get(LetterChip(chip), True)


def letter_lines(facts: DevelopmentFacts, unit_id: int | None, today: date, pinyin: PinyinTable) -> list[LetterLine]:
    """The letters of a unit (None: of the book) and those below it, the latest first."""
    wanted = None if unit_id is None else facts.life.index.below(unit_id)
    made = [_line(facts, one, today, pinyin) for one in _of(facts.letters, wanted)]
    return sorted(made, key=lambda one: (one.letter.issued_on or date.min, one.letter.id), reverse=True)


def _of(letters: Iterable[TransferLetter], wanted: frozenset[int] | None) -> list[TransferLetter]:
    return [one for one in letters if wanted is None or one.from_unit_id is None or one.from_unit_id in wanted]


def _line(facts: DevelopmentFacts, one: TransferLetter, today: date, pinyin: PinyinTable) -> LetterLine:
    who = facts.roster.member_by_id.get(one.member_id or 0)
    name = who.name if who else ""
    words = (name, pinyin.search_text(name), one.addressed_to, one.to_place, number_words(one))
    return LetterLine(one, name, waiting_words(facts, one, today), " ".join(words).casefold())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _state(line: LetterLine) -> str:
    if line.letter.is_void:
        return "— 作废"
    if line.is_late:
        return f"▲ {line.state}"
    return f"○ {line.state}" if line.state else "● 已回"


def _serial(line: LetterLine) -> tuple[int, int]:
    return line.letter.serial_year, line.letter.serial_no


def _days(line: LetterLine) -> str:
    return str(line.letter.valid_days or "")


def _shade(line: LetterLine) -> str:
    return "accent" if line.is_late else "secondary"


LETTER_COLUMNS: tuple[Column[LetterLine], ...] = (
    Column("number", "编号", 8, lambda one: number_words(one.letter), sort=_serial),
    Column("name", "姓名", 6, lambda one: one.name),
    Column("to", "去何处", 15, lambda one: one.letter.to_place),
    Column("addressed", "收信党组织", 13, lambda one: one.letter.addressed_to, grows=True),
    Column("issued", "开出日期", 7, lambda one: _iso(one.letter.issued_on)),
    Column("state", "回执", 7, _state, shade=_shade),
    Column("receipt", "回执日期", 7, lambda one: _iso(one.letter.receipt_on)),
    Column("paid", "党费交至", 6, lambda one: one.letter.paid_through.iso if one.letter.paid_through else ""),
    Column("days", "有效期（天）", 6, _days, align=Align.RIGHT, is_optional=True),
    Column("by", "接收党组织", 12, lambda one: one.letter.received_by, is_optional=True),
)
