"""介绍信 that were issued and whose receipt did not come back in time (defect 51)."""

from collections.abc import Iterator
from datetime import date

from ledger.checks.life.inspected import by_rule
from ledger.development.facts import DevelopmentFacts
from ledger.errors import Finding, Level
from ledger.kinds.development import TRANSFER_LETTERS, TransferLetter
from ledger.values.dates import add_months


def letter_findings(facts: DevelopmentFacts, as_of: date, unit_id: int | None = None) -> Iterator[Finding]:
    """The letters of a unit (None: the book) that are out without a receipt for longer than the rule leaves."""
    below = None if unit_id is None else facts.life.index.below(unit_id)
    for one in facts.letters:
        if below is None or one.from_unit_id in below:
            yield from _letter(facts, one, as_of)


def receipt_due(facts: DevelopmentFacts, one: TransferLetter) -> date | None:
    """Until when the receipt of a letter should be back; None for one that is void or has it."""
    rule = facts.rules.find("letter.receipt.months", one.issued_on) if one.issued_on else None
    if rule is None or one.issued_on is None or one.is_void or one.receipt_on is not None:
        return None
    return add_months(one.issued_on, rule.value)


def _letter(facts: DevelopmentFacts, one: TransferLetter, as_of: date) -> Iterator[Finding]:
    due = receipt_due(facts, one)
    rule = facts.rules.find("letter.receipt.months", as_of)
    if due is not None and due < as_of and rule is not None:
        name = facts.life.person_name(one.member_id)
        letter = f"{TRANSFER_LETTERS.describe(one)}介绍信{one.issued_on:%Y-%m-%d}开出"
        words = f"{name}：{letter}，超过{rule.value}个月没有收到回执。"
        yield by_rule(rule, Level.WARN, words, (TRANSFER_LETTERS.key, one.id))
