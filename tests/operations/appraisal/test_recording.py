"""Beginning and keeping an appraisal, what a change is called, and the way back."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.appraisal.appraisees import ON_PROBATION_REASON
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet
from ledger.appraisal.summary import appraisal_summary
from ledger.codes.appraisal import EXCELLENT, QUALIFIED
from ledger.codes.meetings import APPRAISAL_MEETING
from ledger.errors import KnownError
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS
from ledger.kinds.meetings import Meeting
from ledger.kinds.membership import STAYS
from ledger.life.sheet import MeetingSheet
from operations.appraisal.reading import read_appraisals
from operations.appraisal.recording import (
    begin_appraisal,
    follow_roster,
    remove_appraisal,
    save_appraisal,
    stored_appraisal,
    tell_all,
)
from operations.checking import self_check
from operations.life.meetings import remove_meeting, save_meeting
from storage.store import Store
from tests.operations.life.conftest import BRANCH

HELD, TODAY = date(2026, 2, 3), date(2026, 3, 20)
GENERAL = 1


@pytest.fixture
def begun(life_store: Store) -> AppraisalSheet:
    """The appraisal of 2025, with its meeting in February 2026."""
    meeting = Meeting(kind=APPRAISAL_MEETING, org_unit_id=BRANCH, for_year=2025, held_on=HELD, topic="民主评议")
    save_meeting(life_store, MeetingSheet(meeting), TODAY)
    return begin_appraisal(life_store, BRANCH, 2025, TODAY)


def voted(sheet: AppraisalSheet) -> AppraisalSheet:
    """Four ballots: the first member is 优秀, the other full members 合格."""
    lines = [replace(one, excellent=2, qualified=2, grade=QUALIFIED) for one in sheet.results[:4]]
    lines[0] = replace(lines[0], excellent=4, qualified=0, grade=EXCELLENT)
    head = replace(sheet.appraisal, issued=4, returned=4)
    return AppraisalSheet(head, (*lines, *sheet.results[4:]))


def facts(store: Store) -> AppraisalFacts:
    return read_appraisals(store)


def test_beginning_fills_in_people_and_meeting(life_store: Store, begun: AppraisalSheet) -> None:
    assert begun.appraisal.meeting_id == 1
    assert [one.member_id for one in begun.results] == [1, 2, 3, 4, 5]
    assert begun.results[4].reason == ON_PROBATION_REASON
    assert life_store.undo_label == "登记第一支部2025年度民主评议"
    life_store.undo()
    assert life_store.all(APPRAISALS) == []
    assert life_store.all(APPRAISAL_RESULTS) == []


@pytest.mark.usefixtures("begun")
def test_a_year_is_begun_once_and_by_branches(life_store: Store) -> None:
    with pytest.raises(KnownError, match="已经有一次民主评议"):
        begin_appraisal(life_store, BRANCH, 2025, TODAY)
    with pytest.raises(KnownError, match="由党支部开展"):
        begin_appraisal(life_store, GENERAL, 2025, TODAY)
    with pytest.raises(KnownError, match="评议年度2027不对"):
        begin_appraisal(life_store, BRANCH, 2027, TODAY)
    assert len(life_store.all(APPRAISALS)) == 1


def test_votes_and_grades_are_one_change_that_can_be_undone(life_store: Store, begun: AppraisalSheet) -> None:
    kept = save_appraisal(life_store, voted(begun), TODAY)
    assert stored_appraisal(life_store, begun.appraisal.id) == kept
    summary = appraisal_summary(facts(life_store), begun.appraisal.id)
    assert (summary.grades[EXCELLENT], summary.grades[QUALIFIED], summary.ungraded) == (1, 3, 1)
    assert life_store.undo_label == "修改第一支部2025年度民主评议：发出测评票、收回测评票"
    life_store.undo()
    assert stored_appraisal(life_store, begun.appraisal.id) == begun


def test_one_line_is_named_in_the_change(life_store: Store, begun: AppraisalSheet) -> None:
    line = replace(begun.results[1], opinion="履职尽责。")
    save_appraisal(life_store, begun.with_result(line), TODAY)
    assert life_store.undo_label == "修改第一支部2025年度民主评议：李娜的支部意见"
    save_appraisal(life_store, stored_appraisal(life_store, 1), TODAY)
    assert life_store.undo_label.endswith("李娜的支部意见"), "what is equal is no change"


def test_the_list_follows_the_roster_of_the_day(life_store: Store, begun: AppraisalSheet) -> None:
    stay = life_store.where(STAYS, member_id=4)[0]
    with life_store.change("转出") as change:
        change.update(STAYS, replace(stay, left_on=date(2026, 1, 15)))
    assert follow_roster(life_store, begun.appraisal.id, TODAY) == 1
    assert [one.member_id for one in stored_appraisal(life_store, 1).results] == [1, 2, 3, 5]
    assert follow_roster(life_store, begun.appraisal.id, TODAY) == 0


def test_telling_everybody_leaves_days_that_are_there(life_store: Store, begun: AppraisalSheet) -> None:
    sheet = voted(begun)
    early = replace(sheet.results[0], told_on=HELD)
    save_appraisal(life_store, sheet.with_result(early), TODAY)
    assert tell_all(life_store, 1, date(2026, 2, 10), TODAY) == 3
    told = [one.told_on for one in stored_appraisal(life_store, 1).results]
    assert told == [HELD, *[date(2026, 2, 10)] * 3, None]
    with pytest.raises(KnownError, match="晚于今天"):
        tell_all(life_store, 1, date(2026, 4, 1), TODAY)


def test_removal_takes_the_lines_along(life_store: Store, begun: AppraisalSheet) -> None:
    remove_appraisal(life_store, begun.appraisal.id)
    assert not life_store.all(APPRAISALS)
    assert not life_store.all(APPRAISAL_RESULTS)
    life_store.undo()
    assert stored_appraisal(life_store, 1) == begun


def test_the_appraisal_stays_when_its_meeting_is_taken_out(life_store: Store, begun: AppraisalSheet) -> None:
    remove_meeting(life_store, begun.appraisal.meeting_id or 0)
    assert stored_appraisal(life_store, begun.appraisal.id).appraisal.meeting_id is None
    life_store.undo()
    assert stored_appraisal(life_store, begun.appraisal.id) == begun


def test_the_self_check_of_the_book_looks_at_it(life_store: Store, begun: AppraisalSheet) -> None:
    lines = tuple(replace(one, grade=EXCELLENT) for one in begun.results)
    save_appraisal(life_store, replace(begun, results=lines), TODAY)
    rules = {one.rule for one in self_check(life_store, TODAY) if one.record_kind == APPRAISALS.key}
    assert {"appraisal.excellent.one_in", "appraisal.probation.ungraded", "appraisal.ballot"} <= rules
