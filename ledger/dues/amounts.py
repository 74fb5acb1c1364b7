"""The dues of many months of a member at once, as bare numbers: for sums and for finding who owes anything.

Segments, stays and closings are painted over the months as whole stretches instead of asking ``due_in`` month by month,
which answers more (ground, reason, branch) and takes some forty times longer.
"""

from collections.abc import Iterable, Mapping

from ledger.dues.facts import DuesFacts
from ledger.dues.liability import Liability, liability_of
from ledger.dues.month_due import due_in
from ledger.kinds.member import Member
from ledger.values.months import Month

Stretch = tuple[int, int]
"""First and last month as numbers from ``month_number``, both included."""


def month_number(month: Month) -> int:
    """Months counted through, so that the next month is one more."""
    return month.year * 12 + month.number


def due_amounts(facts: DuesFacts, member: Member, first: Month, last: Month) -> list[int]:
    """What a member owes for each month from ``first`` to ``last``, in 分; the same as ``due_of(...).amount``."""
    liability = liability_of(facts, member)
    if _is_special(facts, member.id):
        return [due_in(facts, member.id, liability, month).amount for month in first.through(last)]
    start, end = month_number(first), month_number(last)
    verified = _Months(start, end)
    for segment in facts.assessments_of.get(member.id, ()):
        if segment.from_month is not None:
            until = end if segment.to_month is None else month_number(segment.to_month)
            verified.paint(month_number(segment.from_month), until, segment.due)
    owed = _Months(start, end)
    for low, high in _stretches(liability):
        owed.copy(verified, low, high)
    for stopped, until_month in liability.stops:
        owed.paint(month_number(stopped), month_number(until_month), 0)
    for span in liability.spans:
        for low, high in facts.closed_stretches.get(span.branch_id, ()):
            owed.paint(max(low, month_number(span.first)), min(high, month_number(span.last)), 0)
    owed.fill(facts.closed_amounts_of.get(member.id, {}))
    return owed.amounts


def owes_anything(dues: Iterable[int], first: Month, paid: Mapping[int, int]) -> bool:
    """Whether for any month less was paid than owed. ``paid`` is by ``month_number``."""
    return any(due > paid.get(number, 0) for number, due in enumerate(dues, start=month_number(first)))


class _Months:
    """A row of amounts from one month to another; what is outside is ignored."""

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.amounts = [0] * (end - start + 1)

    def paint(self, low: int, high: int, amount: int) -> None:
        """One amount for a stretch."""
        begin, stop = self._places(low, high)
        if begin < stop:
            self.amounts[begin:stop] = [amount] * (stop - begin)

    def copy(self, other: "_Months", low: int, high: int) -> None:
        """The amounts of another row for a stretch."""
        begin, stop = self._places(low, high)
        if begin < stop:
            self.amounts[begin:stop] = other.amounts[begin:stop]

    def fill(self, amounts: Mapping[int, int]) -> None:
        """Single months."""
        for number, amount in amounts.items():
            if 0 <= number - self.start < len(self.amounts):
                self.amounts[number - self.start] = amount

    def _places(self, low: int, high: int) -> tuple[int, int]:
        return max(low - self.start, 0), min(high - self.start + 1, len(self.amounts))


def _is_special(facts: DuesFacts, member_id: int) -> bool:
    """Approvals, circumstances and corrections concern few members, and each month of theirs in its own way."""
    given = (facts.exemptions_of, facts.circumstances_of, facts.corrected_members)
    return any(member_id in members for members in given)


def _stretches(liability: Liability) -> list[Stretch]:
    least = month_number(liability.first_due)
    return [(max(month_number(span.first), least), month_number(span.last)) for span in liability.spans]
