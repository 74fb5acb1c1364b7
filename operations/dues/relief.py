"""少交免交, circumstances of payment, and local standards."""

from dataclasses import replace

from ledger.codes.dues import REDUCED, RETIRED
from ledger.dues.facts import DuesFacts
from ledger.dues.month_due import is_approved, is_below_committee
from ledger.dues.overrides import override_problems
from ledger.errors import Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.dues import (
    CIRCUMSTANCES,
    EXEMPTIONS,
    RULE_OVERRIDES,
    Circumstance,
    Exemption,
    RuleOverride,
)
from ledger.kinds.member import MEMBERS
from ledger.values.months import Month
from operations.dues.reading import read_dues
from operations.refusal import refuse_problems
from storage.store import Store


def exempt(store: Store, exemption: Exemption) -> Exemption:
    """Enter or update 少交 or 免交. Without the approval that the rules ask for it is kept, but has no effect yet.

    Closed months stay as they are. Raises KnownError when months, amount or approving body are wrong.
    """
    facts = read_dues(store)
    name = store.get(MEMBERS, exemption.member_id or 0).name
    refuse_problems(exemption_problems(facts, exemption), f"{name}的{exemption.relief}")
    with store.change(f"登记{name}{exemption.relief}党费") as change:
        if exemption.id:
            change.update(EXEMPTIONS, exemption)
            return exemption
        return change.add(EXEMPTIONS, exemption)


def end_exemption(store: Store, exemption_id: int, last: Month) -> None:
    """Let an exemption end with an earlier month than approved."""
    exemption = store.get(EXEMPTIONS, exemption_id)
    name = store.get(MEMBERS, exemption.member_id or 0).name
    with store.change(f"{name}的{exemption.relief}到{last.chinese()}为止") as change:
        change.update(EXEMPTIONS, replace(exemption, to_month=last))


def exemption_problems(facts: DuesFacts, exemption: Exemption) -> list[Problem]:
    """What has to be repaired (MUST), and what is missing before it has effect (WARN)."""
    found = missing_fields(EXEMPTIONS, exemption)
    if found:
        return found
    first, last = exemption.from_month, exemption.to_month
    if first is None or last is None or last < first:
        return [Problem("to_month", "止月早于起月，请改正。")]
    if exemption.relief == REDUCED and exemption.amount <= 0:
        found.append(Problem("amount", "请填写少交后的月应交；一分不交请选免交。"))
    segment = facts.segment_at(exemption.member_id or 0, first)
    person_kind = segment.person_kind if segment else ""
    if person_kind != RETIRED and is_below_committee(exemption.approved_by):
        found.append(
            Problem("approved_by", "在职党员少交免交由上级党委批准，党支部、党总支不能批准（2008年规定第七条）。")
        )
    elif not is_approved(exemption, person_kind):
        body = "支部研究日期" if person_kind == RETIRED else "上级党委的批准机关和批准日期"
        found.append(Problem("approved_on", f"还缺{body}，批准之前照常应交。", Level.WARN))
    return found


def note_circumstance(store: Store, circumstance: Circumstance) -> Circumstance:
    """Enter or update why months are paid elsewhere, deferred, excused, owed or not owed against the usual rule."""
    name = store.get(MEMBERS, circumstance.member_id or 0).name
    problems = missing_fields(CIRCUMSTANCES, circumstance)
    first, last = circumstance.from_month, circumstance.to_month
    if first is not None and last is not None and last < first:
        problems.append(Problem("to_month", "止月早于起月，请改正。"))
    refuse_problems(problems, f"{name}的交纳情形")
    with store.change(f"登记{name}的交纳情形：{circumstance.situation}") as change:
        if circumstance.id:
            change.update(CIRCUMSTANCES, circumstance)
            return circumstance
        return change.add(CIRCUMSTANCES, circumstance)


def set_local_standard(store: Store, override: RuleOverride) -> RuleOverride:
    """Enter or update a local standard. Raises KnownError for a table with a gap or an overlap, or without a reason."""
    refuse_problems(override_problems(override), "本地标准")
    with store.change(f"登记本地标准{override.rule}：{override.value}") as change:
        if override.id:
            change.update(RULE_OVERRIDES, override)
            return override
        return change.add(RULE_OVERRIDES, override)
