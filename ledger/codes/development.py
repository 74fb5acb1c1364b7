"""Code lists of 发展党员: versions of the 细则, stages, roles, material. Lists without a standard are our own."""

from datetime import date
from typing import Final

from ledger.codes.code_list import CodeList, numbered

RULES_2014: Final = "细则2014"
RULES_2026: Final = "细则2026"
RULES_VERSION = CodeList("适用细则", "中国共产党发展党员工作细则", numbered((RULES_2014, RULES_2026)))
FIRST_DAY_OF_RULES: Final = {RULES_2014: date(2014, 5, 28), RULES_2026: date(2026, 5, 11)}


def rules_on(day: date) -> str:
    """The version under which a case opened on a day stands; one from before the first is judged by the first."""
    return RULES_2026 if day >= FIRST_DAY_OF_RULES[RULES_2026] else RULES_2014


def day_of_rules(version: str) -> date:
    """A day on which the rulebook gives the rules of a version; that of 2014 for a case that names none."""
    return FIRST_DAY_OF_RULES.get(version, FIRST_DAY_OF_RULES[RULES_2014])


APPLICANT: Final = "入党申请人"
ACTIVIST: Final = "入党积极分子"
CANDIDATE: Final = "发展对象"
PROBATIONER: Final = "预备党员"
CONVERTED: Final = "已转正"
STAGE = CodeList("发展阶段", "", numbered((APPLICANT, ACTIVIST, CANDIDATE, PROBATIONER, CONVERTED)))

BY_MEMBERS: Final = "党员推荐"
BY_LEAGUE: Final = "群团推优"
RECOMMENDATION = CodeList("推荐方式", "", numbered((BY_MEMBERS, BY_LEAGUE, "党员推荐和群团推优")))

CONTACT: Final = "培养联系人"
SPONSOR: Final = "入党介绍人"
DEVELOPMENT_ROLE = CodeList("培养身份", "", numbered((CONTACT, SPONSOR)))

ACTIVIST_CHECK: Final = "积极分子考察"
PROBATION_CHECK: Final = "预备党员考察"
THOUGHT_REPORT: Final = "思想汇报"
CHECK_KIND = CodeList("考察类型", "", numbered((ACTIVIST_CHECK, PROBATION_CHECK, THOUGHT_REPORT)))

REVIEW_TALK: Final = "同本人谈话"
REVIEW_FILES: Final = "查阅档案材料"
REVIEW_VISIT: Final = "走访了解"
REVIEW_LETTER: Final = "函调"
REVIEW_TRIP: Final = "外调"
REVIEW_WAY = CodeList("政审方式", "", numbered((REVIEW_TALK, REVIEW_FILES, REVIEW_VISIT, REVIEW_LETTER, REVIEW_TRIP)))
FIT: Final = "合格"
UNFIT: Final = "不合格"
REVIEW_RESULT = CodeList("政审结论", "", numbered((FIT, UNFIT)))

ON_TIME: Final = "按期转正"
EXTENDED: Final = "延长预备期"
CANCELLED: Final = "取消预备党员资格"
CONVERSION_OUTCOME = CodeList("转正讨论结果", "", numbered((ON_TIME, EXTENDED, CANCELLED)))

END_OF_CASE = CodeList(
    "终止原因",
    "",
    numbered(("本人撤回申请", "组织关系转出", "不再作为培养对象", "政治审查不合格", "表决未通过", "其他")),
)

MATERIAL = CodeList(
    "材料名称",
    "",
    numbered(
        (
            "入党申请书",
            "谈话记录",
            "入党积极分子推荐和确定材料",
            "入党积极分子备案材料",
            "培养考察登记表",
            "思想汇报",
            "发展对象征求意见和确定材料",
            "发展对象备案（同意）材料",
            "公示材料",
            "政治审查材料",
            "集中培训结业证明",
            "预审材料",
            "入党志愿书",
            "支部大会决议和票决材料",
            "上级谈话和审批材料",
            "入党宣誓记录",
            "预备党员考察表",
            "转正申请书",
            "转正公示和决议材料",
            "转正审批材料",
            "其他材料",
        )
    ),
)
