"""Which people of the roster are shown."""

from collections.abc import Callable
from enum import StrEnum

from ledger.codes.membership import FULL_MEMBER, ON_PROBATION
from ledger.roster.entry import RosterEntry


class Chip(StrEnum):
    """The filters above the table."""

    ALL = "all"
    FULL = "full"
    PROBATION = "probation"
    MOBILE = "mobile"
    LOST = "lost"
    STOPPED = "stopped"
    FORMER = "former"


CHIPS: tuple[tuple[str, str], ...] = (
    (Chip.ALL, "在册"),
    (Chip.FULL, "正式"),
    (Chip.PROBATION, "预备"),
    (Chip.MOBILE, "流动"),
    (Chip.LOST, "失联"),
    (Chip.STOPPED, "停止党籍"),
    (Chip.FORMER, "已离开"),
)

TESTS: dict[str, Callable[[RosterEntry], bool]] = {
    Chip.ALL: lambda _: True,
    Chip.FULL: lambda entry: entry.category == FULL_MEMBER and entry.counts_as_member,
    Chip.PROBATION: lambda entry: entry.category == ON_PROBATION and entry.counts_as_member,
    Chip.MOBILE: lambda entry: entry.mobility is not None,
    Chip.LOST: lambda entry: entry.lost is not None,
    Chip.STOPPED: lambda entry: not entry.counts_as_member,
}
