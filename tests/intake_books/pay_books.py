"""Pay sheets as finance offices hand them out.

王小明 is 机关公务员, 李娜 事业单位人员, 赵敏 离退休人员; two are called 张伟.
"""

from tests.intake_books.dues_book import DuesBook
from tests.intake_books.writers import Formula, text_file, xls, xlsx

_HEAD = ("姓名", "职务工资", "级别工资", "养老保险", "个税")
_WANG = ("王小明", 1500, 2600, 328, 12.5)  # base 3759.50, due 37.60 at 1 %


BOOKS = [
    DuesBook("plain", xlsx({"工资": [_HEAD, _WANG]}), [(2, "add", 3760)]),
    DuesBook(
        "three_levels",
        xlsx(
            {
                "1月": [
                    ("2026年1月工资表",),
                    ("姓名", "工资项目（元）", None, None, None, "实发"),
                    (None, "应发", None, "代扣", None, None),
                    (None, "职务工资", "级别工资", "养老保险", "个税", None),
                    (*_WANG, 3759.5),
                ]
            },
            merges=((0, 0, 0, 5), (1, 0, 3, 0), (1, 1, 1, 4), (2, 1, 2, 2), (2, 3, 2, 4), (1, 5, 3, 5)),
        ),
        [(5, "add", 3760)],
        ignored=["实发"],
    ),
    DuesBook(
        "heading_row_over_groups_without_merges",
        xlsx(
            {
                "工资": [
                    ("姓名", "工资项目（元）", None, "扣款", None),
                    (None, "职务工资", "级别工资", "养老保险", "个税"),
                    _WANG,
                ]
            }
        ),
        [(3, "add", 3760)],
    ),
    DuesBook(
        "employer_shares_are_not_deducted",
        xlsx(
            {
                "工资": [
                    ("姓名", "职务工资", "级别工资", "个人扣款", None, "单位缴纳", None),
                    (None, None, None, "养老保险", "个税", "养老保险", "公积金"),
                    (*_WANG, 700, 500),
                ]
            },
            merges=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 0, 6)),
        ),
        [(3, "add", 3760)],
        ignored=["单位缴纳/养老保险", "单位缴纳/公积金"],
    ),
    DuesBook(
        "employer_shares_in_brackets",
        xlsx({"工资": [(*_HEAD, "养老保险（单位）", "单位公积金"), (*_WANG, 700, 500)]}),
        [(2, "add", 3760)],
        ignored=["养老保险（单位）", "单位公积金"],
    ),
    DuesBook(
        "formula_with_and_without_result",
        xlsx(
            {
                "工资": [
                    _HEAD,
                    ("王小明", Formula("=1000+500", 1500), 2600, 328, 12.5),
                    ("李娜", 1500, 2600, Formula("=A1*2", None), 1),
                ]
            }
        ),
        [(2, "add", 3760), (3, "refuse", "养老保险有读不出的金额")],
        doubts=[(3, "item:养老保险", "公式没有保存计算结果")],
    ),
    DuesBook("name_with_spaces", xlsx({"工资": [_HEAD, ("王　小 明", *_WANG[1:])]}), [(2, "add", 3760)]),
    DuesBook(
        "same_name_told_by_branch",
        xlsx({"工资": [(*_HEAD, "所在支部"), ("张伟", *_WANG[1:], "第二支部")]}),
        [(2, "add", 3760)],
    ),
    DuesBook(
        "same_name_told_by_id_number",
        xlsx({"工资": [(*_HEAD, "身份证号"), ("张伟", *_WANG[1:], "110199198501020018")]}),
        [(2, "add", 3760)],
    ),
    DuesBook(
        "same_name_asked",
        xlsx({"工资": [_HEAD, ("张伟", *_WANG[1:])]}),
        [(2, "refuse", "有2名“张伟”")],
    ),
    DuesBook(
        "who_is_no_member",
        xlsx({"工资": [_HEAD, ("周立", *_WANG[1:]), _WANG]}),
        [(2, "refuse", "党员名册里没有“周立”"), (3, "add", 3760)],
    ),
    DuesBook(
        "total_rows",
        xlsx({"工资": [_HEAD, _WANG, ("小计", 1500, 2600, 328, 12.5), ("合 计", 1500, 2600, 328, 12.5)]}),
        [(2, "add", 3760)],
        skipped={3: "合计行", 4: "合计行"},
    ),
    DuesBook(
        "unknown_column_asked",
        xlsx({"工资": [(*_HEAD, "车改补贴"), (*_WANG, 650)]}),
        [(2, "refuse", "“车改补贴”还没有说明")],
        asked=["栏目：车改补贴"],
    ),
    DuesBook(
        "unknown_column_not_counted",
        xlsx({"工资": [(*_HEAD, "车改补贴"), (*_WANG, 650)]}),
        [(2, "add", 3760)],
        answers={"栏目：车改补贴": "收入，不计入基数"},
    ),
    DuesBook(
        "unknown_column_counted",
        xlsx({"工资": [(*_HEAD, "局内津贴"), (*_WANG, 240.5)]}),
        [(2, "add", 4000)],
        answers={"栏目：局内津贴": "计入基数"},
    ),
    DuesBook(
        "unknown_column_deducted",
        xlsx({"工资": [(*_HEAD, "互助保障"), (*_WANG, 59.5)]}),
        [(2, "add", 3700)],
        answers={"栏目：互助保障": "从基数中扣除"},
    ),
    DuesBook(
        "unknown_column_left_out",
        xlsx({"工资": [(*_HEAD, "积分"), (*_WANG, 88)]}),
        [(2, "add", 3760)],
        answers={"栏目：积分": "不是工资项目，不导入"},
        ignored=["积分"],
    ),
    DuesBook(
        "empty_unknown_column_is_not_asked",
        xlsx({"工资": [(*_HEAD, "补发"), (*_WANG, None)]}),
        [(2, "add", 3760)],
        ignored=["补发"],
    ),
    DuesBook(
        "numbers_that_are_no_pay",
        xlsx({"工资": [("工号", *_HEAD, "银行账号", "工龄"), (117, *_WANG, "6222020200112233445", 12)]}),
        [(2, "add", 3760)],
        ignored=["工号", "银行账号", "工龄"],
    ),
    DuesBook(
        "second_column_of_one_item",
        xlsx({"工资": [(*_HEAD, "养老保险"), (*_WANG, 10)]}),
        [(2, "refuse", "“养老保险#2”还没有说明")],
        asked=["栏目：养老保险#2"],
    ),
    DuesBook(
        "written_amounts",
        xlsx({"工资": [_HEAD, ("王小明", "1,500.00元", "２６００", "￥328", " 12.50 ")]}),  # noqa: RUF001  as typed
        [(2, "add", 3760)],
    ),
    DuesBook(
        "blank_and_dash_are_no_amount",
        xlsx({"工资": [(*_HEAD, "公积金", "年金"), (*_WANG, None, "—")]}),
        [(2, "add", 3760)],
    ),
    DuesBook(
        "negative_and_three_decimals",
        xlsx({"工资": [_HEAD, ("王小明", 1500, 2600, -328, 12.5), ("李娜", 1500.125, 2600, 328, 12.5)]}),
        [(2, "refuse", "养老保险有读不出"), (3, "refuse", "职务（职级）工资有读不出")],
        doubts=[(2, "item:养老保险", "负数"), (3, "item:职务（职级）工资", "两位小数")],
    ),
    DuesBook(
        "noise_of_floats_is_no_third_decimal",
        xlsx({"工资": [_HEAD, ("王小明", 1500.1 + 0.2 - 0.3, 2600, 328, 12.5)]}),
        [(2, "add", 3760)],
    ),
    DuesBook(
        "text_in_an_amount",
        xlsx({"工资": [_HEAD, ("王小明", 1500, "停发", 328, 12.5)]}),
        [(2, "refuse", "级别工资有读不出的金额")],
        doubts=[(2, "item:级别工资", "这里要填金额")],
    ),
    DuesBook(
        "gross_only",
        xlsx({"工资": [("姓名", "应发合计", "养老保险", "交通补贴", "实发合计"), ("王小明", 4600, 328, 500, 3772)]}),
        [(2, "add", 3772)],
        ignored=["实发合计"],
    ),
    DuesBook(
        "gross_beside_items_that_do_not_add_up",
        xlsx({"工资": [(*_HEAD, "应发合计"), (*_WANG, 4500)]}),
        [(2, "add", 3760)],
        doubts=[(2, "item:应发工资合计", "可能有没认出的栏目")],
    ),
    DuesBook(
        "sums_of_deductions",
        xlsx({"工资": [(*_HEAD, "扣款合计", "社保小计"), (*_WANG, 340.5, 328)]}),
        [(2, "add", 3760)],
        ignored=["扣款合计", "社保小计"],
    ),
    DuesBook(
        "institution_and_retired",
        xlsx(
            {
                "工资": [
                    ("姓名", "岗位工资", "薪级工资", "奖励性绩效", "养老金"),
                    ("李娜", 2000, 1500.5, 900, None),
                    ("赵敏", None, None, None, 5200),
                ]
            }
        ),
        [(2, "add", 3501), (3, "add", 5200)],
    ),
    DuesBook(
        "pension_is_an_insurance_for_those_in_office",
        xlsx({"工资": [("姓名", "级别工资", "养老金"), ("王小明", 4087.5, 328)]}),
        [(2, "add", 3760)],
    ),
    DuesBook(
        "base_only",
        xlsx({"核定": [("姓名", "党费基数"), ("王小明", 3759.5)]}),
        [(2, "add", 3760)],
    ),
    DuesBook(
        "due_only",
        xlsx({"核定": [("姓名", "月应交党费"), ("王小明", 40)]}),
        [(2, "add", 4000)],
    ),
    DuesBook(
        "due_of_the_sheet_is_another",
        xlsx({"核定": [(*_HEAD, "月应交"), (*_WANG, 30)]}),
        [(2, "add", 3760)],
        doubts=[(2, "due", "按规定计算是37.60元")],
    ),
    DuesBook(
        "base_of_nothing",
        xlsx({"工资": [_HEAD, ("王小明", 300, None, 328, None)]}),
        [(2, "refuse", "计算基数是-28.00元")],
    ),
    DuesBook(
        "no_item_that_counts",
        xlsx({"工资": [_HEAD, ("王小明", None, None, 328, 1)]}),
        [(2, "refuse", "没有计入基数的项目")],
    ),
    DuesBook(
        "above_the_ceiling",
        xlsx({"工资": [_HEAD, ("王小明", 30000, 30000, 0, 0)]}),
        [(2, "add", 100000)],
    ),
    DuesBook(
        "kind_that_nobody_knows",
        xlsx({"工资": [_HEAD, ("钱多多", *_WANG[1:])]}),
        [(2, "refuse", "看不出人员类型")],
    ),
    DuesBook(
        "kind_in_the_sheet",
        xlsx({"工资": [(*_HEAD, "编制类型"), ("钱多多", *_WANG[1:], "公务员")]}),
        [(2, "add", 3760)],
    ),
    DuesBook(
        "one_person_twice",
        xlsx({"工资": [_HEAD, _WANG, _WANG]}),
        [(2, "add", 3760), (3, "refuse", "与第2行是同一人")],
    ),
    DuesBook(
        "month_in_the_sheet",
        xlsx({"核定": [(*_HEAD, "自何月"), (*_WANG, "2026-04")]}),
        [(2, "add", 3760)],
    ),
    DuesBook("csv_of_gb18030", text_file([_HEAD, _WANG], "gb18030"), [(2, "add", 3760)]),
    DuesBook("old_workbook", xls([_HEAD, _WANG]), [(2, "add", 3760)]),
]
