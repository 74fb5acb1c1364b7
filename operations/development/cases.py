"""Opening a case, writing what has changed in it, ending it, taking out one that was opened by mistake."""

from dataclasses import replace
from datetime import date

from ledger.codes.development import rules_on
from ledger.development.entering import required_problems
from ledger.errors import KnownError
from ledger.kinds.development import (
    DEVELOPMENT_CASES,
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_CONTACTS,
    DEVELOPMENT_MATERIALS,
    REVIEW_INQUIRIES,
    DevelopmentCase,
)
from operations.life.syncing import remove_all, remove_answers
from operations.records import save_label
from operations.refusal import refuse_problems
from storage.store import Store

PARTS = (DEVELOPMENT_CONTACTS, DEVELOPMENT_CHECKS, REVIEW_INQUIRIES, DEVELOPMENT_MATERIALS)
"""What belongs to a case and goes with it."""


def open_case(store: Store, case: DevelopmentCase, today: date) -> DevelopmentCase:
    """Enter an applicant. Without a version the case stands under the one of the day of the application.

    Raises KnownError with what has to be repaired.
    """
    if not case.rules:
        case = replace(case, rules=rules_on(case.applied_on or case.received_on or today))
    refuse_problems(required_problems(case, today), "发展档案")
    with store.change(f"新建{case.name}的发展档案") as change:
        return change.add(DEVELOPMENT_CASES, case)


def save_case(store: Store, case: DevelopmentCase, today: date) -> DevelopmentCase:
    """Write what has changed in a case; nothing is written when it is the same. Raises KnownError as ``open_case``."""
    if not case.id:
        return open_case(store, case, today)
    refuse_problems(required_problems(case, today), "发展档案")
    old = store.get(DEVELOPMENT_CASES, case.id)
    with store.change(save_label(DEVELOPMENT_CASES, old, case)) as change:
        change.update(DEVELOPMENT_CASES, case)
    return case


def end_case(store: Store, case_id: int, on: date, reason: str) -> None:
    """终止培养 with its reason; the case stays in the book. Raises KnownError without a reason, or once taken in."""
    case = store.get(DEVELOPMENT_CASES, case_id)
    if not reason.strip():
        raise KnownError("请填写终止原因。没有保存，其余数据不变。")
    if case.approved_on is not None:
        raise KnownError(f"{case.name}已批准为预备党员，请改为办理转正、延长或者取消预备党员资格。数据没有变动。")
    with store.change(f"终止培养{case.name}") as change:
        change.update(DEVELOPMENT_CASES, replace(case, ended_on=on, end_reason=reason.strip()))


def resume_case(store: Store, case_id: int) -> None:
    """A case that was ended goes on."""
    case = store.get(DEVELOPMENT_CASES, case_id)
    with store.change(f"恢复培养{case.name}") as change:
        change.update(DEVELOPMENT_CASES, replace(case, ended_on=None, end_reason=""))


def remove_case(store: Store, case_id: int) -> None:
    """Take a case that was opened by mistake out of the book with all that belongs to it; 撤销 brings it back.

    The roster is not touched: whoever was taken in by the case stays there.
    """
    case = store.get(DEVELOPMENT_CASES, case_id)
    with store.change(f"删除{case.name}的发展档案") as change:
        for kind in PARTS:
            remove_all(change, kind, store.where(kind, case_id=case_id))
        remove_answers(store, change, DEVELOPMENT_CASES.key, case_id)
        change.remove(DEVELOPMENT_CASES, case_id)
