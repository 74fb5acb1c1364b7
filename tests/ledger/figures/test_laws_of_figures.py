"""What holds of every figure, whatever is in the book."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.codes.meetings import ABSENT, LECTURE, ON_LEAVE, PARTY_DAY, PRESENT
from ledger.figures.definition import Measure
from ledger.figures.evaluate import Asked, evaluate
from ledger.figures.facts import FigureFacts
from ledger.kinds.meetings import Attendance, MeetingUnit
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS, VolunteerEvent
from tests.ledger.figures import figure_book as books
from tests.ledger.figures.figure_book import END, FIRST, SECOND, SHIPPED, TOP

UNITS = (FIRST.id, SECOND.id)


@st.composite
def any_book(draw: st.DrawFn) -> FigureFacts:
    """Meetings of one branch, of both, or of the 总支 with both; people of both branches; volunteering."""
    meetings, marks, events = [], [], []
    units: list[MeetingUnit] = []
    people: list[Participant] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        host = draw(st.sampled_from((*UNITS, TOP.id)))
        day = date(2026, 1, 1) + timedelta(days=draw(st.integers(-20, 380)))
        kind = draw(st.sampled_from((PARTY_DAY, LECTURE)))
        tags = draw(st.sampled_from(("", "专题学习", "学法、警示教育")))
        meetings.append(books.meeting(number, host, kind, held_on=day, tags=tags))
        also = draw(st.sets(st.sampled_from(UNITS)))
        units += books.joint(number, *(one for one in also if one != host))
        for member in draw(st.sets(st.integers(1, 6))):
            status = draw(st.sampled_from((PRESENT, ON_LEAVE, ABSENT)))
            marks.append(Attendance(id=number * 100 + member, meeting_id=number, member_id=member, status=status))
        events.append(VolunteerEvent(id=number, org_unit_id=host, held_on=day, title="服务", minutes=60))
        people += books.took_part(VOLUNTEER_EVENTS.key, number, *draw(st.lists(st.integers(1, 6), max_size=4)))
    return books.facts(
        records={VOLUNTEER_EVENTS.key: tuple(events)},
        participants=tuple(people),
        meetings=tuple(meetings),
        meeting_units=tuple(units),
        attendances=tuple(marks),
    )


@given(any_book())
def test_people_are_never_more_than_attendances(book: FigureFacts) -> None:
    for source in ("attendances", "volunteer_events.people"):
        asked = Asked(2026, END, TOP.id)
        people = evaluate(books.defined(source, measure=Measure.PERSONS), book, asked)
        attendances = evaluate(books.defined(source, measure=Measure.ATTENDANCES), book, asked)
        assert people.value is not None
        assert attendances.value is not None
        assert people.value <= attendances.value


@given(any_book())
def test_what_is_the_work_of_branches_is_never_less_in_them_than_in_the_whole(book: FigureFacts) -> None:
    for key in ("party_days", "lectures", "topic_studies", "volunteering", "volunteers"):
        whole = books.figure(key, book)
        own = {row.identity for row in whole.rows if not set(row.units) & set(UNITS)}
        in_branches = sum(len({row.identity for row in books.figure(key, book, unit).rows}) for unit in UNITS)
        assert len({row.identity for row in whole.rows}) <= in_branches + len(own)


@settings(max_examples=25)
@given(any_book())
def test_the_records_behind_a_figure_are_its_value(book: FigureFacts) -> None:
    for definition in SHIPPED.values():
        for unit in (None, TOP.id, *UNITS):
            found = evaluate(definition, book, Asked(2026, END, unit))
            counts = {
                Measure.COUNT: len({row.identity for row in found.rows}),
                Measure.ATTENDANCES: len(found.rows),
                Measure.PERSONS: len({row.person for row in found.rows}),
            }
            if definition.measure in counts:
                assert found.value == counts[definition.measure]


@settings(max_examples=40)
@given(any_book())
def test_the_months_of_a_year_are_the_year(book: FigureFacts) -> None:
    for key in ("party_days", "volunteering"):
        asked = Asked(2026, END)
        months = [
            replace(asked, first=date(2026, month, 1), last=date(2026 + month // 12, month % 12 + 1, 1) - timedelta(1))
            for month in range(1, 13)
        ]
        sums = sum(evaluate(SHIPPED[key], book, one).value or 0 for one in months)
        assert sums == evaluate(SHIPPED[key], book, asked).value


@given(any_book(), st.dates(date(2026, 1, 1), END))
def test_nothing_later_than_the_day_of_the_question_counts(book: FigureFacts, day: date) -> None:
    for key in ("party_days", "attendance_share", "volunteering"):
        assert all(row.day is not None and row.day <= day for row in books.figure(key, book, as_of=day).rows)


@pytest.mark.parametrize("unit", [None, TOP.id, FIRST.id])
def test_an_empty_book_has_figures_but_no_values(unit: int | None) -> None:
    book = books.facts()
    assert {key for key in SHIPPED if not books.figure(key, book, unit).is_gap} == {
        "members",
        "full_members",
        "probationary",
        "retired_members",
        "study_enough",
        "group_meetings",
        "sanctions",
    }
