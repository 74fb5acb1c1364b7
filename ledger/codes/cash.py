"""Code lists of the cash book (党费账簿). Lists without a standard are this program's own."""

from typing import Final

from ledger.codes.code_list import Code, CodeList, numbered

DUES_FUND: Final = "党费"
ACTIVITY_FUND: Final = "党建活动经费"
WORK_FUND: Final = "党组织工作经费"
FUND = CodeList("资金", "", numbered((DUES_FUND, ACTIVITY_FUND, WORK_FUND)))

OPENING: Final = "期初结存"
ALLOTTED: Final = "上级下拨"
RETURNED: Final = "上级返还"
INTEREST: Final = "利息"
OTHER_INCOME: Final = "其他收入"
SPENDING: Final = "支出"
PASSED_DOWN: Final = "补助下级"
INCOME: Final = frozenset({OPENING, ALLOTTED, RETURNED, INTEREST, OTHER_INCOME})
CASH_CATEGORY = CodeList(
    "收支类别",
    "",
    numbered((OPENING, ALLOTTED, RETURNED, INTEREST, OTHER_INCOME, SPENDING, PASSED_DOWN)),
)

NOT_A_LISTED_USE: Final = "其他（须有依据）"
DUES_USE = CodeList(
    "党费使用项目",
    "中组发〔2008〕3号第十九条、组电明字〔2017〕5号",
    (
        Code("1", "教育培训", ("培训党员", "培训", "党员教育培训")),
        Code("2", "会议费", ("组织生活会议", "换届会议")),
        Code("3", "报刊资料和设备", ("订阅报刊", "购买资料", "党员教育设备")),
        Code("4", "评选表彰", ("表彰", "表彰先进")),
        Code("5", "关怀帮扶和走访慰问", ("补助生活困难党员", "慰问", "走访慰问", "困难补助")),
        Code("6", "补助受灾党员", ("救灾", "补助遭受严重自然灾害的党员")),
        Code("7", "活动场所修缮和设施", ("修缮", "活动场所")),
        Code("8", "工本费和手续费", ("工本费", "党徽党旗", "手续费")),
        Code("9", NOT_A_LISTED_USE, ("其他",)),
    ),
)

MONTHLY_DUES: Final = "党费"
LARGE_DUES: Final = "大额党费"
REMITTANCE_KIND = CodeList("上缴款项", "", numbered((MONTHLY_DUES, LARGE_DUES)))

REMITTANCE_METHOD = CodeList("上缴方式", "", numbered(("现金", "转账", "银行缴存", "其他")))
