"""One record becomes again what it was, as a new change, or it is said why not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.codes.meetings import CHECKED, DRAFT, SEALED
from ledger.errors import KnownError
from ledger.kind import RecordKind
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CLOSED_DUES,
    DUES_CLOSINGS,
    PAYMENT_ALLOCATIONS,
    PAYMENTS,
    Assessment,
    AssessmentItem,
    ClosedDue,
    DuesClosing,
    Payment,
    PaymentAllocation,
)
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, SPEECHES, AgendaItem, Meeting, Speech
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.values.money import Money
from ledger.values.months import Month
from operations.earlier import Moment, earlier_state, restore_earlier
from operations.history_words import EMPTY
from operations.records import remove_record, save_record
from storage.past import HeadFilter, LogHead
from storage.store import Store

BEFORE, AFTER = Moment.BEFORE, Moment.AFTER


def newest(store: Store) -> LogHead:
    (head,) = store.past.heads(HeadFilter(), limit=1)
    return head


def branch_id(store: Store) -> int:
    return store.where(ORG_UNITS, level=BRANCH)[0].id


@pytest.fixture
def member(store: Store) -> Member:
    return save_record(store, MEMBERS, Member(name="王小明", department="办公室"))


def meeting_in(store: Store, **fields: Any) -> Meeting:
    one = Meeting(kind="支部党员大会", org_unit_id=branch_id(store), state=DRAFT, held_on=date(2026, 3, 5))
    return save_record(store, MEETINGS, replace(one, **fields))


def test_a_record_becomes_what_it_was_before_a_step_and_that_is_one_step(store: Store, member: Member) -> None:
    save_record(store, MEMBERS, replace(member, department="财务科", phone="13800138000"))
    step = newest(store)
    save_record(store, MEMBERS, replace(member, department="财务科", phone="13800138000", address="和平路"))
    earlier = earlier_state(store, step, "members", member.id, BEFORE)
    told = {one.label: (one.before, one.after) for one in earlier.change.fields}
    assert told == {
        "工作单位（部门）": ("财务科", "办公室"),
        "手机号": ("138****8000", EMPTY),
        "家庭住址": ("和平路", EMPTY),
    }
    restore_earlier(store, earlier)
    assert store.get(MEMBERS, member.id) == member
    assert store.undo_label == "党员王小明恢复到2026-11-22 09:00改动之前"
    store.undo()
    assert store.get(MEMBERS, member.id).department == "财务科"
    assert store.verify().is_sound


def test_or_what_it_was_after_a_step(store: Store, member: Member) -> None:
    then = replace(member, department="财务科")
    save_record(store, MEMBERS, then)
    step = newest(store)
    save_record(store, MEMBERS, replace(member, department="人事科"))
    restore_earlier(store, earlier_state(store, step, "members", member.id, AFTER))
    assert store.get(MEMBERS, member.id) == then


@pytest.mark.parametrize(("moment", "words"), [(AFTER, "现在与这一步之后一样"), (BEFORE, "还没有这条党员")])
def test_there_may_be_nothing_to_restore(moment: Moment, words: str, store: Store, member: Member) -> None:
    with pytest.raises(KnownError, match=words):
        earlier_state(store, newest(store), "members", member.id, moment)


def test_who_is_gone_is_looked_for_in_the_bin(store: Store, member: Member) -> None:
    remove_record(store, MEMBERS, member.id)
    with pytest.raises(KnownError, match="请到“回收站”恢复"):
        earlier_state(store, newest(store), "members", member.id, BEFORE)


def test_a_kind_of_a_newer_release_is_left_alone(store: Store, member: Member) -> None:
    with pytest.raises(KnownError, match="不认识这一种登记"):
        earlier_state(store, newest(store), "unknown_things", member.id, BEFORE)


def test_what_was_looked_at_is_not_written_over_a_newer_change(store: Store, member: Member) -> None:
    save_record(store, MEMBERS, replace(member, department="财务科"))
    earlier = earlier_state(store, newest(store), "members", member.id, BEFORE)
    save_record(store, MEMBERS, replace(member, department="人事科"))
    with pytest.raises(KnownError, match="刚刚又有改动"):
        restore_earlier(store, earlier)
    assert store.get(MEMBERS, member.id).department == "人事科"


def test_a_person_that_is_gone_is_not_referred_to_again(store: Store, member: Member) -> None:
    meeting = meeting_in(store)
    item = save_record(store, AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="学习"))
    speech = save_record(store, SPEECHES, Speech(agenda_item_id=item.id, speaker_id=member.id, text="同意"))
    save_record(store, SPEECHES, replace(speech, speaker_id=None, speaker_name="王小明"))
    step = newest(store)
    remove_record(store, MEMBERS, member.id)
    with pytest.raises(KnownError, match="“发言人”已不在账簿中，请先恢复那条党员"):
        earlier_state(store, step, "speeches", speech.id, BEFORE)


def test_a_unit_does_not_become_its_own_superior(store: Store) -> None:
    first, second = store.where(ORG_UNITS, level=BRANCH)
    save_record(store, ORG_UNITS, replace(first, parent_id=second.id))
    below = newest(store)
    save_record(store, ORG_UNITS, replace(first, parent_id=None))
    save_record(store, ORG_UNITS, replace(second, parent_id=first.id))
    with pytest.raises(KnownError, match="会成为自己的上级"):
        earlier_state(store, below, "org_units", first.id, AFTER)


@pytest.mark.parametrize(("state", "words"), [(SEALED, "已经定稿，需要更正的请登记补正"), (CHECKED, "请先退回草稿")])
def test_closed_minutes_and_their_parts_stay_as_they_are(state: str, words: str, store: Store) -> None:
    meeting = meeting_in(store)
    item = save_record(store, AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="学习"))
    save_record(store, AGENDA_ITEMS, replace(item, title="学习二十大精神"))
    part = newest(store)
    save_record(store, MEETINGS, replace(meeting, state=state, topic="学习"))
    with pytest.raises(KnownError, match=words):
        earlier_state(store, part, "agenda_items", item.id, BEFORE)
    with pytest.raises(KnownError, match=words):
        earlier_state(store, newest(store), "meetings", meeting.id, BEFORE)


def test_a_text_that_comes_back_is_a_draft_again(store: Store) -> None:
    meeting = meeting_in(store)
    save_record(store, MEETINGS, replace(meeting, state=SEALED, sealed_on=date(2026, 3, 9), sealed_by="张书记"))
    sealed = newest(store)
    store.undo()
    with pytest.raises(KnownError, match="一样"):
        earlier_state(store, sealed, "meetings", meeting.id, AFTER)
    save_record(store, MEETINGS, replace(meeting, topic="学习"))
    restore_earlier(store, earlier_state(store, sealed, "meetings", meeting.id, AFTER))
    assert store.get(MEETINGS, meeting.id) == meeting


@pytest.fixture
def closed_march(store: Store, member: Member) -> DuesClosing:
    closing = DuesClosing(branch_id=branch_id(store), month=Month(2026, 3), closed_on=date(2026, 4, 1))
    closing = save_record(store, DUES_CLOSINGS, closing)
    save_record(
        store,
        CLOSED_DUES,
        ClosedDue(closing_id=closing.id, member_id=member.id, month=Month(2026, 3), due=Money(3000)),
    )
    return closing


def dues_records(store: Store, member: Member) -> list[tuple[RecordKind[Any], Any, dict[str, Any]]]:
    assessment = Assessment(member_id=member.id, from_month=Month(2026, 1), person_kind="在职", reason="年度核定")
    assessment = save_record(store, ASSESSMENTS, assessment)
    item = save_record(
        store, ASSESSMENT_ITEMS, AssessmentItem(assessment_id=assessment.id, item="岗位工资", treatment="计入")
    )
    payment = Payment(member_id=member.id, branch_id=branch_id(store), received_on=date(2026, 3, 1), method="现金")
    payment = save_record(store, PAYMENTS, payment)
    part = PaymentAllocation(payment_id=payment.id, purpose="党费", month=Month(2026, 3), amount=Money(3000))
    part = save_record(store, PAYMENT_ALLOCATIONS, part)
    return [
        (ASSESSMENTS, assessment, {"note": "改"}),
        (ASSESSMENT_ITEMS, item, {"amount": Money(100)}),
        (PAYMENTS, payment, {"note": "改"}),
        (PAYMENT_ALLOCATIONS, part, {"amount": Money(2000)}),
    ]


@pytest.mark.usefixtures("closed_march")
def test_what_a_closed_month_rests_on_stays_as_it_is(store: Store, member: Member) -> None:
    for kind, record, change in dues_records(store, member):
        save_record(store, kind, replace(record, **change))
        with pytest.raises(KnownError, match="涉及已经结账的2026年3月，差额请用更正登记"):
            earlier_state(store, newest(store), kind.key, record.id, BEFORE)


def test_closings_themselves_are_never_brought_back(store: Store, closed_march: DuesClosing) -> None:
    save_record(store, DUES_CLOSINGS, replace(closed_march, note="改"))
    with pytest.raises(KnownError, match="一经登记不再改动"):
        earlier_state(store, newest(store), "dues_closings", closed_march.id, BEFORE)


def test_before_a_month_is_closed_dues_go_back(store: Store, member: Member) -> None:
    for kind, record, change in dues_records(store, member):
        save_record(store, kind, replace(record, **change))
        restore_earlier(store, earlier_state(store, newest(store), kind.key, record.id, BEFORE))
        assert store.get(kind, record.id) == record
