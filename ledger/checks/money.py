"""What waits about dues: months owed in a row, months not closed, and everything that the cash book lacks."""

from collections.abc import Iterator
from datetime import date

from ledger.cash.facts import CashFacts
from ledger.checks.cash import cash_findings
from ledger.dues.arrears import arrears_advice
from ledger.dues.closing import next_month_to_close
from ledger.errors import Finding, Level
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.values.months import Month

ORDER_OF_CLOSING = "本程序的结账顺序"


def money_findings(facts: CashFacts, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """The findings about dues and cash of a unit (None: the whole book) on a day."""
    arrears = arrears_advice(facts.dues, as_of, unit_id)
    return [*arrears, *_not_closed(facts, as_of, unit_id), *cash_findings(facts, as_of, unit_id)]


def _not_closed(facts: CashFacts, as_of: date, unit_id: int | None) -> Iterator[Finding]:
    """Branches that close months and are more than a month behind."""
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    for unit in facts.roster.units:
        if unit.level != BRANCH or (wanted is not None and unit.id not in wanted):
            continue
        month = next_month_to_close(facts.dues, unit.id)
        if month is not None and month < Month.of(as_of).plus(-1):
            sentence = f"{unit.short_name}：{month.chinese()}的党费还没有月结。"
            yield Finding("dues.closing", Level.INFO, sentence, ORDER_OF_CLOSING, ORG_UNITS.key, unit.id, month.iso)
