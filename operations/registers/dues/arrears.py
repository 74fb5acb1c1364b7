"""欠交与补交名单: who owes which months, who has made up which, and when the rule asks for a word."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.paper.document import Align, Column, Fit, HeadFields, PageSetup, PageTotals, Register, Row
from ledger.dues.arrears import Arrears, arrears_list
from ledger.dues.paid import Receipt, paid_by
from ledger.dues.rules import BACK_ID, FIRST_WARNING_ID, LEAVING_ID
from ledger.fields import Form
from ledger.kinds.member import Member
from ledger.rulebook import Rule
from ledger.values.money import Money, format_money, total
from ledger.values.months import Month
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import (
    MEASURE,
    amount_column,
    as_of_words,
    day_column,
    dues_of,
    iso_day,
    months_text,
    numbered_notes,
    rank_in,
)
from operations.registers.period import Span

TITLE = "党费欠交与补交名单"
_BLANK_ROWS = 12  # a full sheet
_OWED = ("欠交",)
_OWED_AMOUNT, _MADE_UP_AMOUNT = 4, 8
_SIGNATURES = ("支部书记：", "组织委员：", "制表日期：　　　　年　　月　　日")
_RULES = (FIRST_WARNING_ID, LEAVING_ID, BACK_ID)


@dataclass(slots=True)
class _Line:
    """What a member owes on the day, and what was made up in the year."""

    member: Member
    owed: Arrears | None = None
    made_up: list[tuple[Month, Receipt]] = field(default_factory=list)

    @property
    def made_up_amount(self) -> Money:
        return total(receipt.amount for _, receipt in self.made_up)


def arrears_register(given: RegisterInput) -> Register:
    """One line for each member who owes something or has made up for something; landscape."""
    options = given.options
    lines = [] if options.is_blank else arrears_lines(given)
    rules = _rules(given)
    return Register(
        title=TITLE,
        columns=_columns(("本年补交" if options.is_blank else f"{given.period.year}年补交",)),
        rows=[_row(number, line, rules) for number, line in enumerate(lines, start=1)],
        head=HeadFields(
            left=f"党支部（盖章）：{given.unit_name}",
            centre="截至　　　　年　　月　　日" if options.is_blank else as_of_words(given),
            right=MEASURE,
        ),
        setup=PageSetup(is_landscape=True),
        page_totals=PageTotals(
            amounts={
                _OWED_AMOUNT: [line.owed.owed if line.owed else 0 for line in lines],
                _MADE_UP_AMOUNT: [line.made_up_amount for line in lines],
            },
            show=lambda amount: format_money(Money(amount)),
            label_column=1,
        ),
        blank_rows=_BLANK_ROWS if options.is_blank else 0,
        signatures=_SIGNATURES,
        footnotes=numbered_notes([f"{rule.text.rstrip('。')}（{rule.citation}）。" for rule in rules.values()]),
        text_size=9.5,
    )


def arrears_lines(given: RegisterInput) -> list[_Line]:
    """The members of the list, in the chosen order."""
    facts, options = dues_of(given), given.options
    lines: dict[int, _Line] = {}
    for owed in arrears_list(facts, options.as_of, options.unit_id):
        lines[owed.member.id] = _Line(owed.member, owed)
    for member_id, made_up in _made_up(given).items():
        line = lines.setdefault(member_id, _Line(facts.roster.member_by_id[member_id]))
        line.made_up = sorted(made_up, key=lambda one: (one[0], one[1].received_on))
    wanted = [line for line in lines.values() if options.member_id in {None, line.member.id}]
    rank = rank_in(given)
    return sorted(wanted, key=lambda line: rank(line.member))


def warning(owed: Arrears, rules: Mapping[str, Rule]) -> str:
    """What the rule asks for after so many months in a row; empty below the first limit."""
    for rule_id, words in ((LEAVING_ID, _LEAVING), (FIRST_WARNING_ID, _FIRST)):
        rule = rules.get(rule_id)
        if rule is not None and len(owed.run) >= rule.value:
            return words.format(rule.value)
    return ""


_FIRST = "连续满{}个月，请提醒并了解原因"
_LEAVING = "连续满{}个月，请按党章第九条研究"


def _made_up(given: RegisterInput) -> Mapping[int, list[tuple[Month, Receipt]]]:
    """What was received in the year, up to the day, for months that were over."""
    facts, options = dues_of(given), given.options
    wanted = facts.wanted_branches(options.unit_id)
    found: dict[int, list[tuple[Month, Receipt]]] = defaultdict(list)
    for (member_id, month), receipts in paid_by(facts, options.as_of).receipts.items():
        for receipt in receipts:
            is_here = wanted is None or receipt.branch_id in wanted
            if is_here and receipt.is_after(month) and given.period.has(receipt.received_on):
                found[member_id].append((month, receipt))
    return found


def _rules(given: RegisterInput) -> dict[str, Rule]:
    limits = dues_of(given).rules.limits
    found = {rule_id: limits.find(rule_id, given.options.as_of) for rule_id in _RULES}
    return {rule_id: rule for rule_id, rule in found.items() if rule is not None}


def _columns(made_up: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        NUMBER,
        Column(label="姓名", width=19),
        Column(label="所属月份", width=42, groups=_OWED),
        _months_column(_OWED),
        amount_column("金额", 20, _OWED),
        Column(label="连续未交", width=16, align=Align.CENTRE, fit=Fit.ONE_LINE, groups=_OWED),
        Column(label="所属月份", width=36, groups=made_up),
        _months_column(made_up),
        amount_column("金额", 20, made_up),
        day_column("最后收款", 21, made_up),
        Column(label="提示", width=52),
    )


def _months_column(groups: tuple[str, ...]) -> Column:
    return Column(label="月数", width=11, align=Align.CENTRE, fit=Fit.ONE_LINE, groups=groups, holds=Form.WHOLE)


def _row(number: int, line: _Line, rules: Mapping[str, Rule]) -> Row:
    cells = (str(number), line.member.name, *_owed_cells(line.owed), *_made_up_cells(line))
    return Row((*cells, warning(line.owed, rules) if line.owed else ""), line.member.name)


def _owed_cells(owed: Arrears | None) -> tuple[str, str, str, str]:
    if owed is None:
        return "", "", "", ""
    run = f"{len(owed.run)}个月" if owed.run else ""
    return months_text(cell.month for cell in owed.cells), str(len(owed.cells)), format_money(owed.owed), run


def _made_up_cells(line: _Line) -> tuple[str, str, str, str]:
    if not line.made_up:
        return "", "", "", ""
    months = {month for month, _ in line.made_up}
    last = max(receipt.received_on for _, receipt in line.made_up)
    return months_text(months), str(len(months)), format_money(line.made_up_amount), iso_day(last)


ARREARS = RegisterDefinition(
    "dues_arrears",
    TITLE,
    (),
    arrears_register,
    subject=Subject.DUES,
    span=Span.YEAR,
    listing=arrears_register,
)
