"""Code lists about 党籍 and 组织关系: standing, arrival and departure, lost contact, mobility, seniority.

Terms of《中国共产党党员教育管理工作条例》articles 24 to 25; where no national list was found the list is this program's
own and says so by an empty standard.
"""

from typing import Final

from ledger.codes import posts
from ledger.codes.code_list import Code, CodeList, numbered

FULL_MEMBER: Final = "正式党员"
ON_PROBATION: Final = "预备党员"

STANDING_NORMAL: Final = "正常"
STANDING_SUSPENDED: Final = "停止党籍"

STANDING = CodeList(
    "党籍状态",
    "党员信息采集表（2017）",
    (Code("1", STANDING_NORMAL, ("正常党籍",)), Code("2", STANDING_SUSPENDED, ("停止",))),
)

STOPPED: Final = "停止党籍"
RESTORED: Final = "恢复党籍"
UNDER_OBSERVATION: Final = "留党察看"
RIGHTS_SUSPENDED: Final = "中止党员权利"
PROBATION_CANCELLED: Final = "取消预备党员资格"

STANDING_CHANGE = CodeList(
    "党籍变动", "", numbered((STOPPED, RESTORED, UNDER_OBSERVATION, RIGHTS_SUSPENDED, PROBATION_CANCELLED))
)

TRANSFERRED_IN: Final = "转入"
NEWLY_ADMITTED: Final = "新发展"

JOIN_WAY = CodeList(
    "增加方式",
    "",
    (
        Code("1", TRANSFERRED_IN, ("组织关系转入", "调入", "整建制转入")),
        Code("2", NEWLY_ADMITTED, ("新发展党员", "发展", "新吸收")),
        Code("3", RESTORED, ("恢复",)),
        Code("4", "重新入党"),
        Code("5", "其他", ("其他原因增加", "其他增加")),
    ),
)

TRANSFERRED_OUT: Final = "转出"
DIED: Final = "死亡"

LEAVE_WAY = CodeList(
    "减少方式",
    "",
    (
        Code("1", TRANSFERRED_OUT, ("组织关系转出", "调出", "整建制转出")),
        Code("2", DIED, ("去世", "病故", "逝世")),
        Code("3", STOPPED),
        Code("4", PROBATION_CANCELLED, ("取消预备资格", "取消资格")),
        Code("5", "劝退", ("劝其退党",)),
        Code("6", "劝而不退除名"),
        Code("7", "自行脱党除名", ("自行脱党",)),
        Code("8", "退党除名", ("退党", "要求退党")),
        Code("9", "开除党籍", ("开除",)),
        Code("10", "其他", ("其他原因减少",)),
    ),
)

LOST_SITUATION = CodeList(
    "失联情形",
    "失联党员登记表（四川）",
    (
        Code("1", "外出务工经商", ("务工经商",)),
        Code("2", "单位改制或破产", ("改制破产", "单位改制", "单位破产")),
        Code("3", "毕业后去向不明", ("毕业生",)),
        Code("4", "工作单位改变", ("工作变动",)),
        Code("5", "出国（境）", ("出国", "出境", "出国出境")),
        Code("6", "居住地改变", ("搬迁",)),
        Code("7", "其他"),
    ),
)

DESTINATION = CodeList(
    "流向类别",
    "",
    (
        Code("1", "本县（市、区）内", ("县内", "区内", "本县", "本区")),
        Code("2", "本省内", ("省内", "跨县", "跨市", "本市", "市内")),
        Code("3", "跨省（区、市）", ("省外", "跨省")),
        Code("4", "国（境）外", ("国外", "境外", "出国", "出国（境）")),
    ),
)

POST = CodeList("工作岗位", "党员信息采集表（2017）", posts.CODES)

BASIS_ON_TIME: Final = "按期转正，自预备期满之日"
BASIS_EXTENDED: Final = "延长预备期后转正，自延长期满之日"
BASIS_LATE_BY_ORGANISATION: Final = "组织原因推迟，自预备期满之日"
BASIS_CLEARED: Final = "问题查清后转正，自预备期满之日"
BASIS_APPROVAL: Final = "本人原因推迟，自批准转正之日"
BASIS_MEETING: Final = "自支部大会通过转正之日"
BASIS_WITHOUT_PROBATION: Final = "无预备期，自入党之日"
BASIS_FILE: Final = "按档案记载"

SENIORITY_BASIS = CodeList(
    "党龄起算依据",
    "",
    (
        Code("1", BASIS_ON_TIME, ("按期转正", "预备期满")),
        Code("2", BASIS_EXTENDED, ("延长预备期", "延长期满")),
        Code("3", BASIS_LATE_BY_ORGANISATION, ("组织原因", "组织原因推迟")),
        Code("4", BASIS_CLEARED, ("问题查清",)),
        Code("5", BASIS_APPROVAL, ("批准转正", "本人原因")),
        Code("6", BASIS_MEETING, ("大会通过", "支部大会")),
        Code("7", BASIS_WITHOUT_PROBATION, ("无预备期",)),
        Code("8", BASIS_FILE, ("档案",)),
    ),
)
