"""Records of payments as branches keep them.

王小明 and 李娜 owe 30 元 a month since 2025; 王小明 has paid January 2026.
"""

from tests.intake_books.dues_book import DuesBook
from tests.intake_books.writers import text_file, xlsx

_HEAD = ("姓名", "收款日期", "金额", "所属期", "收据编号")
_MONTHS = tuple(f"{number}月" for number in range(1, 13))
_END = {"收款日期": "所属月份的最后一天"}


def _list(*rows: tuple[object, ...]) -> list[tuple[object, ...]]:
    return [_HEAD, *rows]


def _grid(*rows: tuple[object, ...], title: str = "2025年度党费收缴台账") -> list[tuple[object, ...]]:
    return [(title,), ("姓名", *_MONTHS, "合计"), *rows]


BOOKS = [
    DuesBook(
        "list_of_payments",
        xlsx(
            {"记录": _list(("王小明", "2026-02-10", 30, "2026-02", "0007"), ("李娜", "2026.2.10", "30元", "2月", None))}
        ),
        [(2, "add", "2026-02 30.00"), (3, "add", "2026-02 30.00")],
    ),
    DuesBook(
        "several_months",
        xlsx(
            {
                "记录": _list(
                    ("李娜", "2026-03-10", 90, "第一季度", None), ("王小明", "2026-03-10", 60, "2026年2月至3月", "")
                )
            }
        ),
        [(2, "add", "2026-01 30.00 2026-02 30.00 2026-03 30.00"), (3, "add", "2026-02 30.00 2026-03 30.00")],
    ),
    DuesBook(
        "first_and_last_month",
        xlsx(
            {
                "记录": [
                    ("姓名", "日期", "金额", "起始月份", "截止月份"),
                    ("李娜", "2026-03-10", 60, "2026-01", "2026-02"),
                ]
            }
        ),
        [(2, "add", "2026-01 30.00 2026-02 30.00")],
    ),
    DuesBook(
        "back_payment_of_last_year",
        xlsx({"记录": _list(("李娜", "2026-01-10", 30, "2025年12月", None))}),
        [(2, "add", "2025-12 30.00")],
    ),
    DuesBook(
        "payment_that_is_there_already",
        xlsx({"记录": _list(("王小明", "2026-01-10", 30, "2026-01", "0001"))}),
        [(2, "same", "")],
    ),
    DuesBook(
        "the_same_payment_with_another_receipt",
        xlsx({"记录": _list(("王小明", "2026-01-10", 30, "2026-01", "0009"))}),
        [(2, "add", "30.00")],
        doubts=[(2, "months", "已经交齐"), (2, "amount", "是不是重复")],
    ),
    DuesBook(
        "amounts_that_are_none",
        xlsx(
            {
                "记录": _list(
                    ("李娜", "2026-01-10", -30, "1月", None),
                    ("李娜", "2026-01-10", 0, "1月", None),
                    ("李娜", "2026-01-10", 30.125, "1月", None),
                    ("李娜", "2026-01-10", "三十元", "1月", None),
                    ("李娜", "2026-01-10", None, "1月", None),
                )
            }
        ),
        [
            (2, "refuse", "金额应当大于0"),
            (3, "refuse", "金额应当大于0"),
            (4, "refuse", "不止两位小数"),
            (5, "refuse", "金额读不出"),
            (6, "refuse", "没有金额"),
        ],
        doubts=[(4, "amount", "两位小数"), (5, "amount", "要填金额")],
    ),
    DuesBook(
        "a_hundred_times_the_due",
        xlsx({"记录": _list(("李娜", "2026-01-10", 3000, "1月", None))}),
        [(2, "add", "2026-01 30.00 2970.00")],
        doubts=[(2, "amount", "一百倍"), (2, "amount", "待抵党费")],
    ),
    DuesBook(
        "before_membership_and_in_future",
        xlsx({"记录": _list(("李娜", "2026-01-10", 30, "2009年1月", None), ("李娜", "2026-09-01", 30, "1月", None))}),
        [(2, "refuse", "2009年1月尚未入党"), (3, "refuse", "晚于今天")],
        doubts=[(3, "received_on", "今天之后")],
    ),
    DuesBook(
        "receipt_number_twice",
        xlsx(
            {
                "记录": _list(
                    ("李娜", "2026-01-10", 30, "1月", "0001"),
                    ("李娜", "2026-02-10", 30, "2月", "0005"),
                    ("王小明", "2026-02-10", 30, "2月", "0005"),
                )
            }
        ),
        [(2, "refuse", "已用于王小明"), (3, "add", "2026-02 30.00"), (4, "refuse", "本表第3行")],
    ),
    DuesBook(
        "not_verified_yet",
        xlsx({"记录": _list(("赵敏", "2026-01-10", 30, "1月", None))}),
        [(2, "refuse", "尚未核定")],
    ),
    DuesBook(
        "month_paid_by_the_row_above",
        xlsx({"记录": _list(("李娜", "2026-01-10", 30, "1月", None), ("李娜", "2026-01-11", 30, "1月", None))}),
        [(2, "add", "2026-01 30.00"), (3, "add", "30.00")],
        doubts=[(3, "months", "已经交齐")],
    ),
    DuesBook(
        "months_that_cannot_be_read",
        xlsx({"记录": _list(("李娜", "2026-01-10", 30, "春节前", None))}),
        [(2, "refuse", "读不出所属月份")],
    ),
    DuesBook(
        "no_month_asked",
        xlsx({"记录": [("姓名", "收款日期", "金额"), ("李娜", "2026-01-10", 30)]}),
        [(2, "refuse", "没有写明所属月份")],
        asked=["所属月份"],
    ),
    DuesBook(
        "no_month_answered",
        xlsx({"记录": [("姓名", "收款日期", "金额"), ("李娜", "2026-01-10", 30)]}),
        [(2, "add", "2026-01 30.00")],
        answers={"所属月份": "收款当月"},
    ),
    DuesBook(
        "voluntary_needs_no_month",
        xlsx({"记录": [("姓名", "收款日期", "金额", "用途"), ("李娜", "2026-01-10", 200, "自愿多交")]}),
        [(2, "add", "200.00")],
    ),
    DuesBook(
        "no_day_asked",
        xlsx({"记录": [("姓名", "金额", "所属期"), ("李娜", 30, "2026-01")]}),
        [(2, "refuse", "没有收款日期")],
        asked=["收款日期"],
    ),
    DuesBook(
        "one_day_for_all",
        xlsx({"记录": [("姓名", "金额", "所属期"), ("李娜", 30, "2026-01")]}),
        [(2, "add", "2026-01 30.00")],
        answers={"收款日期": "2026年1月15日"},
    ),
    DuesBook(
        "grid_without_a_rule",
        xlsx({"台账": _grid(("李娜", 30, 30, *[None] * 10, 60))}),
        [(3, "refuse", "没有收款日期")],
        asked=["收款日期"],
        ignored=["合计"],
    ),
    DuesBook(
        "grid_with_a_rule",
        xlsx({"台账": _grid(("李娜", 30, "30元", 30, *[None] * 9, 90), ("合计", 30, 30, 30, *[None] * 10))}),
        [(3, "add", "2025-01 30.00 2025-02 30.00 2025-03 30.00")],
        answers=_END,
        skipped={4: "合计行"},
        ignored=["合计"],
    ),
    DuesBook(
        "grid_of_no_year",
        xlsx({"台账": _grid(("李娜", 30, *[None] * 12), title="党费收缴台账")}),
        [(3, "refuse", "没有写明年度")],
        answers=_END,
        asked=["年度"],
        ignored=["合计"],
    ),
    DuesBook(
        "grid_with_a_line_of_days",
        xlsx(
            {
                "台账": [
                    ("2025年党费台账",),
                    ("姓名", "1月", "2月"),
                    ("收款日期", "2025-01-08", "2025-02-09"),
                    ("李娜", 30, 30),
                ]
            }
        ),
        [(4, "add", "2025-01 30.00 2025-02 30.00")],
    ),
    DuesBook(
        "grid_with_days_beside_the_amounts",
        xlsx(
            {
                "台账": [
                    ("2025年党费台账",),
                    ("姓名", "1月", None, "2月", None),
                    (None, "金额", "日期", "金额", "日期"),
                    ("李娜", 30, "2025-01-08", 30, "2025-02-09"),
                ]
            },
            merges=((1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)),
        ),
        [(4, "add", "2025-01 30.00 2025-02 30.00")],
    ),
    DuesBook(
        "grid_with_bad_cells",
        xlsx({"台账": _grid(("李娜", 30, -30, 30.5, "√", 0, *[None] * 7, 30))}),
        [(3, "add", "2025-01 30.00 2025-03 30.00 0.50")],
        answers=_END,
        doubts=[
            (3, "month_04", "要填金额"),
            (3, "month_02", "金额应当大于0"),
            (3, "month_03", "待抵党费"),
        ],
        ignored=["合计"],
    ),
    DuesBook(
        "grid_of_what_the_book_has",
        xlsx({"台账": _grid(("王小明", 30, *[None] * 11, 30), title="2026年度党费收缴台账")}),
        [(3, "same", "")],
        answers=_END,
        ignored=["合计"],
    ),
    DuesBook(
        "grid_that_differs_from_the_book",
        xlsx({"台账": _grid(("王小明", 40, 30, *[None] * 10, 70), title="2026年度党费收缴台账")}),
        [(3, "add", "2026-02 30.00")],
        answers=_END,
        doubts=[(3, "month_01", "已登记30.00元")],
        ignored=["合计"],
    ),
    DuesBook(
        "grid_of_chinese_months",
        xlsx({"台账": [("2025年党费",), ("姓名", "一月份", "02月", "三月"), ("李娜", 30, 30, 30)]}),
        [(3, "add", "2025-01 30.00 2025-02 30.00 2025-03 30.00")],
        answers=_END,
    ),
    DuesBook(
        "column_of_money_that_nobody_knows",
        xlsx({"台账": [("2025年党费",), ("姓名", "1月", "补交上年"), ("李娜", 30, 60)]}),
        [(3, "add", "2025-01 30.00")],
        answers=_END,
        asked=["栏目：补交上年"],
    ),
    DuesBook(
        "csv_list",
        text_file(_list(("李娜", "2026/1/10", "30.00", "2026-01", "")), "utf-8-sig"),
        [(2, "add", "2026-01 30.00")],
    ),
]
