"""The registers on paper: what was entered stands there whole, sums at the foot, one sheet to fill in by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.paper.document import Register
from ledger.kept import NOTE, KeptRegister
from ledger.kinds.registers.mentorships import MENTORSHIP_REGISTER
from ledger.kinds.registers.publicity import PUBLICITY_REGISTER
from ledger.kinds.registers.service_cases import SERVICE_CASE_REGISTER
from ledger.kinds.registers.task_teams import TASK_TEAM_REGISTER
from ledger.kinds.registers.trainings import TRAINING_REGISTER
from ledger.kinds.registers.visiting import VISIT_REGISTER
from ledger.kinds.registers.volunteering import VOLUNTEER_REGISTER
from ledger.registers.cells import cell
from ledger.registers.facts import RegisterFacts
from ledger.roster.order import Names
from operations.registers import REGISTER_BY_KEY, Period, RegisterInput, RegisterOptions
from operations.registers.kept import kept_definition
from operations.sheets_out import paper_as_sheet
from operations.tables import pinyin_table, stroke_table
from tests.golden_files import Golden
from tests.ledger.registers.register_book import ALL, FIRST, OWN, SECOND, TOP, entry, facts, filled, people_of
from tests.operations.registers.paper_reading import pages_of, running_text, text_of

TODAY = date(2026, 11, 22)
EVERY = pytest.mark.parametrize("register", ALL, ids=lambda one: one.key)


def given(known: RegisterFacts, **options: Any) -> RegisterInput:
    chosen: dict[str, Any] = {"as_of": TODAY, "period": Period(2026), "unit_id": FIRST, **options}
    return RegisterInput(known.roster, Names(pinyin_table(), stroke_table()), RegisterOptions(**chosen), kept=known)


def sample(register: KeptRegister) -> RegisterFacts:
    records = [
        filled(register, 1),
        filled(register, 2, date(2026, 4, 1), SECOND),
        filled(register, 3, date(2026, 5, 6)),
    ]
    people = [one for record in records for one in people_of(register, record)]
    return facts(*records, register=register, people=people)


def paper(register: KeptRegister, **options: Any) -> Any:
    return kept_definition(register).document(given(sample(register), **options))


@EVERY
def test_nothing_that_was_entered_is_lost_on_paper(register: KeptRegister) -> None:
    known = sample(register)
    text = running_text(kept_definition(register).document(given(known)))
    for record in known.records[register.key][::2]:
        for key in (*(column.key for column in register.columns), NOTE):
            assert "".join(cell(known, register, record, key).split()) in text


@EVERY
def test_a_long_text_runs_on_to_the_next_sheet(register: KeptRegister) -> None:
    more: dict[str, Any] = {NOTE: "甲乙丙丁戊己庚辛壬癸" * 60 + "完"}
    record = replace(filled(register, 1), **more)
    text = running_text(kept_definition(register).document(given(facts(record, register=register))))
    assert text.count("癸") >= 60
    assert "完" in text


@EVERY
@pytest.mark.parametrize("is_of_people", [False, True])
def test_the_empty_form_is_one_sheet_that_names_nobody(register: KeptRegister, is_of_people: bool) -> None:  # noqa: FBT001
    layout = "people" if is_of_people and register.people else ""
    pages = pages_of(paper(register, is_blank=True, layout=layout))
    text = "".join("".join(line) for page in pages for line in page)
    assert len(pages) == 1
    assert register.title in text
    assert not any(name in text for name in ("王小明", "周洋", "2026"))


@EVERY
def test_as_a_sheet_it_has_the_same_lines(register: KeptRegister) -> None:
    listing = kept_definition(register).listing
    assert listing is not None
    assert len(paper_as_sheet(listing(given(sample(register)))).rows) == 2


@pytest.mark.parametrize(
    "register",
    [VOLUNTEER_REGISTER, VISIT_REGISTER, SERVICE_CASE_REGISTER, TASK_TEAM_REGISTER, PUBLICITY_REGISTER, OWN],
    ids=lambda one: one.key,
)
def test_texts_stand_where_they_stood(golden: Golden, register: KeptRegister) -> None:
    golden(f"registers/kept/{register.key}.txt", text_of(paper(register, unit_id=TOP)))


def test_the_people_stand_where_they_stood(golden: Golden) -> None:
    golden("registers/kept/task_teams_people.txt", text_of(paper(TASK_TEAM_REGISTER, layout="people")))


def test_the_sign_in_sheet_stands_where_it_stood(golden: Golden) -> None:
    sheet = REGISTER_BY_KEY["volunteer_sheet"]
    golden("registers/kept/volunteer_sheet.txt", text_of(sheet.document(given(sample(VOLUNTEER_REGISTER)))))


def test_hours_of_people_with_their_own_time_are_added_up() -> None:
    made = paper(TRAINING_REGISTER, layout="people")
    assert isinstance(made, Register)
    hours = [row.cells[-2] for row in made.rows]
    assert hours == ["1.5", "1.1", "1.5", "1.6", "1.1", "1.6"]
    assert made.closing_rows[0].cells[-2] == "8.4"


def test_all_years_and_one_person_can_be_chosen() -> None:
    old, new = entry(MENTORSHIP_REGISTER, 1, date(2024, 1, 5), to_on=date(2024, 12, 1)), entry(MENTORSHIP_REGISTER, 2)
    known = facts(old, replace(new, mentor_id=None, mentor="王老师"), register=MENTORSHIP_REGISTER)
    document = kept_definition(MENTORSHIP_REGISTER).document
    rows = [
        len(document(given(known, **options)).rows)  # type: ignore[union-attr]  # one register
        for options in ({}, {"layout": "all"}, {"layout": "all", "member_id": 1}, {"period": Period.of_month(2026, 2)})
    ]
    assert rows == [1, 2, 0, 0]
    assert "全部年度" in running_text(document(given(known, layout="all")))
