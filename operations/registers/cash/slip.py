"""党费上缴单: what goes up with the money, in two parts on a sheet; the amount in capitals and in figures."""

from exports.paper.document import FormRow, FormSheet
from ledger.cash.facts import CashFacts
from ledger.cash.movements import period_words
from ledger.cash.reports import PeriodReport, period_report
from ledger.errors import KnownError
from ledger.kinds.cash import REMITTANCES, Remittance
from ledger.values.money import capital_money
from operations.registers.cash.common import cash_of, pair, unit_id_of, yuan
from operations.registers.cash.remitted import remittance_listing, remittances_in
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.dues.common import DATE_LINE, chinese_day
from operations.registers.dues.slips import heading, stacked
from operations.registers.period import Span

TITLE = "党费上缴单"
_PARTS = ("第一联　上缴单位留存", "第二联　收缴单位记账")
_WIDTHS = (26, 38, 26, 34, 26, 34)
_COLUMNS = len(_WIDTHS)


def slips(given: RegisterInput) -> list[FormSheet]:
    """A sheet for each remittance of the period, for one remittance, or an empty one.

    Raises KnownError when there is none to print.
    """
    if given.options.is_blank:
        return [_sheet(given, None)]
    return [_sheet(given, one) for one in _wanted(given)]


def _wanted(given: RegisterInput) -> list[Remittance]:
    facts, record_id = cash_of(given), given.options.record_id
    if record_id is not None:
        one = facts.remittance_by_id.get(record_id)
        if one is None or one.reverses_id is not None or (REMITTANCES.key, one.id) in facts.taken_back:
            raise KnownError(f"编号为{record_id}的上缴不在账簿里，或者已经冲正，不能打印上缴单。")
        return [one]
    found = [
        one
        for one in remittances_in(given)
        if one.reverses_id is None and (REMITTANCES.key, one.id) not in facts.taken_back
    ]
    if not found:
        raise KnownError(f"{given.period.words}没有登记上缴，没有可打印的上缴单。")
    return found


def _sheet(given: RegisterInput, one: Remittance | None) -> FormSheet:
    blocks = [_block(given, part, one) for part in _PARTS]
    return FormSheet(
        title=TITLE,
        record=period_words(one) if one else "",
        column_widths=_WIDTHS,
        rows=stacked(blocks, _COLUMNS, room=12),
        has_title=False,
        text_size=10.5,
    )


def _block(given: RegisterInput, part: str, one: Remittance | None) -> list[FormRow]:
    facts = cash_of(given)
    report = _report(given, facts, one) if one else None
    figures = f"￥{yuan(one.amount)}" if one else "￥"
    return [
        heading(f"{TITLE}（{part}）", _COLUMNS),
        FormRow((*pair("上缴单位", _unit(facts, given, one), 3), *pair("上缴日期", _day(one))), 10),
        FormRow((*pair("收缴单位", _receiver(facts, one), 3), *pair("款项", one.kind if one else "")), 10),
        FormRow((*pair("所属期", _period(one), 3), *pair("上缴方式", one.method if one else "")), 10),
        FormRow(
            (
                *pair("党员数", _whole(report, "members")),
                *pair("应交人数", _whole(report, "liable")),
                *pair("应交金额", _amount(report, "due")),
            )
        ),
        FormRow(
            (
                *pair("当期实交", _amount(report, "current")),
                *pair("补交", _amount(report, "back")),
                *pair("预交", _amount(report, "ahead")),
            )
        ),
        FormRow(
            (
                *pair("自愿多交", _amount(report, "voluntary")),
                *pair("大额党费", _amount(report, "large")),
                *pair("欠交", _amount(report, "owed")),
            )
        ),
        FormRow((*pair("上缴金额（大写）", capital_money(one.amount) if one else "", 3), *pair("小写", figures)), 11),
        FormRow(
            (
                *pair("缴款凭证号", one.slip_no if one else "", 3),
                *pair("党费收据号", one.receipt_no if one else ""),
            )
        ),
        FormRow(
            (
                *pair("交款人", one.handed_by if one else ""),
                *pair("收款人", one.received_by if one else ""),
                *pair("复核", one.checked_by if one else ""),
            ),
            12,
        ),
    ]


def _report(given: RegisterInput, facts: CashFacts, one: Remittance) -> PeriodReport | None:
    """The collecting behind the remittance, when it names months of one year."""
    first, last = one.from_month, one.to_month or one.from_month
    if first is None or last is None or first.year != last.year:
        return None
    return period_report(facts, one.org_unit_id or 0, first, last, one.remitted_on or given.options.as_of)


def _unit(facts: CashFacts, given: RegisterInput, one: Remittance | None) -> str:
    unit = facts.roster.unit_by_id.get(one.org_unit_id or 0 if one else unit_id_of(given))
    return f"{unit.full_name}（盖章）" if unit else "（盖章）"


def _receiver(facts: CashFacts, one: Remittance | None) -> str:
    unit = facts.roster.unit_by_id.get(one.to_unit_id or 0) if one else None
    if unit is not None:
        return unit.full_name
    return one.to_name if one else ""


def _period(one: Remittance | None) -> str:
    return period_words(one).strip("（）") if one else "　　　　年　　月至　　月"


def _day(one: Remittance | None) -> str:
    return chinese_day(one.remitted_on) if one else DATE_LINE.strip()


def _whole(report: PeriodReport | None, name: str) -> str:
    return str(getattr(report, name)) if report else ""


def _amount(report: PeriodReport | None, name: str) -> str:
    return yuan(getattr(report, name)) if report else ""


SLIP = RegisterDefinition(
    "cash_slip",
    TITLE,
    (),
    slips,
    subject=Subject.CASH,
    span=Span.PART_OF_YEAR,
    is_by_record=True,
    listing=remittance_listing,
)
