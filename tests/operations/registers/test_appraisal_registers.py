"""The papers about 民主评议 as they come out: every text in its place, blank ones, sheets, refusals."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.appraisal.facts import AppraisalFacts
from ledger.errors import KnownError
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from ledger.roster.order import Order
from operations.registers import REGISTER_BY_KEY, Period, RegisterDefinition, RegisterInput
from operations.registers.appraisal import APPRAISAL_REGISTERS
from operations.sheets_out import paper_as_sheet
from tests.golden_files import Golden
from tests.ledger.appraisal.appraisal_book import ALL_RULES
from tests.operations.registers.appraisal_sample import FIRST, TOP, appraisal_input
from tests.operations.registers.life_sample import PEOPLE, WANG
from tests.operations.registers.paper_reading import pages_of, running_text, text_of

LAYOUTS = [(one, layout) for one in APPRAISAL_REGISTERS for layout in ([key for key, _ in one.layouts] or [""])]
NARROWED: dict[str, dict[str, Any]] = {"appraisal_form": {"member_id": WANG}, "appraisal_results": {"unit_id": TOP.id}}


def by_key(value: RegisterDefinition | str) -> str:
    return value if isinstance(value, str) else value.key


def document(key: str, **options: Any) -> Any:
    return REGISTER_BY_KEY[key].document(appraisal_input(**options))


@pytest.mark.parametrize(("register", "layout"), LAYOUTS, ids=by_key)
def test_texts_stand_where_they_stood(golden: Golden, register: RegisterDefinition, layout: str) -> None:
    made = register.document(appraisal_input(layout=layout, **NARROWED.get(register.key, {})))
    name = f"{register.key}_{layout}" if layout else register.key
    golden(f"registers/appraisal/{name}.txt", text_of(made))


@pytest.mark.parametrize(("register", "layout"), LAYOUTS, ids=by_key)
def test_a_blank_one_is_one_sheet_that_names_nobody(register: RegisterDefinition, layout: str) -> None:
    pages = pages_of(register.document(appraisal_input(is_blank=True, layout=layout)))
    text = "".join("".join(line) for page in pages for line in page)
    assert len(pages) == 1
    assert not any(name in text for name in (*PEOPLE, "2025"))


@pytest.mark.parametrize("register", APPRAISAL_REGISTERS, ids=by_key)
def test_as_a_sheet_votes_are_numbers(register: RegisterDefinition) -> None:
    assert register.listing is not None
    sheet = paper_as_sheet(register.listing(appraisal_input()))
    assert sheet.rows
    assert not paper_as_sheet(register.listing(appraisal_input(is_blank=True))).rows
    places = [place for place, column in enumerate(sheet.columns) if column.label.endswith("优秀")]
    assert all(isinstance(row[place], int) for row in sheet.rows for place in places if row[place] != "")


def test_the_ballot_names_those_who_get_a_grade_by_strokes() -> None:
    [ballot] = document("appraisal_ballot")
    names = [row.cells[1] for row in ballot.rows]
    assert names == ["王建国", "刘敏", "李秀兰", "陈志强", "赵刚"]
    [again] = document("appraisal_ballot", order=Order.PINYIN)
    assert [row.cells[1] for row in again.rows] == names, "no place in a ballot is better than another"


def test_everybody_has_a_form_and_one_may_be_asked_for() -> None:
    assert len(document("appraisal_form")) == 6
    [form] = document("appraisal_form", member_id=WANG)
    assert form.record == "王建国"
    with pytest.raises(KnownError, match="没有这名党员"):
        document("appraisal_form", member_id=99)


def test_what_is_put_up_names_only_those_that_are_excellent() -> None:
    text = running_text(document("appraisal_results", layout="public", unit_id=TOP.id))
    assert "李秀兰" in text
    assert not any(name in text for name in ("刘敏", "基本合格", "未参加评议"))


def test_scores_stand_in_the_order_of_the_roster_and_never_of_the_points() -> None:
    register = document("member_scores")
    assert [row.cells[1] for row in register.rows] == ["王建国", "陈志强", "刘敏"]
    assert not any("名次" in column.label for column in register.columns)


@pytest.mark.parametrize("key", ["appraisal_ballot", "appraisal_form", "appraisal_tally", "appraisal_results"])
def test_a_year_without_an_appraisal_ends_in_a_sentence(key: str) -> None:
    with pytest.raises(KnownError, match="1999年度没有民主评议"):
        document(key, as_of=date(1999, 12, 31), period=Period(1999))


@pytest.mark.parametrize("register", APPRAISAL_REGISTERS, ids=by_key)
def test_a_book_of_nobody_prints_blank_forms(register: RegisterDefinition) -> None:
    given = appraisal_input(AppraisalFacts(LifeFacts(RosterFacts(), ALL_RULES)), unit_id=None)
    assert pages_of(register.document(replace(given, options=replace(given.options, is_blank=True))))


def test_a_paper_without_appraisals_is_a_mistake_of_ours() -> None:
    given = appraisal_input(unit_id=FIRST.id)
    with pytest.raises(RuntimeError):
        REGISTER_BY_KEY["appraisal_tally"].document(RegisterInput(given.facts, given.names, given.options))
