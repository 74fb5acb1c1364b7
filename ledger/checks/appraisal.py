"""The self-check of appraisals (defect 48): too many 优秀, 预备党员 graded, grades without a ballot, what is left open.

A year is looked at when it is the one before the inspection or the one before that: what is older is history.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ledger.appraisal.appraisees import Appraisee, Part
from ledger.appraisal.cap import CAP_RULE
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet, missing_people, people_of, sheet_of, votes_of
from ledger.appraisal.summary import GRADES, AppraisalSummary, summary_of
from ledger.checks.life.attending import names_of
from ledger.checks.life.case import OWN_CHECK
from ledger.checks.life.inspected import by_rule
from ledger.codes.appraisal import BASICALLY_QUALIFIED, UNQUALIFIED
from ledger.errors import Finding, Level
from ledger.kinds.appraisal import APPRAISALS, Appraisal, AppraisalResult

_YEARS = 2


@dataclass(frozen=True)
class _Inspected:
    """One appraisal under inspection."""

    facts: AppraisalFacts
    sheet: AppraisalSheet
    people: dict[int, Appraisee]
    summary: AppraisalSummary

    @property
    def one(self) -> Appraisal:
        return self.sheet.appraisal

    @property
    def name(self) -> str:
        unit = self.facts.roster.unit_by_id.get(self.one.org_unit_id or 0)
        return f"{unit.short_name if unit else ''}{self.one.for_year}年度民主评议"

    @property
    def is_decided(self) -> bool:
        """Whether grades were given: before that nothing is lacking."""
        return self.summary.graded > 0

    def by_rule(self, rule_id: str, level: Level, sentence: str, scope: str = "") -> Iterator[Finding]:
        """A finding by a rule, if it was in force on the day."""
        rule = self.facts.rules.find(rule_id, self.facts.day_of(self.one))
        if rule is not None:
            yield by_rule(rule, level, f"{self.name}：{sentence}", (APPRAISALS.key, self.one.id), scope)

    def names(self, lines: Iterable[AppraisalResult]) -> str:
        return names_of([self.facts.life.person_name(one.member_id) for one in lines])


def appraisal_findings(facts: AppraisalFacts, as_of: date, unit_id: int | None = None) -> Iterator[Finding]:
    """The findings on the appraisals of a unit (None: the book) and of those below it."""
    for year in range(as_of.year - _YEARS, as_of.year + 1):
        for one in facts.of_year(year, unit_id):
            sheet = sheet_of(facts, one.id)
            yield from _of_one(_Inspected(facts, sheet, people_of(facts, sheet), summary_of(facts, sheet)))


def _of_one(case: _Inspected) -> Iterator[Finding]:
    yield from _too_many(case)
    yield from _probation_graded(case)
    yield from _votes(case)
    if case.is_decided:
        yield from _without_ballot(case)
        yield from _left_out(case)
        yield from _afterwards(case)
        yield from _without_meeting(case)


def _too_many(case: _Inspected) -> Iterator[Finding]:
    cap, excellent = case.summary.cap, case.summary.excellent
    if cap is None or not cap.excess(excellent):
        return
    if cap.is_over_both(excellent):
        words = f"评为优秀{excellent}名，{cap.words}，超出{cap.excess(excellent)}名。"
        yield from case.by_rule(CAP_RULE, Level.WARN, words)
    else:
        words = f"评为优秀{excellent}名，按党员总数没有超过，按正式党员数超出{cap.excess(excellent)}名；{cap.words}。"
        yield from case.by_rule(CAP_RULE, Level.INFO, words)


def _probation_graded(case: _Inspected) -> Iterator[Finding]:
    graded = [
        one
        for one in case.sheet.results
        if one.grade in GRADES and (who := case.people.get(one.member_id or 0)) and who.part is Part.UNGRADED
    ]
    if graded:
        words = f"预备党员{case.names(graded)}评定了等次，应当不定等次。"
        yield from case.by_rule("appraisal.probation.ungraded", Level.MUST, words)


def _votes(case: _Inspected) -> Iterator[Finding]:
    """Sums that cannot be right; only where the ballots were counted."""
    one, sheet = case.one, case.sheet
    if one.issued and one.returned > one.issued:
        yield _logic(case, f"收回测评票{one.returned}张，多于发出{one.issued}张。", "ballots")
    if one.returned and one.void > one.returned:
        yield _logic(case, f"无效测评票{one.void}张，多于收回{one.returned}张。", "void")
    over = [line for line in sheet.results if sum(votes_of(line)) > sheet.valid] if one.returned else []
    if over:
        yield _logic(case, f"{case.names(over)}的票数合计多于有效测评票{sheet.valid}张。", "votes")


def _logic(case: _Inspected, sentence: str, scope: str) -> Finding:
    record = (APPRAISALS.key, case.one.id)
    return Finding("appraisal.votes", Level.MUST, f"{case.name}：{sentence}", OWN_CHECK, *record, scope)


def _without_ballot(case: _Inspected) -> Iterator[Finding]:
    graded = [one for one in case.sheet.results if one.grade in GRADES]
    without = [one for one in graded if not sum(votes_of(one))]
    if without:
        who = "全部党员" if len(without) == len(graded) else case.names(without)
        yield from case.by_rule("appraisal.ballot", Level.WARN, f"{who}没有民主测评的票数就评定了等次。")


def _left_out(case: _Inspected) -> Iterator[Finding]:
    missing = missing_people(case.sheet, case.people.values())
    if missing:
        who = names_of([one.entry.member.name for one in missing])
        words = f"当天名册中的{who}不在评议名单里；没有参评的请列入并写明原因。"
        yield from case.by_rule("meeting.appraisal.per_year", Level.WARN, words, "left_out")
    unclear = [one for one in case.sheet.results if not one.grade and not one.reason and one.member_id in case.people]
    if unclear:
        words = f"{case.names(unclear)}没有评定等次，也没有写明原因。"
        yield from case.by_rule("appraisal.grades", Level.WARN, words, "open")


def _afterwards(case: _Inspected) -> Iterator[Finding]:
    """What follows from a grade: the person is told, and helped where the grade asks for it."""
    untold = [one for one in case.sheet.results if one.grade in GRADES and one.told_on is None]
    if untold:
        who = "评议结果都" if len(untold) == case.summary.graded else f"{case.names(untold)}的评议结果"
        yield from case.by_rule("appraisal.told", Level.INFO, f"{who}没有登记告知本人的日期。")
    weak = [one for one in case.sheet.results if one.grade in (BASICALLY_QUALIFIED, UNQUALIFIED) and not one.measures]
    if weak:
        words = f"{case.names(weak)}评为基本合格或不合格，没有登记教育帮助措施。"
        yield from case.by_rule("appraisal.measures", Level.WARN, words)


def _without_meeting(case: _Inspected) -> Iterator[Finding]:
    if case.one.meeting_id is None:
        words = "没有关联评议的会议；组织生活中有这次会议的，请在“关联会议”中选择。"
        yield from case.by_rule("meeting.appraisal.per_year", Level.INFO, words, "meeting")
