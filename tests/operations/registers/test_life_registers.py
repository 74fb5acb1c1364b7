"""The registers of organisational life as they come out: every text in its place, blank ones, sheets, refusals."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.paper.document import OFFICIAL, Flow, FormSheet, Register, Volume
from ledger.checks.answers import with_answers
from ledger.errors import Finding, KnownError, Level
from ledger.fields import Form
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.organisation import ORG_UNITS
from ledger.life.facts import LifeFacts
from ledger.roster.facts import RosterFacts
from operations.registers import REGISTER_BY_KEY, Period, RegisterDefinition, RegisterInput, Subject
from operations.registers.life import LIFE_REGISTERS as WITHOUT_YEARBOOK
from operations.registers.yearbook import YEARBOOK
from operations.sheets_out import paper_as_sheet
from tests.golden_files import Golden
from tests.ledger.roster.people import FIRST, GROUP_ONE, TOP
from tests.operations.registers.life_sample import (
    ABDUL,
    ACCEPTING,
    ELECTING,
    ELECTION,
    LECTURING,
    LIVING,
    PARTY_DAYING,
    PEOPLE,
    PLANNING,
    TALK,
    VOTE,
    life_input,
    sample,
)
from tests.operations.registers.paper_reading import pages_of, running_text, text_of

LIFE_REGISTERS = (*WITHOUT_YEARBOOK, YEARBOOK)
# What keeps a golden file short enough to be looked at.
NARROWED: dict[str, dict[str, Any]] = {
    "minutes": {"record_id": ACCEPTING},
    "sign_in": {"record_id": ACCEPTING},
    "lecture_cover": {"record_id": LECTURING},
    "party_day": {"record_id": PARTY_DAYING},
    "life_problems": {"record_id": LIVING},
    "study_hours": {"member_id": ABDUL},
    "talk_record": {"record_id": TALK},
    "ballot_vote": {"record_id": VOTE},
    "ballot_election": {"record_id": ELECTION},
    "life_yearbook": {"unit_id": GROUP_ONE.id},
}
BLANK_SHEETS = {"minutes": 2, "life_yearbook": None}


# The ballots of everybody are alike, which another test holds.
FIRST_SHEET = frozenset({"ballot_vote", "ballot_election"})
FOUND = (
    Finding(
        "meeting.member.per_quarter",
        Level.MUST,
        "第一支部：2026年第3季度没有召开支部党员大会。",
        "《中国共产党支部工作条例（试行）》第十一条",
        ORG_UNITS.key,
        FIRST.id,
        "2026-Q3",
    ),
    Finding("minutes.recorder", Level.WARN, "主持人和记录人是同一人。", "会议记录的通行要求", MEETINGS.key, ACCEPTING),
    Finding(
        "minutes.late", Level.INFO, "会后13天才整理记录，属于补记。", "会议记录的通行要求", MEETINGS.key, PARTY_DAYING
    ),
)


def by_key(register: RegisterDefinition) -> str:
    return register.key


def read_for(register: RegisterDefinition, **options: Any) -> RegisterInput:
    """The input as the reading operation makes it."""
    given = life_input(**options)
    if register.subject is not Subject.CHECK or given.options.is_blank or given.life is None:
        return given
    return replace(given, checked=tuple(with_answers(FOUND, given.life.answers)))


def document(key: str, **options: Any) -> Any:
    register = REGISTER_BY_KEY[key]
    return register.document(read_for(register, **options))


@pytest.mark.parametrize("register", LIFE_REGISTERS, ids=by_key)
def test_texts_stand_where_they_stood(golden: Golden, register: RegisterDefinition) -> None:
    made = register.document(read_for(register, **NARROWED.get(register.key, {})))
    shown = made[:1] if register.key in FIRST_SHEET and isinstance(made, list) else made
    golden(f"registers/life/{register.key}.txt", text_of(shown))


@pytest.mark.parametrize("layout", ["form_a", "form_b", "form_c", "form_d"])
def test_the_four_forms_of_minutes_stand_where_they_stood(golden: Golden, layout: str) -> None:
    form, _ = document("minutes", record_id=ACCEPTING, layout=layout)
    golden(f"registers/life/minutes_{layout}.txt", text_of(form))


def test_minutes_of_an_election_stand_where_they_stood(golden: Golden) -> None:
    golden("registers/life/minutes_election.txt", text_of(document("minutes", record_id=ELECTING)))


@pytest.mark.parametrize(
    ("register", "layout"),
    [(one, layout) for one in LIFE_REGISTERS for layout in ([key for key, _ in one.layouts] or [""])],
    ids=lambda value: value if isinstance(value, str) else value.key,
)
def test_a_blank_one_is_one_sheet_that_names_nobody(register: RegisterDefinition, layout: str) -> None:
    pages = pages_of(register.document(read_for(register, is_blank=True, layout=layout)))
    text = "".join("".join(line) for page in pages for line in page)
    expected = 1 if layout.startswith("form") else BLANK_SHEETS.get(register.key, 1)
    assert expected in {len(pages), None}
    assert not any(name in text for name in (*PEOPLE, "何思远", "2026"))


@pytest.mark.parametrize("register", LIFE_REGISTERS, ids=by_key)
def test_as_a_sheet_days_are_days_and_counts_are_numbers(register: RegisterDefinition) -> None:
    assert register.listing is not None
    narrowed = {"record_id": LIVING} if register.key == "life_problems" else {}
    sheet = paper_as_sheet(register.listing(read_for(register, **narrowed)))
    assert sheet.rows
    for place, column in enumerate(sheet.columns):
        values = [row[place] for row in sheet.rows if row[place] != ""]
        kinds = {Form.DAY: date, Form.WHOLE: int}
        if column.form in kinds:
            assert all(isinstance(value, kinds[column.form]) for value in values), column.label


@pytest.mark.parametrize("register", LIFE_REGISTERS, ids=by_key)
def test_a_blank_listing_is_empty(register: RegisterDefinition) -> None:
    assert register.listing is not None
    assert list(register.listing(read_for(register, is_blank=True)).rows) == []


@pytest.mark.parametrize("register", LIFE_REGISTERS, ids=by_key)
def test_a_year_without_anything_ends_in_a_sentence_or_an_empty_sheet(register: RegisterDefinition) -> None:
    options: dict[str, Any] = {"as_of": date(1999, 12, 31), "period": Period(1999)}
    if register.is_by_record:
        with pytest.raises(KnownError, match="1999年度没有"):
            document(register.key, **options)
    else:
        assert pages_of(document(register.key, **options))


@pytest.mark.parametrize("register", LIFE_REGISTERS, ids=by_key)
def test_a_book_of_nobody_prints_blank_forms_and_says_that_there_is_nothing(register: RegisterDefinition) -> None:
    given = life_input(LifeFacts(RosterFacts(), sample().rules), unit_id=None)
    assert pages_of(register.document(replace(given, options=replace(given.options, is_blank=True))))
    if register.is_by_record:
        with pytest.raises(KnownError, match="没有可打印的内容"):
            register.document(given)
    else:
        assert pages_of(register.document(given))


@pytest.mark.parametrize("key", ["minutes", "talk_record", "ballot_vote", "ballot_election", "lecture_cover"])
def test_an_unknown_record_is_said_in_a_sentence(key: str) -> None:
    with pytest.raises(KnownError, match="编号为999"):
        document(key, record_id=999)


def test_a_meeting_of_another_kind_is_refused() -> None:
    with pytest.raises(KnownError, match="所选会议是支部党员大会"):
        document("lecture_cover", record_id=ACCEPTING)


def test_a_planned_meeting_has_a_sign_in_sheet_and_no_minutes() -> None:
    assert "王建国" in running_text(document("sign_in", record_id=PLANNING))
    with pytest.raises(KnownError, match="会议还没有召开"):
        document("minutes", record_id=PLANNING)


@pytest.mark.parametrize("key", ["minutes", "resolution"])
def test_flowing_papers_have_the_margins_of_official_documents(key: str) -> None:
    parts = document(key, record_id=ACCEPTING)
    assert all(isinstance(part, Flow) and part.setup == OFFICIAL for part in parts)
    assert OFFICIAL.margins == (37, 28, 26, 35)


@pytest.mark.parametrize("layout", ["form_a", "form_b", "form_c", "form_d"])
def test_the_forms_of_minutes_have_them_too(layout: str) -> None:
    form, _ = document("minutes", record_id=ACCEPTING, layout=layout)
    assert isinstance(form, FormSheet)
    assert form.setup == OFFICIAL


def test_the_period_and_the_organisation_choose_the_meetings() -> None:
    titles = [part.title for part in document("minutes", period=Period.of_month(2026, 3))]
    assert titles == [
        "中共某局机关第一支部委员会会议记录",
        "中共某局机关第一支部党员大会记录",
        "中共某局机关第一支部党员大会记录补正",
        "中共某局机关第一支部第一党小组会记录",
    ]


def test_nothing_after_the_day_of_the_register_is_shown() -> None:
    listing = REGISTER_BY_KEY["minutes"].listing
    assert listing is not None
    rows = listing(life_input(as_of=date(2026, 2, 28), period=Period(2026))).rows
    assert {row.cells[1] for row in rows} == {"2026-01-02", "2026-01-22", "2026-02-02", "2026-02-10"}


def test_the_book_of_a_general_branch_holds_its_branches() -> None:
    book = document("life_yearbook", unit_id=TOP.id)
    assert isinstance(book, Volume)
    names = next(one.names for one in book.chapters if one.title == "会议记录")
    assert "3月5日　第一支部　支部党员大会（2026年第1次）" in names


def test_a_register_without_life_is_a_mistake_of_ours() -> None:
    given = life_input()
    with pytest.raises(RuntimeError):
        REGISTER_BY_KEY["minutes"].document(RegisterInput(given.facts, given.names, given.options))


def test_findings_carry_their_answers() -> None:
    register = document("findings")
    assert isinstance(register, Register)
    assert [(row.cells[1], row.cells[4]) for row in register.rows] == [
        ("必改", "8月拟开的大会因防汛值守推迟到10月。（王建国，2026-10-08）"),
        ("提醒", ""),
        ("提示", ""),
    ]
    assert register.head.right == "截至2026年11月22日　必改1项　提醒1项　提示1项"


def test_the_year_book_lists_its_findings_only_when_asked() -> None:
    def titles(layout: str) -> list[str]:
        return [one.title for one in document("life_yearbook", layout=layout).chapters]

    assert titles("findings") == [*titles(""), "自查清单"]
