"""A branch's file is taken in once, whole and reversibly; what changed on both sides waits for a choice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ledger.errors import KnownError
from ledger.kinds.attached import ATTACHMENTS
from ledger.kinds.exchange import EXCHANGE_RECEIPTS
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from ledger.kinds.registers import PARTICIPANTS
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS
from ledger.kinds.talks import TALKS
from ledger.values.dates import LooseDate
from operations.exchange import NEW, Choices, Side, Status, merge
from operations.records import save_record
from storage.store import Store
from tests.operations.exchange.branches import (
    CLOCK,
    PHOTO,
    TODAY,
    branch_book,
    counts,
    enrol,
    handed_up,
    hold,
    id_number_of,
    planned,
    said,
    superior_book,
    taken,
)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Store]:
    with branch_book(tmp_path / "一.zbtz", "第一支部") as made:
        yield made


@pytest.fixture
def top(tmp_path: Path) -> Iterator[Store]:
    with superior_book(tmp_path / "总.zbtz", "第一支部") as made:
        yield made


@pytest.fixture
def file(branch: Store, tmp_path: Path) -> Path:
    return handed_up(branch, tmp_path / "一.zbjh").path


def unit_id(top: Store) -> int:
    return top.where(ORG_UNITS, level=BRANCH)[0].id


def test_everything_arrives_under_the_unit_of_that_name(branch: Store, top: Store, file: Path) -> None:
    done = taken(top, file)
    assert top.count(ORG_UNITS) == 3  # the branch was there, its group is new
    assert said(top, unit_id(top)) == said(branch, 1)
    assert done.added == sum(counts(branch).values()) - 1
    event = top.all(VOLUNTEER_EVENTS)[0]
    assert [one.record_id for one in top.where(PARTICIPANTS, record_id=event.id)] == [event.id]
    assert top.bytes_of(top.all(ATTACHMENTS)[0].content) == PHOTO
    assert top.verify().is_sound


def test_confidential_talks_travel_without_their_text(branch: Store, top: Store, file: Path) -> None:
    taken(top, file)
    (one,) = top.all(TALKS)
    assert (one.held_on, one.content, one.is_confidential) == (TODAY, "", True)
    assert branch.all(TALKS)[0].content == "家里的难处"
    assert "家里的难处".encode() not in file.read_bytes()


def test_taking_in_again_does_nothing(top: Store, file: Path) -> None:
    taken(top, file)
    before = top.last_hash
    plan = planned(top, file)
    assert plan.is_known
    assert {one.status for one in plan.items} == {Status.SAME}
    assert merge(top, plan, TODAY).words == "没有新内容"
    assert top.last_hash == before


def test_one_step_takes_it_back(top: Store, file: Path) -> None:
    before = counts(top)
    taken(top, file)
    assert top.undo_label == "并入中共某局机关第一支部委员会的上报"
    top.undo()
    assert counts(top) == before
    assert top.count(EXCHANGE_RECEIPTS) == 0
    assert taken(top, file).added  # and it may be taken in again


def test_a_later_file_brings_what_changed_there_only(branch: Store, top: Store, file: Path, tmp_path: Path) -> None:
    taken(top, file)
    person = branch.all(MEMBERS)[0]
    save_record(branch, MEMBERS, replace(person, phone="13911111111"))
    with branch.change("新会议") as change:
        hold(change, 1, branch.all(MEMBERS), date(2026, 3, 1))
    mine = top.all(MEMBERS)[1]
    save_record(top, MEMBERS, replace(mine, note="总支的备注"))
    later = handed_up(branch, tmp_path / "二.zbjh").path
    plan = planned(top, later)
    assert [one.fields for one in plan.of(Status.UPDATED)] == [("phone",)]
    assert {one.kind.key for one in plan.of(Status.NEW)} >= {"meetings", "attendances", "participants"}
    merge(top, plan, TODAY)
    assert top.all(MEMBERS)[0].phone == "13911111111"
    assert top.all(MEMBERS)[1].note == "总支的备注"
    assert top.count(MEETINGS) == 3


@pytest.mark.parametrize("side", Side)
def test_what_changed_on_both_sides_waits(branch: Store, top: Store, file: Path, tmp_path: Path, side: Side) -> None:
    taken(top, file)
    save_record(branch, MEMBERS, replace(branch.all(MEMBERS)[0], phone="13911111111"))
    save_record(top, MEMBERS, replace(top.all(MEMBERS)[0], phone="13922222222"))
    later = handed_up(branch, tmp_path / "二.zbjh").path
    (conflict,) = planned(top, later).of(Status.CONFLICT)
    assert (conflict.here.phone, conflict.there.phone) == ("13922222222", "13911111111")
    assert taken(top, later).waiting == 1
    assert top.all(MEMBERS)[0].phone == "13922222222"
    assert planned(top, later).of(Status.CONFLICT)
    taken(top, later, {conflict.place: side})
    assert top.all(MEMBERS)[0].phone == ("13911111111" if side is Side.THERE else "13922222222")
    assert not planned(top, later).of(Status.CONFLICT)
    save_record(branch, MEMBERS, replace(branch.all(MEMBERS)[0], phone="13933333333"))
    third = planned(top, handed_up(branch, tmp_path / "三.zbjh").path)
    expected = Status.UPDATED if side is Side.THERE else Status.CONFLICT  # what was kept on purpose is asked for again
    assert len(third.of(expected)) == 1


def test_what_is_gone_there_is_listed_and_stays(branch: Store, top: Store, file: Path, tmp_path: Path) -> None:
    taken(top, file)
    with branch.change("删除附件") as change:
        change.remove(ATTACHMENTS, branch.all(ATTACHMENTS)[0].id)
    plan = planned(top, handed_up(branch, tmp_path / "二.zbjh").path)
    assert [one.kind for one in plan.removed] == [ATTACHMENTS]
    merge(top, plan, TODAY)
    assert top.count(ATTACHMENTS) == 2


def test_what_was_removed_here_stays_away_until_it_changes_there(
    branch: Store, top: Store, file: Path, tmp_path: Path
) -> None:
    taken(top, file)
    with top.change("删除附件") as change:
        change.remove(ATTACHMENTS, top.all(ATTACHMENTS)[0].id)
    assert taken(top, file).added == 0
    assert top.count(ATTACHMENTS) == 1
    save_record(branch, ATTACHMENTS, replace(branch.all(ATTACHMENTS)[0], title="合影"))
    later = handed_up(branch, tmp_path / "二.zbjh").path
    (gone,) = planned(top, later).of(Status.GONE_HERE)
    assert taken(top, later).waiting == 1
    taken(top, later, {gone.place: Side.THERE})
    assert sorted(one.title for one in top.all(ATTACHMENTS)) == ["合影", "照片"]
    assert not planned(top, later).of(Status.GONE_HERE)


def test_an_older_file_is_refused_after_a_newer_one(branch: Store, top: Store, file: Path, tmp_path: Path) -> None:
    save_record(branch, MEMBERS, replace(branch.all(MEMBERS)[0], phone="13911111111"))
    taken(top, handed_up(branch, tmp_path / "二.zbjh").path)
    plan = planned(top, file)
    assert "旧" in plan.refusal
    before = top.last_hash
    with pytest.raises(KnownError, match="请用最新的文件"):
        merge(top, plan, TODAY)
    assert top.last_hash == before


def test_after_a_restore_there_every_change_waits(branch: Store, top: Store, tmp_path: Path) -> None:
    copy = tmp_path / "备份.zbtz"
    branch.backup_to(copy)
    save_record(branch, MEMBERS, replace(branch.all(MEMBERS)[0], phone="13911111111"))
    taken(top, handed_up(branch, tmp_path / "一.zbjh").path)
    with Store.open(copy, clock=CLOCK, operator="王芳") as restored:
        save_record(restored, MEMBERS, replace(restored.all(MEMBERS)[0], phone="13944444444"))
        plan = planned(top, handed_up(restored, tmp_path / "二.zbjh").path)
    assert "恢复过备份" in plan.notes[0]
    assert len(plan.of(Status.CONFLICT)) == 1
    assert plan.of(Status.UPDATED) == []


def test_people_are_known_by_number_then_by_name_and_birth(top: Store, file: Path) -> None:
    born = LooseDate(1980, 1, 1)
    with top.change("录入") as change:
        by_number = change.add(MEMBERS, Member(name="王芳", id_number=id_number_of("王芳"), education="大学"))
        by_birth = change.add(MEMBERS, Member(name="李强", birth_on=born, phone="13800000000"))
    taken(top, file)
    assert top.count(MEMBERS) == 2
    assert top.get(MEMBERS, by_number.id).phone == "13800000000"  # an empty field is filled
    assert top.get(MEMBERS, by_number.id).education == "大学"  # a filled one is not emptied
    assert top.get(MEMBERS, by_birth.id).id_number == id_number_of("李强")


def test_a_namesake_with_another_number_is_somebody_else(top: Store, file: Path) -> None:
    with top.change("录入") as change:
        change.add(MEMBERS, Member(name="王芳", id_number="330402197001011234", birth_on=LooseDate(1980, 1, 1)))
    taken(top, file)
    assert top.count(MEMBERS) == 3


def test_a_unit_may_be_named_by_the_user(tmp_path: Path, file: Path) -> None:
    with superior_book(tmp_path / "总.zbtz", "一支部") as top:
        plan = planned(top, file)
        assert [one.status for one in plan.items if one.kind is ORG_UNITS] == [Status.NEW, Status.NEW]
        (branch,) = top.where(ORG_UNITS, level=BRANCH)
        chosen = planned(top, file, Choices(same_as={("org_units", 1): branch.id}))
        assert chosen.items[0].here == branch
        merge(top, chosen, TODAY, {("org_units", 1): Side.HERE})
        assert {one.branch_id for one in top.all(STAYS)} == {branch.id}
        assert top.get(ORG_UNITS, branch.id) == branch
        assert {one.status for one in planned(top, file).items} == {Status.SAME}


def test_a_new_branch_stands_below_the_only_general_branch(tmp_path: Path, file: Path) -> None:
    with superior_book(tmp_path / "总.zbtz") as top:
        taken(top, file)
        (branch,) = top.where(ORG_UNITS, level=BRANCH)
        assert branch.parent_id == 1
        chosen = planned(top, file, Choices(same_as={("members", 1): NEW}))
        assert {one.status for one in chosen.items} == {Status.SAME}  # taken in before: nothing is doubled


def test_somebody_who_went_to_another_branch_is_one_person_with_two_stays(top: Store, tmp_path: Path) -> None:
    with branch_book(tmp_path / "甲.zbtz", "第一支部", ("王芳",), 0) as first:
        stay = first.all(STAYS)[0]
        save_record(first, STAYS, replace(stay, left_on=date(2026, 2, 1), leave_way="转出"))
        taken(top, handed_up(first, tmp_path / "甲.zbjh").path)
    with branch_book(tmp_path / "乙.zbtz", "第二支部", ("李强",), 0) as second:
        with second.change("转入") as change:
            moved = enrol(change, 1, None, "王芳")
            change.update(MEMBERS, replace(moved, phone="13955555555"))
        later = handed_up(second, tmp_path / "乙.zbjh").path
        (conflict,) = planned(top, later).of(Status.CONFLICT)
        assert conflict.fields == ("phone",)
        taken(top, later)
    assert [one.name for one in top.all(MEMBERS)].count("王芳") == 1
    person = top.where(MEMBERS, name="王芳")[0]
    assert len(top.where(STAYS, member_id=person.id)) == 2


def test_a_copy_of_the_superiors_book_doubles_nothing(branch: Store, tmp_path: Path) -> None:
    copy = tmp_path / "副本.zbtz"
    branch.backup_to(copy)
    with Store.open(copy, clock=CLOCK, operator="总支") as top:
        before = counts(top)
        with branch.change("新会议") as change:
            hold(change, 1, branch.all(MEMBERS), date(2026, 3, 1))
        plan = planned(top, handed_up(branch, tmp_path / "一.zbjh").path)
        assert "原是同一本" in plan.notes[0]
        assert plan.of(Status.CONFLICT) == []
        merge(top, plan, TODAY)
        assert top.count(MEMBERS) == before["members"]
        assert top.count(MEETINGS) == before["meetings"] + 1


def test_a_book_that_was_changed_since_the_preview_is_left_alone(top: Store, file: Path) -> None:
    plan = planned(top, file)
    save_record(top, MEMBERS, Member(name="新来的"))
    before = top.last_hash
    with pytest.raises(KnownError, match="重新选择文件"):
        merge(top, plan, TODAY)
    assert top.last_hash == before
