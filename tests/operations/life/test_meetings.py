"""Entering a meeting, checking and sealing its minutes, taking all of it back."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.codes.meetings import (
    ABSENT,
    CHECKED,
    COMMITTEE_MEETING,
    DRAFT,
    MEMBER_MEETING,
    ON_LEAVE,
    PLANNED,
    PRESENT,
    SEALED,
)
from ledger.errors import KnownError
from ledger.kinds import KINDS
from ledger.kinds.attached import Addendum
from ledger.kinds.meetings import (
    MEETINGS,
    AgendaItem,
    Attendance,
    Candidate,
    Decision,
    Election,
    Meeting,
    MeetingGuest,
    Speech,
    Vote,
)
from ledger.kinds.membership import STAYS
from ledger.life.sheet import ElectionSheet, ItemSheet, MeetingSheet, sheet_of
from operations.life.addenda import add_addendum
from operations.life.meetings import (
    check_meeting,
    close_decision,
    note_make_up,
    remove_meeting,
    reopen_decision,
    reopen_meeting,
    save_meeting,
    seal_meeting,
)
from operations.life.reading import LIFE_KINDS, read_life
from operations.life.sheets import stored_sheet
from storage.store import Store
from tests.operations.life.conftest import BRANCH

HELD, TODAY = date(2026, 3, 5), date(2026, 3, 20)


def head(**more: object) -> Meeting:
    given = {"kind": MEMBER_MEETING, "org_unit_id": BRANCH, "held_on": HELD, "for_year": 2026, "topic": "学习文件"}
    return Meeting(**{**given, **more})  # type: ignore[arg-type]  # a plain set of fields


def full_sheet() -> MeetingSheet:
    return MeetingSheet(
        meeting=head(),
        units=(3,),
        guests=(MeetingGuest(name="孙处长", post="区直机关工委"),),
        items=(
            ItemSheet(
                AgendaItem(title="讨论年度计划", report="计划共六项"),
                (Speech(speaker_id=2, text="同意"), Speech(speaker_name="孙处长", text="补充一点")),
                (Vote(resolution="一般事项", yes=3, outcome="通过"),),
            ),
            ItemSheet(AgendaItem(title="通报党费收缴")),
        ),
        decisions=(Decision(text="修订学习计划", responsible_id=2, due_on=date(2026, 4, 1)),),
        elections=(ElectionSheet(Election(office="委员", seats=1), (Candidate(member_id=3, yes=3),)),),
    )


def rows(store: Store) -> dict[str, list[object]]:
    return {kind.key: list(store.all(kind)) for kind in KINDS}


def test_everybody_expected_is_present_until_marked_otherwise(life_store: Store) -> None:
    kept = save_meeting(life_store, MeetingSheet(head()), TODAY)
    assert {(one.member_id, one.status) for one in kept.attendances} == {(n, PRESENT) for n in range(1, 6)}
    committee = save_meeting(life_store, MeetingSheet(head(kind=COMMITTEE_MEETING)), TODAY)
    assert [one.member_id for one in committee.attendances] == [1, 2]


def test_of_a_planned_meeting_only_leave_asked_in_advance_is_kept(life_store: Store) -> None:
    planned = head(held_on=None, planned_on=date(2026, 4, 2))
    marks = (Attendance(member_id=2, status=ON_LEAVE, reason="出差"), Attendance(member_id=3, status=PRESENT))
    kept = save_meeting(life_store, MeetingSheet(planned, attendances=marks), TODAY)
    assert (kept.meeting.state, [one.member_id for one in kept.attendances]) == (PLANNED, [2])
    held = save_meeting(life_store, replace(kept, meeting=replace(kept.meeting, held_on=date(2026, 3, 19))), TODAY)
    assert held.meeting.state == DRAFT
    assert {(one.member_id, one.status) for one in held.attendances} == {
        (1, PRESENT),
        (2, ON_LEAVE),
        (3, PRESENT),
        (4, PRESENT),
        (5, PRESENT),
    }


def test_a_meeting_comes_back_from_the_book_as_it_was_saved(life_store: Store) -> None:
    kept = save_meeting(life_store, full_sheet(), TODAY)
    assert stored_sheet(life_store, kept.meeting.id) == kept == sheet_of(read_life(life_store), kept.meeting.id)
    assert kept.meeting.written_on == TODAY
    assert [one.order_no for one in kept.items[0].speeches] == [1, 2]


def test_minutes_from_a_sheet_are_not_called_late_because_they_are_touched(life_store: Store) -> None:
    kept = save_meeting(life_store, full_sheet(), TODAY)
    with life_store.change("导入会议") as change:  # as an import leaves them
        change.update(MEETINGS, replace(kept.meeting, written_on=None))
    again = save_meeting(life_store, replace(kept, meeting=replace(kept.meeting, place="二楼会议室")), TODAY)
    assert again.meeting.written_on is None
    check_meeting(life_store, kept.meeting.id, TODAY)
    assert stored_sheet(life_store, kept.meeting.id).meeting.written_on is None


def test_saving_the_same_again_is_no_step(life_store: Store) -> None:
    kept = save_meeting(life_store, full_sheet(), TODAY)
    label = life_store.undo_label
    assert save_meeting(life_store, kept, date(2026, 3, 21)) == kept
    assert life_store.undo_label == label


def test_a_step_says_what_was_changed(life_store: Store) -> None:
    kept = save_meeting(life_store, full_sheet(), TODAY)
    assert life_store.undo_label == "登记2026-03-05支部党员大会"
    kept = save_meeting(life_store, replace(kept, meeting=replace(kept.meeting, place="二楼", topic="学习")), TODAY)
    assert life_store.undo_label == "修改2026-03-05支部党员大会：主题、地点"
    save_meeting(life_store, replace(kept, items=kept.items[1:], guests=(), elections=()), TODAY)
    assert life_store.undo_label == "修改2026-03-05支部党员大会：列席人员、议题、发言等"


def test_parts_are_added_changed_moved_and_removed_in_one_step(life_store: Store) -> None:
    kept = save_meeting(life_store, full_sheet(), TODAY)
    before = rows(life_store)
    first, second = kept.items
    linked = replace(kept.decisions[0], agenda_item_id=first.item.id)
    kept = save_meeting(life_store, replace(kept, decisions=(linked,)), TODAY)
    changed = replace(kept, units=(), guests=(), items=(second, ItemSheet(AgendaItem(title="其他事项"))), elections=())
    kept = save_meeting(life_store, changed, TODAY)
    assert [(one.item.title, one.item.order_no) for one in kept.items] == [("通报党费收缴", 1), ("其他事项", 2)]
    assert kept.decisions[0].agenda_item_id is None, "what was decided stays when its item goes"
    assert stored_sheet(life_store, kept.meeting.id) == kept
    life_store.undo()
    life_store.undo()
    assert rows(life_store) == before


def test_a_part_that_undo_took_back_meanwhile_is_added_again(life_store: Store) -> None:
    kept = save_meeting(life_store, MeetingSheet(head()), TODAY)
    shown = save_meeting(life_store, replace(kept, items=(ItemSheet(AgendaItem(title="学习")),)), TODAY)
    life_store.undo()
    again = save_meeting(life_store, shown, TODAY)
    assert [one.item.title for one in again.items] == ["学习"]


def test_what_cannot_be_kept_is_refused_with_a_sentence(life_store: Store) -> None:
    for wrong, words in (
        (head(kind=""), "请填写会议类型"),
        (head(org_unit_id=None), "请填写召开单位"),
        (head(held_on=None), "请填写召开日期"),
        (head(held_on=date(2026, 4, 1)), "晚于今天"),
    ):
        with pytest.raises(KnownError, match=words):
            save_meeting(life_store, MeetingSheet(wrong), TODAY)
    empty = MeetingSheet(head(), items=(ItemSheet(AgendaItem(title="")),))
    with pytest.raises(KnownError, match="请填写议题"):
        save_meeting(life_store, empty, TODAY)


def test_checked_minutes_are_closed_until_they_go_back_to_draft(life_store: Store) -> None:
    kept = save_meeting(life_store, MeetingSheet(head()), TODAY)
    with pytest.raises(KnownError, match="核对以后才能定稿"):
        seal_meeting(life_store, kept.meeting.id, TODAY)
    check_meeting(life_store, kept.meeting.id, TODAY)
    assert stored_sheet(life_store, kept.meeting.id).meeting.state == CHECKED
    with pytest.raises(KnownError, match="请先退回草稿"):
        save_meeting(life_store, kept, TODAY)
    reopen_meeting(life_store, kept.meeting.id)
    assert save_meeting(life_store, kept, TODAY).meeting.state == DRAFT


def test_a_planned_meeting_cannot_be_checked(life_store: Store) -> None:
    planned = save_meeting(life_store, MeetingSheet(head(held_on=None, planned_on=date(2026, 4, 2))), TODAY)
    with pytest.raises(KnownError, match="还没有召开"):
        check_meeting(life_store, planned.meeting.id, TODAY)


def test_sealed_minutes_change_only_by_an_addendum(life_store: Store) -> None:
    kept = save_meeting(life_store, full_sheet(), TODAY)
    with pytest.raises(KnownError, match="可以直接修改"):
        add_addendum(life_store, Addendum(meeting_id=kept.meeting.id, added_on=TODAY, reason="笔误", text="应为六项"))
    check_meeting(life_store, kept.meeting.id, TODAY)
    seal_meeting(life_store, kept.meeting.id, TODAY)
    sealed = stored_sheet(life_store, kept.meeting.id)
    assert (sealed.meeting.state, sealed.meeting.sealed_on, sealed.meeting.sealed_by) == (SEALED, TODAY, "王小明")
    for forbidden in (
        lambda: save_meeting(life_store, kept, TODAY),
        lambda: reopen_meeting(life_store, kept.meeting.id),
        lambda: check_meeting(life_store, kept.meeting.id, TODAY),
        lambda: seal_meeting(life_store, kept.meeting.id, TODAY),
        lambda: remove_meeting(life_store, kept.meeting.id),
    ):
        with pytest.raises(KnownError, match="请登记补正"):
            forbidden()
    with pytest.raises(KnownError, match="请填写补正内容"):
        add_addendum(life_store, Addendum(meeting_id=kept.meeting.id, added_on=TODAY, reason="笔误"))
    add_addendum(life_store, Addendum(meeting_id=kept.meeting.id, added_on=TODAY, reason="笔误", text="应为六项"))
    assert stored_sheet(life_store, kept.meeting.id) == sealed


def test_what_happens_after_a_meeting_is_noted_also_when_sealed(life_store: Store) -> None:
    kept = save_meeting(life_store, full_sheet(), TODAY)
    marks = tuple(replace(one, status=ABSENT) if one.member_id == 4 else one for one in kept.attendances)
    kept = save_meeting(life_store, replace(kept, attendances=marks), TODAY)
    check_meeting(life_store, kept.meeting.id, TODAY)
    seal_meeting(life_store, kept.meeting.id, TODAY)
    absent = next(one for one in kept.attendances if one.member_id == 4)
    note_make_up(life_store, absent.id, date(2026, 3, 12), "自学并交心得")
    with pytest.raises(KnownError, match="请写明落实情况"):
        close_decision(life_store, kept.decisions[0].id, TODAY, " ")
    close_decision(life_store, kept.decisions[0].id, TODAY, "已修订")
    after = stored_sheet(life_store, kept.meeting.id)
    assert next(one for one in after.attendances if one.member_id == 4).made_up == "自学并交心得"
    assert (after.decisions[0].done_on, after.decisions[0].outcome) == (TODAY, "已修订")
    reopen_decision(life_store, kept.decisions[0].id)
    assert stored_sheet(life_store, kept.meeting.id).decisions[0].done_on is None


def test_removing_a_meeting_leaves_nothing_behind_and_can_be_undone(life_store: Store) -> None:
    before = rows(life_store)
    kept = save_meeting(life_store, full_sheet(), TODAY)
    with_meeting = rows(life_store)
    remove_meeting(life_store, kept.meeting.id)
    assert rows(life_store) == before
    life_store.undo()
    assert rows(life_store) == with_meeting
    assert life_store.verify().is_sound


def test_a_later_transfer_does_not_silently_change_minutes(life_store: Store) -> None:
    kept = save_meeting(life_store, MeetingSheet(head()), TODAY)
    with life_store.change("办理转出") as change:
        stay = life_store.where(STAYS, member_id=3)[0]
        change.update(STAYS, replace(stay, left_on=date(2026, 3, 10)))
    assert save_meeting(life_store, kept, TODAY) == kept, "the transfer came after the meeting"


def test_every_kind_of_the_room_is_read(life_store: Store) -> None:
    save_meeting(life_store, full_sheet(), TODAY)
    facts = read_life(life_store)
    assert len(facts.meetings) == len(facts.elections) == len(facts.decisions) == 1
    assert {kind.key for kind in LIFE_KINDS} <= set(rows(life_store))
