"""What is to be handed up: the dues received (收付实现制) less what has gone up, 大额党费 apart and always whole.

下拨, 返还 and interest are not dues received: they never enter the base, else a ratio would be taken twice
(中组发〔2008〕3号 article 21).
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ledger.cash.facts import CashFacts
from ledger.cash.movements import Flow, movements
from ledger.codes.cash import DUES_FUND
from ledger.dues.settings import Schedule
from ledger.values.money import Money, total
from ledger.values.months import Month

_MONTHS = {Schedule.MONTHLY: 1, Schedule.QUARTERLY: 3, Schedule.HALF_YEARLY: 6, Schedule.YEARLY: 12}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to hand up now: the months that it is for, and how much."""

    first: Month
    last: Month
    amount: Money


@dataclass(frozen=True, slots=True)
class HandingUp:
    """What an organisation has received up to a day and what of it has gone up.

    Attributes:
        received: dues of members and of organisations below, without 大额党费.
        asked: the share of it that goes up.
        remitted: what has gone up of it.
        large_received, large_remitted: the same for 大额党费.
    """

    received: Money
    asked: Money
    remitted: Money
    large_received: Money
    large_remitted: Money

    @property
    def left(self) -> Money:
        """What is still to go up; negative when too much has."""
        return Money(self.asked - self.remitted)

    @property
    def large_left(self) -> Money:
        """大额党费 that is still to go up."""
        return Money(self.large_received - self.large_remitted)


def handing_up(facts: CashFacts, unit_id: int, until: date) -> HandingUp:
    """The account between an organisation and the one above it at the end of a day, since the book began."""
    found = [one for one in movements(facts, unit_id, DUES_FUND) if one.on <= until]

    def sum_of(*flows: Flow) -> Money:
        return total(one.amount for one in found if one.flow in flows)

    received = sum_of(Flow.DUES, Flow.FROM_BELOW)
    return HandingUp(
        received=received,
        asked=share_of(received, facts.dues.settings.remit_ratio),
        remitted=sum_of(Flow.HANDED_UP),
        large_received=sum_of(Flow.LARGE, Flow.FROM_BELOW_LARGE),
        large_remitted=sum_of(Flow.HANDED_UP_LARGE),
    )


def share_of(amount: Money, per_cent: int) -> Money:
    """A whole per cent of an amount, rounded half up to the 分."""
    return Money(int((Decimal(amount) * per_cent / 100).to_integral_value(ROUND_HALF_UP)))


def period_to_hand_up(facts: CashFacts, on: date) -> tuple[Month, Month]:
    """The last period of the schedule that has ended by a day: the quarter before, the month before …"""
    length = _MONTHS[facts.dues.settings.remit_schedule]
    month = Month.of(on)
    begun = Month(month.year, (month.number - 1) // length * length + 1)
    return begun.plus(-length), begun.plus(-1)


def proposal(facts: CashFacts, unit_id: int, on: date) -> Proposal:
    """What was received up to the end of the last period and has not gone up; else what the running one has so far."""
    first, last = period_to_hand_up(facts, on)
    account = handing_up(facts, unit_id, on)
    asked = handing_up(facts, unit_id, last.last_day).asked
    if asked > account.remitted:
        return Proposal(first, last, Money(asked - account.remitted))
    return Proposal(last.plus(1), Month.of(on), account.left)
