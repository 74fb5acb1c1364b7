"""The papers of 发展党员 and 介绍信 as they come out: texts in place, blank ones, what stays covered, refusals."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.docx import docx_bytes
from exports.paper.document import OFFICIAL, Flow, Register
from ledger.development.facts import DevelopmentFacts
from ledger.errors import KnownError
from ledger.fields import Form
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.values.dates import LooseDate
from operations.registers import REGISTER_BY_KEY, RegisterDefinition, RegisterInput
from operations.registers.development import DEVELOPMENT_REGISTERS
from operations.registers.development.common import LONG_BLANK
from operations.registers.development.letter_words import capital_day
from operations.sheets_out import paper_as_sheet
from tests.golden_files import Golden
from tests.ledger.roster.people import FIRST, TOP
from tests.operations.registers.development_sample import (
    ACTIVIST,
    APPLICANT_TALK,
    CANDIDATE,
    INQUIRY,
    LATE_LETTER,
    LETTER,
    NEWCOMER,
    PEOPLE_OF_CASES,
    PROBATIONER,
    VOID_LETTER,
    development,
    development_input,
)
from tests.operations.registers.life_sample import PEOPLE, ZHANG
from tests.operations.registers.paper_reading import pages_of, running_text, text_of

OF_CANDIDATE = ("activist_form", "development_notice", "development_request", "review_summary", "development_materials")
NARROWED: dict[str, dict[str, Any]] = {
    **{key: {"record_id": CANDIDATE} for key in (*OF_CANDIDATE, "development_talk")},
    "probation_form": {"record_id": PROBATIONER},
    "review_letter": {"record_id": INQUIRY},
    "transfer_letter": {"record_id": LETTER},
}
BLANK_SHEETS = {"activist_form": 5, "probation_form": 4}
ID_NUMBER, PHONE = "330499199608210031", "13800005678"


def by_key(register: RegisterDefinition) -> str:
    return register.key


def document(key: str, facts: DevelopmentFacts | None = None, **options: Any) -> Any:
    return REGISTER_BY_KEY[key].document(development_input(facts, **options))


def words(key: str, **options: Any) -> str:
    return running_text(document(key, **options))


@pytest.mark.parametrize("register", DEVELOPMENT_REGISTERS, ids=by_key)
def test_texts_stand_where_they_stood(golden: Golden, register: RegisterDefinition) -> None:
    made = register.document(development_input(**NARROWED.get(register.key, {})))
    golden(f"registers/development/{register.key}.txt", text_of(made))


@pytest.mark.parametrize(
    ("register", "layout"),
    [(one, layout) for one in DEVELOPMENT_REGISTERS for layout in ([key for key, _ in one.layouts] or [""])],
    ids=lambda value: value if isinstance(value, str) else value.key,
)
def test_a_blank_one_names_nobody(register: RegisterDefinition, layout: str) -> None:
    pages = pages_of(register.document(development_input(is_blank=True, layout=layout)))
    text = "".join("".join(line) for page in pages for line in page)
    assert len(pages) == BLANK_SHEETS.get(register.key, 1)
    assert not any(name in text for name in (*PEOPLE, *PEOPLE_OF_CASES, "2026"))


@pytest.mark.parametrize("register", DEVELOPMENT_REGISTERS, ids=by_key)
def test_as_a_sheet_days_are_days(register: RegisterDefinition) -> None:
    assert register.listing is not None
    sheet = paper_as_sheet(register.listing(development_input()))
    assert sheet.rows
    for place, column in enumerate(sheet.columns):
        values = [row[place] for row in sheet.rows if row[place] != ""]
        if column.form is Form.DAY:
            assert all(isinstance(value, date) for value in values), column.label


@pytest.mark.parametrize("register", DEVELOPMENT_REGISTERS, ids=by_key)
def test_a_book_of_nobody_prints_blank_forms_and_says_that_there_is_nothing(register: RegisterDefinition) -> None:
    nothing = DevelopmentFacts(LifeFacts(RosterFacts(), development().rules))
    given = development_input(nothing, unit_id=None)
    assert pages_of(register.document(replace(given, options=replace(given.options, is_blank=True))))
    if register.is_by_record:
        with pytest.raises(KnownError, match="没有可打印的内容"):
            register.document(given)
    else:
        assert pages_of(register.document(given))


@pytest.mark.parametrize("key", ["activist_form", "development_notice", "review_letter", "transfer_letter"])
def test_an_unknown_record_is_said_in_a_sentence(key: str) -> None:
    with pytest.raises(KnownError, match="编号为999"):
        document(key, record_id=999)


def test_a_register_read_for_something_else_is_a_mistake_of_ours() -> None:
    given = development_input()
    with pytest.raises(RuntimeError):
        REGISTER_BY_KEY["activist_form"].document(RegisterInput(given.facts, given.names, given.options))


# Lists


def names(key: str, **options: Any) -> list[str]:
    register = document(key, **options)
    assert isinstance(register, Register)
    return [row.cells[1] for row in register.rows]


def test_each_list_has_the_people_of_its_stages() -> None:
    assert names("development_roster") == ["欧阳静怡", "何思远", "高翔"]
    assert names("activist_roster") == ["何思远", "高翔", "周岚"]
    assert names("applicant_roster") == ["许诺"]


def test_a_list_of_an_earlier_day_shows_what_was_known_then() -> None:
    assert names("activist_roster", as_of=date(2025, 6, 1)) == ["欧阳静怡", "宋词", "何思远", "高翔"]
    assert names("development_roster", as_of=date(2025, 6, 1)) == ["欧阳静怡"]


def test_who_left_during_the_year_is_gone_from_the_list_of_activists() -> None:
    assert "宋词" not in names("activist_roster")


def test_the_day_of_the_linked_meeting_stands_in_the_list() -> None:
    register = document("development_roster")
    accepted = next(place for place, one in enumerate(register.columns) if one.label == "接收预备")
    assert next(row.cells[accepted] for row in register.rows if row.record == "何思远") == "2026-03-05"


# Texts to the committee and on the wall


def test_the_version_of_the_case_decides_between_asking_and_telling() -> None:
    assert words("development_request", record_id=CANDIDATE).endswith("妥否，请批示。中共某局机关第一支部委员会年月日")
    assert "关于确定欧阳静怡同志为发展对象的请示" not in words("development_request", record_id=PROBATIONER)
    assert "关于确定欧阳静怡同志为发展对象的备案报告" in words("development_request", record_id=PROBATIONER)


def test_several_people_come_with_a_list_of_names() -> None:
    facts = development()
    again = replace(
        facts, cases=tuple(replace(one, activist_filed_on=None) for one in facts.cases if one.id == ACTIVIST)
    )
    second = replace(again.cases[0], id=77, name="方芳")
    parts = document("development_request", replace(again, cases=(*again.cases, second)), layout="activists")
    assert [type(one) for one in parts] == [Flow, Register]
    assert parts[0].title.endswith("关于确定周岚、方芳2名同志为入党积极分子的备案报告")
    assert docx_bytes(parts)


def test_what_is_due_for_nobody_is_said() -> None:
    with pytest.raises(KnownError, match="没有待办的预备党员转正审批"):
        document("development_request", layout="conversion")


def test_a_request_without_a_committee_in_the_book_leaves_a_blank_for_it() -> None:
    flow = document("development_request", record_id=CANDIDATE)[0]
    assert flow.paragraphs[0].text == f"{LONG_BLANK}："


def test_the_committee_named_for_the_branch_or_above_it_is_asked() -> None:
    facts = development()
    units = tuple(replace(one, superior="区直机关工委") if one.id == TOP.id else one for one in facts.roster.units)
    known = replace(facts, life=replace(facts.life, roster=replace(facts.roster, units=units)))
    assert document("development_request", known, record_id=CANDIDATE)[0].paragraphs[0].text == "区直机关工委："


def test_a_notice_tells_what_was_known_when_it_was_hung_and_counts_its_working_days() -> None:
    text = words("development_notice", record_id=CANDIDATE)
    assert "2026年10月12日至2026年10月16日（5个工作日）" in text
    assert "2026年10月19日" not in text
    assert ID_NUMBER not in text
    assert PHONE not in text


def test_a_notice_without_days_says_how_long_it_has_to_hang() -> None:
    facts = development()
    waiting = tuple(replace(one, notice_from_on=None, notice_to_on=None) for one in facts.cases)
    text = running_text(document("development_notice", replace(facts, cases=waiting), record_id=CANDIDATE))
    assert "不少于5个工作日" in text


@pytest.mark.parametrize("key", ["development_notice", "development_request"])
def test_texts_are_official_and_can_be_had_for_wps(key: str) -> None:
    parts = document(key, record_id=CANDIDATE)
    assert all(isinstance(part, Flow) and part.setup == OFFICIAL for part in parts)
    assert REGISTER_BY_KEY[key].has_docx
    assert docx_bytes(parts)


def test_who_can_be_asked_stands_on_the_notice_where_the_branch_has_named_somebody() -> None:
    facts = development()
    units = tuple(
        replace(one, contact="陈志强", contact_phone="0571-81234567") if one.id == FIRST.id else one
        for one in facts.roster.units
    )
    known = replace(facts, life=replace(facts.life, roster=replace(facts.roster, units=units)))
    text = running_text(document("development_notice", known, record_id=CANDIDATE))
    assert "联系电话：0571-81234567" in text
    assert "联系人：陈志强" in text


# Forms


def test_numbers_are_covered_until_they_are_asked_for() -> None:
    assert ID_NUMBER not in words("activist_form", record_id=CANDIDATE)
    assert ID_NUMBER in words("activist_form", record_id=CANDIDATE, is_unmasked=True)


def test_every_half_year_has_its_sheet_and_the_next_one_is_ready() -> None:
    sheets = [one for one in document("activist_form", record_id=CANDIDATE) if one.title == "培养教育考察情况"]
    assert [one.head.left for one in sheets] == [
        "考察日期：2025年7月14日",
        "考察日期：2026年1月12日",
        "考察日期：　　　　年　　月　　日",
    ]


def test_a_confidential_talk_is_not_told_in_the_record_of_the_case() -> None:
    facts = development()
    life = replace(
        facts.life,
        talks=tuple(replace(one, is_confidential=one.id == APPLICANT_TALK) for one in facts.life.talks),
    )
    assert "成长经历" in words("development_talk", record_id=CANDIDATE)
    covered = running_text(document("development_talk", replace(facts, life=life), record_id=CANDIDATE))
    assert "成长经历" not in covered
    assert "谈话内容保密" in covered


def test_the_talk_before_approval_is_for_those_whom_the_meeting_has_passed() -> None:
    [form] = document("development_talk", layout="delegate")
    assert form.record == PEOPLE_OF_CASES[NEWCOMER - 1]


def test_the_file_lists_what_is_missing_too() -> None:
    [register] = document("development_materials", record_id=CANDIDATE)
    marks = {row.cells[1]: row.cells[4] for row in register.rows}
    assert marks["入党申请书"] == "✓"
    assert marks["政治审查材料"] == marks["入党志愿书"] == ""
    assert register.closing_rows[0].cells[3:5] == ("9", "3件")


# Letters


def test_a_letter_carries_its_number_three_times_and_its_dates_in_capitals() -> None:
    text = words("transfer_letter", record_id=LETTER)
    assert text.count("〔2026〕第12号") == 4  # three parts and the line for the seal
    assert "党费已交至贰零贰陆年拾壹月" in text
    assert "有效期叁拾天" in text
    assert text.count("贰零贰陆年拾壹月贰拾日") == 2
    assert "系中共（正式）党员" in text


def test_a_letter_shows_the_number_of_the_person_only_when_asked() -> None:
    facts = development()
    people = tuple(
        replace(one, id_number=ID_NUMBER, birth_on=LooseDate(1996, 8, 21)) if one.id == ZHANG else one
        for one in facts.roster.members
    )
    known = replace(facts, life=replace(facts.life, roster=replace(facts.roster, members=people)))
    assert ID_NUMBER not in running_text(document("transfer_letter", known, record_id=LETTER))
    shown = running_text(document("transfer_letter", known, record_id=LETTER, is_unmasked=True))
    assert ID_NUMBER in shown
    assert "30岁" in shown


def test_a_void_letter_is_not_printed_again() -> None:
    with pytest.raises(KnownError, match="已经作废"):
        document("transfer_letter", record_id=VOID_LETTER)


def test_the_register_of_letters_says_which_receipt_is_late() -> None:
    register = document("letter_register", unit_id=TOP.id)
    remarks = {row.cells[1]: row.cells[12] for row in register.rows}
    assert remarks == {
        "〔2026〕第3号": "",
        "〔2026〕第8号": "作废；收信党组织写错",
        "〔2026〕第9号": "回执逾期",
        "〔2026〕第12号": "待回执",
    }
    assert [row.cells[1] for row in document("letter_register", unit_id=FIRST.id).rows] == list(remarks)[1:]


def test_an_old_letter_without_a_receipt_is_still_printed() -> None:
    assert "丙县农业农村局党支部" in words("transfer_letter", record_id=LATE_LETTER)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 1), "贰零贰陆年壹月壹日"),
        (date(2026, 10, 10), "贰零贰陆年拾月拾日"),
        (date(2026, 12, 31), "贰零贰陆年拾贰月叁拾壹日"),
    ],
)
def test_days_in_capitals(day: date, written: str) -> None:
    assert capital_day(day) == written
