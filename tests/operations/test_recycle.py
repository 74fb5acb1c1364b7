"""回收站: what was removed comes back whole, also later and after a restart, or is refused with a sentence."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.codes.meetings import CHECKED, SEALED
from ledger.errors import KnownError
from ledger.kind import RecordKind
from ledger.kinds import KIND_BY_KEY, KINDS
from ledger.kinds.attached import FINDING_ANSWERS, FindingAnswer
from ledger.kinds.dues import ASSESSMENT_ITEMS, ASSESSMENTS, Assessment, AssessmentItem
from ledger.kinds.meetings import AGENDA_ITEMS, ATTENDANCES, MEETINGS, SPEECHES, AgendaItem, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import GROUP_STAYS, STAYS, GroupStay, Stay
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.values.months import Month
from operations import roster
from operations.demo import Plan, demo_book
from operations.life.meetings import remove_meeting
from operations.own_fields import add_own_field, remove_own_field
from operations.records import remove_record, save_record
from operations.recycle import RemovedStep, bring_back, removed_records, removed_steps
from operations.removal import remove_member
from operations.roster import Arrival
from storage.store import Store
from tests.operations.conftest import NOW
from tests.storage.helpers import behind_the_back

Place = tuple[str, int]


def dump(store: Store) -> dict[str, object]:
    return {kind.key: store.all(kind) for kind in KINDS}


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recycle") / "示例.zbtz"
    demo_book(path, Plan(12, 1, NOW.date()), 1, clock=lambda: NOW).close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    copied = Path(shutil.copy(sample_file, tmp_path / sample_file.name))
    with Store.open(copied, clock=lambda: NOW, operator="张书记") as opened:
        yield opened


def first_branch(store: Store) -> int:
    return store.where(ORG_UNITS, level=BRANCH)[0].id


def draft_meeting(store: Store) -> Meeting:
    drafts = [one for one in store.all(MEETINGS) if one.state not in (SEALED, CHECKED)]
    return max(drafts, key=lambda one: len(store.where(ATTENDANCES, meeting_id=one.id)))


def with_dependants(store: Store, place: Place) -> list[Place]:
    """A record and everything that refers to it, those that refer first."""
    order: list[Place] = []

    def follow(kind_key: str, record_id: int) -> None:
        if (kind_key, record_id) in order:
            return
        for kind in KINDS:
            for field in kind.references():
                if field.info.refers_to == kind_key:
                    for one in store.where(kind, **{field.name: record_id}):
                        follow(kind.key, one.id)
        order.append((kind_key, record_id))

    follow(*place)
    return order


def came_back(store: Store, entry_id: int) -> RemovedStep | None:
    """The step; None when it is about minutes that are checked or sealed: they stay as they are."""
    try:
        return bring_back(store, entry_id)
    except KnownError as error:
        if "的记录已经" not in error.sentence:
            raise
        return None


def remove_whole(store: Store, place: Place) -> None:
    with store.change("删除一条登记") as change:
        for kind_key, record_id in with_dependants(store, place):
            change.remove(KIND_BY_KEY[kind_key], record_id)


def test_a_meeting_is_listed_with_its_parts_and_comes_back_whole(sample: Store) -> None:
    meeting = draft_meeting(sample)
    before, attended = dump(sample), len(sample.where(ATTENDANCES, meeting_id=meeting.id))
    remove_meeting(sample, meeting.id)
    (step,) = removed_steps(sample)
    assert step.head.label == f"删除{MEETINGS.describe(meeting)}"
    assert (step.head.operator, step.head.made_at) == ("张书记", NOW)
    assert step.contents.startswith("会议1条")
    assert f"到会情况{attended}条" in step.contents
    told = removed_records(sample, step)
    assert (told[0].title, told[0].way) == ("会议", "删除")
    assert removed_records(sample, step, limit=1, offset=1) == told[1:2]
    bring_back(sample, step.head.id)
    assert dump(sample) == before
    assert removed_steps(sample) == []
    assert sample.undo_label == f"从回收站恢复：{step.head.label}"
    assert sample.verify().is_sound


def test_it_comes_back_after_a_restart_and_after_other_changes(sample_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_file, tmp_path / "另.zbtz"))
    with Store.open(path, clock=lambda: NOW, operator="甲") as store:
        meeting = draft_meeting(store)
        before = dump(store)
        remove_meeting(store, meeting.id)
    with Store.open(path, clock=lambda: NOW, operator="乙") as store:
        added = save_record(store, MEMBERS, Member(name="李娜"))
        (step,) = removed_steps(store)
        assert step.head.operator == "甲"
        bring_back(store, step.head.id)
        after = dump(store)
        assert after.pop("members") == [*before.pop("members"), added]  # type: ignore[misc]
        assert after == before
        store.undo()
        assert store.find(MEETINGS, meeting.id) is None
        assert [one.head.label for one in removed_steps(store)] == [f"撤销：从回收站恢复：{step.head.label}"]


def test_what_was_brought_back_by_undo_is_not_in_the_bin(store: Store) -> None:
    member = save_record(store, MEMBERS, Member(name="李娜"))
    remove_record(store, MEMBERS, member.id)
    (step,) = removed_steps(store)
    store.undo()
    assert removed_steps(store) == []
    with pytest.raises(KnownError, match="都已经在账簿中"):
        bring_back(store, step.head.id)


def test_a_person_and_an_own_field_come_back_with_what_belonged_to_them(store: Store) -> None:
    own = add_own_field(store, "血型", 4)
    member = roster.enrol(store, Member(name="王小明"), Arrival(first_branch(store), date(2026, 1, 1)))
    roster.set_own_value(store, member.id, own.id, "A")
    before = dump(store)
    remove_own_field(store, own.id)
    remove_member(store, member.id)
    person, field = removed_steps(store)
    bring_back(store, person.head.id)
    bring_back(store, field.head.id)
    assert dump(store) == before


def test_a_part_waits_for_the_whole_it_belongs_to(store: Store) -> None:
    meeting = save_record(store, MEETINGS, Meeting(kind="支部党员大会", org_unit_id=first_branch(store)))
    item = save_record(store, AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="学习"))
    remove_record(store, AGENDA_ITEMS, item.id)
    remove_record(store, MEETINGS, meeting.id)
    whole, part = removed_steps(store)
    before = dump(store)
    with pytest.raises(KnownError, match="议题“学习”的“会议”已不在账簿中，请先恢复那条会议"):
        bring_back(store, part.head.id)
    assert dump(store) == before
    bring_back(store, whole.head.id)
    bring_back(store, part.head.id)
    assert store.get(AGENDA_ITEMS, item.id) == item


def test_a_reason_for_a_finding_waits_for_its_record(store: Store) -> None:
    member = save_record(store, MEMBERS, Member(name="李娜"))
    answer = FindingAnswer(
        rule="x", record_kind="members", record_id=member.id, text="已说明", answered_on=date(2026, 1, 1)
    )
    answer = save_record(store, FINDING_ANSWERS, answer)
    remove_record(store, FINDING_ANSWERS, answer.id)
    remove_record(store, MEMBERS, member.id)
    with pytest.raises(KnownError, match="请先恢复那条党员"):
        bring_back(store, removed_steps(store)[1].head.id)


def test_a_place_that_is_taken_is_not_filled_twice(store: Store) -> None:
    number = "11010519491231002X"
    member = save_record(store, MEMBERS, Member(name="李娜", id_number=number))
    remove_record(store, MEMBERS, member.id)
    save_record(store, MEMBERS, Member(name="李娜", id_number=number))
    (step,) = removed_steps(store)
    with pytest.raises(KnownError, match="党员“李娜”在账簿中已另有一条，不能重复"):
        bring_back(store, step.head.id)


def test_pay_items_that_were_verified_anew_are_no_loss(store: Store) -> None:
    member = save_record(store, MEMBERS, Member(name="李娜"))
    assessment = Assessment(member_id=member.id, from_month=Month(2026, 1), person_kind="在职", reason="年度核定")
    assessment = save_record(store, ASSESSMENTS, assessment)
    old = AssessmentItem(assessment_id=assessment.id, item="岗位工资", treatment="计入")
    old = save_record(store, ASSESSMENT_ITEMS, old)
    with store.change("重新核定") as change:
        change.remove(ASSESSMENT_ITEMS, old.id)
        new = change.add(ASSESSMENT_ITEMS, replace(old, id=0))
    assert removed_steps(store) == []
    remove_whole(store, ("assessments", assessment.id))
    (step,) = removed_steps(store)
    assert step.contents == "党费核定1条、核定项目1条"
    bring_back(store, step.head.id)
    assert store.all(ASSESSMENT_ITEMS) == [new]


def test_what_somebody_has_put_back_behind_the_program_is_left_alone(store: Store) -> None:
    own = add_own_field(store, "血型", 4)
    remove_own_field(store, own.id)
    (step,) = removed_steps(store)
    columns = "id, record_kind, label, width, order_no"
    behind_the_back(store.path, f"INSERT INTO own_fields ({columns}) VALUES (?, 'members', '血型', 4, 1)", own.id)  # noqa: S608
    with pytest.raises(KnownError, match="已在程序之外被改动"):
        bring_back(store, step.head.id)


@pytest.mark.parametrize("kind", [STAYS, GROUP_STAYS])
def test_a_member_is_not_twice_in_a_branch_at_one_time(kind: RecordKind[Any], store: Store) -> None:
    branch = first_branch(store)
    member = save_record(store, MEMBERS, Member(name="李娜"))
    first: Any = Stay(member_id=member.id, branch_id=branch, joined_on=date(2026, 1, 1))
    if kind is GROUP_STAYS:
        first = GroupStay(member_id=member.id, group_id=branch, from_on=date(2026, 1, 1))
    gone = save_record(store, kind, first)
    remove_record(store, kind, gone.id)
    save_record(store, kind, first)
    with pytest.raises(KnownError, match="李娜在同一时期已另有"):
        bring_back(store, removed_steps(store)[0].head.id)


@pytest.mark.parametrize(("state", "words"), [(SEALED, "已经定稿"), (CHECKED, "已经核对")])
def test_closed_minutes_get_nothing_back(state: str, words: str, store: Store) -> None:
    meeting = save_record(store, MEETINGS, Meeting(kind="支部党员大会", org_unit_id=first_branch(store)))
    item = save_record(store, AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="学习"))
    with store.change("两处") as change:
        change.remove(AGENDA_ITEMS, item.id)
        change.update(MEETINGS, replace(meeting, state=state))
    (step,) = removed_steps(store)
    with pytest.raises(KnownError, match=words):
        bring_back(store, step.head.id)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_removing_and_bringing_back_any_record_leaves_the_book_as_it_was(sample: Store, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([one for one in KINDS if sample.count(one)]))
    record = data.draw(st.sampled_from(sample.all(kind)))
    before = dump(sample)
    remove_whole(sample, (kind.key, record.id))
    newest = removed_steps(sample)[0]
    gone = dump(sample)
    if came_back(sample, newest.head.id) is None:
        assert dump(sample) == gone
        sample.undo()
    assert dump(sample) == before
    assert sample.verify().is_sound


def test_every_kind_of_the_sample_comes_back_with_the_whole_it_belongs_to(sample: Store) -> None:
    """Meetings of every state, with all their parts, and the organisation itself, that is the whole book."""
    before = dump(sample)
    for place in (("meetings", sample.all(MEETINGS)[0].id), ("org_units", 1)):
        remove_whole(sample, place)
        bring_back(sample, removed_steps(sample)[0].head.id)
        assert dump(sample) == before
    assert sample.count(SPEECHES)


def test_the_bin_of_a_long_log_opens_at_once(store: Store) -> None:
    with store.change("导入") as change:
        for number in range(8_000):
            change.add(MEMBERS, Member(name=f"党员{number}"))
    with store.change("清理") as change:
        for one in store.all(MEMBERS):
            change.remove(MEMBERS, one.id)
    began = perf_counter()
    (step,) = removed_steps(store)
    removed_records(store, step, limit=100)
    assert step.contents == "党员8000条"
    assert perf_counter() - began < 3  # far less here; what grows with the square would take minutes
