"""The sample book shows a plausible organisational life, with exactly the faults that it is to show."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.checks.life import life_findings
from ledger.codes.meetings import (
    ACCEPTANCE,
    APPRAISAL_MEETING,
    COMMITTEE_MEETING,
    CONVERSION,
    DRAFT,
    GENERAL_COMMITTEE,
    GROUP_MEETING,
    JOINT_ACTIVITY,
    LECTURE,
    LIFE_MEETING,
    MEMBER_MEETING,
    ON_LEAVE,
    PARTY_DAY,
    PLANNED,
    PRESENT,
    SEALED,
    SECRET_BALLOT,
    STUDY,
)
from ledger.errors import Finding
from ledger.kinds.meetings import Meeting
from ledger.life.elections import election_verdict
from ledger.life.facts import LifeFacts
from ledger.life.hours import study_hours
from ledger.life.sheet import sheet_of
from ledger.life.turnout import turnout
from ledger.life.votes import VoteCase, verdict
from operations.demo import Plan, demo_book
from operations.demo.life import MOST_MEMBERS
from operations.life.reading import LIFE_KINDS, read_life
from storage.store import Store

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
YEARS = 3
ON_PURPOSE = Counter(
    {
        "meeting.committee.per_month": 1,
        "minutes.recorder": 1,
        "minutes.late": 1,
        "attendance.reason": 1,
        "decision.overdue": 1,
        "talk.per_year": 2,
    }
)
IN_THE_LAST_QUARTER_ONLY = "talk.per_year"


def made(folder: Path, plan: Plan, seed: int) -> Store:
    return demo_book(folder / "示例.zbtz", plan, seed, clock=lambda: NOW)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with made(tmp_path_factory.mktemp("life"), Plan(36, YEARS, TODAY), 1) as store:
        yield store


@pytest.fixture(scope="module")
def facts(book: Store) -> LifeFacts:
    return read_life(book)


def held(facts: LifeFacts, kind: str, year: int) -> list[Meeting]:
    return [one for one in facts.meetings if one.kind == kind and one.held_on and one.held_on.year == year]


def without_newcomers(found: list[Finding]) -> Counter[str]:
    """Who came during a year cannot have its hours; that is named and no fault."""
    return Counter(one.rule for one in found if not (one.rule == "hours.member" and "起在本支部" in one.sentence))


def test_a_past_year_has_the_meetings_that_the_rules_ask_for(facts: LifeFacts) -> None:
    counts = {kind: len(held(facts, kind, 2025)) for kind in {one.kind for one in facts.meetings}}
    assert counts.pop(MEMBER_MEETING) >= 8
    assert counts == {
        COMMITTEE_MEETING: 28,
        GENERAL_COMMITTEE: 6,
        GROUP_MEETING: 24,
        PARTY_DAY: 24,
        LECTURE: 8,
        STUDY: 6,
        JOINT_ACTIVITY: 1,
        LIFE_MEETING: 2,
        APPRAISAL_MEETING: 2,
    }
    assert {one.for_year for one in held(facts, LIFE_MEETING, 2025)} == {2024}


def test_past_years_are_sealed_the_last_weeks_are_drafts_and_the_next_are_planned(facts: LifeFacts) -> None:
    days: dict[str, list[date]] = {}
    for one in facts.meetings:
        day = one.held_on or one.planned_on
        assert day is not None
        days.setdefault(one.state, []).append(day)
    assert max(days[SEALED]) < date(2026, 1, 1) <= min(days[DRAFT])
    assert (TODAY - min(days[DRAFT])).days <= 21
    assert min(days[PLANNED]) > TODAY
    assert all(one.held_on is None for one in facts.meetings if one.state == PLANNED)
    assert all(one.sealed_on and one.sealed_by for one in facts.meetings if one.state == SEALED)


def test_only_the_faults_on_purpose_are_found(facts: LifeFacts) -> None:
    assert without_newcomers(life_findings(facts, TODAY)) == ON_PURPOSE


@pytest.mark.parametrize(
    ("members", "years", "today", "seed"),
    [
        (36, 3, date(2026, 11, 29), 7),
        (36, 1, date(2026, 11, 22), 2),
        (60, 3, date(2027, 2, 15), 2),
        (24, 2, date(2027, 4, 1), 4),
        (40, 4, date(2026, 10, 31), 12),
    ],
)
def test_so_are_they_on_other_days_and_with_other_people(
    members: int, years: int, today: date, seed: int, tmp_path: Path
) -> None:
    with made(tmp_path, Plan(members, years, today), seed) as store:
        found = without_newcomers(life_findings(read_life(store), today))
        assert store.verify().is_sound
    expected = ON_PURPOSE.copy()
    if today.month < 10:
        del expected[IN_THE_LAST_QUARTER_ONLY]
    assert found == expected


def test_everybody_studies_about_32_hours_a_year_and_committees_56(facts: LifeFacts) -> None:
    for year in (2025, 2026):
        people = [one for one in study_hours(facts, year, TODAY) if one.since is None]
        members = [one.hours for one in people if one.asked == 32]
        committee = [one.hours for one in people if one.asked == 56]
        assert len(members) >= 15
        assert 32 <= min(members) <= max(members) <= 45
        assert len(committee) == 8
        assert 56 <= min(committee) <= max(committee) <= 72


def test_people_are_taken_in_and_converted_by_secret_ballot_on_the_day_of_the_roster(facts: LifeFacts) -> None:
    resolutions = Counter[str]()
    for item in facts.agenda_items:
        for vote in facts.votes_of.get(item.id, ()):
            sheet = sheet_of(facts, item.meeting_id or 0)
            case = VoteCase(sheet.meeting.kind, sheet.day or TODAY, turnout(facts, sheet), facts.rules, facts.settings)
            judged = verdict(vote, case)
            assert judged.outcome == vote.outcome
            assert judged.problems == ()
            if vote.subject_id is not None:
                resolutions[vote.resolution] += 1
                member = facts.roster.member_by_id[vote.subject_id]
                day = member.admitted_on if vote.resolution == ACCEPTANCE else member.full_member_on
                assert day is not None
                assert 0 <= (case.day - day.earliest).days <= 2
                assert vote.method == SECRET_BALLOT
    assert resolutions[ACCEPTANCE] >= 1
    assert resolutions[CONVERSION] >= 1


def test_each_branch_elects_its_committee_on_the_day_on_which_the_term_begins(facts: LifeFacts) -> None:
    assert len(facts.elections) == 4
    for election in facts.elections:
        sheet = sheet_of(facts, election.meeting_id or 0)
        ballot = next(one for one in sheet.elections if one.election.id == election.id)
        judged = election_verdict(ballot, turnout(facts, sheet), facts.rules, sheet.day or TODAY)
        assert judged.is_valid
        assert judged.problems == ()
        announced = {one.member_id for one in ballot.candidates if one.is_elected}
        assert {one.member_id for one in judged.elected} == announced
        holders = {
            office.member_id
            for office in facts.roster.offices
            if office.org_unit_id == sheet.meeting.org_unit_id and office.from_on == sheet.day
        }
        assert announced <= holders


def test_absence_has_a_reason_missed_study_is_made_up_and_leaders_come_as_ordinary_members(facts: LifeFacts) -> None:
    on_leave = [one for one in facts.attendances if one.status == ON_LEAVE]
    assert on_leave
    assert all(one.reason for one in on_leave)
    assert any(one.made_up_on for one in on_leave)
    assert any(one.as_ordinary and one.status == PRESENT for one in facts.attendances)
    assert facts.guests
    assert len(facts.addenda) == 1


def test_most_decisions_are_done_and_talks_have_follow_ups_one_is_confidential(facts: LifeFacts) -> None:
    done = sum(one.done_on is not None for one in facts.decisions)
    assert len(facts.decisions) > done > len(facts.decisions) * 3 // 4
    assert all(one.responsible_id and one.due_on for one in facts.decisions)
    assert sum(one.is_confidential for one in facts.talks) == 1
    assert sum(bool(one.follow_up) for one in facts.talks) > 10
    assert any(one.planned_on and not one.held_on for one in facts.talks)


def test_the_same_seed_gives_the_same_life_and_another_seed_another_one(book: Store, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with (
        made(tmp_path / "a", Plan(36, YEARS, TODAY), 1) as same,
        made(tmp_path / "b", Plan(36, YEARS, TODAY), 2) as other,
    ):
        assert [same.all(kind) for kind in LIFE_KINDS] == [book.all(kind) for kind in LIFE_KINDS]
        assert [other.all(kind) for kind in LIFE_KINDS] != [book.all(kind) for kind in LIFE_KINDS]
    assert book.verify().is_sound
    assert book.undo_label is None


def test_a_sample_larger_than_any_branch_has_no_meetings_and_the_smallest_does_not_fail(tmp_path: Path) -> None:
    for members in (MOST_MEMBERS + 1, 1, 3):
        folder = tmp_path / str(members)
        folder.mkdir()
        with made(folder, Plan(members, 1, TODAY), 1) as store:
            assert store.verify().is_sound
            assert not read_life(store).meetings or members == 3
