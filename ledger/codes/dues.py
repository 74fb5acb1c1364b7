"""Code lists of the dues. Lists without a standard are this program's own."""

from typing import Final

from ledger.codes.code_list import Code, CodeList, numbered

CIVIL_SERVANT: Final = "机关公务员"
WORKER: Final = "机关工人"
INSTITUTION: Final = "事业单位人员"
ENTERPRISE: Final = "企业人员"
CONTRACT: Final = "编外聘用人员"
ANNUAL_SALARY: Final = "年薪制人员"
IRREGULAR: Final = "不按月取得收入"
RETIRED: Final = "离退休人员"
FARMER: Final = "农民"
STUDENT: Final = "学生"
UNEMPLOYED: Final = "下岗失业人员"
RELIEF: Final = "依靠抚恤或救济生活"
LOW_INCOME: Final = "领取最低生活保障金"

DUES_KIND = CodeList(
    "党费人员类型",
    "中组发〔2008〕3号",
    (
        Code("1", CIVIL_SERVANT, ("公务员", "机关工作人员", "参公人员", "参照公务员法管理的工作人员")),
        Code("2", WORKER, ("工勤", "工勤人员", "机关工勤")),
        Code("3", INSTITUTION, ("事业编", "事业编制", "事业单位")),
        Code("4", ENTERPRISE, ("企业", "企业职工")),
        Code("5", CONTRACT, ("编外人员", "合同工", "劳务派遣", "政府雇员", "协管员")),
        Code("6", ANNUAL_SALARY, ("年薪制", "年薪")),
        Code("7", IRREGULAR, ("个体", "个体户", "个体工商户", "自由职业", "自由职业者", "企业主")),
        Code("8", RETIRED, ("离退休", "退休", "离休", "退休人员")),
        Code("9", FARMER, ("农民党员",)),
        Code("10", STUDENT, ("学生党员", "大学生")),
        Code("11", UNEMPLOYED, ("下岗失业", "失业", "下岗")),
        Code("12", RELIEF, ("抚恤救济", "抚恤", "救济")),
        Code("13", LOW_INCOME, ("低保", "最低生活保障")),
    ),
)
FIXED_KINDS: Final = frozenset({FARMER, STUDENT, UNEMPLOYED, RELIEF, LOW_INCOME})

COUNTED: Final = "计入"
NEVER_COUNTED: Final = "不计入"
DEDUCTED: Final = "扣除"
NOT_DEDUCTED: Final = "不扣除"
TREATMENT = CodeList("工资项目处理", "", numbered((COUNTED, NEVER_COUNTED, DEDUCTED, NOT_DEDUCTED)))

TOTALS: Final = frozenset({"应发工资合计", "养老金总额"})

BY_ITEMS: Final = "逐项计算"
FROM_GROSS: Final = "应发减除"
RATIO_OF_TOTAL: Final = "按总额比例"
LAST_QUARTER: Final = "上季度月均"
TYPED_BASE: Final = "直接填写基数"
TYPED_DUE: Final = "直接填写应交额"
FIXED: Final = "定额"
BASE_METHOD = CodeList(
    "基数核定方法",
    "",
    numbered((BY_ITEMS, FROM_GROSS, RATIO_OF_TOTAL, LAST_QUARTER, TYPED_BASE, TYPED_DUE, FIXED)),
)

YEARLY: Final = "年初核定"
FIRST: Final = "首次核定"
RE_VERIFIED: Final = "重新核定"
KIND_CHANGED: Final = "人员类型变动"
PAYOUT_MONTH: Final = "年薪兑现当月"
NEW_QUARTER: Final = "按季核定"
ERROR_FIXED: Final = "更正差错"
SEGMENT_REASON = CodeList(
    "核定原因",
    "",
    numbered((YEARLY, FIRST, RE_VERIFIED, KIND_CHANGED, PAYOUT_MONTH, NEW_QUARTER, ERROR_FIXED)),
)

AT_CEILING: Final = "按上限"
ABOVE_CEILING: Final = "自愿超过上限"
CEILING = CodeList("上限", "组电明字〔2017〕5号", numbered((AT_CEILING, ABOVE_CEILING)))

FOR_MONTH: Final = "月份党费"
VOLUNTARY: Final = "自愿多交"
LARGE: Final = "大额党费"
CREDIT: Final = "待抵党费"
PURPOSE = CodeList("款项用途", "", numbered((FOR_MONTH, VOLUNTARY, LARGE, CREDIT)))

PAY_METHOD = CodeList("交纳方式", "", numbered(("现金", "转账", "微信", "支付宝", "银行卡", "其他")))

EXEMPT: Final = "免交"
REDUCED: Final = "少交"
EXEMPTION_KIND = CodeList("减免", "中组发〔2008〕3号", numbered((REDUCED, EXEMPT)))

PAID_ELSEWHERE: Final = "在流动地交纳"
DEFERRED: Final = "出国（境）缓交"
GOOD_REASON: Final = "有其他正当理由"
NOT_LIABLE: Final = "不计应交"
LIABLE: Final = "计应交"
CIRCUMSTANCE = CodeList("交纳情形", "", numbered((PAID_ELSEWHERE, DEFERRED, GOOD_REASON, NOT_LIABLE, LIABLE)))
