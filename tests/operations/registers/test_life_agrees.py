"""The same people on every sheet: 应到 and 实到 agree; and what is confidential is on one sheet only."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper.document import Flow, Register
from ledger.codes.meetings import (
    ABSENT,
    COMMITTEE_MEETING,
    GROUP_MEETING,
    LEFT_OUT,
    LIFE_MEETING,
    MEMBER_MEETING,
    ON_LEAVE,
    PARTY_DAY,
    PRESENT,
)
from ledger.kinds.attached import Addendum
from ledger.kinds.meetings import Attendance, Meeting
from ledger.life.expected import expected_ids
from ledger.life.facts import LifeFacts
from operations.registers import REGISTER_BY_KEY, Period, RegisterDefinition, RegisterInput
from operations.registers.life import LIFE_REGISTERS as WITHOUT_YEARBOOK
from operations.registers.yearbook import YEARBOOK
from tests.ledger.life.life_book import RULES
from tests.ledger.roster.people import FIRST, GROUP_ONE
from tests.operations.registers.life_sample import PLANNING, SECRET_TALK, TALK, life_input, roster, sample

LIFE_REGISTERS = (*WITHOUT_YEARBOOK, YEARBOOK)
YEAR = date(2026, 1, 1)
KINDS = (MEMBER_MEETING, COMMITTEE_MEETING, GROUP_MEETING, PARTY_DAY, LIFE_MEETING)
STATUS = st.sampled_from((PRESENT, PRESENT, ON_LEAVE, ABSENT, LEFT_OUT, "", "consented"))
HELD = st.tuples(st.sampled_from(KINDS), st.integers(0, 325), st.lists(STATUS, min_size=1, max_size=9))
Held = tuple[str, int, list[str]]
CONSENTS = {"status": LEFT_OUT, "superior_consent": "已同意", "meeting_consent": "已通过"}


def book(held: list[Held]) -> LifeFacts:
    """Meetings of one year with any marks; the marks of a meeting repeat over its people."""
    empty = LifeFacts(roster=roster(), rules=RULES)
    meetings: list[Meeting] = []
    marks: list[Attendance] = []
    for number, (kind, day, statuses) in enumerate(held, start=1):
        unit = GROUP_ONE if kind == GROUP_MEETING else FIRST
        one = Meeting(
            id=number, kind=kind, org_unit_id=unit.id, for_year=2026, held_on=YEAR + timedelta(days=day), topic="学习"
        )
        meetings.append(one)
        people = expected_ids(empty, kind, (unit.id,), one.held_on or YEAR)
        for place, member_id in enumerate(people):
            status = statuses[place % len(statuses)]
            values: dict[str, Any] = CONSENTS if status == "consented" else {"status": status}
            if status:
                marks.append(Attendance(id=len(marks) + 1, meeting_id=number, member_id=member_id, **values))
    return replace(empty, meetings=tuple(meetings), attendances=tuple(marks))


def register(key: str, given: RegisterInput) -> Register:
    listing = REGISTER_BY_KEY[key].listing
    assert listing is not None
    return listing(given)


def column(made: Register, label: str) -> list[str]:
    place = [one.label.replace("\n", "") for one in made.columns].index(label)
    return [row.cells[place] for row in made.rows]


def on_minutes(given: RegisterInput) -> Iterator[tuple[int, int]]:
    """应到 and 实到 as the minutes of each meeting say."""
    for part in REGISTER_BY_KEY["minutes"].document(given):  # type: ignore[union-attr]  # a list of flows
        assert isinstance(part, Flow)
        texts = {one.lead: one.text for one in part.paragraphs}
        should, came = (re.match(r"\D+(\d+)名", texts[lead]) for lead in ("应到：", "实到："))
        assert should is not None
        assert came is not None
        yield int(should[1]), int(came[1])


@settings(max_examples=40)
@given(st.lists(HELD, min_size=1, max_size=8))
def test_minutes_statistics_attendance_and_completion_count_the_same(held: list[Held]) -> None:
    life = book(held)
    given_input = life_input(life, as_of=date(2026, 12, 31), period=Period(2026))
    minutes = list(on_minutes(given_input))

    listed = register("minutes", given_input)
    assert list(zip(map(int, column(listed, "应到")), map(int, column(listed, "实到")), strict=True)) == minutes

    statistics = register("life_statistics", given_input)
    assert sum(map(int, column(statistics, "应到人次"))) == sum(should for should, _ in minutes)
    assert sum(map(int, column(statistics, "实到人次"))) == sum(came for _, came in minutes)
    assert sum(map(int, column(statistics, "已开次数"))) == len(minutes)

    attendance = register("attendance", given_input)
    should, came = (row.cells[2 : 2 + len(minutes)] for row in attendance.closing_rows)
    assert list(zip(map(int, should), map(int, came), strict=True)) == minutes
    assert sum(map(int, column(attendance, "应到"))) == sum(number for number, _ in minutes)
    assert sum(map(int, column(attendance, "实到"))) == sum(number for _, number in minutes)

    completion = register("life_completion", given_input)
    assert sum(map(int, column(completion, "召开次数"))) == len(minutes)


@given(st.lists(HELD, min_size=1, max_size=3))
def test_sign_in_sheets_and_minutes_expect_the_same_people(held: list[Held]) -> None:
    given_input = life_input(book(held), as_of=date(2026, 12, 31), period=Period(2026))
    sheets = REGISTER_BY_KEY["sign_in"].document(given_input)
    counted = []
    for sheet in sheets:  # type: ignore[union-attr]  # a list of registers
        assert isinstance(sheet, Register)
        counted.append(sum(bool(row.cells[place]) for row in sheet.rows for place in (1, 5)))
    assert counted == [should for should, _ in on_minutes(given_input)]


# What is confidential

WORDS = st.text("甲乙丙丁戊己庚辛壬癸", min_size=12, max_size=20)


def papers(one: RegisterDefinition, life: LifeFacts, **options: Any) -> Iterator[str]:
    """Everything that a register can be made into, in each of its layouts, as one text."""
    assert one.listing is not None
    for layout in [key for key, _ in one.layouts] or [""]:
        given_input = life_input(life, layout=layout, unit_id=None, **options)
        yield repr(one.document(given_input))
    yield repr(one.listing(life_input(life, unit_id=None, **options)))


def with_secret(secret: str) -> LifeFacts:
    """The sample with a confidential talk of which every text is the secret."""
    texts = ("occasion", "place", "content", "difficulties", "suggestions", "follow_up", "outcome", "note")
    hidden: dict[str, Any] = dict.fromkeys(texts, secret)
    known = sample()
    talks = tuple(replace(one, **hidden) if one.id == SECRET_TALK else one for one in known.talks)
    added = Addendum(
        id=50, talk_id=SECRET_TALK, added_on=date(2026, 6, 20), reason=secret, text=secret, added_by=secret
    )
    return replace(known, talks=talks, addenda=(*known.addenda, added))


@pytest.mark.parametrize("one", LIFE_REGISTERS, ids=lambda one: one.key)
@settings(max_examples=3)
@given(secret=WORDS)
def test_confidential_text_is_in_no_register(one: RegisterDefinition, secret: str) -> None:
    # 组织生活会 counts for 2025, the rest happened in 2026.
    period = Period(2025) if one.key == "life_problems" else Period(2026)
    life = with_secret(secret)
    assert all(secret not in text for text in papers(one, life, period=period))


@given(WORDS)
def test_only_its_own_sheet_shows_it(secret: str) -> None:
    record = REGISTER_BY_KEY["talk_record"]
    life = with_secret(secret)
    assert secret in repr(record.document(life_input(life, record_id=SECRET_TALK)))
    assert secret not in repr(record.document(life_input(life, record_id=TALK)))
    assert record.listing is not None
    assert secret not in repr(record.listing(life_input(life, record_id=SECRET_TALK)))


def test_the_secret_is_looked_for_in_papers_that_hold_something() -> None:
    life = with_secret("甲" * 12)
    assert "支部党员大会" in "".join(papers(REGISTER_BY_KEY["life_yearbook"], life, period=Period(2026)))
    assert life.meeting_by_id[PLANNING].planned_on is not None
