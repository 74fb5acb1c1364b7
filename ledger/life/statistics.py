"""三会一课统计: how often each kind was asked for and held, and how many came."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ledger.codes.meetings import MEETING_KIND
from ledger.kinds.meetings import Meeting
from ledger.life.duties import year_of
from ledger.life.facts import LifeFacts, meeting_order
from ledger.life.marks import Tally, marks_of, tally
from ledger.life.series import CellState, year_series

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class KindCount:
    """One kind of meeting in a year.

    Attributes:
        planned: planned for the year and not held.
        held: held; a joint one once, however many units took part.
        asked: periods of the whole year in which one is asked for, over all units; None where nothing is asked.
        should: sum of 应到 over the meetings held.
        came: sum of 实到.
        share: 到会率 in per cent, one place; None while nobody was expected.
        done: asked periods that have their meeting; a 联合活动 that counts as 主题党日 or 党课 is among them.
    """

    kind: str
    planned: int
    held: int
    asked: int | None
    should: int
    came: int
    share: Decimal | None
    done: int = 0


def life_statistics(facts: LifeFacts, year: int, as_of: date, unit_id: int | None = None) -> tuple[KindCount, ...]:
    """The kinds that a unit (None: the book) and those below it were asked for, planned or held, in official order.

    组织生活会 and 民主评议 count for their 所属年度, the others by the day held.
    """
    planned: Counter[str] = Counter()
    held: dict[str, list[Tally]] = defaultdict(list)
    for one in _meetings(facts, unit_id):
        if year_of(one, one.kind) != year:
            continue
        if one.held_on is None:
            planned[one.kind] += 1
        elif one.held_on <= as_of:
            held[one.kind].append(tally(marks_of(facts, one, unit_id).values()))
    asked, done = _asked(facts, year, as_of, unit_id)
    kinds = sorted({*held, *asked, *planned}, key=lambda kind: (MEETING_KIND.order(kind), kind))
    return tuple(_count(kind, planned[kind], held.get(kind, []), (asked.get(kind), done[kind])) for kind in kinds)


def _count(kind: str, planned: int, held: list[Tally], duty: tuple[int | None, int]) -> KindCount:
    should, came = sum(one.should for one in held), sum(one.came for one in held)
    return KindCount(kind, planned, len(held), duty[0], should, came, share_of(came, should), duty[1])


def share_of(came: int, should: int) -> Decimal | None:
    """到会率 in per cent, one place, half up; None while nobody was expected."""
    return (Decimal(came * 100) / should).quantize(_TENTH, ROUND_HALF_UP) if should else None


def _asked(facts: LifeFacts, year: int, as_of: date, unit_id: int | None) -> tuple[dict[str, int], Counter[str]]:
    """Asked periods by kind, and how many of them have their meeting."""
    asked: dict[str, int] = defaultdict(int)
    done: Counter[str] = Counter()
    for series in year_series(facts, year, as_of, unit_id):
        if series.rule is not None and series.is_applicable:
            asked[series.kind] += sum(cell.state is not CellState.NOT_YET for cell in series.cells)
            done[series.kind] += sum(cell.state is CellState.HELD for cell in series.cells)
    return dict(asked), done


def _meetings(facts: LifeFacts, unit_id: int | None) -> Iterable[Meeting]:
    if unit_id is None:
        return sorted(facts.meetings, key=meeting_order)
    units = facts.index.below(unit_id)
    return {one.id: one for unit in units for one in facts.meetings_of_unit.get(unit, ())}.values()
