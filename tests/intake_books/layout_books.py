"""What stands around and between the rows."""

from tests.intake_books.book import Book, Understood, bare, row
from tests.intake_books.header_books import HEAD, line
from tests.intake_books.people import LI, QIAN, SUN, WANG, ZHAO, Person
from tests.intake_books.writers import xls, xlsx

SHORT = ["姓名", "性别", "身份证号"]


def short(person: Person) -> list[str]:
    return [person.name, person.sex, person.id_number]


BOOKS = [
    Book(
        "footer, signatures, totals and notes",
        xlsx(
            {
                "花名册": [
                    HEAD,
                    line(1, WANG, "2012-07"),
                    line(2, LI, "2008-06"),
                    ["合计", "2人", "", "", ""],
                    [],
                    ["填表人：钱立", "", "审核人：赵敏", "", "填报日期：2025年6月30日"],
                    ["", "", "", "单位（盖章）", ""],
                    ["注：1.本表一式两份；2.入党时间填写接收为预备党员的时间。"],
                ]
            }
        ),
        Understood(
            1,
            [row(2, WANG, admitted_on="2012-07"), row(3, LI, admitted_on="2008-06")],
            ignored=["序号"],
            skipped={4: "合计行", 6: "落款或签章行", 7: "落款或签章行", 8: "表中的说明文字"},
        ),
    ),
    Book(
        "empty tail with order numbers",
        xlsx({"花名册": [HEAD, line(1, WANG, "2012-07"), *[[number] for number in range(2, 40)]]}),
        Understood(1, [row(2, WANG, admitted_on="2012-07")], ignored=["序号"]),
    ),
    Book(
        "blank lines between the rows",
        xlsx(
            {"花名册": [HEAD, line(1, WANG, "2012-07"), [], [], line(2, LI, "2008-06"), [], line(3, ZHAO, "1999-07")]}
        ),
        Understood(
            1,
            [
                row(2, WANG, admitted_on="2012-07"),
                row(5, LI, admitted_on="2008-06"),
                row(7, ZHAO, admitted_on="1999-07"),
            ],
            ignored=["序号"],
        ),
    ),
    Book(
        "merged branch names down the rows",
        xlsx(
            {
                "花名册": [
                    ["所在支部", *SHORT],
                    ["机关一支部", *short(WANG)],
                    ["", *short(LI)],
                    ["机关二支部", *short(ZHAO)],
                    ["", *short(QIAN)],
                    ["", *short(SUN)],
                ]
            },
            merges=[(1, 0, 2, 0), (3, 0, 5, 0)],
        ),
        Understood(
            1,
            [
                row(2, WANG, branch="机关一支部"),
                row(3, LI, branch="机关一支部"),
                row(4, ZHAO, branch="机关二支部"),
                row(5, QIAN, branch="机关二支部"),
                row(6, SUN, branch="机关二支部"),
            ],
        ),
    ),
    Book(
        "merged branch names in an old workbook",
        xls(
            [["支部", *SHORT], ["机关一支部", *short(WANG)], ["", *short(LI)], ["机关二支部", *short(ZHAO)]],
            merges=[(1, 0, 2, 0)],
        ),
        Understood(
            1,
            [row(2, WANG, branch="机关一支部"), row(3, LI, branch="机关一支部"), row(4, ZHAO, branch="机关二支部")],
            sheet="Sheet1",
        ),
    ),
    Book(
        "section lines name the branch",
        xlsx(
            {
                "花名册": [
                    SHORT,
                    ["一、机关第一支部（2人）"],
                    short(WANG),
                    short(LI),
                    ["二、机关第二支部（1人）"],
                    short(ZHAO),
                ]
            },
            merges=[(1, 0, 1, 2), (4, 0, 4, 2)],
        ),
        Understood(
            1,
            [
                row(3, WANG, branch="机关第一支部"),
                row(4, LI, branch="机关第一支部"),
                row(6, ZHAO, branch="机关第二支部"),
            ],
            skipped={2: "表中的说明文字", 5: "表中的说明文字"},
        ),
    ),
    Book(
        "departments on lines of their own",
        xlsx(
            {
                "花名册": [
                    ["单位", *SHORT, "备注"],
                    ["办公室（2人）"],
                    ["", *short(WANG), ""],
                    ["", *short(LI), ""],
                    ["人事科（1人）"],
                    ["", *short(ZHAO), ""],
                    ["", "", "", "", "以下为借调"],
                    ["财务科", *short(QIAN), ""],
                ]
            }
        ),
        Understood(
            1,
            [
                row(3, WANG, department="办公室"),
                row(4, LI, department="办公室"),
                row(6, ZHAO, department="人事科"),
                row(8, QIAN, department="财务科"),
            ],
            skipped={2: "表中的说明文字", 5: "表中的说明文字", 7: "表中的说明文字"},
        ),
    ),
    Book(
        "full and probationary members in two parts",
        xlsx(
            {
                "花名册": [
                    ["党员名单"],
                    SHORT,
                    short(WANG),
                    short(LI),
                    ["二、预备党员（2人）"],
                    SHORT,
                    short(SUN),
                    short(ZHAO),
                ]
            }
        ),
        Understood(
            2,
            [
                row(3, WANG),
                row(4, LI),
                row(7, SUN, person_category="预备党员"),
                row(8, ZHAO, person_category="预备党员"),
            ],
            skipped={5: "表中的说明文字", 6: "重复的表头"},
        ),
    ),
    Book(
        "note box beside the table",
        xlsx(
            {
                "花名册": [
                    [*SHORT, "", "填表说明：请按身份证填写，入党时间以档案为准，不得留空，有疑问请联系组织科。"],
                    [*short(WANG), "", ""],
                    [*short(LI), "", "1.姓名不要有空格"],
                    [*short(ZHAO), "", "2.电话填手机"],
                ]
            },
            merges=[(0, 4, 1, 6)],
        ),
        Understood(1, [row(2, WANG), row(3, LI), row(4, ZHAO)]),
    ),
    Book(
        "note box inside the table",
        xlsx(
            {
                "花名册": [
                    SHORT,
                    short(WANG),
                    ["注意：以下人员为本年转入", "", ""],
                    ["", "", ""],
                    short(LI),
                ]
            },
            merges=[(2, 0, 3, 2)],
        ),
        Understood(1, [row(2, WANG), row(5, LI)], skipped={3: "表中的说明文字"}),
    ),
    Book(
        "two blocks side by side",
        xlsx(
            {
                "花名册": [
                    ["党员名册"],
                    ["序号", "姓名", "性别", "入党时间", "", "序号", "姓名", "性别", "入党时间"],
                    [1, "王伟", "男", "2012.07", "", 3, "赵敏", "女", "1999.07"],
                    [2, "李芳", "女", "2008.06", "", 4, "钱立", "男", "1990.03"],
                    ["", "", "", "", "", 5, "孙悦", "女", "2020.12"],
                ]
            },
            merges=[(0, 0, 0, 8)],
        ),
        Understood(
            2,
            [
                bare(3, WANG, sex="男", admitted_on="2012-07"),
                bare(4, LI, sex="女", admitted_on="2008-06"),
                bare(3, ZHAO, sex="女", admitted_on="1999-07"),
                bare(4, QIAN, sex="男", admitted_on="1990-03"),
                bare(5, SUN, sex="女", admitted_on="2020-12"),
            ],
            ignored=["序号"],
        ),
    ),
    Book(
        "two tables on one sheet",
        xlsx(
            {
                "花名册": [
                    ["一、正式党员"],
                    HEAD,
                    line(1, WANG, "2012-07"),
                    line(2, LI, "2008-06"),
                    line(3, ZHAO, "1999-07"),
                    [],
                    ["二、支委会成员"],
                    ["姓名", "党内职务", "联系电话"],
                    ["王伟", "书记", "13800000001"],
                ]
            }
        ),
        Understood(
            2,
            [
                row(3, WANG, admitted_on="2012-07"),
                row(4, LI, admitted_on="2008-06"),
                row(5, ZHAO, admitted_on="1999-07"),
            ],
            ignored=["序号"],
            skipped={7: "表中的说明文字"},
        ),
    ),
    Book(
        "roster beside a statistics sheet",
        xlsx(
            {
                "统计表": [
                    ["党员情况统计表"],
                    ["支部", "党员总数", "男", "女"],
                    ["一支部", 2, 1, 1],
                    ["合计", 2, 1, 1],
                ],
                "花名册": [HEAD, line(1, WANG, "2012-07"), line(2, LI, "2008-06")],
                "说明": [["填表说明"], ["1.请如实填写"]],
            }
        ),
        Understood(1, [row(2, WANG, admitted_on="2012-07"), row(3, LI, admitted_on="2008-06")], ignored=["序号"]),
    ),
    Book(
        "hidden copy of last year",
        xlsx(
            {
                "花名册": [HEAD, line(1, WANG, "2012-07"), line(2, LI, "2008-06")],
                "2023": [HEAD, line(1, QIAN, "1990-03"), line(2, SUN, "2020-12"), line(3, ZHAO, "1999-07")],
            },
            hidden=["2023"],
        ),
        Understood(1, [row(2, WANG, admitted_on="2012-07"), row(3, LI, admitted_on="2008-06")], ignored=["序号"]),
    ),
    Book(
        "statistics below the roster",
        xlsx(
            {
                "花名册": [
                    HEAD,
                    line(1, WANG, "2012-07"),
                    line(2, LI, "2008-06"),
                    line(3, ZHAO, "1999-07"),
                    [],
                    ["类别", "人数"],
                    ["正式", 3],
                    ["预备", 0],
                ]
            }
        ),
        Understood(
            1,
            [
                row(2, WANG, admitted_on="2012-07"),
                row(3, LI, admitted_on="2008-06"),
                row(4, ZHAO, admitted_on="1999-07"),
            ],
            ignored=["序号"],
            skipped={6: "与表格隔开的内容", 7: "与表格隔开的内容", 8: "与表格隔开的内容"},
        ),
    ),
    Book(
        "people who look like notes",
        xlsx(
            {
                "花名册": [
                    ["姓名", "工作单位", "专业", "备注", "性别"],
                    ["王伟", "数字经济科", "自动化", "请假", "男"],
                    ["李芳", "已调出，组织关系未转", "", "", "女"],
                    ["★", "", "", "", ""],
                    [],
                    ["孙悦", "统计科", "", "", ""],
                    ["正式党员", 3, "", "", ""],
                ]
            },
            merges=[(2, 1, 2, 3)],
        ),
        Understood(
            1,
            [
                bare(2, WANG, department="数字经济科", major="自动化", note="请假", sex="男"),
                bare(3, LI, department="已调出，组织关系未转", sex="女"),
                bare(6, SUN, department="统计科"),
            ],
            skipped={4: "表中的说明文字"},
            refused={7: "不像姓名"},
        ),
    ),
    Book(
        "two lines for one person",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "身份证号", "学历"],
                    ["王伟", "男", WANG.id_number, "大专"],
                    ["", "", "", "在职本科"],
                    [*short(LI), "中专"],
                ]
            },
            merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)],
        ),
        Understood(
            1,
            [row(2, WANG, education="大学专科"), row(4, LI, education="中等专科")],
            skipped={3: "与上一行合并为同一人，只取了第一行"},
        ),
    ),
    Book(
        "rows without a name",
        xlsx({"花名册": [SHORT, short(WANG), ["", "女", LI.id_number], [12345, "男", ""], ["孙悦", "女", ""]]}),
        Understood(
            1,
            [row(2, WANG), bare(5, SUN, sex="女")],
            refused={3: "没有姓名", 4: "不像姓名"},
        ),
    ),
    Book(
        "the same person twice",
        xlsx({"花名册": [SHORT, short(WANG), short(LI), short(WANG)]}),
        Understood(1, [row(2, WANG), row(3, LI)], refused={4: "与第2行是同一人"}),
    ),
]
