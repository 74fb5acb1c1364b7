"""The list that compares a year's 核定 with the year before: old due, new due, what changed and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.codes.dues import COUNTED, DEDUCTED
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import liability_of
from ledger.kinds.dues import Assessment
from ledger.kinds.member import Member
from ledger.values.money import ZERO, Money, format_money
from ledger.values.months import Month

_NONE = "无"
_Amounts = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A member whose due is another than in the last month of the year before.

    Attributes:
        before, after: the dues; ZERO where there is no assessment.
        old, new: the assessments behind them.
        words: what changed: kind, items, base, rate, ceiling, each old and new.
    """

    member: Member
    before: Money
    after: Money
    old: Assessment | None
    new: Assessment | None
    words: str

    @property
    def name(self) -> str:
        """The member's name."""
        return self.member.name

    @property
    def step(self) -> Money:
        """How much more, less when negative."""
        return Money(self.after - self.before)


def differences(facts: DuesFacts, year: int, unit_id: int | None = None) -> list[Difference]:
    """Who pays another amount than in the last month of the year before, in the order of entry.

    A member who owes the unit nothing at the beginning of the verification is left out.
    """
    wanted = facts.wanted_branches(unit_id)
    month = Month(year, facts.settings.effective_month)
    found = []
    for member in facts.roster.members:
        owner = liability_of(facts, member).owner(month)
        if owner is not None and (wanted is None or owner in wanted):
            one = difference(facts, member, month)
            if one.before != one.after:
                found.append(one)
    return found


def difference(facts: DuesFacts, member: Member, month: Month) -> Difference:
    """The dues of a member in a month and in the December before it."""
    new, old = facts.segment_at(member.id, month), facts.segment_at(member.id, Month(month.year - 1, 12))
    words = "；".join(_changes(facts, old, new))
    return Difference(member, old.due if old else ZERO, new.due if new else ZERO, old, new, words)


def _changes(facts: DuesFacts, old: Assessment | None, new: Assessment | None) -> Iterator[str]:
    if old is None or new is None:
        yield "上年没有核定" if old is None else "本年没有核定"
        return
    yield from _pairs(
        (
            ("人员类型", old.person_kind, new.person_kind),
            ("核定方法", old.method, new.method),
        )
    )
    if old.person_kind == new.person_kind:  # the items of another kind are other ones by nature
        yield from _item_changes(_amounts(facts, old), _amounts(facts, new))
    yield from _pairs(
        (
            ("计算基数", _money(old.base), _money(new.base)),
            ("比例", old.rate or _NONE, new.rate or _NONE),
            ("上限", old.ceiling or _NONE, new.ceiling or _NONE),
            ("规定版本", _day(old), _day(new)),
        )
    )


def _item_changes(old: _Amounts, new: _Amounts) -> Iterator[str]:
    for key in dict.fromkeys((*new, *old)):
        treatment, item = key
        before, after = Money(old.get(key, 0)), Money(new.get(key, 0))
        if before == after:
            continue
        if key not in old:
            yield f"新增{treatment}{item}{format_money(after)}"
        elif key not in new:
            yield f"不再{treatment}{item}（上年{format_money(before)}）"
        else:
            yield f"{treatment}{item}{format_money(before)}→{format_money(after)}"


def _amounts(facts: DuesFacts, one: Assessment) -> _Amounts:
    """What counts and what is taken off, by treatment and item."""
    found: dict[tuple[str, str], int] = {}
    for item in facts.items_of.get(one.id, ()):
        if item.treatment in {COUNTED, DEDUCTED}:
            key = item.treatment, item.item
            found[key] = found.get(key, 0) + item.amount
    return found


def _pairs(pairs: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    return (f"{label}{old}→{new}" for label, old, new in pairs if old != new)


def _money(amount: Money) -> str:
    return format_money(amount) if amount else _NONE


def _day(one: Assessment) -> str:
    return f"{one.rule_from.year}年" if one.rule_from else _NONE
