"""年度数据表, 党员统计表, 规定动作完成情况表, 年度总结 on paper; and what the year book holds of them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.docx import docx_bytes
from exports.paper.document import Flow, ParagraphStyle, Register, Volume
from ledger.appraisal.facts import AppraisalFacts
from ledger.development.facts import DevelopmentFacts
from ledger.errors import KnownError
from ledger.figures.facts import FigureFacts
from ledger.kinds.development import DevelopmentCase
from ledger.kinds.figures import Duty, Summary
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VolunteerEvent
from ledger.registers.facts import RegisterFacts
from operations.figures.reading import FigureInput
from operations.registers import REGISTER_BY_KEY, Period, RegisterDefinition, RegisterInput
from operations.registers.figures import FIGURES_REGISTERS
from operations.registers.figures.summary import paragraphs
from operations.sheets_out import paper_as_sheet
from tests.golden_files import Golden
from tests.ledger.figures.figure_book import took_part
from tests.ledger.roster.people import FIRST, TOP
from tests.operations.registers.life_sample import CHEN, LI, PEOPLE, TODAY, life_input
from tests.operations.registers.paper_reading import pages_of, running_text, text_of

TEXT = (
    "一、工作情况\n（一）组织生活\n主题党日{{party_days}}，志愿服务{{volunteering|余}}，调研成果{{research_outputs}}。"
)
SUMMARIES = (
    Summary(id=1, org_unit_id=FIRST.id, year=2026, title="第一支部2026年党建工作总结", text=TEXT),
    Summary(
        id=2,
        org_unit_id=FIRST.id,
        year=2025,
        title="第一支部2025年党建工作总结",
        text="主题党日{{party_days=12次}}。",
        finished_on=date(2026, 1, 6),
    ),
)
DUTIES = (
    Duty(id=1, set_title="六个一", text="每月一次主题党日", times=1, period="月", figure="party_days"),
    Duty(id=2, set_title="六个一", text="每半年一次志愿服务", times=1, period="半年", figure="volunteer_events"),
    Duty(id=3, set_title="六个一", text="每年一次没有的", times=1, period="年", figure="own-9"),
)
EVENT = VolunteerEvent(id=1, org_unit_id=FIRST.id, held_on=date(2026, 3, 5), title="清理河道", minutes=120)
CASE = DevelopmentCase(
    id=1, org_unit_id=FIRST.id, name="高远", applied_on=date(2026, 1, 5), activist_on=date(2026, 5, 6)
)


def read(**options: Any) -> RegisterInput:
    """The input as the reading operation makes it."""
    given = life_input(**options)
    life = given.life
    assert life is not None
    registers = RegisterFacts(
        life.roster, {VOLUNTEER_EVENTS.key: (EVENT,)}, took_part(VOLUNTEER_EVENTS.key, 1, LI, CHEN)
    )
    development = DevelopmentFacts(life, (CASE,))
    facts = FigureFacts(life, registers, development)
    return replace(
        given,
        figures=FigureInput(facts, duties=DUTIES, summaries=SUMMARIES),
        kept=registers,
        development=development,
        appraisal=AppraisalFacts(life),
    )


def document(key: str, **options: Any) -> Any:
    return REGISTER_BY_KEY[key].document(read(**options))


def by_key(register: RegisterDefinition) -> str:
    return register.key


@pytest.mark.parametrize("register", FIGURES_REGISTERS, ids=by_key)
def test_texts_stand_where_they_stood(golden: Golden, register: RegisterDefinition) -> None:
    golden(f"registers/figures/{register.key}.txt", text_of(register.document(read())))


@pytest.mark.parametrize("layout", ["branches", "records"])
def test_the_other_layouts_of_the_year_stand_where_they_stood(golden: Golden, layout: str) -> None:
    made = document("year_figures", layout=layout, unit_id=TOP.id)
    golden(f"registers/figures/year_figures_{layout}.txt", text_of(made[-1] if isinstance(made, list) else made))


@pytest.mark.parametrize("register", FIGURES_REGISTERS, ids=by_key)
def test_a_blank_one_names_nobody(register: RegisterDefinition) -> None:
    for layout in [key for key, _ in register.layouts] or [""]:
        text = running_text(register.document(read(is_blank=True, layout=layout)))
        assert not any(name in text for name in (*PEOPLE, "2026"))


@pytest.mark.parametrize("register", FIGURES_REGISTERS, ids=by_key)
def test_every_one_is_had_as_a_sheet(register: RegisterDefinition) -> None:
    assert register.listing is not None
    assert paper_as_sheet(register.listing(read())).rows


def test_a_value_stands_beside_the_year_before_and_a_gap_is_no_zero() -> None:
    table = document("year_figures")
    assert isinstance(table, Register)
    lines = {row.record: row.cells for row in table.rows}
    assert lines["志愿服务"][4:7] == ("2", "—", "")
    assert lines["在册党员"][4:6] == (lines["在册党员"][4], lines["在册党员"][5])
    assert "请假的计入应到" in lines["党员到会率"][7]


def test_the_statistics_part_the_members_of_the_unit() -> None:
    table = document("member_statistics")
    whole = int(table.rows[0].cells[2])
    first_of_age = next(place for place, row in enumerate(table.rows) if row.cells[0] == "年龄")
    first_after = next(place for place, row in enumerate(table.rows) if place > first_of_age and row.cells[0])
    assert sum(int(row.cells[2]) for row in table.rows[first_of_age:first_after]) == whole


def test_each_branch_answers_for_its_duties() -> None:
    rows = [row.cells for row in document("duties", unit_id=TOP.id).rows]
    assert [row[3] for row in rows] == ["第一支部", "第二支部"] * 3
    volunteering = [row for row in rows if row[1] == "每半年一次志愿服务"]
    assert [row[4:6] for row in volunteering] == [("1/2", ""), ("0/2", "上半年")]
    assert rows[-1][6] == "对应的数据已不在账簿里"
    alone = [row.cells for row in document("duties").rows]
    assert [row[3] for row in alone] == ["第一支部"] * 3


def test_why_a_confidential_talk_was_held_is_not_told() -> None:
    text = running_text(document("year_figures", layout="records"))
    assert "王建国、阿卜杜热合曼·买买提明" in text
    assert "家庭变故" not in text


# The summary


def test_fields_are_filled_and_what_is_not_known_stays_visible() -> None:
    flow = document("summary")
    assert isinstance(flow, Flow)
    text = running_text(flow)
    assert "志愿服务2人次，调研成果〔待填：调研成果〕。" in text
    assert "（草稿）" in text
    styles = [one.style for one in flow.paragraphs]
    assert styles[:3] == [ParagraphStyle.HEADING, ParagraphStyle.SUBHEADING, ParagraphStyle.BODY]
    assert docx_bytes(flow)


def test_a_final_one_bears_its_day_and_keeps_its_words() -> None:
    flow = document("summary", record_id=2)
    text = running_text(flow)
    assert "主题党日12次。" in text
    assert "2026年1月6日" in text
    assert "草稿" not in text
    assert flow == document("summary", period=Period(2025))


def test_without_a_text_the_sentence_says_where_to_begin() -> None:
    with pytest.raises(KnownError, match="还没有写总结"):
        document("summary", period=Period(2024))
    with pytest.raises(KnownError, match="编号为99的总结不在账簿里"):
        document("summary", record_id=99)


def test_only_a_line_that_is_no_sentence_is_a_heading() -> None:
    text = "一、总体情况\n一、这一年做了很多工作，成效明显。\n\n（二）组织建设\n1.其他\n十二、打算"
    styles = [one.style for one in paragraphs(text)]
    heading, sub, body = ParagraphStyle.HEADING, ParagraphStyle.SUBHEADING, ParagraphStyle.BODY
    assert styles == [heading, body, sub, body, heading]


# The year book


def test_the_year_book_holds_what_the_book_has() -> None:
    book = document("life_yearbook", as_of=TODAY)
    assert isinstance(book, Volume)
    titles = [one.title for one in book.chapters]
    assert titles[-3:] == ["发展党员", "台账", "年度数据"]
    parts = {chapter.title: [part.title for part in chapter.parts] for chapter in book.chapters}
    assert parts["发展党员"] == ["入党积极分子花名册"]
    assert parts["台账"] == ["志愿服务登记簿"]
    assert parts["年度数据"] == ["年度数据表", "党员统计表", "规定动作完成情况表"]
    assert pages_of(book)


def test_a_year_book_for_a_hand_is_about_organisational_life_only() -> None:
    titles = [one.title for one in document("life_yearbook", is_blank=True).chapters]
    assert "台账" not in titles
    assert "年度数据" not in titles
