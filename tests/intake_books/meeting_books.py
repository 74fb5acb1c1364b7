"""Registers of meetings as offices keep them (三会一课登记表, 会议台账), for the book that ``life_book`` describes."""

from datetime import date, datetime

from tests.intake_books.life_book import ALL_FIVE, LifeBook, add, refuse
from tests.intake_books.writers import Shown, text_file, xls, xlsx

_TITLE = "第一支部2026年三会一课登记表"
_HEAD = ("会议类型", "日期", "出席人员", "缺席人员及原因")
_YEAR, _BRANCH, _KIND = "年度", "default_branch", "会议类型"


def _book(*rows: tuple[object, ...], head: tuple[object, ...] = _HEAD, title: str = _TITLE) -> list[tuple[object, ...]]:
    return [(title,), head, *rows]


BOOKS = [
    LifeBook(
        "year_only_in_the_title",
        xlsx(
            {
                "登记表": [
                    ("中共某局机关第一支部委员会",),
                    ("2026年度三会一课登记表",),
                    (),
                    (
                        "序号",
                        "会议类型",
                        "召开时间",
                        "会议地点",
                        "会议主题",
                        "主持人",
                        "记录人",
                        "应到",
                        "实到",
                        "缺席人员及原因",
                    ),
                    (
                        1,
                        "党员大会",
                        "3月5日14：30",
                        "三楼会议室",
                        "学习党章",
                        "王小明",
                        "李娜",
                        "5人",
                        "4人",
                        "赵刚（出差）",
                    ),
                    (2, "支委会", "3月10日", "书记办公室", "研究发展党员", "王 小 明", "李 娜", 2, 2, "无"),
                ]
            }
        ),
        [
            add(
                5,
                "王小明 李娜 陈静 阿依古丽·买买提",
                "赵刚:请假:出差",
                kind="支部党员大会",
                held_on="2026-03-05",
                from_time="14:30",
                place="三楼会议室",
                branch="第一支部",
            ),
            add(6, "王小明 李娜", kind="支部委员会", held_on="2026-03-10"),
        ],
        told=[_YEAR, _BRANCH],
        ignored=["序号"],
    ),
    LifeBook(
        "two_line_head_with_merges",
        xlsx(
            {
                "台账": [
                    (_TITLE, *[None] * 7),
                    ("类型", "时间", "出席情况", None, None, None, "主题", "备注"),
                    (None, None, "应到人数", "实到人数", "出席人员", "缺席人员及原因", None, None),
                    (
                        "支部党员大会",
                        "2026.3.5",
                        5,
                        4,
                        "王小明、李娜，陈静；阿依古丽·买买提",
                        "赵刚(病假)",
                        "学习",
                        None,
                    ),
                    ("主题党日", date(2026, 3, 12), 5, 5, "全体党员", None, "植树", "区里统一组织"),
                ]
            },
            merges=((0, 0, 0, 7), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 5), (1, 6, 2, 6), (1, 7, 2, 7)),
        ),
        [
            add(4, "王小明 李娜 陈静 阿依古丽·买买提", "赵刚:请假:病假", topic="学习"),
            add(5, ALL_FIVE, kind="主题党日", note="区里统一组织"),
        ],
        told=[_BRANCH],
    ),
    LifeBook(
        "days_as_serials_texts_and_moments",
        xlsx(
            {
                "Sheet1": _book(
                    ("党课", 46086, None, None),
                    ("党课", Shown(46087.604166667, "yyyy-mm-dd hh:mm"), None, None),
                    ("党课", "2026年3月7日下午2:30-4:00", None, None),
                    ("党课", "20260308", None, None),
                    ("党课", "二〇二六年三月九日", None, None),
                    ("党课", "2026/3/10（周二）9:00", None, None),
                    ("党课", "2026年2月30日", None, None),
                    ("党课", "26.3.5", None, None),
                    ("党课", "2026年3月", None, None),
                    ("党课", "2026-03-31", None, None),
                )
            }
        ),
        [
            add(3, ALL_FIVE, held_on="2026-03-05"),
            add(4, ALL_FIVE, held_on="2026-03-06", from_time="14:30"),
            add(5, ALL_FIVE, held_on="2026-03-07", from_time="14:30", to_time="16:00"),
            add(6, ALL_FIVE, held_on="2026-03-08"),
            add(7, ALL_FIVE, held_on="2026-03-09"),
            add(8, ALL_FIVE, held_on="2026-03-10", from_time="09:00"),
            refuse(9, "没有召开日期"),
            refuse(10, "没有召开日期"),
            refuse(11, "没有召开日期"),
            refuse(12, "召开日期晚于今天"),
        ],
        doubts=[
            (9, "held_on", "没有这一天"),
            (10, "held_on", "年份只有两位"),
            (11, "held_on", "填到哪一天"),
            (12, "held_on", "今天之后"),
        ],
        told=[_BRANCH],
    ),
    LifeBook(
        "day_and_hour_in_two_columns",
        xlsx(
            {
                "表": _book(
                    ("支委会", "2026-03-05", "14:30-16:00", "三楼", "李娜"),
                    ("支委会", "2026-03-06", "下午", "三楼", "李娜"),
                    ("支委会", "2026-03-07", "两点", "三楼", "李娜"),
                    head=("会议类型", "日期", "时间", "地点", "记录"),
                )
            }
        ),
        [
            add(3, "王小明 李娜", from_time="14:30", to_time="16:00", recorder="李娜"),
            add(4, "王小明 李娜"),
            add(5, "王小明 李娜"),
        ],
        doubts=[(5, "from_time", "不是时间")],
        told=[_BRANCH],
    ),
    LifeBook(
        "month_and_day_under_one_head",
        xlsx(
            {
                "表": [
                    (_TITLE, *[None] * 3),
                    ("会议类型", "日期", None, "主题"),
                    (None, "月", "日", None),
                    ("支委会", 3, 5, "研究"),
                    ("支委会", 3, 6, "再研究"),
                ]
            },
            merges=((0, 0, 0, 3), (1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 2, 3)),
        ),
        [add(4, "王小明 李娜", held_on="2026-03-05"), add(5, "王小明 李娜", held_on="2026-03-06")],
        told=[_YEAR, _BRANCH],
    ),
    LifeBook(
        "a_day_merged_over_two_meetings",
        xlsx(
            {
                "表": _book(
                    ("支委会", "2026-03-05", "全体支委", None),
                    ("党员大会", None, "全体党员", None),
                    ("党课", "2026-03-06", "全体党员", None),
                )
            },
            merges=((2, 1, 3, 1),),
        ),
        [
            add(3, "王小明 李娜", held_on="2026-03-05"),
            add(4, ALL_FIVE, held_on="2026-03-05"),
            add(5, ALL_FIVE, held_on="2026-03-06"),
        ],
        told=[_BRANCH],
    ),
    LifeBook(
        "the_year_is_asked_for",
        xlsx({"表": _book(("党课", "3月5日", None, None), title="第一支部党课登记表")}),
        [refuse(3, "没有写明年份")],
        asked=[_YEAR],
        told=[_BRANCH],
    ),
    LifeBook(
        "the_year_is_answered",
        xlsx({"表": _book(("党课", "2月29日", None, None), ("党课", "3/5", None, None), title="第一支部党课登记表")}),
        [refuse(3, "2025年没有02-29这一天"), add(4, ALL_FIVE, held_on="2025-03-05")],
        answers={_YEAR: "2025年"},
        told=[_YEAR, _BRANCH],
    ),
    LifeBook(
        "kind_only_in_the_name_of_the_sheet",
        xlsx({"支委会": [("日期", "议题", "主持人"), ("2026-03-05", "1.研究发展党员；2.研究经费", "王小明")]}),
        [add(2, "王小明 李娜", kind="支部委员会", items="研究发展党员；\n研究经费", branch="第一支部")],
        answers={_BRANCH: "第一支部"},
        told=[_KIND, _BRANCH],
    ),
    LifeBook(
        "neither_kind_nor_branch",
        xlsx({"表": [("日期", "主题"), ("2026-03-05", "学习")]}),
        [refuse(2, "没有写明会议类型")],
        asked=[_KIND, _BRANCH],
    ),
    LifeBook(
        "kinds_as_people_write_them",
        xlsx(
            {
                "表": _book(
                    ("3月份支委会", "2026-03-01", None, None),
                    ("支部大会", "2026-03-02", None, None),
                    ("关于学习党章的专题党课", "2026-03-03", None, None),
                    ("民主生活会", "2026-03-04", None, None),
                    ("党员大会暨主题党日", "2026-03-05", None, None),
                    ("座谈会", "2026-03-06", None, None),
                    ("10", "2026-03-07", None, None),
                    ("99", "2026-03-08", None, None),
                )
            }
        ),
        [
            add(3, "王小明 李娜", kind="支部委员会"),
            add(4, ALL_FIVE, kind="支部党员大会"),
            add(5, ALL_FIVE, kind="党课", topic="关于学习党章的专题党课"),
            add(6, ALL_FIVE, kind="民主生活会"),
            refuse(7, "是几种会议"),
            add(8, ALL_FIVE, kind="座谈会"),
            add(9, ALL_FIVE, kind="学习培训"),
            refuse(10, "没有写明会议类型"),
        ],
        doubts=[(6, "kind", "请改为组织生活会"), (8, "kind", "请核对"), (10, "kind", "请核对")],
        asked=[_KIND],
        told=[_BRANCH],
    ),
    LifeBook(
        "kind_and_name_in_two_columns",
        xlsx(
            {
                "表": _book(
                    ("党课", "学习党章", "2026-03-05", "龙䶮"),
                    ("党课", "学习条例", "2026-03-06", "外校李教授（区委党校）"),
                    head=("会议类型", "会议名称", "日期", "主讲人"),
                )
            }
        ),
        [add(3, ALL_FIVE, topic="学习党章", lecturer="龙䶮"), add(4, ALL_FIVE, topic="学习条例")],
        told=[_BRANCH],
    ),
    LifeBook(
        "lines_that_name_the_kind_and_a_total",
        xlsx(
            {
                "表": [
                    (_TITLE, None, None, None),
                    ("序号", "日期", "主题", "主持人"),
                    ("一、支部党员大会", None, None, None),
                    (1, "2026-03-05", "学习", "王小明"),
                    (),
                    ("二、支部委员会", None, None, None),
                    (1, "2026-03-06", "研究", "王小明"),
                    ("合计", "2次", None, None),
                    ("填表人：李娜", None, "日期：2026年3月20日", None),
                ]
            },
            merges=((0, 0, 0, 3), (2, 0, 2, 3), (5, 0, 5, 3)),
        ),
        [add(4, ALL_FIVE, kind="支部党员大会"), add(7, "王小明 李娜", kind="支部委员会")],
        told=[_BRANCH],
        skipped={3: "表中的说明文字", 6: "表中的说明文字", 8: "合计行", 9: "落款或签章行"},
        ignored=["序号"],
    ),
    LifeBook(
        "minutes_that_look_like_a_signature",
        xlsx(
            {
                "表": _book(
                    ("党员大会", "2026-03-05", "书记王小明：请大家发言。\n日期：下周再定（签字）", "备注：下次再议"),
                    ("党员大会", "2026-03-06", "合计交纳党费300元", "填写格式请按要求"),
                    head=("会议类型", "日期", "主要内容", "决议"),
                )
            }
        ),
        [
            add(3, ALL_FIVE, body="书记王小明：请大家发言。\n日期：下周再定（签字）", decisions="备注：下次再议"),
            add(4, ALL_FIVE, body="合计交纳党费300元"),
        ],
        told=[_BRANCH],
    ),
    LifeBook(
        "names_in_every_dress",
        xlsx(
            {
                "表": _book(
                    ("党课", "2026-03-01", "王 小 明 李 娜\n赵 刚、陈静同志", "阿依古丽 买买提 出差"),
                    ("党课", "2026-03-02", "王小明（书记，主持）、李娜组织委员；赵刚/陈静", "阿依古丽.买买提因病请假"),
                    (
                        "党课",
                        "2026-03-03",
                        "应到5人，实到4人：王小明、李娜、赵刚、陈静，请假1人（阿依古丽•买买提）",
                        None,
                    ),
                    ("党课", "2026-03-04", "除赵刚外，其余全部到会", "赵刚无故缺席"),
                    (
                        "党课",
                        "2026-03-05",
                        "正式党员：王小明、李娜、赵刚（请假）、陈静；预备党员：阿依古丽·买买提",
                        "-",
                    ),
                    ("党课", "2026-03-06", "王小明、李娜等5人", "无"),
                    ("党课", "2026-03-07", "4人：王小明、李娜、赵刚、陈静", "1.阿依古丽·买买提"),
                    ("党课", "2026-03-08", None, "赵刚、陈静（均出差）"),
                )
            }
        ),
        [
            add(3, "王小明 李娜 赵刚 陈静", "阿依古丽·买买提:请假:出差"),
            add(4, "王小明 李娜 赵刚 陈静", "阿依古丽·买买提:请假:因病请假"),
            add(5, "王小明 李娜 赵刚 陈静", "阿依古丽·买买提:请假:"),
            add(6, "王小明 李娜 陈静 阿依古丽·买买提", "赵刚:缺席:无故缺席"),
            add(7, "王小明 李娜 陈静 阿依古丽·买买提", "赵刚:请假:"),
            add(8, ALL_FIVE),
            add(9, "王小明 李娜 赵刚 陈静", "阿依古丽·买买提:缺席:"),
            add(10, "王小明 李娜 阿依古丽·买买提", "赵刚:请假:出差", "陈静:请假:出差"),
        ],
        told=[_BRANCH],
    ),
    LifeBook(
        "guests_and_leave_in_columns_of_their_own",
        xlsx(
            {
                "表": _book(
                    ("党员大会", "2026-03-05", "赵刚（出差）", "陈静", "孙处长（区直机关工委；指导）、李科长"),
                    ("党员大会", "2026-03-06", None, None, "列席：周 洋"),
                    head=("会议类型", "日期", "请假", "缺席", "列席"),
                )
            }
        ),
        [
            add(
                3,
                "王小明 李娜 阿依古丽·买买提",
                "赵刚:请假:出差",
                "陈静:缺席:",
                guests=["孙处长:区直机关工委", "李科长:"],
            ),
            add(4, ALL_FIVE, guests=["周洋:"]),
        ],
        told=[_BRANCH],
    ),
    LifeBook(
        "numbers_that_differ_from_the_roster",
        xlsx(
            {
                "表": _book(
                    ("党员大会", "2026-03-05", 6, "实到4人"),
                    ("党员大会", "2026-03-06", "5名", 5),
                    head=("会议类型", "日期", "应到人数", "实到人数"),
                )
            }
        ),
        [add(3, ALL_FIVE), add(4, ALL_FIVE)],
        doubts=[(3, "expected", "应到6人，名册当天应到5人"), (3, "present_count", "实到4人，按名册和名单到会5人")],
        told=[_BRANCH],
    ),
    LifeBook(
        "expected_ones_whom_no_list_names",
        xlsx({"表": _book(("党员大会", "2026-03-05", "王小明、李娜、赵刚", "陈静（病假）"))}),
        [add(3, "王小明 李娜 赵刚", "陈静:请假:病假")],
        doubts=[(3, "present", "阿依古丽·买买提")],
        asked=["没有列名的党员"],
        told=[_BRANCH],
    ),
    LifeBook(
        "expected_ones_whom_no_list_names_answered",
        xlsx({"表": _book(("党员大会", "2026-03-05", "王小明、李娜、赵刚", "陈静（病假）"))}),
        [add(3, "王小明 李娜 赵刚", "陈静:请假:病假", "阿依古丽·买买提:缺席:")],
        answers={"没有列名的党员": "登记为缺席"},
        told=[_BRANCH, "没有列名的党员"],
    ),
    LifeBook(
        "names_nobody_knows",
        xlsx(
            {
                "表": _book(
                    ("党员大会", "2026-03-05", "全体党员、钱多多", None), ("党课", "2026-03-06", "王小民、李娜等", None)
                )
            }
        ),
        [refuse(3, "“钱多多”不在党员名册中"), refuse(4, "“王小民”不在党员名册中")],
        doubts=[(4, "present", "名单里没有应到的王小明、赵刚、陈静等4人")],
        asked=["没有列名的党员", "姓名：钱多多", "姓名：王小民"],
        told=[_BRANCH],
    ),
    LifeBook(
        "names_nobody_knows_answered",
        xlsx(
            {
                "表": _book(
                    ("党员大会", "2026-03-05", "全体党员、钱多多（积极分子）、某某", None),
                    ("党课", "2026-03-06", "王小民、李娜、赵刚、陈静、阿依古丽·买买提", None),
                )
            }
        ),
        [add(3, ALL_FIVE, guests=["钱多多:积极分子"]), add(4, ALL_FIVE)],
        answers={"姓名：钱多多": "列席", "姓名：某某": "不导入这个名字", "姓名：王小民": "1 王小明 第一支部"},
        told=[_BRANCH, "姓名：钱多多", "姓名：某某", "姓名：王小民"],
    ),
    LifeBook(
        "namesakes_are_asked_about",
        xlsx(
            {
                "表": _book(
                    ("党员大会", "2026-03-05", "张伟、王芳、龙䶮", "张伟（出差）"),
                    ("党课", "2026-03-06", "张伟、张伟、王芳、龙䶮", None),
                    title="第二支部",
                )
            }
        ),
        [refuse(3, "“张伟”同名的党员不止一名"), add(4, "张伟 张伟 王芳 龙䶮")],
        doubts=[(3, "present", "张伟")],
        asked=["没有列名的党员", "姓名：张伟"],
        told=[_BRANCH],
    ),
    LifeBook(
        "members_who_are_not_expected",
        xlsx(
            {
                "表": _book(
                    ("支委会", "2026-03-05", "王小明、李娜、赵刚", None),
                    ("党员大会", "2026-03-06", "全体党员，龙䶮", None),
                )
            }
        ),
        [refuse(3, "“赵刚”当天不在应到名单里"), refuse(4, "“龙䶮”当天不在应到名单里")],
        doubts=[(3, "present", "赵刚"), (4, "present", "龙䶮")],
        asked=["不应到的党员"],
        told=[_BRANCH],
    ),
    LifeBook(
        "members_who_are_not_expected_attend_as_guests",
        xlsx(
            {
                "表": _book(
                    ("支委会", "2026-03-05", "王小明、李娜、赵刚", None), ("支委会", "2026-03-06", "全体党员", None)
                )
            }
        ),
        [add(3, "王小明 李娜", guests=["赵刚:"]), add(4, "王小明 李娜")],
        answers={"不应到的党员": "登记为列席"},
        doubts=[(4, "present", "只登记委员到会")],
        told=[_BRANCH, "不应到的党员"],
    ),
    LifeBook(
        "the_same_meeting_twice",
        xlsx(
            {
                "表": _book(
                    ("支委会", "2026-03-05", "研究", None),
                    ("支委会", "2026-03-05", "研究", "王小明"),
                    ("支委会", "2026-03-05", "再研究", None),
                    head=("会议类型", "日期", "主题", "主持人"),
                )
            }
        ),
        [add(3, "王小明 李娜"), refuse(4, "与第3行是同一次会议"), add(5, "王小明 李娜")],
        told=[_BRANCH],
    ),
    LifeBook(
        "branches_by_their_names_and_one_that_is_none",
        xlsx(
            {
                "表": [
                    ("所在党支部", "会议名称", "活动时间", "联合单位"),
                    ("机关第一党支部", "支委会", "2026-03-05", None),
                    ("第九支部", "支委会", "2026-03-06", None),
                    (None, "总支党员大会", "2026-03-07", None),
                    ("第一支部", "主题党日", "2026-03-08", "第二支部、某社区党支部"),
                ]
            }
        ),
        [
            add(2, "王小明 李娜", branch="第一支部"),
            refuse(3, "账簿里没有“第九支部”"),
            add(4, f"{ALL_FIVE} 张伟 张伟 王芳 龙䶮", kind="总支党员大会", branch="某局机关总支部"),
            add(5, f"{ALL_FIVE} 张伟 张伟 王芳 龙䶮"),
        ],
        doubts=[(5, "joint", "某社区党支部")],
    ),
    LifeBook(
        "old_workbook",
        xls(
            [
                (_TITLE, None, None, None, None),
                ("会议类别", "召开时间", "参加人员", "缺席人员及原因", "学时"),
                ("党课", date(2026, 3, 5), "全体党员", "无", "2学时"),
                ("党课", date(2026, 3, 6), "全体党员", "/", "1.5小时"),
                ("党课", date(2026, 3, 9), "全体党员", "—", "半天"),
            ],
            merges=((0, 0, 0, 4),),
        ),
        [add(3, ALL_FIVE, study_minutes="2学时"), add(4, ALL_FIVE, study_minutes="90"), add(5, ALL_FIVE)],
        doubts=[(5, "study_minutes", "读不出学时")],
        told=[_BRANCH],
    ),
    LifeBook(
        "text_in_gb18030_with_rare_characters",
        text_file(
            [
                ("支部", "会议类型", "日期", "主持人", "出席人员", "主要内容"),
                ("第二支部", "党员大会", "2026-3-5 14:30", "龙䶮", "张伟、张伟、王　芳、龙䶮", "传达，学习\n讨论"),
            ],
            "gb18030",
        ),
        [add(2, "张伟 张伟 王芳 龙䶮", chair="龙䶮", from_time="14:30", body="传达，学习\n讨论")],
    ),
    LifeBook(
        "planned_meetings",
        xlsx(
            {
                "计划": [
                    ("会议类型", "支部", "计划日期", "日期", "主题", "请假"),
                    ("党员大会", "第一支部", "2026-04-10", None, "学习", "赵刚"),
                    ("党课", "第一支部", None, None, "学习", None),
                ]
            }
        ),
        [add(2, "", "赵刚:请假:", planned_on="2026-04-10"), refuse(3, "没有召开日期")],
    ),
    LifeBook(
        "hours_that_run_backwards",
        xlsx(
            {
                "表": _book(
                    ("支委会", datetime(2026, 3, 5, 16, 0), "14:30", "外人"),  # noqa: DTZ001 - a cell has no time zone
                    head=("会议类型", "会议时间", "结束时间", "主持人"),
                )
            }
        ),
        [add(3, "王小明 李娜", from_time="16:00", to_time="14:30")],
        doubts=[(3, "chair", "名册中没有"), (3, "to_time", "结束时间不晚于开始时间")],
        told=[_BRANCH],
    ),
    LifeBook(
        "names_on_two_lists_and_absences_without_names",
        xlsx(
            {
                "表": _book(
                    ("党课", "2026-03-05", "王小明、李娜、赵刚、陈静、阿依古丽·买买提", "赵刚（出差）"),
                    ("党课", "2026-03-06", None, "2人"),
                    ("党课", "2026-03-07", "应到5人，实到4人，请假1人", None),
                    ("党课", "2026-03-08", "全体支委", None),
                    ("党课", "2026-03-09", "见签到表", "赵刚因公出差，已请假"),
                    ("党课", "2026-03-10", None, "赵刚孩子生病"),
                )
            }
        ),
        [
            add(3, "王小明 李娜 陈静 阿依古丽·买买提", "赵刚:请假:出差"),
            add(4, ALL_FIVE),
            add(5, ALL_FIVE),
            add(6, ""),
            add(7, "王小明 李娜 陈静 阿依古丽·买买提", "赵刚:请假:因公出差，已请假"),
            add(8, "王小明 李娜 陈静 阿依古丽·买买提", "赵刚:请假:生病"),
        ],
        answers={"姓名：赵刚孩子": "3 赵刚 第一支部"},
        doubts=[
            (3, "present", "既在出席名单，又在缺席"),
            (4, "absent", "写明2人没有到会，列出姓名的有0人"),
            (5, "present_count", "实到4人，按名册和名单到会5人"),
            (5, "present", "写明1人没有到会"),
            (6, "present", "名单里没有应到的"),
            (7, "present", "写的是“见签到表”"),
        ],
        asked=["没有列名的党员"],
        told=[_BRANCH, "姓名：赵刚孩子"],
    ),
    LifeBook(
        "a_chair_of_a_name_that_two_have",
        xlsx(
            {
                "表": [
                    ("一、第二支部", None, None, None),
                    ("会议类型", "日期", "主持人", "记录人"),
                    ("二、第二支部", None, None, None),
                    ("党课", "2026-03-05", "张伟（副书记）", "龙䶮、王芳"),
                    ("党课", "2026-03-06", "张 伟", "赵刚"),
                ]
            },
            merges=((2, 0, 2, 3),),
        ),
        [
            refuse(4, "主持人“张伟”同名的党员不止一名", branch="第二支部"),
            refuse(5, "主持人“张伟”同名的党员不止一名"),
        ],
        doubts=[(4, "recorder", "记录人写了不止一个姓名")],
        asked=["姓名：张伟"],
        skipped={3: "表中的说明文字"},
    ),
    LifeBook(
        "a_chair_of_a_name_that_two_have_answered",
        xlsx({"表": [("会议类型", "日期", "主持人", "支部"), ("党课", "2026-03-05", "张伟", "第二支部")]}),
        [add(2, "张伟 张伟 王芳 龙䶮")],
        answers={"姓名：张伟": "7 张伟 第二支部"},
        told=["姓名：张伟"],
    ),
    LifeBook(
        "the_name_of_the_organisation_is_no_kind",
        xlsx(
            {"表": [("中共某局机关第一支部委员会会议登记表",), ("日期", "主题"), ("2026-03-05", "学习")]},
        ),
        [refuse(3, "没有写明会议类型")],
        asked=[_KIND],
        told=[_BRANCH],
    ),
    LifeBook(
        "namesakes_told_apart_by_their_numbers",
        xlsx(
            {
                "表": _book(
                    ("党员大会", "2026-03-05", "张伟（6）、王芳、龙䶮、周洋（列席）", "张伟（7）", "周洋"),
                    head=(*_HEAD, "列席"),
                    title="第二支部",
                )
            }
        ),
        [add(3, "张伟 王芳 龙䶮", "张伟:缺席:", guests=["周洋:"])],
        told=[_BRANCH],
    ),
    LifeBook(
        "chairs_and_lecturers_in_every_dress",
        xlsx(
            {
                "表": [
                    ("第二支部党课登记表",),
                    ("日期", "主持人", "记录人", "主讲人", "主讲人职务"),
                    ("2026-03-05", "张伟（6）", "支部书记王芳", "李教授（区委党校）", None),
                    ("2026-03-06", "张伟（7）", "龙 䶮", "李教授（区委党校）", "副教授"),
                    ("2026-03-07", "张伟", "王芳、龙䶮", "张伟（6）", None),
                ]
            }
        ),
        [
            add(3, "张伟 张伟 王芳 龙䶮", kind="党课", chair="张伟（6）"),
            add(4, "张伟 张伟 王芳 龙䶮"),
            add(5, "张伟 张伟 王芳 龙䶮"),
        ],
        answers={"姓名：张伟": "不导入这个名字"},
        doubts=[(5, "recorder", "记录人写了不止一个姓名")],
        told=[_KIND, _BRANCH, "姓名：张伟"],
    ),
    LifeBook(
        "old_workbook_with_a_party_day_on_each_first",
        xls(
            [
                ("会议类别", "日期", "主要内容"),
                ("主题党日", date(2026, 1, 1), "书记王小明：学习"),
                ("主题党日", date(2026, 2, 1), "劳动"),
                ("主题党日", date(2026, 3, 1), "参观"),
            ]
        ),
        [
            add(2, ALL_FIVE, held_on="2026-01-01", body="书记王小明：学习"),
            add(3, ALL_FIVE, held_on="2026-02-01"),
            add(4, ALL_FIVE, held_on="2026-03-01"),
        ],
        answers={_BRANCH: "第一支部"},
        doubts=[(line, "held_on", "这一列的日期都是1日") for line in (2, 3, 4)],
        told=[_BRANCH],
    ),
]
