"""Code lists of the registers (志愿服务, 走访慰问, 培训 …), most of them open. Lists without a standard are our own."""

from typing import Final

from ledger.codes.code_list import Code, CodeList, numbered

# 参加人员
LEADER_ROLE: Final = "负责人"
PARTICIPANT_ROLE: Final = "参加"
FULL_TIME: Final = "脱产"
PART_TIME: Final = "兼职"
PARTICIPANT = CodeList("参加身份", "", numbered((LEADER_ROLE, PARTICIPANT_ROLE, FULL_TIME, PART_TIME)))

VISIT_OCCASION = CodeList(
    "慰问事由",
    "",
    numbered(("春节慰问", "“七一”慰问", "生病住院", "生活困难", "老党员", "家庭变故", "生育", "荣退", "其他")),
)
VISIT_OBJECT = CodeList(
    "慰问对象类别", "", numbered(("在职党员", "离退休党员", "困难党员", "干部职工", "困难群众", "其他"))
)
VISIT_FUND = CodeList("经费来源", "", numbered(("党费", "党建活动经费", "财政资金", "工会经费", "其他", "无经费")))

BUSINESS_TRAINING: Final = "业务培训"
PARTY_TRAINING: Final = "党员教育培训"
PARTY_WORK_TRAINING: Final = "党务工作培训"
TRAINING_KIND = CodeList(
    "培训类别",
    "",
    (
        Code("1", PARTY_TRAINING, ("党员培训", "党员轮训", "轮训", "理论学习")),
        Code("2", BUSINESS_TRAINING, ("业务", "专业培训", "技能培训")),
        Code("3", PARTY_WORK_TRAINING, ("党务培训", "书记培训")),
        Code("4", "其他"),
    ),
)
TRAINING_LEVEL = CodeList("举办层级", "", numbered(("中央", "省级", "市级", "县级", "本单位")))
TRAINING_FORM = CodeList("培训形式", "", numbered(("集中授课", "网络学习", "现场教学", "研讨交流", "其他")))

RESEARCH_KIND = CodeList("成果类型", "", numbered(("调研报告", "理论文章", "信息简报", "典型案例", "其他")))

PUBLICITY_KIND = CodeList("报道体裁", "", numbered(("消息", "通讯", "经验做法", "评论", "图片视频", "其他")))

CASE_SOURCE = CodeList("问题来源", "", numbered(("企业", "群众", "基层单位", "结对村社区", "信访", "其他")))

PROMOTED: Final = "提拔"
ADJUSTED: Final = "调整"
SELECTED_GRADUATE: Final = "录用选调生"
SELECTED_OFFICIAL: Final = "选调公务员"
RECRUITED: Final = "录用公务员"
RETIRED: Final = "荣退"
CADRE_CHANGE = CodeList(
    "变动类型",
    "",
    (
        Code("1", PROMOTED, ("提任", "晋升")),
        Code("2", ADJUSTED, ("交流", "转任", "岗位调整")),
        Code("3", SELECTED_GRADUATE, ("选调生",)),
        Code("4", SELECTED_OFFICIAL, ("选调",)),
        Code("5", RECRUITED, ("招录", "录用")),
        Code("6", "调入"),
        Code("7", "调出"),
        Code("8", RETIRED, ("退休",)),
        Code("9", "其他"),
    ),
)

AWARD_LEVEL = CodeList("表彰级别", "", numbered(("国家级", "省级", "市级", "县级", "本单位")))
AWARD_OBJECT = CodeList("表彰对象", "", numbered(("个人", "集体")))

SANCTION = CodeList(
    "处分种类",
    "中国共产党章程",
    numbered(("警告", "严重警告", "撤销党内职务", "留党察看", "开除党籍")),
)

RULES_STUDY: Final = "党规党纪学习"
WARNING_EDUCATION: Final = "警示教育"
INTEGRITY_TALK: Final = "廉政谈话"
INTEGRITY_KIND = CodeList(
    "教育类型",
    "",
    (
        Code("1", RULES_STUDY, ("党内法规学习", "廉政学习", "廉政专题学习", "纪律教育")),
        Code("2", WARNING_EDUCATION, ("参观警示教育基地", "观看警示教育片")),
        Code("3", INTEGRITY_TALK, ("任前廉政谈话", "集体廉政谈话")),
        Code("4", "廉政党课"),
        Code("5", "其他"),
    ),
)

MATTER_KIND = CodeList(
    "报告事项类别",
    "",
    numbered(("本人婚姻变化", "本人因私出国（境）", "子女婚姻", "婚丧喜庆事宜", "配偶子女从业", "重大疾病", "其他")),
)

RISK_LEVEL = CodeList("风险等级", "", numbered(("高", "中", "低")))

PARTNER_KIND = CodeList("共建单位类型", "", numbered(("村", "社区", "企业", "机关事业单位", "两新组织", "其他")))

KEY_WORK: Final = "重点工作"
HARD_WORK: Final = "攻坚破难"
REFORM_WORK: Final = "改革创新"
WORK_LIST = CodeList(
    "清单类别",
    "",
    (
        Code("1", KEY_WORK, ("重点工作清单",)),
        Code("2", HARD_WORK, ("攻坚破难清单",)),
        Code("3", REFORM_WORK, ("改革创新清单",)),
    ),
)

RECOGNITION_LEVEL = CodeList("认定级别", "", numbered(("国家级", "省级", "市级", "县级", "本单位", "未认定")))

DISCLOSURE_KIND = CodeList(
    "公开内容类别",
    "",
    numbered(("党组织设置和职责", "发展党员", "党费收缴使用", "评优评先", "换届选举", "重要决议", "其他")),
)
DISCLOSURE_WAY = CodeList("公开方式", "", numbered(("公开栏", "会议通报", "文件", "网站平台", "其他")))

A_YEAR: Final = "年"
HALF_YEAR: Final = "半年"
QUARTER: Final = "季度"
MONTH: Final = "月"
DUTY_PERIOD = CodeList("周期", "", numbered((A_YEAR, HALF_YEAR, QUARTER, MONTH)))
