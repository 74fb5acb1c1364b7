"""组织关系介绍信: the receipt that has to come back within a month."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ledger.kinds.development import TRANSFER_LETTERS, TransferLetter
from ledger.roster.facts import RosterFacts
from ledger.rulebook import Rulebook
from ledger.todo.todo import Group, Todo, article_of, days_words, due_weight
from ledger.values.dates import add_months

RECEIPT_RULE = "letter.receipt.months"
_AHEAD = timedelta(days=10)


def letter_todos(
    letters: Iterable[TransferLetter], roster: RosterFacts, rules: Rulebook, today: date, unit_id: int | None
) -> Iterator[Todo]:
    """The letters of a unit (None: the book) and below it whose receipt is due or overdue."""
    wanted = None if unit_id is None else roster.units_below(unit_id)
    for one in letters:
        is_ours = wanted is None or one.from_unit_id in wanted
        if is_ours and not one.is_void and one.receipt_on is None and one.issued_on is not None:
            yield from _receipt(one, one.issued_on, roster, rules, today)


def _receipt(one: TransferLetter, issued_on: date, roster: RosterFacts, rules: Rulebook, today: date) -> Iterator[Todo]:
    rule = rules.find(RECEIPT_RULE, issued_on)
    on = add_months(issued_on, rule.value) if rule else None
    if rule is None or on is None or on > today + _AHEAD:
        return
    member = roster.member_by_id.get(one.member_id or 0)
    name = member.name if member else ""
    yield Todo(
        key=f"letter.receipt:{one.id}",
        group=Group.TRANSFER,
        weight=due_weight(on, today),
        on=on,
        words=f"{name}的组织关系介绍信（{TRANSFER_LETTERS.describe(one)}）没有收到回执",
        note=days_words(on, today),
        article=article_of(rule),
        record_kind=TRANSFER_LETTERS.key,
        record_id=one.id,
        unit_id=one.from_unit_id,
    )
