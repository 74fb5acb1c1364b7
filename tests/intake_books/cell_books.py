"""What stands in the cells: dates, numbers, codes, empty words, missing values."""

from datetime import date

from tests.intake_books.book import Book, Understood, bare, row
from tests.intake_books.people import LI, MAI, QIAN, SUN, WANG, ZHAO
from tests.intake_books.writers import Formula, Shown, text_file, xls, xlsx


def full_width(text: str) -> str:
    """Digits and stops as a Chinese input method types them."""
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


DATES = ["姓名", "性别", "入党时间"]

BOOKS = [
    Book(
        "dates of every form in one column",
        xlsx(
            {
                "花名册": [
                    DATES,
                    ["王伟", "男", date(1980, 3, 1)],
                    ["李芳", "女", 29281],
                    ["赵敏", "女", 19800301],
                    ["钱立", "男", 1980.3],
                    ["孙悦", "女", 198003],
                    ["周正", "男", "1980-3"],
                    ["吴用", "男", "1980年3月"],
                    ["郑和", "男", " 1980 年 3 月 1 日 "],
                    ["冯远", "男", "1980/3/1"],
                    ["陈平", "男", full_width("1980.03.01")],
                    ["褚良", "男", 1980],
                    ["卫青", "男", "一九八〇年三月十二日"],
                    ["蒋文", "男", "1980-03-01 00:00:00"],
                    ["沈周", "男", 1980.03],
                    ["韩信", "男", "/"],
                    ["杨光", "男", "19800301"],
                    ["朱明", "男", 1980.1201],
                ]
            }
        ),
        Understood(
            1,
            [
                {"line": number, "name": name, "sex": sex, **({"admitted_on": day} if day else {})}
                for number, (name, sex, day) in enumerate(
                    [
                        ("王伟", "男", "1980-03-01"),
                        ("李芳", "女", "1980-03-01"),
                        ("赵敏", "女", "1980-03-01"),
                        ("钱立", "男", "1980-03"),
                        ("孙悦", "女", "1980-03"),
                        ("周正", "男", "1980-03"),
                        ("吴用", "男", "1980-03"),
                        ("郑和", "男", "1980-03-01"),
                        ("冯远", "男", "1980-03-01"),
                        ("陈平", "男", "1980-03-01"),
                        ("褚良", "男", "1980"),
                        ("卫青", "男", "1980-03-12"),
                        ("蒋文", "男", "1980-03-01"),
                        ("沈周", "男", "1980-03"),
                        ("韩信", "男", ""),
                        ("杨光", "男", "1980-03-01"),
                        ("朱明", "男", "1980-12-01"),
                    ],
                    start=2,
                )
            ],
        ),
    ),
    Book(
        "dates that are none",
        xlsx(
            {
                "花名册": [
                    DATES,
                    ["王伟", "男", "1980.2.30"],
                    ["李芳", "女", "80.3"],
                    ["赵敏", "女", "800315"],
                    ["钱立", "男", "不详待查"],
                    ["孙悦", "女", "1980.3/1981.3"],
                    ["周正", "男", "1980年3月（档案）"],
                    ["吴用", "男", "2090-01-01"],
                    ["郑和", "男", 1990.1],
                ]
            }
        ),
        Understood(
            1,
            [
                bare(2, WANG, sex="男"),
                bare(3, LI, sex="女"),
                bare(4, ZHAO, sex="女"),
                bare(5, QIAN, sex="男"),
                bare(6, SUN, sex="女"),
                {"line": 7, "name": "周正", "sex": "男", "admitted_on": "1980-03"},
                {"line": 8, "name": "吴用", "sex": "男", "admitted_on": "2090-01-01"},
                {"line": 9, "name": "郑和", "sex": "男"},
            ],
            doubtful=[(number, "admitted_on") for number in range(2, 10)],
        ),
    ),
    Book(
        "1990.1 settled by the id number",
        xlsx(
            {
                "花名册": [
                    ["姓名", "身份证号", "出生年月"],
                    ["王伟", WANG.id_number, 1990.1],
                    ["李芳", LI.id_number, 1985.1],
                    ["赵敏", "", 1978.1],
                    ["钱立", QIAN.id_number, 1966.1],
                ]
            }
        ),
        Understood(
            1,
            [
                row(2, WANG, birth_on="1990-01"),
                row(3, LI, birth_on="1985-10"),
                bare(4, ZHAO),
                row(5, QIAN, birth_on=None),
            ],
            doubtful=[(4, "birth_on"), (5, "birth_on")],
        ),
    ),
    Book(
        "what the cell shows counts",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "出生年月", "入党时间"],
                    ["王伟", "男", Shown(1990.1, "0.00"), Shown(date(2012, 7, 1), 'yyyy"年"m"月"')],
                    ["李芳", "女", Shown(1985.01, "0.00"), Shown(date(2008, 6, 1), "yyyy.mm")],
                    ["赵敏", "女", Shown(1978.12, "0.00"), Shown(date(1999, 7, 1), "yyyy-mm-dd")],
                ]
            }
        ),
        Understood(
            1,
            [
                bare(2, WANG, sex="男", birth_on="1990-10", admitted_on="2012-07"),
                bare(3, LI, sex="女", birth_on="1985-01", admitted_on="2008-06"),
                bare(4, ZHAO, sex="女", birth_on="1978-12", admitted_on="1999-07-01"),
            ],
        ),
    ),
    Book(
        "1990.1 in a text file may have been 1990.10",
        text_file([["姓名", "性别", "出生年月"], ["王伟", "男", "1990.1"], ["李芳", "女", "1985.10"]], "utf-8"),
        Understood(
            1,
            [bare(2, WANG, sex="男"), bare(3, LI, sex="女", birth_on="1985-10")],
            sheet="表",
            doubtful=[(2, "birth_on")],
        ),
    ),
    Book(
        "id numbers of every form",
        xlsx(
            {
                "花名册": [
                    ["姓名", "身份证号"],
                    ["王伟", WANG.id_number],
                    ["李芳", f"'{LI.id_number}"],
                    ["赵敏", float(ZHAO.id_number[:17] + "0")],
                    ["钱立", "1.10199E+17"],
                    ["孙悦", SUN.id_number[:17] + ("1" if SUN.id_number[17] != "1" else "2")],
                    [
                        "周正",
                        full_width(LI.id_number[:6]) + " " + LI.id_number[6:],
                    ],
                    ["吴用", 110199660308003],
                ]
            }
        ),
        Understood(
            1,
            [
                row(2, WANG),
                row(3, LI),
                bare(4, ZHAO),
                bare(5, QIAN),
                bare(6, SUN),
                {"line": 8, "name": "吴用", "id_number": "110199660308003", "birth_on": "1966-03-08", "sex": "男"},
            ],
            doubtful=[(4, "id_number"), (5, "id_number"), (6, "id_number")],
            refused={7: "身份证号与第3行相同而姓名不同"},
        ),
    ),
    Book(
        "birth and sex against the id number",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "出生日期", "身份证号"],
                    ["王伟", "女", "1990-01-16", WANG.id_number],
                    ["李芳", "", "1985", LI.id_number],
                ]
            }
        ),
        Understood(
            1,
            [row(2, WANG, sex="女", birth_on="1990-01-16"), row(3, LI, birth_on="1985")],
            doubtful=[(2, "birth_on"), (2, "sex")],
        ),
    ),
    Book(
        "names as they are typed",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "民族"],
                    ["王　伟", "男", "汉"],
                    ["阿卜杜拉•买买提", "男", "维吾尔"],
                    [f"古丽 {full_width('.')} 阿依", "女", "维吾尔族"],
                    ["欧阳 娜 娜", "女", "01_汉族"],
                    ["𠮷野", "女", "火星族"],
                ]
            }
        ),
        Understood(
            1,
            [
                bare(2, WANG, sex="男", ethnic_group="汉族"),
                bare(3, MAI, sex="男", ethnic_group="维吾尔族"),
                {"line": 4, "name": "古丽·阿依", "sex": "女", "ethnic_group": "维吾尔族"},
                {"line": 5, "name": "欧阳 娜 娜", "sex": "女", "ethnic_group": "汉族"},
                {"line": 6, "name": "𠮷野", "sex": "女"},
            ],
            doubtful=[(6, "ethnic_group")],
        ),
    ),
    Book(
        "brackets behind names",
        xlsx(
            {
                "花名册": [
                    ["姓名", "入党时间"],
                    ["李芳（女）", "2008.06"],
                    ["阿依古丽（女，维吾尔族）", "2009.07"],
                    ["孙悦(女、预备)", "2025.06"],
                    ["王伟（大）", "2012.07"],
                ]
            }
        ),
        Understood(
            1,
            [
                bare(2, LI, sex="女", admitted_on="2008-06"),
                {"line": 3, "name": "阿依古丽", "sex": "女", "ethnic_group": "维吾尔族", "admitted_on": "2009-07"},
                bare(4, SUN, sex="女", person_category="预备党员", admitted_on="2025-06"),
                {"line": 5, "name": "王伟（大）", "admitted_on": "2012-07"},
            ],
            doubtful=[(5, "name")],
        ),
    ),
    Book(
        "known empty words",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "学位", "固定电话", "失去联系日期", "外出流向", "备注"],
                    ["王伟", "男", "无", "/", "—", "\\", "-"],
                    ["李芳", "女", "学士", "——", "无", "N/A", "暂无"],
                ]
            }
        ),
        Understood(1, [bare(2, WANG, sex="男"), bare(3, LI, sex="女", degree="学士")]),
    ),
    Book(
        "yes and no",
        xlsx(
            {
                "花名册": [
                    ["姓名", "是否为失联党员", "是否流动党员"],
                    ["王伟", "是", "√"],
                    ["李芳", "否", "×"],
                    ["赵敏", 1, 0],
                    ["钱立", "不清楚", ""],
                ]
            }
        ),
        Understood(
            1,
            [
                bare(2, WANG, is_lost=True, is_mobile=True),
                bare(3, LI, is_lost=False, is_mobile=False),
                bare(4, ZHAO, is_lost=True, is_mobile=False),
                bare(5, QIAN),
            ],
            doubtful=[(5, "is_lost")],
        ),
    ),
    Book(
        "telephones",
        xlsx(
            {
                "花名册": [
                    ["姓名", "联系电话"],
                    ["王伟", 13800000001],
                    ["李芳", "138 0000 0002"],
                    ["赵敏", "13800000003/021-62345678"],
                    ["钱立", "1.38E+10"],
                    ["孙悦", "1380000000"],
                ]
            }
        ),
        Understood(
            1,
            [
                bare(2, WANG, phone="13800000001"),
                bare(3, LI, phone="13800000002"),
                bare(4, ZHAO, phone="13800000003、021-62345678"),
                bare(5, QIAN),
                bare(6, SUN, phone="1380000000"),
            ],
            doubtful=[(5, "phone"), (6, "phone")],
        ),
    ),
    Book(
        "formulas without a stored value",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "身份证号", "出生日期"],
                    ["王伟", "男", WANG.id_number, Formula("=DATE(1990,1,15)", None)],
                    ["李芳", Formula('=IF(1,"女","男")', "女"), LI.id_number, ""],
                    [Formula("=A2", None), "女", ZHAO.id_number, ""],
                    ["钱立", "男", QIAN.id_number, Formula("=1/0", "#DIV/0!")],
                ]
            }
        ),
        Understood(
            1,
            [row(2, WANG, birth_on=None), row(3, LI), row(5, QIAN, birth_on=None)],
            doubtful=[(2, "birth_on"), (5, "birth_on")],
            refused={4: "公式没有保存计算结果"},
        ),
    ),
    Book(
        "people who are no members",
        xlsx(
            {
                "花名册": [
                    ["姓名", "性别", "政治面貌"],
                    ["王伟", "男", "中共党员"],
                    ["李芳", "女", "中共预备党员"],
                    ["赵敏", "女", "群众"],
                    ["钱立", "男", "入党积极分子"],
                ]
            }
        ),
        Understood(
            1,
            [bare(2, WANG, sex="男"), bare(3, LI, sex="女", person_category="预备党员")],
            refused={4: "群众", 5: "入党积极分子"},
        ),
    ),
    Book(
        "order of the dates",
        xlsx(
            {
                "花名册": [
                    ["姓名", "入党时间", "转正时间"],
                    ["王伟", "2013-07-01", "2012-07-01"],
                    ["李芳", "2008.6", "预备期"],
                ]
            }
        ),
        Understood(
            1,
            [bare(2, WANG, admitted_on="2013-07-01", full_member_on="2012-07-01"), bare(3, LI, admitted_on="2008-06")],
            doubtful=[(2, "full_member_on")],
        ),
    ),
    Book(
        "months kept as the first day in an old workbook",
        xls(
            [
                ["姓名", "性别", "出生年月", "入党时间"],
                ["王伟", "男", date(1990, 1, 1), date(2012, 7, 1)],
                ["李芳", "女", date(1985, 10, 1), date(2008, 7, 1)],
                ["赵敏", "女", date(1978, 12, 1), date(1999, 7, 1)],
            ]
        ),
        Understood(
            1,
            [
                bare(2, WANG, sex="男", birth_on="1990-01", admitted_on="2012-07-01"),
                bare(3, LI, sex="女", birth_on="1985-10", admitted_on="2008-07-01"),
                bare(4, ZHAO, sex="女", birth_on="1978-12", admitted_on="1999-07-01"),
            ],
            sheet="Sheet1",
        ),
    ),
    Book(
        "old workbook with dates and numbers",
        xls(
            [
                ["姓名", "性别", "身份证号", "入党时间", "手机号"],
                ["王伟", "男", WANG.id_number, date(2012, 7, 1), 13800000001],
                ["李芳", "女", float(LI.id_number[:17] + "0"), 1990.1, "13800000002"],
            ]
        ),
        Understood(
            1,
            [row(2, WANG, admitted_on="2012-07-01", phone="13800000001"), bare(3, LI, sex="女", phone="13800000002")],
            sheet="Sheet1",
            doubtful=[(3, "id_number"), (3, "admitted_on")],
        ),
    ),
]
