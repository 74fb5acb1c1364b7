"""The year of a branch or of the whole book: members by twelve months, with totals to the 分."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.dues.cells import UNSETTLED, Cell, cell_of
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import Liability, NotDue, liability_of
from ledger.dues.month_due import Ground, MonthDue, due_in
from ledger.dues.paid import Paid, paid_by
from ledger.kinds.dues import Assessment
from ledger.kinds.member import Member
from ledger.values.money import ZERO, Money
from ledger.values.months import Month, months_of_year


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of some cells."""

    due: Money = ZERO
    paid: Money = ZERO
    owed: Money = ZERO
    owed_months: int = 0

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "Totals":
        """Add cells up."""
        due = paid = owed = months = 0
        for cell in cells:
            due += cell.due.amount
            paid += cell.paid
            owed += cell.owed
            months += bool(cell.owed)
        return cls(Money(due), Money(paid), Money(owed), months)


@dataclass(frozen=True, slots=True)
class YearRow:
    """One member's year.

    Attributes:
        branch_id: the branch of the last month that is collected here.
        cells: January to December.
        assessment: the segment of the last month with a due, for base and rate.
        voluntary, large: received in the year beside the monthly dues.
    """

    member: Member
    branch_id: int
    cells: tuple[Cell, ...]
    totals: Totals
    assessment: Assessment | None
    voluntary: Money
    large: Money


@dataclass(frozen=True, slots=True)
class YearView:
    """The grid of a year as of a day; ``by_month`` are the totals of each column."""

    year: int
    as_of: date
    rows: tuple[YearRow, ...]
    by_month: tuple[Totals, ...]
    totals: Totals

    def unsettled(self) -> list[tuple[YearRow, Cell]]:
        """What is still to be collected, row by row."""
        return [(row, cell) for row in self.rows for cell in row.cells if cell.state in UNSETTLED]


def year_view(facts: DuesFacts, year: int, as_of: date, unit_id: int | None = None) -> YearView:
    """Due, paid and state of every member and month.

    ``unit_id`` narrows to a branch or 党总支: a month counts where the member belongs in it, so that the branches
    together make the whole. Members without any due, payment or missing assessment in the year are left out.
    """
    wanted = facts.wanted_branches(unit_id)
    paid = paid_by(facts, as_of)
    months = months_of_year(year)
    rows = [row for member in facts.roster.members if (row := _row(facts, paid, member, months, as_of, wanted))]
    columns = tuple(Totals.of(row.cells[place] for row in rows) for place in range(len(months)))
    return YearView(year, as_of, tuple(rows), columns, Totals.of(cell for row in rows for cell in row.cells))


def cells_of(facts: DuesFacts, paid: Paid, member: Member, months: Iterable[Month], as_of: date) -> tuple[Cell, ...]:
    """The cells of some months of a member, whatever the branch."""
    liability = liability_of(facts, member)
    return tuple(_cell(facts, paid, (member.id, liability), month, as_of, None) for month in months)


def _row(
    facts: DuesFacts,
    paid: Paid,
    member: Member,
    months: Sequence[Month],
    as_of: date,
    wanted: frozenset[int] | None,
) -> YearRow | None:
    liability = liability_of(facts, member)
    if not liability.spans:
        return None
    cells = tuple(_cell(facts, paid, (member.id, liability), month, as_of, wanted) for month in months)
    year = months[0].year
    voluntary = paid.voluntary.get((member.id, year), ZERO)
    large = paid.large.get((member.id, year), ZERO)
    if not _is_worth_a_row(cells) and not (wanted is None and (voluntary or large)):
        return None
    assessed = [cell.due.assessment for cell in cells if cell.due.assessment is not None]
    branch_id = _branch_of(cells, liability, months[-1], wanted)
    return YearRow(member, branch_id, cells, Totals.of(cells), assessed[-1] if assessed else None, voluntary, large)


def _cell(
    facts: DuesFacts,
    paid: Paid,
    whose: tuple[int, Liability],
    month: Month,
    as_of: date,
    wanted: frozenset[int] | None,
) -> Cell:
    member_id, liability = whose
    due = due_in(facts, member_id, liability, month)
    receipts = paid.receipts.get((member_id, month), ())
    if wanted is not None and due.branch_id not in wanted:
        receipts = () if due.branch_id is not None else tuple(one for one in receipts if one.branch_id in wanted)
        due = _elsewhere(due, liability, wanted)
    return cell_of(due, receipts, as_of, facts.settings.due_day)


def _elsewhere(due: MonthDue, liability: Liability, wanted: frozenset[int]) -> MonthDue:
    """The month as a branch sees it that does not collect it."""
    if due.branch_id is None:
        return due
    is_later = any(span.branch_id in wanted and span.first > due.month for span in liability.spans)
    is_gone = any(span.branch_id in wanted and span.last < due.month for span in liability.spans)
    reason = NotDue.NOT_YET_HERE if is_later and not is_gone else NotDue.TRANSFERRED
    return MonthDue(month=due.month, amount=ZERO, ground=Ground.NOT_DUE, branch_id=due.branch_id, reason=reason)


def _is_worth_a_row(cells: Iterable[Cell]) -> bool:
    """Something is owed or paid here, or a member of ours waits for an assessment."""
    return any(cell.due.ground is not Ground.NOT_DUE or cell.paid or cell.due.reason in _OURS for cell in cells)


_OURS = frozenset({NotDue.NOT_ASSESSED, NotDue.PAID_ELSEWHERE, NotDue.BY_HAND, NotDue.NOT_IN_CLOSING})


def _branch_of(cells: Iterable[Cell], liability: Liability, last: Month, wanted: frozenset[int] | None) -> int:
    here = [
        cell.due.branch_id
        for cell in cells
        if cell.due.branch_id is not None and (wanted is None or cell.due.branch_id in wanted)
    ]
    return here[-1] if here else liability.nearest_branch(last) or 0
