"""Written documents are read back with python-docx and, where it has no name for a thing, from their markup."""

import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from exports.docx import docx_bytes, write_docx
from exports.files import FileNotWrittenError
from exports.paper.document import (
    Cover,
    Document,
    Flow,
    FormCell,
    FormRow,
    FormSheet,
    HeadFields,
    NumberStyle,
    Paragraph,
    ParagraphStyle,
    Volume,
)
from tests.exports.paper_samples import (
    LONG_NOTE,
    RARE_NAMES,
    SIGNED,
    SPEECH,
    dues,
    member_form,
    minutes,
    roster,
    volume,
)
from tests.exports.test_pdf import ROOT


def read(document: Document) -> WordDocument:
    return docx.Document(BytesIO(docx_bytes(document)))


def styles_and_texts(word: WordDocument) -> list[tuple[str, str]]:
    return [(p.style.name or "" if p.style else "", p.text) for p in word.paragraphs]


def fonts_of(paragraph: WordParagraph) -> str:
    """The Chinese font of the style of a paragraph."""
    assert paragraph.style
    (fonts,) = paragraph.style.element.iter(qn("w:rFonts"))
    return str(fonts.get(qn("w:eastAsia")))


def instructions(element: object) -> list[str]:
    return [field.get(qn("w:instr")).strip() for field in element.iter(qn("w:fldSimple"))]  # type: ignore[attr-defined]


def cells_of(word: WordDocument, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in word.tables[table].rows]


def test_minutes_have_the_styles_of_official_papers() -> None:
    word = read(minutes(1))
    found = styles_and_texts(word)
    assert found[:3] == [
        ("Title", "中共某某市某某局机关\n第三支部党员大会会议记录"),
        ("公文顶格", "机关第三支部\t\t第3次"),
        ("公文顶格", ""),
    ]
    assert found[3] == ("公文顶格", "时间：2026年3月5日（星期四）14:30—16:40")
    assert [text for style, text in found if style == "Heading 1"] == ["一、听取汇报"]
    assert [text for style, text in found if style == "Heading 2"] == ["（一）汇报要点"]
    assert ("公文正文", "张𬴂：" + SPEECH) in found
    assert [text for _, text in found[-3:]] == list(SIGNED)


def test_closing_line_and_signatures_never_begin_a_page_alone() -> None:
    word = read(minutes(1))
    kept = [p._p.pPr is not None and p._p.pPr.find(qn("w:keepNext")) is not None for p in word.paragraphs]
    assert [p.text for p in word.paragraphs[-6:]] == ["张𬴂：" + SPEECH, "16:40散会。", "", *SIGNED]
    assert kept[-6:] == [True, True, True, True, True, False]
    assert not any(kept[4:-6])
    day = Flow(title="", record="", paragraphs=(Paragraph(SPEECH), Paragraph("2026年3月5日", ParagraphStyle.RIGHT)))
    first, last = read(day).paragraphs
    assert first._p.pPr is not None
    assert first._p.pPr.find(qn("w:keepNext")) is not None
    assert last._p.pPr is not None
    assert last._p.pPr.find(qn("w:keepNext")) is None


def test_margins_line_pitch_and_indents_follow_the_standard() -> None:
    word = read(minutes(1))
    section = word.sections[0]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert all(abs((own or 0) - Mm(wanted)) < Mm(0.1) for own, wanted in zip(margins, (37, 28, 26, 35), strict=True))
    assert abs((section.page_width or 0) - Mm(210)) < Mm(0.1)
    normal = word.styles["Normal"]
    assert normal.paragraph_format.line_spacing_rule is WD_LINE_SPACING.EXACTLY
    assert normal.paragraph_format.line_spacing == Pt(28.9)
    indent = word.styles["公文正文"].element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_fonts_are_named_as_official_papers_want_them() -> None:
    word = read(minutes(1))
    fonts = {(p.style.name if p.style else ""): fonts_of(p) for p in word.paragraphs}
    assert fonts["Title"] == "方正小标宋简体"
    assert fonts["Heading 1"] == "黑体"
    assert fonts["Heading 2"] == "楷体_GB2312"
    normal = word.styles["Normal"].element.rPr.rFonts
    assert normal.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert normal.get(qn("w:ascii")) == normal.get(qn("w:hAnsi")) == "Times New Roman"
    lead, text = word.paragraphs[3].runs
    assert lead.text == "时间："
    (lead_fonts,), (text_fonts,) = (run._element.iter(qn("w:rFonts")) for run in (lead, text))
    assert lead_fonts.get(qn("w:eastAsia")) == "黑体"
    assert text_fonts.get(qn("w:hint")) == "eastAsia"


def test_page_numbers_are_fields_outside_on_both_sides() -> None:
    word = read(minutes(1))
    assert word.settings.odd_and_even_pages_header_footer
    assert word.settings.element.find(qn("w:mirrorMargins")) is not None
    section = word.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert "".join(text.text or "" for text in paragraph._p.iter(qn("w:t"))) == "— 1 —"
        assert instructions(paragraph._p) == ["PAGE"]
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side


@pytest.mark.parametrize(
    ("style", "fields"), [(NumberStyle.CENTRE, ["PAGE"]), (NumberStyle.OF_TOTAL, ["PAGE", "NUMPAGES"])]
)
def test_numbers_in_the_middle_are_the_same_on_every_page(style: NumberStyle, fields: list[str]) -> None:
    word = read(replace(minutes(1), numbers=style))
    assert not word.settings.odd_and_even_pages_header_footer
    assert instructions(word.sections[0].footer._element) == fields


def test_without_numbers_the_foot_is_empty() -> None:
    word = read(replace(minutes(1), has_number=False))
    assert instructions(word.sections[0].footer._element) == []


def test_another_size_and_pitch_are_kept() -> None:
    word = read(replace(minutes(1), text_size=14, pitch=26))
    paragraph = next(p for p in word.paragraphs if p.text.endswith(SPEECH) and p.style and p.style.name == "公文正文")
    assert paragraph.paragraph_format.line_spacing == Pt(26)
    assert {run.font.size for run in paragraph.runs} == {Pt(14)}


def test_a_register_is_a_table_whose_head_is_repeated() -> None:
    word = read(roster(RARE_NAMES, note=LONG_NOTE))
    rows = cells_of(word)
    assert rows[0] == ["序\n号", "姓名", "民族", "党籍", "党籍", "备注"]
    assert rows[1] == ["序\n号", "姓名", "民族", "入党时间", "转正时间", "备注"]
    assert [row[1] for row in rows[2:]] == list(RARE_NAMES)
    table = word.tables[0]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, True] + [False] * len(RARE_NAMES)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert word.sections[0].orientation is WD_ORIENT.LANDSCAPE
    assert ("表格说明", "注：党龄自转正之日起计算。") in styles_and_texts(word)
    assert styles_and_texts(word)[-1] == ("表格文字", "制表人：\t审核人：\t填报日期：　　年　月　日")


def sizes(word: WordDocument, text: str) -> set[float]:
    """The size in points of the cells that hold a text."""
    cells = [cell for row in word.tables[0].rows for cell in row.cells if cell.text == text]
    return {run.font.size.pt for cell in cells for run in cell.paragraphs[0].runs if run.font.size}


def test_dates_and_names_shrink_onto_one_line_and_remarks_do_not() -> None:
    name = "阿卜杜热合曼·买买提明·艾山"
    narrow = roster(["王小明", name], note=LONG_NOTE)
    columns = [replace(column, width=8 if column.label == "入党时间" else column.width) for column in narrow.columns]
    word = read(replace(narrow, columns=tuple(columns)))
    assert sizes(word, "王小明") == {10}
    assert sizes(word, LONG_NOTE) == {10}
    assert 8 <= min(sizes(word, name)) < 10
    assert max(sizes(word, "2008-07-01")) < 10
    assert sizes(word, "2009-07-01") == {10}


def test_a_long_unit_name_pushes_the_day_to_the_right() -> None:
    head = HeadFields(
        "党支部（盖章）：中共某某市某某区某某局机关总支部委员会第三支部", "截至2026年11月22日", "单位：人"
    )
    word = read(replace(dues([1]), head=head))
    line = next(text for text in body_texts(word) if text.startswith("党支部"))
    assert line == "　　".join(head[:2]) + "\t单位：人"
    short = read(replace(dues([1]), head=head._replace(left="第三支部")))
    assert "第三支部\t截至2026年11月22日\t单位：人" in body_texts(short)


def test_the_table_fills_the_type_area() -> None:
    word = read(roster(["王小明"]))
    section = word.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    widths = sum(column.width or 0 for column in word.tables[0].columns)
    assert abs(widths - room) < Pt(1)


def test_an_amount_ledger_ends_with_its_sum_and_a_blank_one_stays_empty() -> None:
    assert cells_of(read(dues([2150, 8850])))[-1] == ["", "合　计", "110.00", ""]
    blank = cells_of(read(dues([], blank_rows=3)))
    assert blank[1:] == [["", "", "", ""]] * 3 + [["", "合　计", "", ""]]


def test_a_form_keeps_its_spans_and_the_place_for_signatures() -> None:
    word = read(member_form("学习；\n工作。"))
    rows = cells_of(word)
    assert rows[0] == ["姓名", "张𬴂", "性别", "男", "照片"]
    assert rows[1] == ["工作单位", "某某局办公室", "某某局办公室", "某某局办公室", "照片"]
    assert rows[2][1] == "学习；\n工作。"
    assert rows[3][1] == "情况属实。\n书记（签名）：　　年　月　日"
    assert word.paragraphs[-1].text == "填表人："


def test_a_long_box_may_be_cut_between_pages_and_short_rows_not() -> None:
    rows = read(member_form("学习。" * 100)).tables[0].rows
    assert [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [True, True, False, True]


def test_open_rows_have_no_rules_and_no_title_stands_above_a_slip() -> None:
    box, gap = FormRow((FormCell(text="一式"),), 20), FormRow((FormCell(text="裁开"),), 10, is_open=True)
    form = FormSheet(title="收据", record="", column_widths=(1, 1), rows=(box, gap), has_title=False)
    word = read(form)
    assert cells_of(word) == [["一式", ""], ["裁开", ""]]
    borders = next(word.tables[0].rows[1]._tr.iter(qn("w:tcBorders")))
    assert {border.get(qn("w:val")) for border in borders} == {"nil"}
    assert [text for _, text in styles_and_texts(word)] == [""]
    assert instructions(word.sections[0].footer._element) == []


def test_parts_are_sections_that_count_their_own_pages() -> None:
    word = read([roster(["王小明"]), minutes(1), dues([1])])
    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
    ]
    assert [instructions(section.footer._element) for section in word.sections] == [
        ["PAGE", "SECTIONPAGES"],
        ["PAGE"],
        ["PAGE", "SECTIONPAGES"],
    ]
    starts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in word.sections]
    assert starts == ["1", "1", "1"]


def body_texts(word: WordDocument) -> Sequence[str]:
    return [text for _, text in styles_and_texts(word)]


def test_a_volume_has_cover_contents_and_headings_for_them() -> None:
    word = read(volume())
    found = styles_and_texts(word)
    assert [text for style, text in found if style == "Heading 1"] == ["党员名册", "支部党员大会", "附件"]
    titles = [text for style, text in found if style == "Heading 2"]
    names = [f"第{number}次支部党员大会" for number in (1, 2, 3)]
    assert titles == ["党员花名册", *names, "党员信息采集表", "党费收缴台账"]
    assert [text for style, text in found if style == "Title"][1:] == [
        "中共某某市某某局机关\n第三支部党员大会会议记录"
    ] * 3
    assert {text for style, text in found if style == "Heading 4"} == {"（一）汇报要点"}
    assert "2026年度" in body_texts(word)
    assert "党组织：中共某某市某某局机关第三支部委员会" in body_texts(word)
    assert r'TOC \o "1-2" \h \z' in "".join(t.text or "" for t in word.element.iter(qn("w:instrText")))


def test_a_volume_counts_from_its_first_chapter_to_its_last_page() -> None:
    word = read(volume())
    numbered = [section for section in word.sections if instructions(section.footer._element)]
    assert len(word.sections) == 2 + 6
    assert len(numbered) == 6
    assert {tuple(instructions(section.footer._element)) for section in numbered} == {("PAGE", "PAGEREF LastPage")}
    starts = [section._sectPr.find(qn("w:pgNumType")) is not None for section in word.sections[2:]]
    assert starts == [True, False, False, False, False, False]
    assert [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))] == ["LastPage"]
    assert word.sections[2].orientation is WD_ORIENT.LANDSCAPE


def test_a_volume_with_a_bare_cover_opens() -> None:
    word = read(Volume(cover=Cover(title="手册", has_seal=False), chapters=()))
    assert [text for text in body_texts(word) if text][:2] == ["手册", "目　录"]


def test_no_empty_page_between_sections() -> None:
    """A section ends in its last paragraph, not in one more that might open a sheet."""
    word = read([minutes(1), minutes(1)])
    assert body_texts(word).count(SIGNED[-1]) == 2
    ends = [p for p in word.paragraphs if p._p.pPr is not None and p._p.pPr.find(qn("w:sectPr")) is not None]
    assert [end.text for end in ends] == [SIGNED[-1]]


def test_what_xml_forbids_is_left_out_and_marks_are_escaped() -> None:
    text = "甲\x07<乙>&“丙”\x0b丁"
    flow = replace(minutes(0), paragraphs=(replace(minutes(0).paragraphs[0], text=text, lead=""),), signatures=())
    assert [p.text for p in read(flow).paragraphs[-2:]] == ["甲<乙>&“丙”", "丁"]


def test_the_same_values_give_the_same_bytes_and_say_nothing_about_who_made_them() -> None:
    first, second = docx_bytes(volume()), docx_bytes(volume())
    assert first == second
    word = docx.Document(BytesIO(first))
    properties = word.core_properties
    assert properties.title == "2026年度组织生活工作手册"
    assert properties.author == properties.last_modified_by == properties.comments == ""
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]
        assert b"python-docx" not in b"".join(archive.read(name) for name in archive.namelist())


def test_a_file_is_put_in_place_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "会议记录.docx"
    write_docx(minutes(1), target)
    assert target.read_bytes() == docx_bytes(minutes(1))
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="不存在"):
        write_docx(minutes(1), tmp_path / "没有" / "a.docx")


def test_python_docx_is_loaded_only_for_a_document() -> None:
    code = "import sys, exports.docx; print('docx' in sys.modules, 'lxml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.decode().split() == ["False", "False"]
