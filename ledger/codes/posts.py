"""工作岗位 of the national collection form, with the class of person whose dues rule applies.

Source: 党员信息采集表 (2017). The head of the list is certain (公务员 to 民办非企业单位), its end was not seen and is
filled with the words usual on registers; the numbers are this program's own.
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


_POSTS: tuple[tuple[str, PersonKind, tuple[str, ...]], ...] = (
    ("公务员", PersonKind.CIVIL_SERVANT, ("机关公务员", "国家公务员", "行政编制", "行政")),
    ("参照公务员法管理的工作人员", PersonKind.CIVIL_SERVANT, ("参公", "参公人员", "参照公务员法管理", "参公管理人员")),
    (
        "机关工勤技能岗位",
        PersonKind.WORKER,
        ("工勤技能岗位", "工勤技能人员", "工勤", "工勤人员", "机关工勤", "机关工人"),
    ),
    ("事业单位管理岗位", PersonKind.INSTITUTION, ("事业管理岗位", "事业编制", "事业", "事业单位")),
    ("事业单位专业技术岗位", PersonKind.INSTITUTION, ("事业专技岗位", "事业专业技术岗位")),
    ("事业单位工勤技能岗位", PersonKind.INSTITUTION, ("事业工勤岗位",)),
    ("公有经济控制企业管理岗位", PersonKind.ENTERPRISE, ("国企管理岗位", "企业", "国有企业")),
    ("公有经济控制企业专业技术岗位", PersonKind.ENTERPRISE, ("国企专业技术岗位",)),
    ("公有经济控制企业工勤技能岗位", PersonKind.ENTERPRISE, ("国企工勤技能岗位",)),
    ("非公有经济控制企业管理岗位", PersonKind.ENTERPRISE, ("非公企业管理岗位", "非公企业")),
    ("非公有经济控制企业专业技术岗位", PersonKind.ENTERPRISE, ("非公企业专业技术岗位",)),
    ("非公有经济控制企业工勤技能岗位", PersonKind.ENTERPRISE, ("非公企业工勤技能岗位",)),
    ("民办非企业单位管理岗位", PersonKind.ENTERPRISE, ("民办非企业管理岗位", "社会组织", "民办非企业")),
    ("民办非企业单位专业技术岗位", PersonKind.ENTERPRISE, ("民办非企业专业技术岗位",)),
    (
        "编外聘用人员",
        PersonKind.OTHER,
        ("合同工", "合同制", "劳务派遣", "编外", "编外人员", "政府雇员", "临聘", "协管员"),
    ),
    ("个体工商户、自由职业者", PersonKind.OTHER, ("个体工商户", "个体户", "自由职业", "自由职业者")),
    ("农牧渔民", PersonKind.FARMER, ("农民", "牧民", "渔民", "农村")),
    ("学生", PersonKind.STUDENT, ("在校学生", "大学生", "研究生在读")),
    ("现役军人、武警", PersonKind.OTHER, ("现役军人", "军人", "武警", "解放军、武警")),
    ("离休", PersonKind.RETIRED, ("离休人员", "离休干部")),
    ("退休", PersonKind.RETIRED, ("退休人员", "退休干部", "离退休", "离退休人员", "退休职工")),
    ("失业、无业", PersonKind.UNEMPLOYED, ("失业", "下岗", "下岗失业", "下岗失业人员", "无业", "待业")),
    ("其他", PersonKind.OTHER, ()),
)

CODES = tuple(Code(f"{place:02}", label, aliases) for place, (label, _, aliases) in enumerate(_POSTS, start=1))
_KINDS = {label: kind for label, kind, _ in _POSTS}


def person_kind(post: str) -> PersonKind | None:
    """The class of a stored 工作岗位; None for own words that are not on the list."""
    return _KINDS.get(post)
