"""What the registers about figures share."""

from datetime import date

from exports.paper.document import Align, Column, Fit, HeadFields
from ledger.fields import Form
from ledger.figures.evaluate import Asked
from operations.figures.reading import FigureInput
from operations.registers.definition import RegisterInput
from operations.registers.life.common import chinese_day

SIGNATURES = ("填报人：", "审核人：", "填报日期：　　　　年　　月　　日")


def figures_of(given: RegisterInput) -> FigureInput:
    """The figures of the book. Raises RuntimeError when the input was read for another subject."""
    if given.figures is None:
        raise RuntimeError("figures were not read")
    return given.figures


def asked_of(given: RegisterInput) -> Asked:
    """The year and organisation of the register."""
    return Asked(given.period.year, given.options.as_of, given.unit.id if given.unit else None)


def figures_head(given: RegisterInput, right: str = "") -> HeadFields:
    """Organisation, and the day up to which was counted; blanks on an empty form."""
    if given.options.is_blank:
        return HeadFields(left=f"党组织（盖章）：{given.unit_name}", centre="　　　　年度", right=right)
    last = min(given.options.as_of, date(given.period.year, 12, 31))
    words = f"{given.period.year}年度　截至{chinese_day(last)}"
    return HeadFields(left=f"党组织（盖章）：{given.unit_name}", centre=words, right=right)


def number_column(caption: str, width: float) -> Column:
    """A column of values, at the right."""
    return Column(label=caption, width=width, align=Align.RIGHT, fit=Fit.ONE_LINE, holds=Form.TEXT)
