"""The 25 steps of a case: what is done, what is next, what is late, by the version of the case."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.development import (
    ACTIVIST,
    ACTIVIST_CHECK,
    APPLICANT,
    CANCELLED,
    CANDIDATE,
    CONVERTED,
    EXTENDED,
    PROBATIONER,
    UNFIT,
    day_of_rules,
    rules_on,
)
from ledger.codes.meetings import NOT_PASSED
from ledger.development.known import as_known, linked, stage_of
from ledger.development.layout import FIVE_STAGES, STEP_LAYOUTS
from ledger.development.steps import CaseStep, StepState, case_views, deadlines, next_step, steps
from ledger.development.windows import extension_span, next_check_due, probation_of
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.values.dates import LooseDate, add_months, add_years
from tests.ledger.development.development_book import (
    ACCEPTED,
    DONE,
    case,
    case_of_2014,
    development,
    with_vote,
)


def applicant(**more: Any) -> DevelopmentCase:
    """Somebody who has only applied."""
    return DevelopmentCase(**{"id": 7, "name": "许诺", "rules": "细则2026", "applied_on": date(2026, 6, 1), **more})


def step(one: DevelopmentCase, number: int, as_of: date) -> CaseStep:
    return steps(development(one), one, as_of)[number - 1]


def test_there_are_25_steps_in_five_stages_and_every_field_belongs_to_the_case() -> None:
    assert [one.number for one in STEP_LAYOUTS] == list(range(1, 26))
    assert sorted({one.stage for one in STEP_LAYOUTS}) == list(range(len(FIVE_STAGES)))
    assert {name for one in STEP_LAYOUTS for name in one.fields} <= set(DEVELOPMENT_CASES.by_name)
    assert all(need < one.number for one in STEP_LAYOUTS for need in one.needs)


def test_a_case_in_order_is_done_from_first_to_last() -> None:
    found = steps(development(), case(), DONE)
    assert {one.state for one in found} == {StepState.DONE}
    assert not any(one.is_against_days for one in found)
    assert next_step(found) is None


@pytest.mark.parametrize(
    ("as_of", "stage", "number", "state", "sentence"),
    [
        (date(2026, 6, 10), APPLICANT, 2, StepState.OPEN, "可以办理，应于2026-07-01前办理。"),
        (date(2026, 8, 1), APPLICANT, 3, StepState.OPEN, "可以办理。"),
        (date(2026, 9, 5), ACTIVIST, 4, StepState.OPEN, "可以办理。"),
        (date(2027, 9, 3), ACTIVIST, 8, StepState.OPEN, "可以办理；等待上级同意。"),
        (date(2027, 9, 16), CANDIDATE, 9, StepState.OPEN, "可以办理。"),
        (date(2028, 1, 10), CANDIDATE, 15, StepState.OPEN, "可以办理，应于2028-02-04前办理。"),
        (date(2028, 2, 20), CANDIDATE, 17, StepState.OPEN, "可以办理，应于2028-04-20前办理。"),
        (date(2029, 2, 5), PROBATIONER, 24, StepState.OPEN, "可以办理，应于2029-05-01前办理。"),
        (date(2029, 3, 5), CONVERTED, 25, StepState.OPEN, "可以办理。"),
    ],
)
def test_each_stage_has_its_next_step(as_of: date, stage: str, number: int, state: StepState, sentence: str) -> None:
    one = case()
    [view] = case_views(development(one), as_of)
    assert (view.stage, view.next and view.next.number) == (stage, number)
    assert view.next is not None
    assert (view.next.state, view.next.sentence) == (state, sentence)


def test_what_comes_too_early_waits_for_its_day() -> None:
    seen = date(2027, 3, 2)
    early = step(case(), 7, seen)
    assert (early.state, early.earliest_on, early.sentence) == (
        StepState.WAITING,
        date(2027, 9, 1),
        "最早2027-09-01。",
    )
    assert step(case(), 12, seen).sentence == "等待前面的步骤。"


def test_what_was_not_done_in_time_is_overdue_with_its_article() -> None:
    late = step(applicant(), 2, date(2026, 7, 11))
    assert (late.state, late.due_on) == (StepState.OVERDUE, date(2026, 7, 1))
    assert late.sentence == "应于2026-07-01前办理，已超过10天。"
    assert [rule.citation for rule in late.rules] == ["《中国共产党发展党员工作细则》第七条（2026年）"]


def test_a_step_that_the_case_went_on_without_asks_to_be_entered_later() -> None:
    assert step(case(talked_on=None), 2, DONE).state is StepState.SKIPPED
    assert step(case(sworn_on=None), 20, date(2028, 3, 25)).state is StepState.OPEN
    assert step(case(sworn_on=None), 20, date(2028, 4, 25)).state is StepState.OVERDUE
    assert step(case(sworn_on=None), 20, DONE).state is StepState.SKIPPED


def test_a_public_notice_is_counted_in_working_days_and_only_under_the_text_of_2026() -> None:
    seen = date(2027, 9, 8)
    new = step(case(), 8, seen)
    assert (new.state, new.earliest_on, new.is_provisional) == (StepState.WAITING, date(2027, 9, 13), True)
    assert (
        new.sentence
        == "最早2027-09-13（暂算，当年节假日安排还没有登记）；上级2027-09-06同意，公示2027-09-07至2027-09-13。"
    )
    old = step(case_of_2014(), 8, seen)
    assert (old.state, old.sentence) == (StepState.OPEN, "可以办理；上级2027-09-06备案。")


def test_a_failed_review_stops_the_way() -> None:
    one, seen = case(review_result=UNFIT), date(2027, 11, 1)
    assert step(one, 10, seen).sentence == "政治审查不合格，不能发展入党。"
    assert step(one, 12, seen).state is StepState.WAITING


def test_who_is_no_longer_developed_has_nothing_to_do() -> None:
    one = applicant(ended_on=date(2026, 8, 1))
    found = steps(development(one), one, date(2026, 9, 1))
    assert {row.state for row in found[1:]} == {StepState.NOT_APPLICABLE}
    assert next_step(found) is None


def test_an_extended_probation_is_discussed_again_when_it_ends() -> None:
    one = case(
        conversion_outcome=EXTENDED, extended_to=date(2029, 7, 20), conversion_approved_on=None, archived_on=None
    )
    waiting = step(one, 23, date(2029, 3, 1))
    assert (waiting.state, waiting.earliest_on, waiting.due_on) == (
        StepState.WAITING,
        date(2029, 7, 20),
        date(2029, 8, 20),
    )
    assert waiting.sentence.endswith("2029-02-01延长预备期至2029-07-20。")
    done = step(replace(one, second_on=date(2029, 7, 22), second_outcome=CANCELLED), 23, date(2029, 8, 1))
    assert (done.state, done.done_on) == (StepState.DONE, date(2029, 7, 22))


def test_linked_votes_speak_before_typed_days() -> None:
    one = case(acceptance_vote_id=1)
    held = with_vote(date(2028, 1, 25))
    assert linked(development(one, life=held), one).accepted_on == date(2028, 1, 25)
    assert linked(development(one), one).accepted_on == ACCEPTED, "a vote that is gone says nothing"
    failed = development(one, life=with_vote(date(2028, 1, 25), NOT_PASSED))
    assert linked(failed, one).accepted_on is None
    assert stage_of(as_known(failed, one, date(2028, 1, 30))) == CANDIDATE


def test_the_stage_is_that_of_the_day_asked_for() -> None:
    one, facts = case(), development()
    assert stage_of(as_known(facts, one, date(2028, 2, 1))) == CANDIDATE, "accepted, but not approved yet"
    assert stage_of(as_known(facts, one, date(2028, 3, 1))) == PROBATIONER
    assert as_known(facts, one, date(2028, 3, 1)).conversion_outcome == ""


def test_deadlines_come_the_most_urgent_first() -> None:
    one = case(sworn_on=None, conversion_on=None, conversion_approved_on=None, archived_on=None, conversion_outcome="")
    found = deadlines(steps(development(one), one, date(2028, 5, 1)))
    assert [row.number for row in found] == [20, 21, 22, 23]
    assert found == tuple(sorted(found, key=lambda row: row.due_on or date.max))


def test_a_new_case_is_under_the_version_of_its_day() -> None:
    assert (rules_on(date(2026, 5, 10)), rules_on(date(2026, 5, 11))) == ("细则2014", "细则2026")
    assert day_of_rules("") == date(2014, 5, 28)


# Laws

some_day = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(some_day)
def test_probation_is_a_calendar_year_with_the_last_day_of_february_clamped(accepted: date) -> None:
    one = case(accepted_on=accepted)
    found = probation_of(development(one), one)
    assert found is not None
    assert found.end == add_years(accepted, 1)
    assert (found.end - accepted).days in {365, 366}
    assert found.end.day == accepted.day or (accepted.month, accepted.day) == (2, 29)


@given(some_day)
def test_an_extension_leaves_half_a_year_to_a_year(accepted: date) -> None:
    one = case(accepted_on=accepted)
    facts = development(one)
    span, probation = extension_span(facts, one), probation_of(facts, one)
    assert span is not None
    assert probation is not None
    assert span.least == add_months(probation.end, 6)
    assert span.most == add_months(probation.end, 12)
    assert probation.end < span.least < span.most


DAYS = ("applied_on", "talked_on", "activist_on", "proposed_on", "superior_on", "notice_from_on", "candidate_on")
LATER = ("committee_on", "prereview_on", "accepted_on", "approved_on", "conversion_on", "conversion_approved_on")
made = st.fixed_dictionaries({name: st.none() | some_day for name in (*DAYS, *LATER)})


@given(made, some_day, st.integers(0, 400))
def test_a_step_is_never_open_before_the_steps_that_it_needs(
    days: dict[str, date | None], as_of: date, more: int
) -> None:
    one = case(**days)
    facts = development(one)
    found = steps(facts, one, as_of)
    pending = (StepState.OPEN, StepState.OVERDUE, StepState.WAITING)
    for row in found:
        if row.state in (StepState.OPEN, StepState.OVERDUE):
            assert not any(found[need - 1].state in pending for need in row.layout.needs)
            assert row.earliest_on is None or row.earliest_on <= as_of
        if row.state is StepState.OVERDUE:
            assert row.due_on is not None
            assert row.due_on < as_of
        assert row.sentence.endswith("。")
    done = {row.number for row in found if row.state is StepState.DONE}
    after = steps(facts, one, as_of + timedelta(days=more))
    assert done <= {row.number for row in after if row.state is StepState.DONE}, "what is done stays done"


@given(made, some_day)
def test_the_age_and_the_name_change_no_step(days: dict[str, date | None], as_of: date) -> None:
    one = case(**days)
    other = replace(one, name="他人", birth_on=LooseDate(1970))
    assert steps(development(one), one, as_of) == steps(development(other), other, as_of)


def test_a_check_from_before_somebody_became_an_activist_again_does_not_count() -> None:
    one = case(activist_on=date(2027, 6, 1), proposed_on=None, candidate_on=None, accepted_on=None)
    facts = development(one)
    assert next_check_due(facts, one, ACTIVIST_CHECK, date(2027, 7, 1)) == date(2027, 12, 1)


def test_a_notice_that_a_branch_holds_under_the_text_of_2014_explains_its_day() -> None:
    one = case_of_2014(notice_from_on=date(2027, 9, 7), notice_to_on=date(2027, 9, 13), candidate_on=None)
    found = step(one, 8, date(2027, 9, 8))
    assert found.sentence == "最早2027-09-13；上级2027-09-06备案，公示2027-09-07至2027-09-13。"


def test_the_application_for_conversion_says_from_when_it_is_reminded_of() -> None:
    one = case(conversion_applied_on=None, conversion_on=None, conversion_approved_on=None, archived_on=None)
    assert step(one, 22, date(2028, 9, 1)).sentence == "2028-12-21起提醒，应于2029-01-20前办理。"
    assert step(one, 22, date(2028, 12, 21)).sentence == "可以办理，应于2029-01-20前办理。"


def test_a_vote_whose_outcome_nobody_noted_has_taken_nobody_in() -> None:
    life = with_vote(ACCEPTED, "")
    one = case(acceptance_vote_id=1, accepted_on=None, approved_on=None)
    facts = development(one, life=life)
    found = steps(facts, one, ACCEPTED)[14]
    assert found.done_on is None
    assert found.sentence.endswith("关联的接收表决还没有登记结果。")
    assert (
        linked(development(case(acceptance_vote_id=1), life=life), case(acceptance_vote_id=1)).accepted_on == ACCEPTED
    )
