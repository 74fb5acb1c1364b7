"""工作岗位 of the national collection form, with the class of person whose dues rule applies.

Source: the drop-down lists of two public Party-affairs systems, which agree with each other and with the part of the
党员信息采集表 (2017) that was seen. The numbers are this program's own.
"""

from enum import StrEnum

from ledger.codes.code_list import Code


class PersonKind(StrEnum):
    """What a person lives on, as the dues rules divide it (中组发〔2008〕3号 articles 1 to 6)."""

    CIVIL_SERVANT = "civil_servant"
    WORKER = "worker"
    INSTITUTION = "institution"
    ENTERPRISE = "enterprise"
    RETIRED = "retired"
    STUDENT = "student"
    FARMER = "farmer"
    UNEMPLOYED = "unemployed"
    OTHER = "other"


# Class, official label, other words parted by spaces.
_POSTS: tuple[tuple[PersonKind, str, str], ...] = (
    (PersonKind.CIVIL_SERVANT, "公务员", "机关公务员 国家公务员 行政编制"),
    (PersonKind.CIVIL_SERVANT, "参照公务员法管理的工作人员", "参公 参公人员 参公管理人员 参照公务员法管理人员"),
    (PersonKind.INSTITUTION, "事业单位管理岗位", "事业管理岗位 事业编制 事业编 事业单位"),
    (PersonKind.INSTITUTION, "事业单位专业技术岗位", "事业专技岗位 事业专业技术岗位"),
    (PersonKind.ENTERPRISE, "公有经济控制企业管理岗位", "国企管理岗位 国有企业"),
    (PersonKind.ENTERPRISE, "公有经济控制企业专业技术岗位", "国企专业技术岗位"),
    (PersonKind.ENTERPRISE, "非公有经济控制企业管理岗位", "非公企业管理岗位 非公企业"),
    (PersonKind.ENTERPRISE, "非公有经济控制企业专业技术岗位", "非公企业专业技术岗位"),
    (PersonKind.ENTERPRISE, "民办非企业管理岗位", "民办非企业单位管理岗位 社会组织管理岗位"),
    (PersonKind.ENTERPRISE, "民办非企业专业技术岗位", "民办非企业单位专业技术岗位"),
    (PersonKind.ENTERPRISE, "公有经济控制单位工勤岗位", "公有经济控制企业工勤技能岗位 国企工勤岗位"),
    (PersonKind.ENTERPRISE, "非公有企业工勤岗位", "非公有经济控制企业工勤技能岗位"),
    (PersonKind.ENTERPRISE, "民办非企业工勤岗位", "民办非企业单位工勤技能岗位"),
    (
        PersonKind.WORKER,
        "机关单位工勤岗位",
        "机关工勤技能岗位 工勤技能岗位 工勤技能人员 工勤人员 工勤 机关工勤 机关工人",
    ),
    (PersonKind.INSTITUTION, "事业单位工勤岗位", "事业单位工勤技能岗位 事业工勤岗位"),
    (PersonKind.FARMER, "农牧渔业生产人员", "农牧渔民 农民 农村党员"),
    (PersonKind.OTHER, "乡村医生", ""),
    (PersonKind.OTHER, "外出务工经商人员", "外出务工经商 外出务工"),
    (PersonKind.FARMER, "其他农牧渔民", ""),
    (PersonKind.OTHER, "解放军、武警", "现役军人 军人 武警 解放军"),
    (PersonKind.STUDENT, "研究生毕业年级学生", ""),
    (PersonKind.STUDENT, "研究生一年级学生", ""),
    (PersonKind.STUDENT, "研究生其他年级学生", "研究生在读"),
    (PersonKind.STUDENT, "大学本科毕业年级学生", ""),
    (PersonKind.STUDENT, "大学本科一年级学生", ""),
    (PersonKind.STUDENT, "大学本科其他年级学生", "大学生"),
    (PersonKind.STUDENT, "大学专科毕业年级学生", ""),
    (PersonKind.STUDENT, "大学专科一年级学生", ""),
    (PersonKind.STUDENT, "大学专科其他年级学生", ""),
    (PersonKind.STUDENT, "中等专业学校学生", ""),
    (PersonKind.STUDENT, "高中学生", ""),
    (PersonKind.STUDENT, "技工学校学生", ""),
    (PersonKind.RETIRED, "离休干部", "离休 离休人员"),
    (PersonKind.RETIRED, "退休人员", "退休 退休干部 退休职工 离退休 离退休人员"),
    (PersonKind.RETIRED, "退职人员", "退职"),
    (PersonKind.OTHER, "内部退养职工", "内退 内退人员"),
    (PersonKind.OTHER, "大学生村官", "村官"),
    (PersonKind.OTHER, "社区工作人员", "社区工作者"),
    (PersonKind.OTHER, "停薪留职人员", "停薪留职"),
    (PersonKind.OTHER, "个体工商户中的从业人员", "个体工商户 个体户"),
    (PersonKind.OTHER, "自由职业人员", "自由职业 自由职业者"),
    (PersonKind.UNEMPLOYED, "（转业）待安置、学生毕业未就业的人员", "待安置 待业 毕业未就业"),
    (PersonKind.OTHER, "公派或因私出国、出境逾期未归的人员", ""),
    (PersonKind.OTHER, "改革后不再保留原机关干部身份，党组织关系仍保留在原单位的人员", ""),
    (PersonKind.UNEMPLOYED, "企业破产后，领取保险金或被辞退的职工中未重新就业的人员", "失业 下岗失业 下岗失业人员"),
    (
        PersonKind.UNEMPLOYED,
        "由于各种原因，已经离开本人的生产、工作岗位，并已不在本单位从事其他工作，但仍与单位保留劳动关系的职工（不包括内部退养职工）",
        "下岗 下岗职工",
    ),
    (PersonKind.OTHER, "党组织关系在人才（劳动）服务中心，不明职业的人员", ""),
    (PersonKind.OTHER, "其他从业人员", "其他 编外 编外人员 编外聘用人员 合同工 合同制 劳务派遣 政府雇员 临聘 协管员"),
    (PersonKind.UNEMPLOYED, "其他无业人员", "无业"),
)

CODES = tuple(
    Code(f"{place:02}", label, tuple(words.split())) for place, (_, label, words) in enumerate(_POSTS, start=1)
)
_KINDS = {label: kind for kind, label, _ in _POSTS}


def person_kind(post: str) -> PersonKind | None:
    """The class of a stored 工作岗位; None for own words that are not on the list."""
    return _KINDS.get(post)
