"""Where the header stands and how it is broken."""

from typing import Any

from tests.intake_books.book import Book, Understood, bare, row
from tests.intake_books.people import LI, QIAN, SUN, WANG, ZHAO, Person
from tests.intake_books.writers import text_file, xls, xlsx

HEAD = ["序号", "姓名", "性别", "身份证号", "入党时间"]


def line(number: int, person: Person, admitted: str) -> list[Any]:
    return [number, person.name, person.sex, person.id_number, admitted]


BOOKS = [
    Book(
        "plain",
        xlsx({"花名册": [HEAD, line(1, WANG, "2012-07-01"), line(2, LI, "2008-06-30")]}),
        Understood(1, [row(2, WANG, admitted_on="2012-07-01"), row(3, LI, admitted_on="2008-06-30")], ignored=["序号"]),
    ),
    Book(
        "merged title and filling line above",
        xlsx(
            {
                "花名册": [
                    ["某某局机关党员花名册"],
                    ["填报单位：某某局", "", "", "填报日期：2025年6月"],
                    HEAD,
                    line(1, WANG, "2012.7"),
                ]
            },
            merges=[(0, 0, 0, 4)],
        ),
        Understood(3, [row(4, WANG, admitted_on="2012-07")], ignored=["序号"]),
    ),
    Book(
        "notes above the header",
        xlsx(
            {
                "花名册": [
                    ["附件2"],
                    ["党员基本信息汇总表"],
                    ["填表说明：1.姓名、性别、身份证号必须与身份证一致；2.入党时间填写支部大会通过之日。"],
                    [],
                    [],
                    HEAD,
                    line(1, WANG, "2012-07-01"),
                ]
            }
        ),
        Understood(6, [row(7, WANG, admitted_on="2012-07-01")], ignored=["序号"]),
    ),
    Book(
        "padded and broken headings",
        xlsx(
            {
                "花名册": [
                    ["序 号", "姓 名", "性　别", "出生\n年月", "公民身份\n号码*", "入党\n时间", "学　历", "备  注"],
                    [1, "王　伟", "男", "1990.01", WANG.id_number, "2012.07", "本科", "无"],
                ]
            }
        ),
        Understood(
            1, [row(2, WANG, birth_on="1990-01", admitted_on="2012-07", education="大学本科")], ignored=["序号"]
        ),
    ),
    Book(
        "formats and hints inside headings",
        xlsx(
            {
                "花名册": [
                    [
                        "姓名（必填）",
                        "出生年月（1990.01）",
                        "身份证号【18位】",
                        "入党日期(yyyy-mm-dd)",
                        "*联系电话：",
                        "是否失联党员（是/否）",
                    ],
                    ["王伟", "1990.01", WANG.id_number, "2012-07-01", 13800000001, "否"],
                ]
            }
        ),
        Understood(
            1,
            [row(2, WANG, birth_on="1990-01", admitted_on="2012-07-01", phone="13800000001", is_lost=False)],
        ),
    ),
    Book(
        "synonyms and changed order",
        xlsx(
            {
                "花名册": [
                    [
                        "联系方式",
                        "公民身份号码",
                        "文化程度",
                        "现任职务",
                        "转正时间",
                        "加入党组织时间",
                        "所属党支部",
                        "党员姓名",
                        "族别",
                    ],
                    ["13800000001", WANG.id_number, "大专", "科长", "2013.7.1", "2012.7.1", "一支部", "王伟", "汉"],
                ]
            }
        ),
        Understood(
            1,
            [
                row(
                    2,
                    WANG,
                    phone="13800000001",
                    education="大学专科",
                    admin_post="科长",
                    full_member_on="2013-07-01",
                    admitted_on="2012-07-01",
                    branch="一支部",
                    ethnic_group="汉族",
                )
            ],
        ),
    ),
    Book(
        "national summary sheet",
        xlsx(
            {
                "花名册": [
                    ["党员信息采集汇总表"],
                    [
                        "序号",
                        "姓名",
                        "所在党支部",
                        "公民身份证号",
                        "性别",
                        "民族",
                        "出生日期",
                        "学历",
                        "人员类别",
                        "加入党组织日期",
                        "转为正式党员日期",
                        "工作岗位",
                        "手机号",
                        "固定电话",
                        "家庭住址",
                        "党籍状态",
                        "是否为失联党员",
                        "失去联系日期",
                        "是否为流动党员",
                        "外出流向",
                        "备注",
                    ],
                    [
                        1,
                        "王伟",
                        "一支部",
                        WANG.id_number,
                        "1_男",
                        "868_汉族",
                        "1990-01-15",
                        "2_大学本科",
                        "正式党员",
                        "2012-07-01",
                        "2013-07-01",
                        "公务员",
                        "13800000001",
                        "021-62345678",
                        "某市某路1号101室",
                        "正常",
                        "否",
                        "/",
                        "否",
                        "—",
                        "",
                    ],
                ]
            },
            merges=[(0, 0, 0, 20)],
        ),
        Understood(
            2,
            [
                row(
                    3,
                    WANG,
                    branch="一支部",
                    ethnic_group="汉族",
                    education="大学本科",
                    person_category="正式党员",
                    admitted_on="2012-07-01",
                    full_member_on="2013-07-01",
                    post="公务员",
                    phone="13800000001",
                    landline="021-62345678",
                    address="某市某路1号101室",
                    status="正常",
                    is_lost=False,
                    is_mobile=False,
                )
            ],
            ignored=["序号"],
        ),
    ),
    Book(
        "two levels",
        xlsx(
            {
                "花名册": [
                    ["姓名", "身份证号", "职务", "", "联系方式", "", ""],
                    ["", "", "党内", "行政", "手机", "办公电话", "微信"],
                    ["王伟", WANG.id_number, "组织委员", "科长", "13800000001", "62345678", "wx1"],
                ]
            },
            merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 6)],
        ),
        Understood(
            1,
            [row(3, WANG, party_post="组织委员", admin_post="科长", phone="13800000001", landline="62345678")],
            ignored=["联系方式/微信"],
        ),
    ),
    Book(
        "three levels",
        xlsx(
            {
                "花名册": [
                    ["党员花名册"],
                    ["序号", "基本情况", "", "", "", "党籍情况", "", "", "联系方式"],
                    ["", "姓名", "性别", "身份证号", "学历", "入党", "", "党内职务", ""],
                    ["", "", "", "", "", "时间", "转正时间", "", ""],
                    [1, "王伟", "男", WANG.id_number, "本科", "2012.07.01", "2013.07.01", "书记", "13800000001"],
                    [2, "李芳", "女", LI.id_number, "中专", "2008.06.30", "2009.06.30", "", "13800000002"],
                ]
            },
            merges=[
                (0, 0, 0, 8),
                (1, 0, 3, 0),
                (1, 1, 1, 4),
                (1, 5, 1, 7),
                (1, 8, 3, 8),
                (2, 1, 3, 1),
                (2, 2, 3, 2),
                (2, 3, 3, 3),
                (2, 4, 3, 4),
                (2, 5, 2, 6),
                (2, 7, 3, 7),
            ],
        ),
        Understood(
            3,
            [
                row(
                    5,
                    WANG,
                    education="大学本科",
                    admitted_on="2012-07-01",
                    full_member_on="2013-07-01",
                    party_post="书记",
                    phone="13800000001",
                ),
                row(
                    6,
                    LI,
                    education="中等专科",
                    admitted_on="2008-06-30",
                    full_member_on="2009-06-30",
                    phone="13800000002",
                ),
            ],
            ignored=["序号"],
        ),
    ),
    Book(
        "two levels in an old workbook",
        xls(
            [
                ["姓名", "性别", "入党", ""],
                ["", "", "时间", "介绍人"],
                ["王伟", "男", "2012.07", "钱立、赵敏"],
                ["李芳", "女", "2008.06", "钱立"],
            ],
            merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)],
        ),
        Understood(
            1,
            [
                bare(3, WANG, sex="男", admitted_on="2012-07", introducers="钱立、赵敏"),
                bare(4, LI, sex="女", admitted_on="2008-06", introducers="钱立"),
            ],
            sheet="Sheet1",
        ),
    ),
    Book(
        "two levels without merges in a text file",
        text_file(
            [
                ["姓名", "性别", "职务", "", "备注"],
                ["", "", "党内", "行政", ""],
                ["王伟", "男", "书记", "处长", ""],
                ["李芳", "女", "", "科员", "借调"],
            ],
            "gb18030",
        ),
        Understood(
            1,
            [
                bare(3, WANG, sex="男", party_post="书记", admin_post="处长"),
                bare(4, LI, sex="女", admin_post="科员", note="借调"),
            ],
            sheet="表",
        ),
    ),
    Book(
        "duplicate headings",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "学历", "学历", "联系电话", "手机号", "备注", "备注"],
                    ["王伟", "男", "本科", "硕士研究生", "62345678", "13800000001", "甲", "乙"],
                ]
            }
        ),
        Understood(
            1,
            [bare(2, WANG, sex="男", education="大学本科", phone="13800000001", note="甲")],
            ignored=["学历#2", "联系电话", "备注#2"],
        ),
    ),
    Book(
        "family columns belong to others",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "身份证号", "配偶姓名", "家庭成员", "", "紧急联系人电话"],
                    ["", "", "", "", "姓名", "联系电话", ""],
                    ["王伟", "男", WANG.id_number, "李芳", "王小明", "13900000000", "13700000000"],
                ]
            },
            merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 1, 3), (0, 4, 0, 5), (0, 6, 1, 6)],
        ),
        Understood(1, [row(3, WANG)], ignored=["配偶姓名", "家庭成员/姓名", "家庭成员/联系电话", "紧急联系人电话"]),
    ),
    Book(
        "hint row under the header",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "身份证号", "入党日期", "手机号"],
                    ["必填", "男/女", "必填，18位", "格式：1990-01-01", "11位数字"],
                    ["王伟", "男", WANG.id_number, "2012-07-01", "13800000001"],
                ]
            }
        ),
        Understood(1, [row(3, WANG, admitted_on="2012-07-01", phone="13800000001")], skipped={2: "填写说明行"}),
    ),
    Book(
        "example rows",
        xlsx(
            {
                "花名册": [
                    ["序号", "姓名", "性别", "身份证号", "入党日期"],
                    ["例", "张三", "男", "110101199001011234", "2010-07-01"],
                    ["示例", "李四", "女", "110101199001011234", "2010.07"],
                    [1, "王伟", "男", WANG.id_number, "2012-07-01"],
                    [2, "赵某某", "女", "", ""],
                    [3, "李芳", "女", LI.id_number, "2008-06-30"],
                ]
            }
        ),
        Understood(
            1,
            [row(4, WANG, admitted_on="2012-07-01"), row(6, LI, admitted_on="2008-06-30")],
            ignored=["序号"],
            skipped={2: "示例行", 3: "示例行", 5: "示例行"},
        ),
    ),
    Book(
        "column numbers under the header",
        xlsx({"花名册": [HEAD, [1, 2, 3, 4, 5], line(1, WANG, "2012-07-01")]}),
        Understood(1, [row(3, WANG, admitted_on="2012-07-01")], ignored=["序号"], skipped={2: "栏次行"}),
    ),
    Book(
        "header repeated on each page",
        xlsx({"花名册": [HEAD, line(1, WANG, "2012-07"), line(2, LI, "2008-06"), HEAD, line(3, ZHAO, "1999-07")]}),
        Understood(
            1,
            [
                row(2, WANG, admitted_on="2012-07"),
                row(3, LI, admitted_on="2008-06"),
                row(5, ZHAO, admitted_on="1999-07"),
            ],
            ignored=["序号"],
            skipped={4: "重复的表头"},
        ),
    ),
    Book(
        "header far down and far right",
        xlsx({"花名册": [[], ["党员名单"], *[[]] * 12, ["", "", "", *HEAD], ["", "", "", *line(1, QIAN, "1990.3.8")]]}),
        Understood(15, [row(16, QIAN, admitted_on="1990-03-08")], ignored=["序号"]),
    ),
    Book(
        "date spread over columns",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "出生年月", "", "入党时间", "", "", "备注"],
                    ["", "", "年", "月", "年", "月", "日", ""],
                    ["王伟", "男", 1990, 1, 2012, 7, 1, "甲"],
                    ["李芳", "女", 1985, 10, 2008, 6, "", ""],
                ]
            },
            merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 6), (0, 7, 1, 7)],
        ),
        Understood(
            1,
            [
                bare(3, WANG, sex="男", birth_on="1990-01", admitted_on="2012-07-01", note="甲"),
                bare(4, LI, sex="女", birth_on="1985-10", admitted_on="2008-06"),
            ],
        ),
    ),
    Book(
        "choices that are ticked",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "", "党员类别", "", "入党时间"],
                    ["", "男", "女", "正式", "预备", ""],
                    ["王伟", "√", "", "√", "", "2012.7"],
                    ["李芳", "", "√", "", "1", "2025.7"],
                    ["赵敏", "√", "√", "", "", "2025.7"],
                ]
            },
            merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5)],
        ),
        Understood(
            1,
            [
                bare(3, WANG, sex="男", person_category="正式党员", admitted_on="2012-07"),
                bare(4, LI, sex="女", person_category="预备党员", admitted_on="2025-07"),
                bare(5, ZHAO, admitted_on="2025-07"),
            ],
            doubtful=[(5, "sex")],
        ),
    ),
    Book(
        "headings in two languages",
        xlsx({"花名册": [["姓名 Name", "性别 Gender", "身份证号 ID No."], ["王伟", "男", WANG.id_number]]}),
        Understood(1, [row(2, WANG)]),
    ),
    Book(
        "numbered headings",
        xlsx(
            {
                "花名册": [
                    ["1.姓名", "2.性别", "3.公民身份证号", "12.联系电话"],
                    [SUN.name, SUN.sex, SUN.id_number, 13800000005],
                ]
            }
        ),
        Understood(1, [row(2, SUN, phone="13800000005")]),
    ),
]
