"""Which members the grid shows."""

from collections.abc import Callable
from enum import StrEnum

from gui.pages.dues.board import Board
from ledger.dues.year import YearRow
from ledger.roster.search import matches, search_text
from operations.tables import pinyin_table


class Chip(StrEnum):
    """The filters above the grid."""

    ALL = "all"
    OWING = "owing"
    UNASSESSED = "unassessed"


CHIPS: tuple[tuple[str, str], ...] = (
    (Chip.ALL, "全部"),
    (Chip.OWING, "有欠交"),
    (Chip.UNASSESSED, "未核定"),
)


def shown_rows(board: Board, chip: str, search: str) -> tuple[YearRow, ...]:
    """The rows that a filter and a search leave."""
    tests: dict[str, Callable[[YearRow], bool]] = {
        Chip.ALL: lambda _: True,
        Chip.OWING: lambda row: row.totals.owed > 0,
        Chip.UNASSESSED: board.wants_assessment,
    }
    rows = tuple(row for row in board.rows if tests[chip](row))
    return tuple(row for row in rows if matches(_words(board, row), search)) if search.strip() else rows


def _words(board: Board, row: YearRow) -> str:
    entry = board.entries.get(row.member.id)
    return search_text(entry, pinyin_table()) if entry is not None else row.member.name
