"""From a row of a pay sheet, or of our own list, to a 核定 that can be assessed: kind, method, items, reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ledger.codes.dues import (
    ABOVE_CEILING,
    BY_ITEMS,
    COUNTED,
    DUES_KIND,
    FIRST,
    FIXED,
    FIXED_KINDS,
    FROM_GROSS,
    KIND_CHANGED,
    RATIO_OF_TOTAL,
    RE_VERIFIED,
    RETIRED,
    TOTALS,
    TYPED_BASE,
    TYPED_DUE,
    YEARLY,
)
from ledger.dues.assessing import Asked, PayItem
from ledger.dues.facts import DuesFacts
from ledger.dues.proposals import proposed_kind, proposed_method
from ledger.dues.rules import DuesRules
from ledger.intake.assessments import ITEM, USES, set_aside
from ledger.intake.reading import Value
from ledger.kinds.dues import Assessment, AssessmentItem
from ledger.kinds.member import Member
from ledger.values.money import ZERO, Money
from ledger.values.months import Month

_TREATMENTS = {use.prefix: use.prefix.removesuffix(":") for use in USES}
_TOLD_BY_ROSTER = frozenset(DUES_KIND.labels[place] for place in (0, 1, 2, 3, 7, 8, 9, 10))
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PayRow:
    """A row whose member and month are known."""

    member: Member
    month: Month
    values: Values

    def money(self, key: str) -> Money:
        """An amount of the row, ZERO when it is not there."""
        found = self.values.get(key)
        return Money(found) if isinstance(found, int) else ZERO

    def text(self, key: str) -> str:
        """A text of the row."""
        return str(self.values.get(key) or "")


def kind_of(facts: DuesFacts, row: PayRow) -> str:
    """The person kind: as the row says, as the roster says, as it was last; empty when nobody says.

    A kind that the roster cannot tell apart, as 编外聘用人员, stays what it was until the member retires.
    """
    if said := row.text("person_kind"):
        return said
    last = facts.segment_at(row.member.id, row.month)
    by_roster = proposed_kind(facts, row.member.id, row.month)
    was = last.person_kind if last else ""
    is_kept = bool(was) and was not in _TOLD_BY_ROSTER and by_roster != RETIRED
    return was if is_kept or not by_roster else by_roster


def asked_of(facts: DuesFacts, row: PayRow, kind: str) -> Asked:
    """What the row asks to be assessed."""
    items = tuple(_pay_items(facts.rules, row, kind))
    method = row.text("method") or _method(facts, row, kind, items)
    last = facts.segment_at(row.member.id, row.month)
    ratio = row.text("ratio") or (last.ratio if last else "") or f"{facts.settings.retiree_ratio}%"
    is_above = row.text("ceiling") == ABOVE_CEILING if "ceiling" in row.values else _was_above(last)
    return Asked(
        person_kind=kind,
        month=row.month,
        method=method,
        items=() if method in {TYPED_BASE, TYPED_DUE, FIXED} else items,
        base=row.money("base") if method == TYPED_BASE else ZERO,
        due=row.money("due") if method in {TYPED_DUE, FIXED} else ZERO,
        ratio=ratio if method == RATIO_OF_TOTAL else "",
        is_above_ceiling=is_above,
    )


def reason_of(facts: DuesFacts, row: PayRow, kind: str) -> str:
    """Why the member is verified: as the row says, else what follows from the segment before."""
    if said := row.text("reason"):
        return said
    earlier = [one for one in facts.assessments_of.get(row.member.id, ()) if one.from_month != row.month]
    before = [one for one in earlier if one.from_month is not None and one.from_month < row.month]
    if not before:
        return FIRST
    if row.month.number == facts.settings.effective_month:
        return YEARLY
    return KIND_CHANGED if before[-1].person_kind != kind else RE_VERIFIED


def _was_above(last: Assessment | None) -> bool:
    return last is not None and last.ceiling == ABOVE_CEILING


def _method(facts: DuesFacts, row: PayRow, kind: str, items: tuple[PayItem, ...]) -> str:
    """The usual one, unless the row holds only a total, a base or a due."""
    if kind in FIXED_KINDS:
        return FIXED
    if not items:
        return TYPED_BASE if row.money("base") else TYPED_DUE
    usual = proposed_method(facts.settings, kind)
    labels = {one.item: _label(facts.rules, one, kind, row.month) for one in items}
    counted = [one for one in items if _treatment(facts.rules, one, kind, row.month) == COUNTED]
    has_total = any(labels[one.item] in TOTALS for one in counted)
    has_parts = any(labels[one.item] not in TOTALS for one in counted)
    if kind == RETIRED:
        return BY_ITEMS if has_parts and not has_total else RATIO_OF_TOTAL if has_total and not has_parts else usual
    return FROM_GROSS if has_total and not has_parts else usual


def _pay_items(rules: DuesRules, row: PayRow, kind: str) -> Iterator[PayItem]:
    for key, value in row.values.items():
        if not isinstance(value, int) or isinstance(value, bool) or not value:
            continue
        if key.startswith(ITEM):
            yield PayItem(key.removeprefix(ITEM), Money(value))
            continue
        prefix = next((one for one in _TREATMENTS if key.startswith(one)), "")
        if prefix:
            yield _chosen_item(rules, row, kind, (key.removeprefix(prefix), _TREATMENTS[prefix], Money(value)))


def _chosen_item(rules: DuesRules, row: PayRow, kind: str, said: tuple[str, str, Money]) -> PayItem:
    """An item that the user has decided about; a reason is needed only where the rules say otherwise."""
    name, treatment, amount = said
    name = name.rpartition("/")[2].partition("#")[0]
    rule = rules.item(kind, name, row.month)
    is_usual = rule is not None and rule.treatment == treatment
    return PayItem(name, amount, treatment, "" if is_usual else f"导入时选定“{name}”{treatment}")


def _label(rules: DuesRules, item: PayItem, kind: str, month: Month) -> str:
    rule = rules.item(kind, item.item, month)
    return rule.label if rule else item.item


def _treatment(rules: DuesRules, item: PayItem, kind: str, month: Month) -> str:
    rule = rules.item(kind, item.item, month)
    return item.treatment or (rule.treatment if rule else "")


def values_of(rules: DuesRules, assessment: Assessment, items: tuple[AssessmentItem, ...]) -> dict[str, Value]:
    """A kept assessment in the fields of the target, without the person."""
    kind, month = assessment.person_kind, assessment.from_month
    sums: dict[str, int] = {}
    for one in items:
        rule = rules.item(kind, one.item, month) if month else None
        is_usual = (
            rule is not None and rule.treatment == one.treatment and rule.label == one.item and not set_aside(one.item)
        )
        key = f"{ITEM if is_usual else one.treatment + ':'}{one.item}"
        sums[key] = sums.get(key, 0) + one.amount
    said: dict[str, Value] = {
        "person_kind": kind,
        "from_month": month,
        "to_month": assessment.to_month,
        "base": int(assessment.base) or None,
        "rate": assessment.rate,
        "due": int(assessment.due),
        "ceiling": assessment.ceiling,
        "method": assessment.method,
        "ratio": assessment.ratio,
        "reason": assessment.reason,
        "verified_by": assessment.verified_by,
        "verified_on": assessment.verified_on,
        "note": assessment.note,
    }
    return {key: value for key, value in (said | sums).items() if value not in (None, "")}
