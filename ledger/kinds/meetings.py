"""组织生活: meetings with their attendance, agenda, votes, elections and what was decided.

A count is never stored where it follows from the records: 应到 comes from the roster of the day, 实到 from the
attendance, the verdict of a vote from its figures. ``outcome`` is what the minutes announced, compared with it.
"""

from dataclasses import dataclass
from datetime import date, time

from ledger import fields
from ledger.codes.meetings import (
    AGENDA_KIND,
    ATTENDANCE,
    ELECTION_OFFICE,
    MEETING_KIND,
    RECORD_STATE,
    RESOLUTION_KIND,
    VOTE_METHOD,
    VOTE_OUTCOME,
)
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting(Record):
    """A meeting or activity, planned or held. ``held_on`` is empty until it has taken place."""

    kind: str = fields.choice("会议类型", MEETING_KIND, required=True, is_closed=False, width=7)
    org_unit_id: int | None = fields.reference("召开单位", "org_units", required=True)
    number: int = fields.whole("次数", hint="当年第几次，0 表示不编号")
    topic: str = fields.text("主题", width=18)
    for_year: int = fields.whole("所属年度", hint="次年召开的组织生活会、民主评议计入上一年度")
    planned_on: date | None = fields.day("计划日期")
    held_on: date | None = fields.day("召开日期")
    from_time: time | None = fields.clock("开始时间")
    to_time: time | None = fields.clock("结束时间")
    place: str = fields.text("地点", width=10)
    chair_id: int | None = fields.reference("主持人", "members")
    chair_name: str = fields.text("主持人（不在名册）", width=8)
    recorder_id: int | None = fields.reference("记录人", "members")
    recorder_name: str = fields.text("记录人（不在名册）", width=8)
    lecturer_id: int | None = fields.reference("授课人", "members")
    lecturer_name: str = fields.text("授课人（不在名册）", width=8)
    lecturer_post: str = fields.text("授课人职务", width=10)
    tags: str = fields.text("专题", width=12, hint="如 专题学习、学法、警示教育，用顿号分开")
    study_minutes: int = fields.whole("计入学时（分钟）")
    body: str = fields.long_text("会议内容", width=30)
    summary: str = fields.long_text("主持人小结", width=20)
    state: str = fields.choice("记录状态", RECORD_STATE, width=4)
    written_on: date | None = fields.day("整理日期", hint="首次录入记录的日期，由程序填写")
    sealed_on: date | None = fields.day("定稿日期")
    sealed_by: str = fields.text("定稿人", width=5)
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingUnit(Record):
    """Another organisation that held the meeting jointly (联合活动); the host stands in the meeting itself."""

    meeting_id: int | None = fields.reference("会议", "meetings", required=True)
    org_unit_id: int | None = fields.reference("参加单位", "org_units", required=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance(Record):
    """Whether a member was there. Leaving somebody out of 应到 needs both consents noted; 请假 never does that."""

    meeting_id: int | None = fields.reference("会议", "meetings", required=True)
    member_id: int | None = fields.reference("党员", "members", required=True)
    status: str = fields.choice("到会情况", ATTENDANCE, required=True, width=4)
    reason: str = fields.text("缺席原因", width=8)
    as_ordinary: bool = fields.flag("以普通党员身份参加")
    made_up_on: date | None = fields.day("补课日期")
    made_up: str = fields.text("补课方式", width=8)
    superior_consent: str = fields.text("上级同意", width=10, hint="不计入应到须经上级党组织同意")
    meeting_consent: str = fields.text("支部大会同意", width=10, hint="并经支部党员大会通过")
    note: str = fields.text("备注", width=8)


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingGuest(Record):
    """Somebody who attends without being counted (列席)."""

    meeting_id: int | None = fields.reference("会议", "meetings", required=True)
    name: str = fields.text("姓名", required=True, width=5)
    post: str = fields.text("单位及职务", width=14)
    reason: str = fields.text("列席事由", width=10)
    order_no: int = fields.whole("排列序号")


@dataclass(frozen=True, kw_only=True, slots=True)
class AgendaItem(Record):
    """An item of the agenda, with the report given on it. ``candidate_id`` or ``candidate_name``: whom it is about."""

    meeting_id: int | None = fields.reference("会议", "meetings", required=True)
    order_no: int = fields.whole("排列序号")
    kind: str = fields.choice("议题类型", AGENDA_KIND, width=5)
    title: str = fields.text("议题", required=True, width=20)
    report: str = fields.long_text("汇报内容", width=30)
    is_major: bool = fields.flag("重大事项", hint="提交党员大会前应经支部委员会研究")


@dataclass(frozen=True, kw_only=True, slots=True)
class Speech(Record):
    """What somebody said on an agenda item."""

    agenda_item_id: int | None = fields.reference("议题", "agenda_items", required=True)
    order_no: int = fields.whole("排列序号")
    speaker_id: int | None = fields.reference("发言人", "members")
    speaker_name: str = fields.text("发言人（不在名册）", width=6)
    text: str = fields.long_text("发言内容", width=30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote(Record):
    """A vote on one matter, about one person where it concerns persons.

    ``present`` is for votes at which other people were in the room than the attendance says; 0 means as attended.
    ``written`` counts valid written opinions handed in before; they are among the yes, no and abstaining votes.
    """

    agenda_item_id: int | None = fields.reference("议题", "agenda_items", required=True)
    order_no: int = fields.whole("排列序号")
    resolution: str = fields.choice("表决事项类型", RESOLUTION_KIND, required=True, width=7)
    subject_id: int | None = fields.reference("表决对象", "members")
    subject_name: str = fields.text("表决对象（不在名册）", width=6)
    method: str = fields.choice("表决方式", VOTE_METHOD, width=5)
    present: int = fields.whole("表决时在场有表决权人数", hint="与签到一致时填 0")
    yes: int = fields.whole("赞成")
    no: int = fields.whole("反对")
    abstain: int = fields.whole("弃权")
    void: int = fields.whole("无效票")
    written: int = fields.whole("其中书面意见")
    outcome: str = fields.choice("表决结果", VOTE_OUTCOME, width=4)
    note: str = fields.text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision(Record):
    """决议或整改事项: what is to be done, by whom, by when. It stays open until ``done_on``."""

    meeting_id: int | None = fields.reference("会议", "meetings", required=True)
    agenda_item_id: int | None = fields.reference("议题", "agenda_items")
    order_no: int = fields.whole("排列序号")
    problem: str = fields.text("存在问题", width=18, hint="组织生活会查摆的问题")
    text: str = fields.text("决议或措施", required=True, width=22)
    responsible_id: int | None = fields.reference("责任人", "members")
    responsible: str = fields.text("责任人（不在名册）", width=6)
    due_on: date | None = fields.day("完成时限")
    done_on: date | None = fields.day("完成日期")
    outcome: str = fields.text("落实情况", width=16)


@dataclass(frozen=True, kw_only=True, slots=True)
class Election(Record):
    """One ballot (轮) of an election held at a meeting."""

    meeting_id: int | None = fields.reference("会议", "meetings", required=True)
    order_no: int = fields.whole("排列序号")
    office: str = fields.choice("选举职务", ELECTION_OFFICE, required=True, is_closed=False, width=5)
    seats: int = fields.whole("应选名额")
    is_equal: bool = fields.flag("等额选举")
    ballot_no: int = fields.whole("第几轮投票")
    issued: int = fields.whole("发出选票")
    returned: int = fields.whole("收回选票")
    void: int = fields.whole("无效选票")
    tellers: str = fields.text("监票人", width=10, hint="须从非候选人中产生，用顿号分开")
    counters: str = fields.text("计票人", width=10)
    note: str = fields.text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate(Record):
    """A candidate with the votes received; also somebody written in by voters."""

    election_id: int | None = fields.reference("选举", "elections", required=True)
    member_id: int | None = fields.reference("党员", "members")
    name: str = fields.text("姓名（不在名册）", width=5)
    is_written_in: bool = fields.flag("另选他人")
    yes: int = fields.whole("赞成")
    no: int = fields.whole("不赞成")
    abstain: int = fields.whole("弃权")
    is_elected: bool = fields.flag("宣布当选")
    order_no: int = fields.whole("排列序号")


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingTemplate(Record):
    """The frame of a kind of meeting, or a phrase block, as the user keeps it. Nothing of it is filled in unasked."""

    kind: str = fields.choice("会议类型", MEETING_KIND, is_closed=False, width=7, hint="空白表示各类会议")
    title: str = fields.text("名称", required=True, width=12)
    is_phrase: bool = fields.flag("常用语", hint="常用语插入正文，模板建立新会议")
    text: str = fields.long_text("内容", width=30, hint="模板中每行是一项议题")
    place: str = fields.text("地点", width=10)
    from_time: time | None = fields.clock("开始时间")
    to_time: time | None = fields.clock("结束时间")
    order_no: int = fields.whole("排列序号")


def _describe_meeting(one: Meeting) -> str:
    day = one.held_on or one.planned_on
    return f"{day.isoformat() if day else ''}{one.kind}"


MEETINGS = RecordKind(
    "meetings",
    Meeting,
    "会议",
    _describe_meeting,
    ("topic", "place", "chair_name", "recorder_name", "lecturer_name", "tags", "body", "summary", "note"),
)
MEETING_UNITS = RecordKind("meeting_units", MeetingUnit, "联合召开单位", lambda _: "联合召开单位")
ATTENDANCES = RecordKind("attendances", Attendance, "到会情况", lambda one: one.status)
MEETING_GUESTS = RecordKind(
    "meeting_guests", MeetingGuest, "列席人员", lambda one: one.name, ("name", "post", "reason")
)
AGENDA_ITEMS = RecordKind("agenda_items", AgendaItem, "议题", lambda one: one.title, ("title", "report"))
SPEECHES = RecordKind("speeches", Speech, "发言", lambda one: one.speaker_name or "发言", ("speaker_name", "text"))
VOTES = RecordKind("votes", Vote, "表决", lambda one: one.resolution)
DECISIONS = RecordKind(
    "decisions", Decision, "决议事项", lambda one: one.text, ("problem", "text", "responsible", "outcome")
)
ELECTIONS = RecordKind("elections", Election, "选举", lambda one: f"选举{one.office}")
CANDIDATES = RecordKind("candidates", Candidate, "候选人", lambda one: one.name or "候选人")
MEETING_TEMPLATES = RecordKind("meeting_templates", MeetingTemplate, "会议模板", lambda one: one.title)
