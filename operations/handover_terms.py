"""Terms (届) as stretches of time that a handover pack can cover."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from ledger.kinds.organisation import ORG_UNITS, TERMS, OrgUnit, Term
from ledger.roster.units import in_tree_order
from operations.registers import Period
from storage.store import Store


@dataclass(frozen=True, slots=True)
class TermSpan:
    """A term from its first day to its last; of the one in office ``last`` is today."""

    name: str
    first: date
    last: date
    is_over: bool

    @property
    def words(self) -> str:
        """``第2届（2023年6月15日至今）``."""
        until = _day(self.last) if self.is_over else "今"
        return f"{self.name}（{_day(self.first)}至{until}）"

    @property
    def periods(self) -> tuple[Period, ...]:
        """The months that it touches, year by year."""
        return tuple(
            Period(
                year,
                self.first.month if year == self.first.year else 1,
                self.last.month if year == self.last.year else 12,
            )
            for year in range(self.first.year, self.last.year + 1)
        )


def term_spans(store: Store, today: date) -> tuple[TermSpan, ...]:
    """The terms of the book that have begun: unit by unit, the latest first."""
    return spans_of(store.all(ORG_UNITS), store.all(TERMS), today)


def spans_of(units: Sequence[OrgUnit], terms: Iterable[Term], today: date) -> tuple[TermSpan, ...]:
    """The same from records. A term lasts until the next one begins: who was to go stays in office until then."""
    begun = [(one.started_on, one) for one in terms if one.started_on is not None and one.started_on <= today]
    begun.sort(key=lambda pair: pair[0])
    shown = [unit for unit, _ in in_tree_order(units, today)]
    is_named = len({one.org_unit_id for _, one in begun}) > 1
    found: list[TermSpan] = []
    for unit in shown:
        own = [pair for pair in begun if pair[1].org_unit_id == unit.id]
        found += reversed([*_spans(own, unit.short_name if is_named else "", today)])
    return tuple(found)


def _spans(own: Sequence[tuple[date, Term]], unit: str, today: date) -> Iterator[TermSpan]:
    ends = [start - timedelta(days=1) for start, _ in own[1:]]
    for (start, term), end in zip_longest(own, ends):
        number = f"第{term.term_no}届" if term.term_no else f"{start.year}年起的一届"
        last = max(start, end) if end is not None else today
        yield TermSpan(f"{unit}{number}", start, last, is_over=end is not None)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
