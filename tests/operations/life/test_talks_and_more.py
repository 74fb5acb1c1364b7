"""Talks, attached files, templates, search, settings and answers to findings."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from ledger.codes.meetings import CHECKED, DRAFT, LECTURE, MEMBER_MEETING, PLANNED, SEALED
from ledger.codes.talks import PARTNER, TALKER
from ledger.errors import Finding, KnownError, Level
from ledger.kinds.attached import ATTACHMENTS, FINDING_ANSWERS, Addendum, Attachment
from ledger.kinds.meetings import AgendaItem, Meeting, MeetingTemplate, Speech
from ledger.kinds.talks import TALKS, Talk, TalkPerson
from ledger.life.sheet import ItemSheet, MeetingSheet, TalkSheet
from operations import kept_files
from operations.answering import answer_finding, withdraw_answer
from operations.checking import checked, self_check
from operations.life.addenda import add_addendum
from operations.life.attaching import attach, attachment_bytes, detach, save_attachment
from operations.life.meetings import save_meeting
from operations.life.reading import read_life
from operations.life.searching import search
from operations.life.settings import choose_life_setting, life_settings
from operations.life.talks import (
    check_talk,
    close_follow_up,
    remove_talk,
    reopen_talk,
    save_talk,
    seal_talk,
    stored_talk,
)
from operations.life.templates import phrases_for, remove_template, save_template, template_of, templates_for
from storage.store import Store
from tests.operations.life.conftest import BRANCH

HELD, TODAY = date(2026, 3, 5), date(2026, 3, 20)
PEOPLE = (TalkPerson(role=TALKER, member_id=1), TalkPerson(role=PARTNER, member_id=3))


def talk(**more: object) -> TalkSheet:
    given = {"org_unit_id": BRANCH, "occasion": "日常谈心", "held_on": HELD, "content": "了解近期工作情况"}
    return TalkSheet(Talk(**{**given, **more}), PEOPLE)  # type: ignore[arg-type]  # a plain set of fields


def test_a_talk_goes_from_plan_to_seal(life_store: Store) -> None:
    planned = save_talk(life_store, talk(held_on=None, planned_on=date(2026, 4, 1), content=""), TODAY)
    assert (planned.talk.state, planned.talk.written_on) == (PLANNED, None)
    with pytest.raises(KnownError, match="还没有谈话"):
        check_talk(life_store, planned.talk.id, TODAY)
    held = save_talk(life_store, replace(planned, talk=replace(planned.talk, held_on=HELD, content="了解情况")), TODAY)
    assert (held.talk.state, held.talk.written_on) == (DRAFT, TODAY)
    with pytest.raises(KnownError, match="核对以后"):
        seal_talk(life_store, held.talk.id, TODAY)
    check_talk(life_store, held.talk.id, TODAY)
    with pytest.raises(KnownError, match="退回草稿"):
        save_talk(life_store, held, TODAY)
    reopen_talk(life_store, held.talk.id)
    check_talk(life_store, held.talk.id, TODAY)
    assert stored_talk(life_store, held.talk.id).talk.state == CHECKED
    seal_talk(life_store, held.talk.id, TODAY)
    sealed = stored_talk(life_store, held.talk.id)
    assert (sealed.talk.state, sealed.talk.sealed_by) == (SEALED, "王小明")
    for forbidden in (
        lambda: save_talk(life_store, held, TODAY),
        lambda: reopen_talk(life_store, held.talk.id),
        lambda: seal_talk(life_store, held.talk.id, TODAY),
        lambda: remove_talk(life_store, held.talk.id),
    ):
        with pytest.raises(KnownError, match="请登记补正"):
            forbidden()
    add_addendum(life_store, Addendum(talk_id=held.talk.id, added_on=TODAY, reason="遗漏", text="另谈及家庭情况"))
    with pytest.raises(KnownError, match="请写明办理结果"):
        close_follow_up(life_store, held.talk.id, TODAY, "")
    close_follow_up(life_store, held.talk.id, TODAY, "已协调")
    assert life_store.get(TALKS, held.talk.id).outcome == "已协调"


def test_a_talk_without_day_or_people_is_refused(life_store: Store) -> None:
    for wrong, words in (
        (talk(held_on=None), "请填写谈话日期"),
        (talk(held_on=date(2026, 4, 1)), "晚于今天"),
        (TalkSheet(talk().talk, PEOPLE[:1]), "请填写谈话对象"),
        (TalkSheet(talk().talk, (*PEOPLE, TalkPerson(role=PARTNER))), "请选择或填写谈话人员"),
    ):
        with pytest.raises(KnownError, match=words):
            save_talk(life_store, wrong, TODAY)


def test_a_removed_talk_comes_back(life_store: Store) -> None:
    kept = save_talk(life_store, talk(), TODAY)
    remove_talk(life_store, kept.talk.id)
    assert life_store.find(TALKS, kept.talk.id) is None
    life_store.undo()
    assert stored_talk(life_store, kept.talk.id) == kept


def test_a_file_is_kept_shown_written_out_and_taken_off(
    life_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = save_meeting(life_store, MeetingSheet(Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, held_on=HELD)), TODAY)
    scan = tmp_path / "签到 表.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    one = attach(life_store, Attachment(meeting_id=kept.meeting.id), scan, TODAY)
    assert (one.title, one.file_name, one.byte_count) == ("签到 表", "签到 表.pdf", 13)
    assert attachment_bytes(life_store, one.id) == b"%PDF-1.7 scan"
    save_attachment(life_store, one.id, tmp_path / "另存.pdf")
    assert (tmp_path / "另存.pdf").read_bytes() == b"%PDF-1.7 scan"
    detach(life_store, one.id)
    assert life_store.all(ATTACHMENTS) == []
    life_store.undo()
    assert attachment_bytes(life_store, one.id) == b"%PDF-1.7 scan"
    (tmp_path / "空.txt").touch()
    monkeypatch.setattr(kept_files, "MOST_BYTES", 4)
    for path, words in ((scan, "超过"), (tmp_path / "空.txt", "空文件"), (tmp_path / "没有.pdf", "读不出")):
        with pytest.raises(KnownError, match=words):
            attach(life_store, Attachment(meeting_id=kept.meeting.id), path, TODAY)


def test_templates_and_phrases_are_offered_by_kind(life_store: Store) -> None:
    frame = MeetingSheet(
        Meeting(kind=MEMBER_MEETING, place="三楼会议室", from_time=time(14, 30)),
        items=(ItemSheet(AgendaItem(title="学习")), ItemSheet(AgendaItem(title="通报党费"))),
    )
    own = save_template(life_store, template_of(frame, "季度党员大会"))
    save_template(life_store, MeetingTemplate(title="通用"))
    save_template(life_store, MeetingTemplate(title="散会语", text="主持人宣布散会。", is_phrase=True))
    assert (own.text, own.place, own.from_time) == ("学习\n通报党费", "三楼会议室", time(14, 30))
    assert [one.title for one in templates_for(life_store, MEMBER_MEETING)] == ["季度党员大会", "通用"]
    assert [one.title for one in templates_for(life_store, LECTURE)] == ["通用"]
    assert [one.title for one in phrases_for(life_store, LECTURE)] == ["散会语"]
    remove_template(life_store, own.id)
    assert [one.title for one in templates_for(life_store, MEMBER_MEETING)] == ["通用"]
    with pytest.raises(KnownError, match="请填写名称"):
        save_template(life_store, MeetingTemplate())


def test_meetings_are_found_by_words_and_by_people(life_store: Store) -> None:
    sheet = MeetingSheet(
        Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, held_on=HELD, chair_id=1),
        items=(ItemSheet(AgendaItem(title="讨论"), (Speech(speaker_id=2, text="赞成修订学习计划"),)),),
    )
    meeting = save_meeting(life_store, sheet, TODAY).meeting.id
    facts = read_life(life_store)
    for words in ("学习计划", "李娜", "王小明", " 讨论 "):
        assert search(life_store, facts, words).meeting_ids == {meeting}
    assert search(life_store, facts, "赵刚").meeting_ids == frozenset()
    assert search(life_store, facts, " ").meeting_ids == frozenset()


def test_the_words_of_a_confidential_talk_are_not_searched(life_store: Store) -> None:
    open_one = save_talk(life_store, talk(content="家庭困难"), TODAY).talk.id
    hidden = save_talk(life_store, talk(content="家庭困难", is_confidential=True), TODAY).talk.id
    facts = read_life(life_store)
    assert search(life_store, facts, "家庭").talk_ids == {open_one}
    assert search(life_store, facts, "赵刚").talk_ids == {open_one, hidden}


def test_addenda_and_attached_files_lead_to_their_meeting(life_store: Store, tmp_path: Path) -> None:
    kept = save_meeting(life_store, MeetingSheet(Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, held_on=HELD)), TODAY)
    (tmp_path / "讲稿.docx").write_bytes(b"PK")
    attach(life_store, Attachment(meeting_id=kept.meeting.id, title="党课讲稿"), tmp_path / "讲稿.docx", TODAY)
    assert search(life_store, read_life(life_store), "党课讲稿").meeting_ids == {kept.meeting.id}


def test_settings_of_the_room_are_chosen_and_refused(life_store: Store) -> None:
    choose_life_setting(life_store, "late_days", 7)
    choose_life_setting(life_store, "late_days", 5)
    assert life_settings(life_store).late_days == 5
    with pytest.raises(KnownError, match="没有保存"):
        choose_life_setting(life_store, "late_days", -1)
    with pytest.raises(KnownError, match="没有“7”这一项"):
        choose_life_setting(life_store, "lectures_per_year", 7)


def test_a_finding_is_answered_once_and_the_answer_is_taken_back(life_store: Store) -> None:
    save_meeting(life_store, MeetingSheet(Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, held_on=HELD)), TODAY)
    finding = next(one for one in self_check(life_store, TODAY) if one.rule == "minutes.complete")
    with pytest.raises(KnownError, match="请写明原因"):
        answer_finding(life_store, finding, " ", TODAY)
    answer_finding(life_store, finding, "纸质记录另存", TODAY)
    answer_finding(life_store, finding, "纸质记录存档案盒", TODAY)
    assert len(life_store.all(FINDING_ANSWERS)) == 1
    answers = [one.answer for one in checked(life_store, TODAY) if one.finding == finding]
    assert [one and (one.text, one.answered_by) for one in answers] == [("纸质记录存档案盒", "王小明")]
    withdraw_answer(life_store, finding)
    withdraw_answer(life_store, finding)
    assert all(one.answer is None for one in checked(life_store, TODAY))


def test_an_answer_to_another_scope_does_not_count(life_store: Store) -> None:
    one = Finding("meeting.member.per_quarter", Level.MUST, "缺", "第十一条", "org_units", BRANCH, "2026-Q1")
    answer_finding(life_store, one, "当季新成立", TODAY)
    withdraw_answer(life_store, replace(one, scope="2026-Q2"))
    assert len(life_store.all(FINDING_ANSWERS)) == 1
