"""Answering a finding of the self-check with a reason, which is kept and printed with it."""

from dataclasses import replace
from datetime import date

from ledger.errors import Finding, KnownError
from ledger.kinds.attached import FINDING_ANSWERS, FindingAnswer
from storage.store import Store


def answer_finding(store: Store, finding: Finding, text: str, today: date) -> FindingAnswer:
    """Keep the reason; a second one replaces the first. Raises KnownError without a word."""
    if not text.strip():
        raise KnownError("请写明原因。没有保存，其余数据不变。")
    answer = FindingAnswer(
        rule=finding.rule,
        record_kind=finding.record_kind,
        record_id=finding.record_id,
        scope=finding.scope,
        text=text.strip(),
        answered_on=today,
        answered_by=store.operator,
    )
    earlier = _stored(store, finding)
    with store.change(f"说明：{finding.sentence}") as change:
        if earlier is None:
            return change.add(FINDING_ANSWERS, answer)
        answer = replace(answer, id=earlier.id)
        change.update(FINDING_ANSWERS, answer)
        return answer


def withdraw_answer(store: Store, finding: Finding) -> None:
    """Take the reason back; nothing happens when there is none."""
    earlier = _stored(store, finding)
    if earlier is not None:
        with store.change(f"撤回说明：{finding.sentence}") as change:
            change.remove(FINDING_ANSWERS, earlier.id)


def _stored(store: Store, finding: Finding) -> FindingAnswer | None:
    found = store.where(
        FINDING_ANSWERS,
        rule=finding.rule,
        record_kind=finding.record_kind,
        record_id=finding.record_id,
        scope=finding.scope,
    )
    return found[0] if found else None
