"""Registers of talks as offices keep them (谈心谈话登记表), for the book that ``life_book`` describes."""

from datetime import date

from tests.intake_books.life_book import Expected, LifeBook, add, refuse
from tests.intake_books.writers import text_file, xls, xlsx

_HEAD = ("谈话时间", "谈话人", "谈话对象", "谈话内容")
_YEAR, _BRANCH = "年度", "default_branch"


def _who(line: int, talkers: str, partners: str, takers: str = "", **values: str) -> Expected:
    """A talk that is entered; people as ``name:post``, those outside the roster with a ``*`` before the name."""
    found = add(line, **values)
    return Expected(found.line, found.action, values, talkers, (partners,), (takers,))


BOOKS = [
    LifeBook(
        "title_order_number_and_year_in_the_title",
        xlsx(
            {
                "登记表": [
                    ("第一支部2026年谈心谈话登记表",),
                    ("序号", "谈话日期", "谈话地点", "谈话人", "谈话对象", "谈话事由", "谈话内容", "意见建议", "备注"),
                    (1, "3月2日上午9：30", "三楼", "王小明", "赵刚", "日常谈心", "近况", "无", None),
                    (
                        2,
                        "3月3日",
                        "三楼",
                        "王 小 明",
                        "李 娜、陈 静",
                        "组织生活会前",
                        "查摆问题",
                        "多开展活动",
                        "集体谈",
                    ),
                    ("合计", "2次", None, None, None, None, None, None, None),
                ]
            }
        ),
        [
            _who(
                3,
                "王小明:",
                "赵刚:",
                held_on="2026-03-02",
                from_time="09:30",
                place="三楼",
                occasion="日常谈心",
                branch="第一支部",
            ),
            _who(4, "王小明:", "李娜: 陈静:", suggestions="多开展活动", note="集体谈"),
        ],
        told=[_YEAR],
        skipped={5: "合计行"},
        ignored=["序号"],
    ),
    LifeBook(
        "two_line_head",
        xlsx(
            {
                "表": [
                    ("谈心谈话台账", *[None] * 4),
                    ("时间", "谈话双方", None, "谈话情况", None),
                    (None, "谈话人", "被谈话人", "主要内容", "存在问题"),
                    ("2026.3.2", "王小明（支部书记）", "龙䶮（科员）", "近况", "工作忙"),
                ]
            },
            merges=((0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)),
        ),
        [_who(4, "王小明:支部书记", "龙䶮:科员", branch="第二支部", difficulties="工作忙", content="近况")],
    ),
    LifeBook(
        "one_day_merged_over_several_talks",
        xlsx(
            {"表": [_HEAD, (date(2026, 3, 2), "王小明", "赵刚", "甲"), (None, "王小明", "陈静", "乙")]},
            merges=((1, 0, 2, 0),),
        ),
        [_who(2, "王小明:", "赵刚:", held_on="2026-03-02"), _who(3, "王小明:", "陈静:", held_on="2026-03-02")],
    ),
    LifeBook(
        "the_year_is_asked_for",
        xlsx({"表": [_HEAD, ("3月2日", "王小明", "赵刚", "甲")]}),
        [refuse(2, "没有写明年份")],
        asked=[_YEAR],
    ),
    LifeBook(
        "the_year_is_answered",
        xlsx({"表": [_HEAD, ("3月2日", "王小明", "赵刚", "甲"), ("2月30日", "王小明", "赵刚", "甲")]}),
        [_who(2, "王小明:", "赵刚:", held_on="2025-03-02"), refuse(3, "没有谈话日期")],
        answers={_YEAR: "2025年"},
        doubts=[(3, "held_on", "没有这一天")],
        told=[_YEAR],
    ),
    LifeBook(
        "days_that_are_none",
        xlsx(
            {
                "表": [
                    _HEAD,
                    ("2026年3月", "王小明", "赵刚", "甲"),
                    ("2026-04-01", "王小明", "赵刚", "甲"),
                    (None, "王小明", "陈静", "乙"),
                ]
            }
        ),
        [refuse(2, "没有谈话日期"), refuse(3, "谈话日期晚于今天"), refuse(4, "没有谈话日期")],
        doubts=[(2, "held_on", "填到哪一天"), (3, "held_on", "今天之后")],
    ),
    LifeBook(
        "people_outside_the_roster",
        xlsx(
            {
                "表": [
                    _HEAD,
                    ("2026-03-02", "王小明", "周洋（入党申请人）", "甲"),
                    ("2026-03-03", "钱局长", "赵刚", "乙"),
                ]
            }
        ),
        [refuse(2, "没有写明支部"), refuse(3, "“钱局长”不在当天的党员名册中", branch="第一支部")],
        asked=[_BRANCH, "姓名：周洋", "姓名：钱局长"],
    ),
    LifeBook(
        "people_outside_the_roster_answered",
        xlsx(
            {
                "表": [
                    _HEAD,
                    ("2026-03-02", "王小明", "周洋（入党申请人）", "甲"),
                    ("2026-03-03", "钱局长、王小明", "赵刚", "乙"),
                ]
            }
        ),
        [_who(2, "王小明:", "*周洋:入党申请人", branch="第一支部"), _who(3, "王小明:", "赵刚:")],
        answers={_BRANCH: "第一支部", "姓名：周洋": "按所写姓名登记（不在名册）", "姓名：钱局长": "不导入这个名字"},
        told=[_BRANCH, "姓名：周洋", "姓名：钱局长"],
    ),
    LifeBook(
        "namesakes",
        xlsx({"表": [_HEAD, ("2026-03-02", "王芳", "张伟", "甲")]}),
        [refuse(2, "没有写明支部")],
        asked=[_BRANCH, "姓名：张伟"],
    ),
    LifeBook(
        "namesakes_answered",
        xlsx({"表": [("支部", *_HEAD), ("第二支部", "2026-03-02", "王芳", "张伟", "甲")]}),
        [_who(2, "王芳:", "张伟:", branch="第二支部")],
        answers={"姓名：张伟": "7 张伟 第二支部"},
        told=["姓名：张伟"],
    ),
    LifeBook(
        "namesakes_told_apart_by_their_numbers",
        xlsx({"表": [_HEAD, ("2026-03-02", "张伟（6）", "张伟（7）", "甲")]}),
        [_who(2, "张伟:", "张伟:", branch="第二支部")],
    ),
    LifeBook(
        "everybody_is_no_name",
        xlsx(
            {
                "表": [
                    ("支部", *_HEAD),
                    ("第一支部", "2026-03-02", "王小明", "全体党员", "甲"),
                    ("第一支部", "2026-03-03", None, "赵刚", "乙"),
                    ("第一支部", "2026-03-04", "王小明", None, "丙"),
                ]
            }
        ),
        [refuse(2, "“全体党员”不是姓名，请写明谈话对象"), refuse(3, "请填写谈话人"), refuse(4, "没有谈话对象")],
    ),
    LifeBook(
        "the_same_talk_twice",
        xlsx(
            {
                "表": [
                    ("日期", "时间", "谈话人", "谈话对象"),
                    ("2026-03-02", "9:00", "王小明", "赵刚"),
                    ("2026-03-02", "9:00", "王小明", "赵刚"),
                    ("2026-03-02", "16:00-15:00", "王小明", "赵刚"),
                ]
            }
        ),
        [_who(2, "王小明:", "赵刚:"), refuse(3, "与第2行是同一次谈话"), _who(4, "王小明:", "赵刚:", to_time="15:00")],
        doubts=[(4, "to_time", "不晚于")],
    ),
    LifeBook(
        "follow_up_and_what_is_covered",
        xlsx(
            {
                "表": [
                    (
                        "日期",
                        "谈话人",
                        "谈话对象",
                        "谈话内容",
                        "后续事项",
                        "办理时限",
                        "办理结果",
                        "办结日期",
                        "是否保密",
                    ),
                    ("2026-03-02", "王小明", "赵刚", "甲", "协调住房", "2026年6月30日", "已办", "3月9日", "否"),
                    ("2026-03-03", "王小明", "陈静", "（保密）", None, None, None, None, None),
                    ("2026-03-04", "王小明", "李娜", "乙", None, None, None, None, "√"),
                ],
            }
        ),
        [
            _who(2, "王小明:", "赵刚:", follow_up_due_on="2026-06-30", follow_up_done_on="2026-03-09", outcome="已办"),
            _who(3, "王小明:", "陈静:", is_confidential="True"),
            _who(4, "王小明:", "李娜:", is_confidential="True", content="乙"),
        ],
        answers={_YEAR: "2026年"},
        doubts=[(3, "content", "没有随表导出")],
        told=[_YEAR],
    ),
    LifeBook(
        "old_workbook_with_a_branch_between_the_lines",
        xls(
            [
                ("谈心谈话情况登记表", None, None, None),
                ("谈话时间", "谈话人", "谈话对象", "主题"),
                ("一、第一支部", None, None, None),
                (date(2026, 3, 2), "王小明", "赵刚", "政治生日"),
                ("二、第二支部", None, None, None),
                (date(2026, 3, 3), "王芳", "龙䶮", "其他"),
            ],
            merges=((0, 0, 0, 3), (2, 0, 2, 3), (4, 0, 4, 3)),
        ),
        [
            _who(4, "王小明:", "赵刚:", branch="第一支部", occasion="政治生日"),
            _who(6, "王芳:", "龙䶮:", branch="第二支部"),
        ],
        skipped={3: "表中的说明文字", 5: "表中的说明文字"},
    ),
    LifeBook(
        "text_in_gb18030",
        text_file(
            [
                ("日期", "谈话人", "谈话对象", "记录人", "内容"),
                ("2026/3/2", "王芳", "龙䶮", "王小明", "问近况，\n谈想法"),
            ],
            "gb18030",
        ),
        [_who(2, "王芳:", "龙䶮:", "王小明:", content="问近况，\n谈想法")],
    ),
    LifeBook(
        "a_branch_that_is_none_and_a_planned_talk",
        xlsx(
            {
                "表": [
                    ("所在支部", "日期", "计划日期", "谈话人", "谈话对象"),
                    ("第九支部", "2026-03-02", None, "王小明", "赵刚"),
                    ("第一支部", None, "2026-04-01", "王小明", "赵刚"),
                ]
            }
        ),
        [refuse(2, "账簿里没有“第九支部”"), _who(3, "王小明:", "赵刚:", planned_on="2026-04-01")],
    ),
]
