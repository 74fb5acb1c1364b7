"""Code lists about a person: sex, ethnic group, education, degree, standing by kind, rank."""

from ledger.codes import ethnic_groups, ranks
from ledger.codes.code_list import Code, CodeList
from ledger.codes.membership import FULL_MEMBER, ON_PROBATION

SEX = CodeList(
    "性别",
    "GB/T 2261.1-2003",
    (
        Code("0", "未知的性别", ("未知",)),
        Code("1", "男", ("男性", "男性别", "M", "male")),
        Code("2", "女", ("女性", "女性别", "F", "female")),
        Code("9", "未说明的性别", ("未说明",)),
    ),
)

ETHNIC_GROUP = CodeList("民族", "GB/T 3304-1991", ethnic_groups.CODES)

# The first digit is that of GB/T 4658, whose edition was not at hand; labels are those of public Party-affairs systems,
# with the numbers of the Party schools our own.
EDUCATION = CodeList(
    "学历",
    "GB/T 4658",
    (
        Code("1", "研究生", ("研究生教育", "研究生学历", "全日制研究生", "在职研究生")),
        Code("11", "博士研究生", ("博士", "博士研究生毕业", "博士生")),
        Code("14", "硕士研究生", ("硕士", "硕士研究生毕业", "硕士生")),
        Code("15", "硕士生班", ("研究生班",)),
        Code("17", "中央党校研究生", ("中央党校研究生班",)),
        Code("18", "省（区、市）委党校研究生", ("省委党校研究生", "市委党校研究生", "区委党校研究生", "党校研究生")),
        Code(
            "2",
            "大学本科",
            ("大学", "本科", "大学本科教育", "大学学历", "全日制大学", "在职大学", "大本", "21", "大学本科毕业"),
        ),
        Code("22", "大学普通班"),
        Code("23", "第二学士学位班", ("双学士",)),
        Code("27", "中央党校大学", ("中央党校本科",)),
        Code("28", "省（区、市）委党校大学", ("省委党校大学", "市委党校大学", "省委党校本科", "党校大学", "党校本科")),
        Code(
            "3",
            "大学专科",
            ("大专", "专科", "大学专科教育", "大专学历", "全日制大专", "在职大专", "高职", "31", "大学专科毕业"),
        ),
        Code("37", "中央党校大专"),
        Code("38", "省（区、市）委党校大专", ("省委党校大专", "市委党校大专", "党校大专")),
        Code("4", "中等专科", ("中专", "中等职业教育", "中等专业学校", "41", "中师")),
        Code("44", "职业高中", ("职高",)),
        Code("47", "技工学校", ("技校", "技工")),
        Code("6", "普通高中", ("高中", "普通高级中学教育", "61", "高级中学")),
        Code("7", "初中", ("初级中学教育", "71", "初级中学")),
        Code("8", "小学", ("小学教育", "81")),
        Code("9", "其他", ("文盲", "半文盲", "文盲或半文盲")),
    ),
)

DEGREE = CodeList(
    "学位",
    "GB/T 6864-2003",
    (
        Code("1", "名誉博士"),
        Code("2", "博士", ("博士学位",)),
        Code("3", "硕士", ("硕士学位",)),
        Code("4", "学士", ("学士学位",)),
    ),
)

PERSON_CATEGORY = CodeList(
    "人员类别",
    "党员信息采集表（2017）",
    (Code("1", FULL_MEMBER, ("正式",)), Code("2", ON_PROBATION, ("预备", "预备期党员"))),
)

RANK = CodeList("职级", "公务员职务与职级并行规定（2019）", ranks.CODES)
