"""介绍信登记簿: the letters of a year and whether the receipt came back in time."""

from datetime import date

from exports.paper.document import Align, Column, Fit, PageSetup, Register, Row
from ledger.development.facts import DevelopmentFacts
from ledger.kinds.development import TransferLetter
from ledger.values.dates import add_months
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterDefinition, RegisterInput, Subject
from operations.registers.development.common import development_of
from operations.registers.development.letter_words import number_words
from operations.registers.life.common import SIGNATURES, count_column, day_column, iso_day, life_head
from operations.registers.period import Span

TITLE = "党员组织关系介绍信登记簿"
_BLANK_ROWS = 14
_WAIT = "letter.receipt.months"
_COLUMNS = (
    NUMBER,
    Column(label="编号", width=30, align=Align.CENTRE),
    Column(label="姓名", width=20),
    Column(label="由何处", width=32, fit=Fit.WRAP),
    Column(label="去何处", width=32, fit=Fit.WRAP),
    Column(label="收信党组织", width=38, fit=Fit.WRAP),
    Column(label="党费交至", width=17, align=Align.CENTRE, fit=Fit.ONE_LINE),
    count_column("有效期\n（天）", 13),
    day_column("开出日期", 21),
    day_column("回执日期", 21),
    Column(label="接收党组织", width=30, fit=Fit.WRAP),
    day_column("接收日期", 21),
    Column(label="备注", width=24, fit=Fit.WRAP),
)


def letter_register(given: RegisterInput) -> Register:
    """One row a letter, in the order of their numbers; void ones stay in their place."""
    facts = development_of(given)
    letters = [] if given.options.is_blank else letters_in(given)
    return Register(
        title=TITLE,
        columns=_COLUMNS,
        rows=[_row(facts, given.options.as_of, number, one) for number, one in enumerate(letters, start=1)],
        head=life_head(given, "" if given.options.is_blank else f"共{len(letters)}份"),
        setup=PageSetup(is_landscape=True),
        blank_rows=_BLANK_ROWS if given.options.is_blank else 0,
        signatures=SIGNATURES,
        row_height=9,
        text_size=9.5,
    )


def letters_in(given: RegisterInput) -> list[TransferLetter]:
    """The letters that the organisation and those below it have issued in the period."""
    facts = development_of(given)
    wanted = None if given.unit is None else facts.life.index.below(given.unit.id)
    found = [
        one
        for one in facts.letters
        if given.period.has(one.issued_on)
        and (one.issued_on or given.options.as_of) <= given.options.as_of
        and (wanted is None or one.from_unit_id is None or one.from_unit_id in wanted)
    ]
    return sorted(found, key=lambda one: (one.serial_year, one.serial_no, one.id))


def waiting_words(facts: DevelopmentFacts, one: TransferLetter, as_of: date) -> str:
    """What is still to come of a letter: void, 回执逾期, 待回执, or nothing."""
    if one.is_void:
        return "作废"
    if one.receipt_on is not None or one.issued_on is None:
        return ""
    rule = facts.rules.find(_WAIT, one.issued_on)
    is_over = rule is not None and add_months(one.issued_on, int(rule.value)) < as_of
    return "回执逾期" if is_over else "待回执"


def _row(facts: DevelopmentFacts, as_of: date, number: int, one: TransferLetter) -> Row:
    who = facts.roster.member_by_id.get(one.member_id or 0)
    name = who.name if who else ""
    cells = (
        str(number),
        number_words(one).replace("　", "") if one.serial_no else "",
        name,
        one.from_place,
        one.to_place,
        one.addressed_to,
        one.paid_through.register_text if one.paid_through else "",
        str(one.valid_days) if one.valid_days else "",
        iso_day(one.issued_on),
        iso_day(one.receipt_on),
        one.received_by,
        iso_day(one.received_on),
        "；".join(part for part in (waiting_words(facts, one, as_of), one.note) if part),
    )
    return Row(cells, name)


LETTER_REGISTER = RegisterDefinition(
    "letter_register",
    TITLE,
    (),
    letter_register,
    subject=Subject.DEVELOPMENT,
    span=Span.YEAR,
    listing=letter_register,
)
