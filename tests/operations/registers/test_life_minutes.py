"""What minutes, ballots, resolutions and talks say: nothing invented, nothing dropped, nothing that betrays anybody."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.paper.document import Flow, FormSheet, Paragraph, Part, Register, Volume
from ledger.codes.meetings import (
    APPRAISAL_MEETING,
    CONVERSION,
    EXTENSION,
    LEFT_OUT,
    MEMBER_MEETING,
    NOT_PASSED,
    PRESENT,
    SEALED,
)
from ledger.errors import KnownError
from ledger.kinds.meetings import AgendaItem, Attendance, Candidate, Decision, Election, Meeting, Speech
from ledger.kinds.organisation import Office
from ledger.life.facts import LifeFacts
from operations.registers import REGISTER_BY_KEY, Period
from operations.registers.life.common import meeting_name, minutes_title, numeral
from operations.registers.life.people import post_on
from tests.ledger.life.life_book import attended
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP, member, stay
from tests.operations.registers.life_sample import (
    ABDUL,
    ACCEPTING,
    CHEN,
    ELECTING,
    ELECTION,
    HAN,
    JOINING,
    LI,
    LIVING,
    MA,
    PARTY_DAYING,
    SECRET_TALK,
    SECRETS,
    TALK,
    TODAY,
    VOTE,
    WANG,
    life_input,
    sample,
)
from tests.operations.registers.paper_reading import pages_of, running_text

LONG = "支部讨论了党员教育管理的各项安排，提出了具体意见，逐条记录在案。" * 700  # more than 20,000 characters


def document(key: str, life: LifeFacts | None = None, **options: Any) -> Any:
    return REGISTER_BY_KEY[key].document(life_input(life, **options))


def minutes_of(meeting_id: int, life: LifeFacts | None = None) -> list[Flow]:
    parts: list[Flow] = document("minutes", life, record_id=meeting_id)
    return parts


def said(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [one.lead + one.text for one in paragraphs]


def minutes_text(meeting_id: int, life: LifeFacts | None = None) -> str:
    return "\n".join(said(minutes_of(meeting_id, life)[0].paragraphs))


def changed(records_of: str, record_id: int, **values: Any) -> dict[str, Any]:
    """The records of a kind with one of them changed."""
    records = getattr(sample(), records_of)
    return {records_of: tuple(replace(one, **values) if one.id == record_id else one for one in records)}


# Minutes


def test_the_frame_names_people_with_their_posts_and_all_counts() -> None:
    text = minutes_text(ACCEPTING)
    for words in (
        "时间：2026年3月5日（星期四）14:30至16:10",
        "主持人：王建国（支部书记）",
        "记录人：陈志强（组织委员）",
        "应到：党员18名（有表决权16名）",
        "实到：党员16名（有表决权14名）",
        "出席人员中没有表决权的：马德福、欧阳静怡",
        "孙明（区直机关工委组织科科长，到会指导）",
        "韩立新（请假：在外务工；2026年3月10日补课，线上自学）",
        "议题：1.讨论接收何思远同志为中共预备党员\n2.通报2025年度党费收缴情况",
    ):
        assert words in text


def test_speeches_votes_and_decisions_stand_under_their_item() -> None:
    lines = said(minutes_of(ACCEPTING)[0].paragraphs)
    first, second = lines.index("一、讨论接收何思远同志为中共预备党员"), lines.index("二、通报2025年度党费收缴情况")
    between = "\n".join(lines[first:second])
    assert "李秀兰：作为入党介绍人" in between
    assert "赞成13票，反对0票，弃权1票" in between
    assert (
        "到会人数符合规定，赞成票超过应到会有表决权人数的半数，通过（《中国共产党发展党员工作细则》第二十条（2014年））"
        in between
    )
    assert "决议：将决议和有关材料报上级党委审批（责任人：陈志强；完成时限：2026年3月12日）。" in between
    assert lines[-3:] == ["主持人小结：会议各项议程已经完成。请大家按决议抓好落实。", "散会。", "附件：1.签到表扫描件"]


def test_final_minutes_bear_no_state_drafts_and_late_ones_say_so() -> None:
    assert minutes_of(ACCEPTING)[0].head.right == ""
    late = minutes_of(PARTY_DAYING)[0]
    assert late.head.right == "（草稿）"
    assert said(late.paragraphs)[0] == "补记（整理日期：2026年5月20日）"
    assert all("补记" not in text for text in said(minutes_of(ACCEPTING)[0].paragraphs))


def test_what_was_added_to_final_minutes_stands_behind_them_with_reason_and_hand() -> None:
    minutes, added = minutes_of(ACCEPTING)
    words = said(added.paragraphs)
    assert words[1:] == [
        "一、2026年3月20日补正",
        "补正原因：漏记列席人员单位",
        "补正内容：列席人员孙明的单位补正为“区直机关工委组织科”。",
        "补正人：陈志强",
    ]
    assert minutes.signatures == ("主持人签名：", "记录人签名：")
    assert added.signatures[0] == "补正人签名："
    sealed = minutes_of(ACCEPTING, sample(**changed("meetings", ACCEPTING, sealed_on=date(2026, 3, 9))))[1]
    assert "2026年3月9日定稿" in said(sealed.paragraphs)[0]


def test_nothing_is_invented_where_nothing_was_entered() -> None:
    empty = Meeting(id=90, kind=MEMBER_MEETING, org_unit_id=FIRST.id, held_on=date(2026, 5, 5))
    (minutes,) = minutes_of(90, sample(meetings=(empty,), attendances=(), addenda=()))
    lines = said(minutes.paragraphs)
    assert lines[1:4] == ["地点：", "主持人：", "记录人："]
    assert "出席：" in lines
    assert "缺席人员及原因：" in lines
    assert "主题：" in lines
    assert lines[-1] == "散会。"
    assert minutes.head == ("", "", "（草稿）")
    assert next(line for line in lines if line.startswith("到会情况未登记：")).count("、") == 17


def test_people_left_out_and_people_not_expected_are_shown() -> None:
    marks = [one for one in sample().attendances if one.meeting_id == LIVING]
    consents: dict[str, Any] = {"superior_consent": "机关党总支2月6日同意", "meeting_consent": "2月9日大会通过"}
    left_out = tuple(
        replace(one, status=LEFT_OUT, reason="长期患病", **consents) if one.member_id == MA else one for one in marks
    )
    stranger = Attendance(id=999, meeting_id=LIVING, member_id=21, status=PRESENT)
    text = minutes_text(LIVING, sample(attendances=(*left_out, stranger)))
    assert "不计入应到：马德福（长期患病；上级同意：机关党总支2月6日同意；支部大会同意：2月9日大会通过）" in text
    assert "不在当日名册：黄志远（到会）" in text
    assert "应到：党员17名" in text
    assert "以普通党员身份参加：王建国" in text


def test_a_lecturer_a_joint_host_and_a_year_of_its_own_are_named() -> None:
    lecture = minutes_text(7)
    assert "授课人：孙明（区委党校讲师）" in lecture
    joint = minutes_text(JOINING)
    assert "联合召开单位：中共某局机关第二支部委员会" in joint
    assert minutes_of(LIVING)[0].head.centre == "（2025年第1次）"


def test_general_text_has_its_own_heading_only_before_items() -> None:
    assert "会议内容" not in minutes_text(PARTY_DAYING)
    item = AgendaItem(id=50, meeting_id=PARTY_DAYING, order_no=1, title="分组走访")
    with_item = minutes_text(PARTY_DAYING, sample(agenda_items=(item,), speeches=(), votes=()))
    assert "会议内容\n全体党员分三组" in with_item
    form = document("party_day", sample(agenda_items=(item,), speeches=(), votes=()), record_id=PARTY_DAYING)
    assert "会议内容" not in running_text(form)


def test_decisions_without_an_item_come_last_and_are_numbered() -> None:
    text = minutes_text(LIVING)
    assert "二、决议事项\n1.存在问题：年轻党员帮带不够。整改措施：每名委员联系两名年轻党员" in text
    assert "2.存在问题：主题党日形式单一" in text
    assert "结对名单已公布" not in text  # what happened afterwards is no part of the minutes
    several = sample(
        decisions=(
            Decision(id=1, meeting_id=ACCEPTING, agenda_item_id=1, text="第一件"),
            Decision(id=2, meeting_id=ACCEPTING, agenda_item_id=1, text="第二件"),
            Decision(id=3, meeting_id=ACCEPTING, agenda_item_id=777, text="议题已删去"),
        )
    )
    text = minutes_text(ACCEPTING, several)
    assert "决议：1.第一件。\n2.第二件。" in text
    assert "三、决议事项\n议题已删去。" in text


def test_a_vote_not_yet_counted_leaves_room_and_has_no_outcome() -> None:
    text = minutes_text(ACCEPTING, sample(**changed("votes", VOTE, yes=0, no=0, abstain=0, outcome="")))
    assert "赞成　　票，反对　　票，弃权　　票。" in text
    assert "发展党员工作细则" not in text


def test_void_votes_written_opinions_and_remarks_are_told() -> None:
    life = sample(
        **changed("votes", VOTE, yes=12, abstain=1, void=1, written=1, note="书面意见附后", resolution=CONVERSION)
    )
    text = minutes_text(ACCEPTING, life)
    assert "何思远由预备党员转为正式党员" in text
    assert "无效1票，其中书面意见1份" in text
    assert "（书面意见附后）" in text


def test_an_election_is_told_by_its_verdict() -> None:
    text = minutes_text(ELECTING)
    assert "二、选举委员" in text
    assert "应选委员3名，候选人4名，差额选举" in text
    assert "发出选票15张，收回15张，其中有效15张，无效0张。" in text
    assert "阿卜杜热合曼·买买提明（另选他人）赞成1票" in text
    assert "应选3名，当选3名（《中国共产党基层组织选举工作条例》" in text
    assert "宣布当选委员：王建国、李秀兰、陈志强。" in text


def test_an_election_without_ballots_has_no_figures() -> None:
    life = sample(**changed("elections", ELECTION, returned=0, issued=0, is_equal=True, ballot_no=2, tellers=""))
    text = minutes_text(ELECTING, life)
    assert "二、选举委员（第2轮）" in text
    assert "等额选举" in text
    assert "监票人：　　；" in text
    assert "收回" not in text


def test_an_election_with_a_remark_and_nobody_elected() -> None:
    life = sample(
        elections=(Election(id=1, meeting_id=ELECTING, office="书记", seats=1, issued=15, returned=15, note="改期"),),
        candidates=(Candidate(id=1, election_id=1, member_id=WANG, yes=3, no=12),),
    )
    text = minutes_text(ELECTING, life)
    assert "应选书记1名，候选人1名，采用无记名投票方式。" in text
    assert "宣布当选" not in text
    assert "（改期）" in text


def test_a_speech_by_nobody_keeps_its_text() -> None:
    life = sample(speeches=(Speech(id=1, agenda_item_id=1, text="没有写明是谁说的。"),))
    assert "没有写明是谁说的。" in said(minutes_of(ACCEPTING, life)[0].paragraphs)


@pytest.mark.parametrize("layout", ["official", "form_a", "form_b", "form_c", "form_d"])
def test_twenty_thousand_characters_run_over_sheets_without_a_loss(layout: str) -> None:
    life = sample(**changed("meetings", PARTY_DAYING, body=LONG))
    made = document("minutes", life, record_id=PARTY_DAYING, layout=layout)
    text = "".join(part for page in pages_of(made) for line in page for part in line)
    assert len(LONG) > 20_000
    assert text.count("逐条记录在案") >= LONG.count("逐条记录在案") * 0.9  # some are cut by a line or page
    whole = running_text(made).replace("（转下页）", "").replace("（接上页）", "")
    assert sum(whole.count(sign) for sign in "。") >= LONG.count("。")
    assert len(pages_of(made)) > 15


def test_the_form_with_its_own_box_for_decisions_does_not_repeat_them() -> None:
    form, _ = document("minutes", record_id=ACCEPTING, layout="form_b")
    text = running_text(form)
    assert text.count("将决议和有关材料报上级党委审批") == 1
    assert "1小时40分" in text


def test_a_form_has_the_additions_behind_it_too() -> None:
    form, added = document("minutes", record_id=ACCEPTING, layout="form_a")
    assert isinstance(form, FormSheet)
    assert isinstance(added, Flow)
    assert added.title == "中共某局机关第一支部党员大会记录补正"
    sealed = sample(addenda=(replace(sample().addenda[0], meeting_id=PARTY_DAYING),))
    assert len(document("party_day", sealed, record_id=PARTY_DAYING)) == 2


def test_a_layout_of_another_register_gives_the_usual_one() -> None:
    (first, *_) = document("minutes", record_id=ACCEPTING, layout="findings")
    assert isinstance(first, Flow)


def test_remarks_stand_behind_the_end() -> None:
    text = minutes_text(PARTY_DAYING, sample(**changed("meetings", PARTY_DAYING, note="因雨推迟半小时")))
    assert text.endswith("散会。\n备注：因雨推迟半小时")


def test_the_form_with_mobile_members_counts_them_and_leaves_the_frail_to_the_hand() -> None:
    text = running_text(document("minutes", record_id=ACCEPTING, layout="form_c"))
    assert "流动党员1名，行动不便党员名" in text
    assert "孙明" in text


# Names


@pytest.mark.parametrize(
    ("unit", "kind", "expected"),
    [
        (FIRST, MEMBER_MEETING, "中共某局机关第一支部党员大会记录"),
        (FIRST, "支部委员会", "中共某局机关第一支部委员会会议记录"),
        (FIRST, APPRAISAL_MEETING, "中共某局机关第一支部民主评议党员会议记录"),
        (TOP, "总支党员大会", "中共某局机关总支部党员大会记录"),
        (TOP, "总支委员会", "中共某局机关总支部委员会会议记录"),
        (GROUP_ONE, "党小组会", "中共某局机关第一支部第一党小组会记录"),
        (SECOND, "青年理论学习", "中共某局机关第二支部青年理论学习记录"),
    ],
)
def test_the_title_joins_organisation_and_kind_without_saying_a_word_twice(unit: Any, kind: str, expected: str) -> None:
    assert minutes_title(sample(), Meeting(kind=kind, org_unit_id=unit.id)) == expected


def test_a_meeting_of_nobody_is_called_by_its_kind() -> None:
    assert meeting_name(sample(), Meeting(kind=MEMBER_MEETING)) == MEMBER_MEETING


def test_the_post_is_the_party_office_of_the_day_else_the_administrative_one() -> None:
    life, day = sample(), date(2026, 3, 5)
    assert post_on(life, WANG, [FIRST.id], day) == "支部书记"
    assert post_on(life, CHEN, [FIRST.id], day) == "组织委员"
    assert post_on(life, 8, [FIRST.id], day) == "综合科科长"
    assert post_on(life, WANG, [FIRST.id], date(2020, 1, 1)) == ""
    assert post_on(life, None, [FIRST.id], day) == ""
    both = (
        *life.roster.offices,
        Office(id=20, member_id=LI, org_unit_id=TOP.id, office="书记", from_on=date(2024, 1, 1)),
    )
    led = replace(life, roster=replace(life.roster, offices=both))
    assert post_on(led, LI, [FIRST.id], day) == "支部副书记"
    assert post_on(led, LI, [TOP.id], day) == "总支书记"


def test_numerals_go_beyond_ten() -> None:
    assert [numeral(number) for number in (1, 10, 11, 20, 23)] == ["一", "十", "十一", "二十", "二十三"]


# Ballots and their results


@pytest.mark.parametrize(("key", "sheets"), [("ballot_vote", 4), ("ballot_election", 8)])
def test_all_ballots_are_alike_and_bear_no_number(key: str, sheets: int) -> None:
    made = document(key, record_id=1)
    pages = pages_of(made)
    assert len(made) == len(pages) == sheets  # sixteen with a vote
    assert {repr(page) for page in pages} == {repr(pages[0])}
    text = "".join("".join(line) for line in pages[0])
    assert "页" not in text
    assert "编号" not in text


def test_a_ballot_names_organisation_matter_and_person() -> None:
    text = running_text(document("ballot_vote", record_id=VOTE))
    assert text.startswith("中共某局机关第一支部接收预备党员表决票")
    assert "何思远" in text
    ordinary = running_text(document("ballot_vote", record_id=2))
    assert ordinary.startswith("中共某局机关第一支部表决票")
    assert "通报2025年度党费收缴情况" in ordinary


def test_candidates_stand_by_strokes_and_those_written_in_are_not_on_the_ballot() -> None:
    text = running_text(document("ballot_election", record_id=ELECTION))
    places = [text.index(name) for name in ("王建国", "刘敏", "李秀兰", "陈志强")]
    assert places == sorted(places)
    assert "买买提明" not in text
    assert "候选人4名，应选3名，差额选举" in text


def test_many_candidates_take_a_sheet_for_each_ballot() -> None:
    names = [Candidate(id=n, election_id=ELECTION, member_id=n, order_no=n) for n in range(1, 10)]
    life = sample(candidates=tuple(names), **changed("elections", ELECTION, seats=9, is_equal=True))
    made = document("ballot_election", life, record_id=ELECTION)
    assert len(made) == len(pages_of(made)) == 16
    assert "等额选举" in running_text(made[0])
    fewer = sample(candidates=tuple(names[:2]))
    assert "应选3名。" in running_text(document("ballot_election", fewer, record_id=ELECTION)[0])


def test_a_report_has_the_votes_of_all_and_waits_for_the_ballots() -> None:
    text = running_text(document("election_report", record_id=ELECTION))
    assert "王建国1500" in text
    assert "刘敏2120" in text
    assert "阿卜杜热合曼·买买提明1另选他人" in text
    open_one = sample(**changed("elections", ELECTION, returned=0, issued=0))
    waiting = running_text(document("election_report", open_one, record_id=ELECTION))
    assert "王建国" in waiting
    assert "当选3名" not in waiting


def test_ballots_for_an_election_still_ahead_can_be_printed() -> None:
    life = sample(**changed("meetings", ELECTING, held_on=None, planned_on=date(2026, 12, 18)))
    assert len(document("ballot_election", life, record_id=ELECTION)) == 8
    text = running_text(document("tally", life, record_id=ELECTION))
    assert "王建国" in text
    assert "应到会有选举权16实到会有选举权应选名额3" in text


def test_a_resolution_says_what_the_figures_say() -> None:
    text = running_text(document("resolution", record_id=VOTE))
    assert "关于接收何思远同志为中共预备党员的决议" in text
    assert "采取无记名投票方式进行表决，结果为：13票赞成，0票不赞成，1票弃权。" in text
    assert "大会同意接收何思远同志为中共预备党员。" in text
    failed = sample(**changed("votes", VOTE, yes=8, no=6, abstain=0, void=1, written=1, outcome=NOT_PASSED))
    text = running_text(document("resolution", failed, record_id=VOTE))
    assert "大会没有通过接收何思远同志为中共预备党员。" in text
    assert "1票无效（含书面意见1份）" in text


def test_a_resolution_before_the_vote_leaves_room() -> None:
    life = sample(
        **changed("votes", VOTE, yes=0, abstain=0, outcome="", resolution=EXTENSION, method="", subject_name="")
    )
    (made,) = document("resolution", life, record_id=VOTE)
    assert any("　　票赞成" in one.text for one in made.paragraphs)
    assert made.paragraphs[-1].text == "大会　　　　延长　　　　同志预备期。"


def test_a_resolution_drawn_up_before_the_meeting_leaves_its_figures_open() -> None:
    planned = changed("meetings", ACCEPTING, held_on=None, planned_on=date(2026, 12, 3))
    life = sample(**changed("votes", VOTE, yes=0, abstain=0, outcome=""), **planned)
    (made,) = document("resolution", life, record_id=VOTE)
    assert "应到会有表决权的党员16名，实到会有表决权的党员　　名。" in made.paragraphs[-2].text


def test_a_committee_makes_no_resolution_about_a_person() -> None:
    life = sample(**changed("meetings", ACCEPTING, kind="支部委员会"))
    with pytest.raises(KnownError, match="由支部党员大会讨论决定"):
        document("resolution", life, record_id=VOTE)


def test_a_resolution_is_refused_where_figures_and_announcement_differ() -> None:
    life = sample(**changed("votes", VOTE, outcome=NOT_PASSED))
    with pytest.raises(KnownError, match="两者不一致，没有打印决议"):
        document("resolution", life, record_id=VOTE)
    with pytest.raises(KnownError, match="不是关于个人的表决"):
        document("resolution", record_id=2)


# Sign-in, attendance, hours, completion


def test_a_sign_in_sheet_fills_the_left_block_first_and_notes_leave() -> None:
    (sheet,) = document("sign_in", record_id=ACCEPTING)
    assert isinstance(sheet, Register)
    assert [row.cells[0] for row in sheet.rows] == [str(n) for n in range(1, 10)]
    assert [row.cells[4] for row in sheet.rows] == [str(n) for n in range(10, 19)]
    notes = {row.cells[5]: row.cells[7] for row in sheet.rows}
    assert (notes["韩立新"], notes["杨帆"]) == ("请假：在外务工", "请假：病假")


def test_a_full_sheet_of_signatures_is_counted_through_from_block_to_block() -> None:
    people = [member(100 + n, f"党员{n:03}") for n in range(1, 61)]
    book = sample().roster
    crowd = replace(book, members=(*book.members, *people), stays=(*book.stays, *(stay(one.id) for one in people)))
    held = Meeting(id=1, kind=MEMBER_MEETING, org_unit_id=FIRST.id, held_on=date(2026, 3, 5))
    life = LifeFacts(roster=crowd, rules=sample().rules, meetings=(held,))
    life = replace(life, attendances=attended(life, held))
    first, second = pages_of(document("sign_in", life, record_id=1))
    numbers = [[line[0] for line in page if line[0].isdigit()] for page in (first, second)]
    assert numbers[0] == [str(n) for n in range(1, 27)]
    assert numbers[1][0] == "53"


def test_many_meetings_take_several_tables_and_sums_stand_in_the_last() -> None:
    held = tuple(
        Meeting(id=n, kind="学习培训", org_unit_id=FIRST.id, held_on=date(2026, 1 + n // 4, 1 + n % 28))
        for n in range(1, 31)
    )
    life = replace(sample(), meetings=held, attendances=())
    life = replace(life, attendances=tuple(mark for one in held for mark in attended(life, one)))
    first, second = document("attendance", life)
    assert [one.title for one in (first, second)] == ["组织生活考勤表（一）", "组织生活考勤表（二）"]
    assert len(first.columns) == 2 + 20
    assert len(second.columns) == 2 + 10 + 4
    assert {row.cells[-4:] for row in second.rows} == {("30", "30", "0", "0")}
    listing = REGISTER_BY_KEY["attendance"].listing
    assert listing is not None
    assert len(listing(life_input(life)).columns) == 2 + 30 + 4


def test_hours_run_up_to_the_sum() -> None:
    summary, detail = document("study_hours", member_id=HAN)
    assert summary.rows[0].cells[:5] == ("1", "韩立新", "3", "4.7", "32")
    assert detail.rows[-1].cells[7] == "4.7"
    made_up = sample(**changed("meetings", ACCEPTING, study_minutes=45))
    remarks = [row.cells[8] for row in document("study_hours", made_up, member_id=HAN)[1].rows]
    assert remarks.count("补课") == 1


def test_completion_shows_days_gaps_and_their_answers() -> None:
    text = running_text(document("life_completion"))
    assert "第3季度：8月拟开的大会因防汛值守推迟到10月" in text
    listing = REGISTER_BY_KEY["life_completion"].listing
    assert listing is not None
    rows = {(row.cells[2], row.cells[4]): row.cells[5:] for row in listing(life_input()).rows}
    assert rows["支部党员大会", "2026年第1季度"] == ("已召开", "1", "2026-03-05", "")
    assert rows["支部党员大会", "2026年第3季度"] == ("应开未开", "0", "", "8月拟开的大会因防汛值守推迟到10月。")
    assert rows["支部党员大会", "2026年第4季度"][0] == "未到期"


def test_a_branch_without_groups_is_not_asked_for_their_meetings() -> None:
    text = running_text(document("life_completion", unit_id=SECOND.id))
    assert "不适用" in text


def test_life_meetings_are_listed_for_the_year_they_belong_to() -> None:
    (made,) = document("life_problems", period=Period(2025))
    assert [row.cells[1] for row in made.rows] == ["年轻党员帮带不够", "主题党日形式单一"]
    assert made.rows[0].cells[5:] == ("2026-06-28", "结对名单已公布，上半年谈心10人次")
    with pytest.raises(KnownError, match="2026年度没有组织生活会"):
        document("life_problems")


# Talks


def test_the_sheet_of_a_confidential_talk_has_its_text_and_no_other_paper_has() -> None:
    alone = running_text(document("talk_record", record_id=SECRET_TALK))
    assert all(secret in alone for secret in SECRETS)
    assert "（保密）" in alone
    many = running_text(document("talk_record"))
    assert not any(secret in many for secret in SECRETS)
    assert "内容保密，请从这次谈话单独打印" in many


def test_the_register_of_talks_keeps_day_and_people_of_a_confidential_one() -> None:
    register = document("talk_register")
    row = next(row.cells for row in register.rows if row.cells[1] == "2026-06-03")
    assert row[3:8] == ("王建国", "阿卜杜热合曼·买买提明", "保密", "保密", "保密")


def test_long_talks_are_shortened_in_the_register_and_whole_in_the_sheet() -> None:
    life = sample(**changed("talks", TALK, content="交流思想" * 40))
    shown = document("talk_register", life).rows[0].cells[6]
    assert shown.endswith("……")
    listing = REGISTER_BY_KEY["talk_register"].listing
    assert listing is not None
    assert listing(life_input(life)).rows[0].cells[6] == "交流思想" * 40


def test_a_talk_names_its_people_with_their_posts() -> None:
    (form,) = document("talk_record", record_id=TALK)
    assert isinstance(form, FormSheet)
    text = running_text(form)
    assert "王建国（支部书记）" in text
    assert "办理结果：已由综合科重新分工（2026年2月20日）" in text
    planned = running_text(document("talk_record", record_id=3))
    assert "何思远（综合科科员）" in planned
    assert "（计划）" in planned


# The year book


def test_the_year_book_holds_everything_in_order_and_its_contents_are_right() -> None:
    book = document("life_yearbook", unit_id=FIRST.id)
    assert isinstance(book, Volume)
    assert [one.title for one in book.chapters] == [
        "党员名册",
        "党组织设置和任期",
        "年度计划",
        "会议记录",
        "谈心谈话登记",
        "组织生活考勤",
        "学时登记",
        "三会一课完成和统计",
    ]
    pages = ["".join("".join("".join(line).split()) for line in page) for page in pages_of(book)]
    entry = re.search(r"6月18日支部党员大会（2026年第2次）[.…]*(\d+)", pages[1])
    assert entry is not None
    wanted = next(text for text in pages if f"第{entry[1]}页共" in text and "目录" not in text)
    assert "支部委员会换届选举" in wanted
    assert "王建国" in pages[0]


def test_a_year_with_life_meetings_has_their_problems_bound_in() -> None:
    life = sample(**changed("meetings", LIVING, for_year=2026))
    titles = [one.title for one in document("life_yearbook", life).chapters]
    assert titles[4] == "组织生活会问题整改"


def test_the_year_book_is_about_everybody_even_when_one_is_chosen() -> None:
    book = document("life_yearbook", member_id=ABDUL, record_id=ACCEPTING)
    parts: list[Part] = [part for chapter in book.chapters for part in chapter.parts]
    hours = next(part for part in parts if part.title == "学时登记表")
    assert isinstance(hours, Register)
    assert len(hours.rows) == 18


def test_the_plan_of_the_year_shows_what_became_of_it() -> None:
    life = sample(**changed("meetings", ACCEPTING, planned_on=date(2026, 3, 4)))
    book = document("life_yearbook", life)
    plan = next(one.parts[0] for one in book.chapters if one.title == "年度计划")
    assert [row.cells[1:6:4] for row in plan.rows] == [("2026-03-04", "2026-03-05"), ("2026-12-10", "")]


def test_a_finished_year_is_bound_as_of_its_end() -> None:
    book = document("life_yearbook", as_of=TODAY, period=Period(2025))
    assert book.cover.lines == ("起止时间：2025年1月1日至2025年12月31日",)
    assert book.cover.secretary == "王建国"
    ahead = document("life_yearbook", as_of=TODAY, period=Period(2027))
    assert ahead.cover.lines == ()


def test_sealed_is_the_only_state_that_is_not_printed() -> None:
    states = {one.head.right for meeting in (ACCEPTING, ELECTING) for one in minutes_of(meeting)[:1]}
    assert states == {"", "（草稿）"}
    assert sample().meeting_by_id[ACCEPTING].state == SEALED


def test_a_vote_that_fails_says_of_what_it_fell_short() -> None:
    life = sample(**changed("votes", VOTE, yes=5, no=8, abstain=1))
    text = "\n".join(said(minutes_of(ACCEPTING, life)[0].paragraphs))
    assert "到会人数符合规定，赞成票没有超过应到会有表决权人数的半数，未通过（" in text
