"""The sample shows cases of every stage that agree with its meetings, and exactly the faults that it is to show."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.checks.development import development_findings
from ledger.codes.development import ACTIVIST, APPLICANT, CONVERTED, PROBATIONER
from ledger.development.facts import DevelopmentFacts
from ledger.development.steps import StepState, case_views
from operations.demo import Plan, demo_book
from operations.development.reading import DEVELOPMENT_KINDS, read_development
from storage.store import Store

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ON_PURPOSE = {"development.check.months": 1, "development.talk.months": 1, "letter.receipt.months": 1}


def made(folder: Path, seed: int) -> Store:
    return demo_book(folder / f"{seed}.zbtz", Plan(36, 3, TODAY), seed, clock=lambda: NOW)


@pytest.fixture(scope="module", params=[1, 7])
def facts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> DevelopmentFacts:
    with made(tmp_path_factory.mktemp("ways"), request.param) as store:
        return read_development(store)


def test_every_stage_is_there(facts: DevelopmentFacts) -> None:
    views = case_views(facts, TODAY)
    stages = Counter(view.stage for view in views)
    assert {CONVERTED, PROBATIONER, ACTIVIST, APPLICANT} == set(stages)
    notices = [view for view in views if view.known.notice_from_on and view.known.candidate_on is None]
    assert len(notices) == 1, "one is in the public notice"
    assert notices[0].next is not None
    assert notices[0].next.number == 8


def test_only_the_faults_on_purpose_are_found(facts: DevelopmentFacts) -> None:
    assert Counter(one.rule for one in development_findings(facts, TODAY)) == ON_PURPOSE


def test_those_taken_in_are_joined_to_the_votes_about_them_and_stand_in_the_roster(facts: DevelopmentFacts) -> None:
    for view in case_views(facts, TODAY):
        if view.stage in (PROBATIONER, CONVERTED):
            vote = facts.vote_by_id[view.case.acceptance_vote_id or 0]
            member = facts.roster.member_by_id[view.case.member_id or 0]
            assert (vote.subject_id, member.name) == (member.id, view.case.name)
            assert member.admitted_on is not None
            assert member.admitted_on.exact == view.known.accepted_on
        if view.stage == CONVERTED:
            assert {step.state for step in view.steps} == {StepState.DONE}


def test_the_same_seed_makes_the_same_cases(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    with made(tmp_path, 3) as one, made(tmp_path / "again", 3) as other:
        assert [one.all(kind) for kind in DEVELOPMENT_KINDS] == [other.all(kind) for kind in DEVELOPMENT_KINDS]
