"""The self-check of appraisals (defect 48), and what defect 6 makes of them."""

from dataclasses import replace
from datetime import date

from ledger.appraisal.sheet import AppraisalSheet
from ledger.checks.appraisal import appraisal_findings
from ledger.checks.life.gaps import gap_findings
from ledger.codes.appraisal import EXCELLENT, UNQUALIFIED
from ledger.codes.meetings import APPRAISAL_MEETING, LIFE_MEETING
from ledger.errors import Level
from ledger.life.facts import LifeFacts
from ledger.life.series import CellState, year_series
from ledger.roster.facts import RosterFacts
from tests.ledger.appraisal.appraisal_book import YEAR, changed, facts, graded, head
from tests.ledger.life.life_book import branch, meeting
from tests.ledger.roster.people import FIRST

TODAY = date(2026, 6, 1)


def found(sheet: AppraisalSheet, roster: RosterFacts | None = None) -> list[tuple[str, Level, str]]:
    return [(one.rule, one.level, one.sentence) for one in appraisal_findings(facts(roster, sheet), TODAY)]


def test_a_whole_appraisal_is_without_findings() -> None:
    assert found(graded(excellent=6)) == []


def test_too_many_excellent_under_both_readings_is_a_warning() -> None:
    [(rule, level, sentence)] = found(graded(excellent=7))
    assert (rule, level) == ("appraisal.excellent.one_in", Level.WARN)
    assert "评为优秀7名" in sentence
    assert "超出1名" in sentence


def test_too_many_under_one_reading_only_is_pointed_at() -> None:
    roster = branch(20, on_probation=2)
    [(_, level, sentence)] = found(graded(roster, excellent=7), roster)
    assert level is Level.INFO
    assert "按党员总数没有超过" in sentence


def test_a_grade_for_somebody_on_probation_is_a_fault() -> None:
    roster = branch(20, on_probation=1)
    sheet = changed(graded(roster), 21, grade=EXCELLENT, told_on=TODAY, excellent=20)
    assert [(rule, level) for rule, level, _ in found(sheet, roster)] == [("appraisal.probation.ungraded", Level.MUST)]


def test_grades_without_votes_are_pointed_at() -> None:
    one = changed(graded(), 4, excellent=0, qualified=0)
    assert [sentence for *_, sentence in found(one)] == [
        "第一支部2025年度民主评议：党员4没有民主测评的票数就评定了等次。"
    ]


def test_votes_beyond_the_ballots_are_a_fault() -> None:
    sheet = head(graded(), returned=18)
    [(_, level, sentence)] = found(sheet)
    assert level is Level.MUST
    assert "多于有效测评票18张" in sentence


def test_who_is_missing_undecided_untold_or_unhelped_is_named() -> None:
    sheet = graded()
    sheet = replace(sheet, results=tuple(one for one in sheet.results if one.member_id != 9))
    sheet = changed(sheet, 4, grade="")
    sheet = changed(sheet, 5, told_on=None)
    sheet = changed(sheet, 6, grade=UNQUALIFIED)
    words = "".join(sentence for *_, sentence in found(sheet))
    assert "当天名册中的党员9不在评议名单里" in words
    assert "党员4没有评定等次，也没有写明原因" in words
    assert "党员5的评议结果没有登记告知本人的日期" in words
    assert "党员6评为基本合格或不合格，没有登记教育帮助措施" in words


def test_an_appraisal_that_is_still_typed_lacks_nothing() -> None:
    begun = graded()
    lines = tuple(replace(one, grade="", told_on=None) for one in begun.results)
    assert found(replace(begun, results=lines)) == []


def test_what_is_older_than_two_years_is_history() -> None:
    assert list(appraisal_findings(facts(None, graded(excellent=20)), date(2029, 1, 1))) == []


def gap_of(book: LifeFacts) -> tuple[CellState, int]:
    """How the year of 民主评议 stands, and how many findings say that it was not held."""
    [series] = [one for one in year_series(book, YEAR, TODAY, FIRST.id) if one.kind == APPRAISAL_MEETING]
    gaps = [one for one in gap_findings(book, TODAY, FIRST.id) if one.rule == "meeting.appraisal.per_year"]
    return series.cells[0].state, len(gaps)


def test_an_appraisal_held_within_the_life_meeting_is_no_gap() -> None:
    joined = replace(meeting(LIFE_MEETING, for_year=YEAR, held_on=date(2025, 12, 20)), id=9)
    assert gap_of(facts(meetings=(joined,)).life) == (CellState.GAP, 1)
    assert gap_of(facts(None, head(graded(), meeting_id=9), meetings=(joined,)).life) == (CellState.HELD, 0)


def test_results_taken_over_from_paper_are_no_gap_but_lack_their_meeting() -> None:
    held = replace(meeting(LIFE_MEETING, for_year=YEAR, held_on=date(2025, 12, 20)), id=9)
    sheet = head(graded(), meeting_id=None, held_on=date(2026, 1, 8))
    book = facts(None, sheet, meetings=(held,))
    assert not [one for one in gap_findings(book.life, TODAY, FIRST.id) if one.rule == "meeting.appraisal.per_year"]
    assert [one.level for one in appraisal_findings(book, TODAY)] == [Level.INFO]
