"""What the page knows: the records of the dues, the year of the unit, and who owes months in a row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledger.dues.arrears import arrears_advice
from ledger.dues.explain import Explanation, explain
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import NotDue
from ledger.dues.month_due import Ground
from ledger.dues.year import Totals, YearRow, YearView, year_view
from ledger.errors import Finding
from ledger.kinds.dues import PAYMENT_ALLOCATIONS, PAYMENTS, Payment, PaymentAllocation
from ledger.roster.asof import latest_entry
from ledger.roster.entry import RosterEntry
from ledger.roster.order import sort_key
from ledger.values.months import Month, months_of_year
from operations.dues.reading import read_dues
from operations.preferences import ROSTER_ORDER, preference
from operations.tables import names_of
from storage.store import ChangeSet, Store

_PAYMENT_KINDS = frozenset({PAYMENTS.key, PAYMENT_ALLOCATIONS.key})


@dataclass(frozen=True, slots=True)
class Scope:
    """Which year of which unit is shown, and the day of today."""

    year: int
    unit_id: int | None
    today: date


class Board:
    """The year of a unit, kept up to date. After a payment only the rows of those who paid are computed again."""

    def __init__(self, store: Store, scope: Scope) -> None:
        self.scope = scope
        self.facts = read_dues(store)
        self.advice: dict[int, Finding] = {}
        self.entries: dict[int, RosterEntry] = {}
        view = year_view(self.facts, scope.year, scope.today, scope.unit_id)
        self.rows = self._in_order(store, view)

    @property
    def months(self) -> tuple[Month, ...]:
        """January to December."""
        return months_of_year(self.scope.year)

    def row_of(self, member_id: int) -> YearRow | None:
        """The row of a member; None when the member has none in the year."""
        return next((row for row in self.rows if row.member.id == member_id), None)

    def explain(self, member_id: int, month: Month) -> Explanation:
        """Why a member owes what he owes."""
        return explain(self.facts, member_id, month)

    def follow(self, store: Store, changes: ChangeSet) -> bool:
        """Take over a change that touches nothing but payments. False when everything has to be read again."""
        if not changes.kinds <= _PAYMENT_KINDS:
            return False
        before = self.facts
        self.facts = replace(
            before, payments=_payments(store, before, changes), allocations=_parts(store, before, changes)
        )
        touched = {
            one.member_id or 0 for one in (*before.payments, *self.facts.payments) if one.id in changes.ids(PAYMENTS)
        }
        return self._compute_again(touched)

    def wants_assessment(self, row: YearRow) -> bool:
        """Whether a member has no assessment of this year for a month that is owed."""
        return any(cell.due.is_provisional or cell.due.reason is NotDue.NOT_ASSESSED for cell in row.cells)

    @property
    def has_any_assessment(self) -> bool:
        """Whether anybody shown has been verified for this year."""
        year = self.scope.year
        return any(row.assessment is not None and row.assessment.year == year for row in self.rows)

    def is_month_closed(self, month: Month) -> bool:
        """Whether every branch that has a row here has closed a month."""
        branches = {row.branch_id for row in self.rows}
        return bool(branches) and all(self.facts.is_closed(branch, month) for branch in branches)

    def _in_order(self, store: Store, view: YearView) -> tuple[YearRow, ...]:
        """In the order of the roster; who is in no roster any more comes last."""
        roster, today = self.facts.roster, self.scope.today
        found = {row.member.id: latest_entry(roster, row.member, today) for row in view.rows}
        self.entries = {member_id: entry for member_id, entry in found.items() if entry is not None}
        key = sort_key(preference(store, ROSTER_ORDER), names_of(store))
        ranked = sorted(self.entries.values(), key=key)
        rank = {entry.member.id: number for number, entry in enumerate(ranked)}
        return tuple(sorted(view.rows, key=lambda row: rank.get(row.member.id, len(rank))))

    def _compute_again(self, touched: set[int]) -> bool:
        narrow, scope = narrowed(self.facts, touched), self.scope
        new = {row.member.id: row for row in year_view(narrow, scope.year, scope.today, scope.unit_id).rows}
        if new.keys() != touched & {row.member.id for row in self.rows}:
            return False  # a row comes or goes
        self.rows = tuple(new.get(row.member.id, row) for row in self.rows)
        kept = {member_id: one for member_id, one in self.advice.items() if member_id not in touched}
        fresh = {one.record_id: one for one in arrears_advice(narrow, scope.today, scope.unit_id)}
        self.advice = {**kept, **fresh}
        return True


def narrowed(facts: DuesFacts, members: set[int]) -> DuesFacts:
    """The facts with only these members, their payments and dues: the same answers about them, found at once."""
    payments = tuple(one for one in facts.payments if one.member_id in members)
    ids = {one.id for one in payments}
    return replace(
        facts,
        roster=replace(facts.roster, members=tuple(one for one in facts.roster.members if one.id in members)),
        payments=payments,
        allocations=tuple(one for one in facts.allocations if one.payment_id in ids),
        assessments=tuple(one for one in facts.assessments if one.member_id in members),
        closed_dues=tuple(one for one in facts.closed_dues if one.member_id in members),
    )


def column_totals(rows: Iterable[YearRow]) -> tuple[Totals, ...]:
    """The sums of each month of some rows."""
    shown = list(rows)
    return tuple(Totals.of(row.cells[place] for row in shown) for place in range(12))


def is_collectable(row: YearRow, place: int) -> bool:
    """Whether something is still to be paid for a month, fallen due or not."""
    cell = row.cells[place]
    return cell.due.ground in (Ground.ORDINARY, Ground.REDUCED) and cell.paid < cell.due.amount


def _payments(store: Store, facts: DuesFacts, changes: ChangeSet) -> tuple[Payment, ...]:
    touched = changes.ids(PAYMENTS)
    removed = changes.removed.get(PAYMENTS.key, frozenset())
    kept = tuple(one for one in facts.payments if one.id not in touched)
    return (*kept, *(store.get(PAYMENTS, one) for one in sorted(touched - removed)))


def _parts(store: Store, facts: DuesFacts, changes: ChangeSet) -> tuple[PaymentAllocation, ...]:
    touched = changes.ids(PAYMENT_ALLOCATIONS)
    removed = changes.removed.get(PAYMENT_ALLOCATIONS.key, frozenset())
    kept = tuple(one for one in facts.allocations if one.id not in touched)
    return (*kept, *(store.get(PAYMENT_ALLOCATIONS, one) for one in sorted(touched - removed)))
