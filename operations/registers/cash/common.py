"""What the registers of the cash book share."""

from exports.paper.document import FormCell, HeadFields, label
from ledger.cash.facts import CashFacts
from ledger.values.money import Money, format_money
from ledger.values.months import Month
from operations.registers.definition import RegisterInput
from operations.registers.dues.common import MEASURE, year_head

KEEPERS = ("负责人：", "会计：", "出纳：", "　　　　年　　月　　日")


def cash_of(given: RegisterInput) -> CashFacts:
    """The facts about the cash book. Raises RuntimeError when the input was read for another subject."""
    if given.cash is None:
        raise RuntimeError("the cash book was not read")
    return given.cash


def unit_id_of(given: RegisterInput) -> int:
    """The organisation whose book it is: the chosen one, else the top of the book; 0 in an empty book."""
    return given.unit.id if given.unit else 0


def months_of(given: RegisterInput) -> tuple[Month, Month]:
    """First and last month of the period."""
    return Month(given.period.year, given.period.first), Month(given.period.year, given.period.last)


def cash_head(given: RegisterInput, right: str = MEASURE) -> HeadFields:
    """Organisation, period, measure: a 党总支 keeps a book as well as a branch."""
    return year_head(given, right)._replace(left=f"党组织（盖章）：{given.unit_name}")


def pair(caption: str, text: str, columns: int = 1) -> tuple[FormCell, FormCell]:
    """A box with its caption."""
    return label(caption), FormCell(text=text, columns=columns, name=caption)


def yuan(amount: Money) -> str:
    """``1,234.50``."""
    return format_money(amount)
