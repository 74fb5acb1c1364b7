"""File formats, encodings, and what must be refused."""

from pathlib import Path

from tests.intake_books.book import Book, Refused, Understood, bare, row
from tests.intake_books.people import LI, WANG
from tests.intake_books.writers import archive, raw, text_file, xls, xlsx

ROWS = [
    ["姓名", "性别", "身份证号", "备注"],
    ["王伟", "男", WANG.id_number, "甲"],
    ["李芳", "女", LI.id_number, "乙，丙"],
]
EXPECTED = Understood(1, [row(2, WANG, note="甲"), row(3, LI, note="乙，丙")], sheet="表")
RARE = [*ROWS, *[[f"林{'甲乙丙丁'[number % 4]}", "男", "", ""] for number in range(300)], ["李𬀩", "男", "", ""]]
HTML = (
    "<html><head><meta charset='{0}'></head><body><table><tr><td colspan=3>党员花名册</td></tr>"
    "<tr><th>姓名</th><th>性别</th><th>支部</th></tr><tr><td>王伟</td><td>男</td><td rowspan=2>一支部</td></tr>"
    "<tr><td>李芳</td><td>女</td></tr></table></body></html>"
)
FROM_HTML = Understood(
    2, [bare(3, WANG, sex="男", branch="一支部"), bare(4, LI, sex="女", branch="一支部")], sheet="表"
)
RARE_EXPECTED = Understood(
    1,
    [
        row(2, WANG, note="甲"),
        row(3, LI, note="乙，丙"),
        *[{"line": 4 + number, "name": f"林{'甲乙丙丁'[number % 4]}", "sex": "男"} for number in range(300)],
        {"line": 304, "name": "李𬀩", "sex": "男"},
    ],
    sheet="表",
)

XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="名册"><Table>'
    '<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">党员花名册</Data></Cell></Row>'
    '<Row ss:Index="3"><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="String">性别</Data></Cell>'
    '<Cell><Data ss:Type="String">入党时间</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="String">王伟</Data></Cell>'
    '<Cell ss:Index="3"><Data ss:Type="DateTime">2012-07-01T00:00:00.000</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)


def locked(folder: Path) -> Path:
    """A container with the stream that a password-protected workbook has instead of its parts."""
    path = xls([["姓名"]], name="表.xlsx")(folder)
    name = "EncryptedPackage".encode("utf-16-le")
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + (18).to_bytes(2, "little")
    changed = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little")
    path.write_bytes(path.read_bytes().replace(entry, changed))
    return path


def locked_xls(folder: Path) -> Path:
    """An old workbook whose stream begins with the record FILEPASS (0x2F)."""
    path = xls([["姓名"]])(folder)
    path.write_bytes(path.read_bytes().replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00", 1))
    return path


FORM = [
    ["党员信息采集表"],
    ["姓名", "王伟", "性别", "男", "民族", "汉族"],
    ["出生日期", "1990-01-15", "学历", "本科", "人员类别", "正式党员"],
    ["公民身份证号", WANG.id_number, "", "", "手机号", "13800000001"],
    ["加入党组织日期", "2012-07-01", "", "", "转为正式党员日期", "2013-07-01"],
]


def huge(folder: Path) -> Path:
    path = folder / "大.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(31 * 1024 * 1024)
    return path


BOOKS = [
    Book("utf-8", text_file(ROWS, "utf-8"), EXPECTED),
    Book("utf-8 with mark", text_file(ROWS, "utf-8-sig"), EXPECTED),
    Book("gb18030", text_file(ROWS, "gb18030"), EXPECTED),
    Book("gb18030 with a rare character at the end", text_file(RARE, "gb18030"), RARE_EXPECTED),
    Book("utf-16", text_file(ROWS, "utf-16", separator="\t", name="表.txt"), EXPECTED),
    Book("semicolons", text_file(ROWS, "utf-8", separator=";"), EXPECTED),
    Book("tab text named xls", text_file(ROWS, "gb18030", name="表.xls", separator="\t"), EXPECTED),
    Book(
        "id numbers kept as formulas in csv",
        text_file([["姓名", "身份证号"], ["王伟", f'="{WANG.id_number}"'.replace('"', '""')]], "utf-8"),
        Understood(1, [row(2, WANG)], sheet="表"),
    ),
    Book("web page named xls", raw(HTML.format("utf-8").encode(), "表.xls"), FROM_HTML),
    Book("web page in gb2312 named xls", raw(HTML.format("gb2312").encode("gb18030"), "表.xls"), FROM_HTML),
    Book(
        "xml workbook of 2003 named xls",
        raw(XML_2003.encode(), "表.xls"),
        Understood(3, [bare(4, WANG, admitted_on="2012-07-01")], sheet="表"),
    ),
    Book("password", locked, Refused(["密码"])),
    Book("password of an old workbook", locked_xls, Refused(["密码"])),
    Book("lock file", raw(b"\x05admin", "~$花名册.xlsx"), Refused(["临时文件"])),
    Book("empty file", raw(b"", "空.xlsx"), Refused(["空文件"])),
    Book("sheet without content", xlsx({"Sheet1": []}), Refused(["没有内容"])),
    Book("access", raw(b"\x00\x01\x00\x00Standard ACE DB\x00" + bytes(4000), "党员.accdb"), Refused(["Access"])),
    Book("pdf named xlsx", raw(b"%PDF-1.4\n" + bytes(100), "表.xlsx"), Refused(["PDF"])),
    Book(
        "word document",
        archive({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}, "表.xlsx"),
        Refused(["Word"]),
    ),
    Book("zip of other files", archive({"readme.txt": b"x"}, "表.xlsx"), Refused(["压缩包"])),
    Book("damaged archive", raw(b"PK\x03\x04" + bytes(500), "表.xlsx"), Refused(["损坏"])),
    Book("damaged old workbook", raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "表.xls"), Refused(["损坏"])),
    Book("binary rubbish", raw(bytes(range(256)) * 8, "表.csv"), Refused(["编码"])),
    Book("text with control characters", raw(b"abc\x01\x02\n" * 8, "表.csv"), Refused(["读不出来"])),
    Book("too large", huge, Refused(["30 MB"])),
    Book(
        "archive made to burst",
        archive({"xl/workbook.xml": b"<a/>", "xl/big.xml": bytes(60_000_000)}, "表.xlsx"),
        Refused(["过大"]),
    ),
    Book(
        "entities",
        archive({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "表.xlsx"),
        Refused(["实体"]),
    ),
    Book(
        "a value far to the right",
        xlsx({"花名册": [["姓名", "性别"], ["王伟", "男", *[""] * 800, "x"]]}),
        Refused(["第 2 行", "500 列"]),
    ),
    Book(
        "a value far below",
        xlsx({"花名册": [["姓名", "性别"], *[[]] * 200_000, ["王伟", "男"]]}),
        Refused(["200000 行"]),
    ),
    Book(
        "formatted far beyond its content",
        xlsx({"表": [["姓名", "性别"], ["王伟", "男"]]}, blanks=[(1_048_575, 0), (1, 16_000)]),
        Understood(1, [bare(2, WANG, sex="男")], sheet="表"),
    ),
    Book("one form for one person", xlsx({"采集表": FORM}), Refused(["党员信息采集表", "一人一张"])),
    Book(
        "headings down the first column",
        xlsx(
            {
                "Sheet1": [
                    ["姓名", "王伟", "李芳"],
                    ["性别", "男", "女"],
                    ["民族", "汉族", "汉族"],
                    ["学历", "本科", "大专"],
                ]
            }
        ),
        Refused(["转置"]),
    ),
    Book(
        "statistics",
        xlsx({"年报": [["党员情况统计表"], ["支部", "党员总数", "男", "女", "占比"], ["一支部", 12, 7, 5, 0.58]]}),
        Refused(["统计表"]),
    ),
    Book(
        "questions",
        xlsx(
            {
                "Sheet1": [
                    ["党史知识竞赛试题"],
                    ["题号", "题目", "答案"],
                    [1, "党的一大召开于哪一年？", "1921"],
                    [2, "……", "A"],
                ]
            }
        ),
        Refused(["题目"]),
    ),
    Book(
        "activists",
        xlsx({"名单": [["入党积极分子名单"], ["姓名", "性别", "申请入党时间"], ["王伟", "男", "2024-05-01"]]}),
        Refused(["积极分子"]),
    ),
    Book(
        "dues",
        xlsx(
            {
                "党费": [
                    ["2025年党费收缴登记表"],
                    ["姓名", "支部", "月标准", "1月", "2月"],
                    ["王伟", "一支部", 76.5, 76.5, 76.5],
                ]
            }
        ),
        Refused(["党费表"]),
    ),
    Book(
        "pay",
        xlsx({"表": [["姓名", "性别", "岗位工资", "薪级工资", "月交党费"], ["王伟", "男", 1000, 2000, 15]]}),
        Refused(["工资或党费"]),
    ),
    Book("only names", xlsx({"名单": [["姓名"], ["王伟"], ["李芳"]]}), Refused(["只有姓名"])),
    Book("header without rows", xlsx({"名单": [["姓名", "性别", "身份证号"]]}), Refused(["只有表头"])),
]
