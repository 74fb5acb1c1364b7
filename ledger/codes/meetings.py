"""Code lists of organisational life: kinds of meetings, attendance, votes. Own lists unless a standard is named."""

from typing import Final

from ledger.codes.code_list import Code, CodeList, numbered

MEMBER_MEETING: Final = "支部党员大会"
COMMITTEE_MEETING: Final = "支部委员会"
GROUP_MEETING: Final = "党小组会"
LECTURE: Final = "党课"
PARTY_DAY: Final = "主题党日"
LIFE_MEETING: Final = "组织生活会"
APPRAISAL_MEETING: Final = "民主评议党员"
GENERAL_MEETING: Final = "总支党员大会"
GENERAL_COMMITTEE: Final = "总支委员会"
STUDY: Final = "学习培训"
JOINT_ACTIVITY: Final = "联合活动"
MEETING_KIND = CodeList(
    "会议类型",
    "",
    (
        Code("1", MEMBER_MEETING, ("党员大会", "支部大会", "支部党员会议")),
        Code("2", COMMITTEE_MEETING, ("支委会", "支部委员会议", "支部委员会会议")),
        Code("3", GROUP_MEETING, ("小组会", "党小组会议")),
        Code("4", LECTURE, ("上党课", "专题党课", "微党课")),
        Code("5", PARTY_DAY, ("主题党日活动", "党日活动", "支部主题党日")),
        Code("6", LIFE_MEETING, ("专题组织生活会", "年度组织生活会")),
        Code("7", APPRAISAL_MEETING, ("民主评议", "党员民主评议")),
        Code("8", GENERAL_MEETING, ("总支大会", "党总支党员大会")),
        Code("9", GENERAL_COMMITTEE, ("总支委员会议", "总支委会", "党总支委员会")),
        Code("10", STUDY, ("学习", "集中学习", "培训", "专题学习")),
        Code("11", JOINT_ACTIVITY, ("联合主题党日", "联学共建")),
    ),
)
LEADERS_LIFE_MEETING: Final = "民主生活会"  # belongs to leading bodies; a branch holds 组织生活会

PLANNED: Final = "计划"
DRAFT: Final = "草稿"
CHECKED: Final = "已核对"
SEALED: Final = "已定稿"
RECORD_STATE = CodeList("记录状态", "", numbered((PLANNED, DRAFT, CHECKED, SEALED)))

PRESENT: Final = "到会"
ON_LEAVE: Final = "请假"
ABSENT: Final = "缺席"
LEFT_OUT: Final = "不计入应到"
ATTENDANCE = CodeList(
    "到会情况",
    "",
    (
        Code("1", PRESENT, ("出席", "√", "到", "参加")),
        Code("2", ON_LEAVE, ("事假", "病假", "假", "公出", "出差")),
        Code("3", ABSENT, ("缺", "未到", "×", "旷会")),
        Code("4", LEFT_OUT, ()),
    ),
)

STUDY_ITEM: Final = "学习"
DISCUSSION: Final = "讨论研究"
REPORT: Final = "通报汇报"
RESOLUTION: Final = "表决事项"
OTHER_ITEM: Final = "其他"
AGENDA_KIND = CodeList("议题类型", "", numbered((STUDY_ITEM, DISCUSSION, REPORT, RESOLUTION, OTHER_ITEM)))

ORDINARY: Final = "一般事项"
COMMENDATION: Final = "表彰"
DISCIPLINE: Final = "纪律处分"
HANDLING: Final = "组织处置"
ACCEPTANCE: Final = "接收预备党员"
CONVERSION: Final = "预备党员转正"
EXTENSION: Final = "延长预备期"
CANCELLATION: Final = "取消预备党员资格"
RESOLUTION_KIND = CodeList(
    "表决事项类型",
    "",
    numbered((ORDINARY, COMMENDATION, DISCIPLINE, HANDLING, ACCEPTANCE, CONVERSION, EXTENSION, CANCELLATION)),
)

SECRET_BALLOT: Final = "无记名投票"  # noqa: S105 - a way of voting
OPEN_BALLOT: Final = "记名投票"
SHOW_OF_HANDS: Final = "举手"
ORAL: Final = "口头"
VOTE_METHOD = CodeList("表决方式", "", numbered((SECRET_BALLOT, OPEN_BALLOT, SHOW_OF_HANDS, ORAL)))

PASSED: Final = "通过"
NOT_PASSED: Final = "未通过"
VOTE_OUTCOME = CodeList("表决结果", "", numbered((PASSED, NOT_PASSED)))

COMMITTEE_SEATS: Final = "委员"
SECRETARY_SEAT: Final = "书记"
DEPUTY_SEAT: Final = "副书记"
ELECTION_OFFICE = CodeList("选举职务", "", numbered((COMMITTEE_SEATS, SECRETARY_SEAT, DEPUTY_SEAT)))
