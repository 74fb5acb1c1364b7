"""Everything that the book knows about dues, indexed once for many questions. Plain values for a worker thread."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ledger.dues.rules import DuesRules
from ledger.dues.settings import DuesSettings
from ledger.kinds.dues import (
    Assessment,
    AssessmentItem,
    Circumstance,
    ClosedDue,
    DueCorrection,
    DuesClosing,
    Exemption,
    Payment,
    PaymentAllocation,
)
from ledger.roster.facts import RosterFacts, by_member
from ledger.values.money import ZERO, Money
from ledger.values.months import Month

MemberMonth = tuple[int, Month]
_FIRST_MONTH = Month(1, 1)


@dataclass(frozen=True)
class DuesFacts:
    """The records of the dues together with the roster, the rules and the settings of the book."""

    roster: RosterFacts
    rules: DuesRules
    settings: DuesSettings = field(default_factory=DuesSettings)
    assessments: tuple[Assessment, ...] = ()
    items: tuple[AssessmentItem, ...] = ()
    payments: tuple[Payment, ...] = ()
    allocations: tuple[PaymentAllocation, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    closings: tuple[DuesClosing, ...] = ()
    closed_dues: tuple[ClosedDue, ...] = ()
    corrections: tuple[DueCorrection, ...] = ()

    @cached_property
    def assessments_of(self) -> Mapping[int, tuple[Assessment, ...]]:
        """Segments by member, the earliest first; of two from the same month the later entered comes last."""
        found = by_member(self.assessments)
        return {member: tuple(sorted(segments, key=_segment_order)) for member, segments in found.items()}

    @cached_property
    def assessment_by_id(self) -> Mapping[int, Assessment]:
        """Segments by id."""
        return {one.id: one for one in self.assessments}

    @cached_property
    def items_of(self) -> Mapping[int, tuple[AssessmentItem, ...]]:
        """Pay items by assessment id, in their order."""
        found: dict[int, list[AssessmentItem]] = defaultdict(list)
        for item in self.items:
            found[item.assessment_id or 0].append(item)
        return {key: tuple(sorted(items, key=lambda one: one.order_no)) for key, items in found.items()}

    @cached_property
    def exemptions_of(self) -> Mapping[int, tuple[Exemption, ...]]:
        """Exemptions by member."""
        return by_member(self.exemptions)

    @cached_property
    def circumstances_of(self) -> Mapping[int, tuple[Circumstance, ...]]:
        """Circumstances by member."""
        return by_member(self.circumstances)

    @cached_property
    def payment_by_id(self) -> Mapping[int, Payment]:
        """Payments by id."""
        return {payment.id: payment for payment in self.payments}

    @cached_property
    def payments_of(self) -> Mapping[int, tuple[Payment, ...]]:
        """Payments by member."""
        return by_member(self.payments)

    @cached_property
    def allocations_of(self) -> Mapping[int, tuple[PaymentAllocation, ...]]:
        """Parts of payments by payment id."""
        found: dict[int, list[PaymentAllocation]] = defaultdict(list)
        for part in self.allocations:
            found[part.payment_id or 0].append(part)
        return {key: tuple(parts) for key, parts in found.items()}

    @cached_property
    def closed_months(self) -> Mapping[int, frozenset[Month]]:
        """The closed months of each branch."""
        found: dict[int, set[Month]] = defaultdict(set)
        for closing in self.closings:
            if closing.month is not None and not closing.is_year:
                found[closing.branch_id or 0].add(closing.month)
        return {branch: frozenset(months) for branch, months in found.items()}

    @cached_property
    def closed_due_at(self) -> Mapping[MemberMonth, ClosedDue]:
        """What was owed when the month was closed."""
        return {(one.member_id or 0, one.month): one for one in self.closed_dues if one.month is not None}

    @cached_property
    def correction_at(self) -> Mapping[MemberMonth, Money]:
        """The sum of the corrections of a member and month."""
        found: dict[MemberMonth, Money] = {}
        for one in self.corrections:
            if one.month is not None:
                place = (one.member_id or 0, one.month)
                found[place] = Money(found.get(place, ZERO) + one.amount)
        return found

    @cached_property
    def corrected_members(self) -> frozenset[int]:
        """Members with a correction of any month."""
        return frozenset(one.member_id or 0 for one in self.corrections)

    @cached_property
    def closed_stretches(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """The closed months of each branch as rows without a gap: first and last, counted through."""
        found: dict[int, tuple[tuple[int, int], ...]] = {}
        for branch, months in self.closed_months.items():
            rows: list[tuple[int, int]] = []
            for number in sorted(month.year * 12 + month.number for month in months):
                if rows and rows[-1][1] == number - 1:
                    rows[-1] = (rows[-1][0], number)
                else:
                    rows.append((number, number))
            found[branch] = tuple(rows)
        return found

    @cached_property
    def closed_amounts_of(self) -> Mapping[int, Mapping[int, int]]:
        """What was owed in closed months, by member and month counted through."""
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for one in self.closed_dues:
            if one.month is not None:
                found[one.member_id or 0][one.month.year * 12 + one.month.number] = one.due
        return found

    @cached_property
    def branch_of_closing(self) -> Mapping[int, int]:
        """The branch of a closing, by its id."""
        return {closing.id: closing.branch_id or 0 for closing in self.closings}

    def only(self, member_id: int) -> "DuesFacts":
        """The dues of one member within the whole roster: the same answers about him, found at once."""
        payments = self.payments_of.get(member_id, ())
        return replace(
            self,
            assessments=self.assessments_of.get(member_id, ()),
            items=(),
            payments=payments,
            allocations=tuple(part for one in payments for part in self.allocations_of.get(one.id, ())),
            exemptions=self.exemptions_of.get(member_id, ()),
            circumstances=self.circumstances_of.get(member_id, ()),
            closed_dues=self._closed_of.get(member_id, ()),
            corrections=tuple(one for one in self.corrections if one.member_id == member_id),
        )

    @cached_property
    def _closed_of(self) -> Mapping[int, tuple[ClosedDue, ...]]:
        return by_member(self.closed_dues)

    def segment_at(self, member_id: int, month: Month) -> Assessment | None:
        """The assessment that holds for a month: the last begun one that has not ended."""
        found = None
        for one in self.assessments_of.get(member_id, ()):
            if one.from_month is None or one.from_month > month:
                break
            if one.to_month is None or month <= one.to_month:
                found = one
        return found

    def is_closed(self, branch_id: int, month: Month) -> bool:
        """Whether a branch has closed a month."""
        return month in self.closed_months.get(branch_id, ())

    def unit_names(self) -> frozenset[str]:
        """Full and short names of the organisations of the book."""
        return frozenset(name for unit in self.roster.units for name in (unit.full_name, unit.short_name))

    def wanted_branches(self, unit_id: int | None) -> frozenset[int] | None:
        """The unit and all below it; None for the whole book."""
        return None if unit_id is None else self.roster.units_below(unit_id)


def last_by_start(records: Iterable[Circumstance], month: Month) -> Circumstance | None:
    """The circumstance that holds for a month, the latest begun when there are several."""
    found = [
        one
        for one in records
        if one.from_month is not None and one.from_month <= month and (one.to_month is None or month <= one.to_month)
    ]
    return max(found, key=lambda one: (one.from_month or _FIRST_MONTH, one.id), default=None)


def _segment_order(one: Assessment) -> tuple[Month, int]:
    return one.from_month or _FIRST_MONTH, one.id
