"""Votes and elections (defects 19 to 26): figures that cannot be, that do not suffice, that nobody asked for."""

from collections import Counter
from collections.abc import Iterator

from ledger.checks.life.case import OWN_CHECK, Case
from ledger.codes.meetings import ACCEPTANCE, COMMITTEE_MEETING, CONVERSION, MEMBER_MEETING, PASSED
from ledger.errors import Finding, Level, Problem
from ledger.kinds.meetings import Vote
from ledger.life.duties import has_committee
from ledger.life.elections import ElectionVerdict, election_verdict
from ledger.life.sheet import ElectionSheet, ItemSheet
from ledger.life.steps import Step
from ledger.life.votes import Verdict, secret_rule, verdict
from ledger.rulebook import Mark, Rule
from ledger.values.dates import add_months

# The rule behind what is asked of a record while it is typed, by finding.
_RULE_OF = {
    "vote.resolution": "vote.admission.majority",
    "vote.subject_id": "vote.one_by_one",
    "vote.written": "vote.written",
    "election.candidates": "election.surplus",
}
_RECENT_MONTHS = 3  # how long before the member meeting the committee may have studied the matter


def voting_findings(case: Case) -> Iterator[Finding]:
    """Everything about the votes and elections of a meeting."""
    for item in case.sheet.items:
        for vote in item.votes:
            yield from _vote(case, vote)
    yield from _merged(case)
    yield from _major(case)
    for election in case.sheet.elections:
        yield from _election(case, election)


def _vote(case: Case, vote: Vote) -> Iterator[Finding]:
    judged = verdict(vote, case.votes)
    about = case.facts.person_name(vote.subject_id, vote.subject_name)
    words = f"{vote.resolution}{f'（{about}）' if about else ''}"
    scope = f"vote-{vote.id}"
    if judged.outcome or vote.outcome:
        yield from _outcome(case, vote, judged, words)
    for problem in judged.problems:
        name = f"vote.{problem.field}"
        rule = _rule_of(case, vote, name)
        yield _from_problem(case, (name, rule), problem, words, scope)
    yield from _voters(case, vote, words)


def _rule_of(case: Case, vote: Vote, name: str) -> Rule | None:
    if name == "vote.method":
        return secret_rule(vote, case.votes)
    return case.facts.rules.find(_RULE_OF.get(name, ""), case.votes.text_day(vote))


def _voters(case: Case, vote: Vote, words: str) -> Iterator[Finding]:
    """Defect 22: more voters were counted than there were people with a vote."""
    rule, came = case.rule("vote.voters"), case.turnout.came_vote
    if rule is not None and came < vote.present <= case.turnout.should_vote:
        have = f"{words}：表决时在场有表决权{vote.present}人，多于到会有表决权{came}人"
        sentence = f"{have}；预备党员、受留党察看处分期间的党员没有表决权，补签到的请先登记到会。"
        yield case.by_rule(rule, Level.MUST, sentence, f"vote-{vote.id}")


def _outcome(case: Case, vote: Vote, judged: Verdict, words: str) -> Iterator[Finding]:
    """Defects 19 and 20: the minutes announce what the figures do not carry."""
    scope = f"vote-{vote.id}"
    for step in judged.steps:
        if not step.holds and vote.outcome == PASSED:
            yield _from_step(case, step, f"{words}记为通过，但{step.text}。", scope)
    if vote.outcome and judged.outcome and vote.outcome != judged.outcome and all(step.holds for step in judged.steps):
        sentence = f"{words}记为{vote.outcome}，按票数应为{judged.outcome}。"
        yield case.finding("vote.outcome", Level.WARN, sentence, OWN_CHECK, scope)


def _from_step(case: Case, step: Step, sentence: str, scope: str) -> Finding:
    if step.rule is None:
        return case.finding("vote.figures", Level.WARN, sentence, OWN_CHECK, scope)
    return case.by_rule(step.rule, Level.MUST, sentence, scope)


def _from_problem(case: Case, asked: tuple[str, Rule | None], problem: Problem, words: str, scope: str) -> Finding:
    """A figure that cannot be, or what a rule asks of the record; then with the article of that rule."""
    name, rule = asked
    sentence = f"{words}：{problem.sentence}"
    if rule is None or (name == "election.candidates" and problem.level is Level.MUST):
        return case.finding(name, problem.level, sentence, OWN_CHECK, scope)
    softened = Level.WARN if problem.level is Level.MUST and rule.mark is not Mark.READ else problem.level
    return case.finding(name, softened, sentence, rule.citation, scope)


def _merged(case: Case) -> Iterator[Finding]:
    """Defect 24: several people, one figure."""
    rule = case.rule("vote.one_by_one")
    votes = [vote for item in case.sheet.items for vote in item.votes if vote.resolution in (ACCEPTANCE, CONVERSION)]
    subjects = Counter((vote.subject_id, vote.subject_name) for vote in votes)
    items = [item for item in case.sheet.items if _names_several(item)]
    if rule is not None and (items or any(count > 1 for count in subjects.values())):
        yield case.by_rule(rule, Level.MUST, "两名以上的，须逐人讨论、逐人表决，分别记录票数。")


def _names_several(item: ItemSheet) -> bool:
    """One vote about somebody whose typed name is a list of names."""
    return any("、" in vote.subject_name for vote in item.votes if vote.resolution in (ACCEPTANCE, CONVERSION))


def _major(case: Case) -> Iterator[Finding]:
    """Defect 26: a major matter at the member meeting without a committee meeting before it."""
    rule = case.rule("meeting.committee_first")
    majors = [one.item for one in case.sheet.items if one.item.is_major]
    if rule is None or not majors or case.meeting.kind != MEMBER_MEETING:
        return
    unit = case.facts.roster.unit_by_id.get(case.meeting.org_unit_id or 0)
    if unit is None or not has_committee(case.facts, unit, case.day):
        return
    since = add_months(case.day, -_RECENT_MONTHS)
    held = case.facts.meetings_of_unit.get(unit.id, ())
    if not any(
        one.kind == COMMITTEE_MEETING and one.held_on is not None and since <= one.held_on <= case.day for one in held
    ):
        titles = "、".join(item.title for item in majors)
        yield case.by_rule(rule, Level.WARN, f"“{titles}”提交党员大会前，没有支部委员会研究的记录。")


def _election(case: Case, sheet: ElectionSheet) -> Iterator[Finding]:
    """Defect 25."""
    judged = election_verdict(sheet, case.turnout, case.facts.rules, case.day)
    words, scope = f"选举{sheet.election.office}", f"election-{sheet.election.id}"
    for step in judged.steps:
        if not step.holds:
            yield _from_step(case, step, f"{words}：{step.text}。", scope)
    for problem in judged.problems:
        name = f"election.{problem.field}"
        yield _from_problem(case, (name, case.rule(_RULE_OF.get(name, ""))), problem, words, scope)
    yield from _announced(case, sheet, judged)
    yield from _tellers(case, sheet)
    yield from _not_eligible(case, sheet)


def _announced(case: Case, sheet: ElectionSheet, judged: ElectionVerdict) -> Iterator[Finding]:
    """Who is announced as elected against who is elected by the figures."""
    scope = f"election-{sheet.election.id}"
    announced = [one for one in sheet.candidates if one.is_elected]
    names = [case.facts.person_name(one.member_id, one.name) for one in announced if one not in judged.elected]
    if len(announced) > sheet.election.seats:
        sentence = f"宣布当选{len(announced)}名，多于应选{sheet.election.seats}名。"
        yield case.finding("election.seats", Level.MUST, sentence, OWN_CHECK, scope)
    rule = case.rule("election.majority")
    if names and judged.is_valid and rule is not None:
        yield case.by_rule(rule, Level.MUST, f"宣布{'、'.join(names)}当选，按票数不能当选。", scope)
    if announced and judged.readings_differ and rule is not None:
        sentence = "按实到会半数和按应到会半数计算，当选结果不同，请以上级解释为准。"
        yield case.by_rule(rule, Level.WARN, sentence, f"{scope}-readings")


def _tellers(case: Case, sheet: ElectionSheet) -> Iterator[Finding]:
    rule = case.rule("election.tellers")
    names = {case.facts.person_name(one.member_id, one.name) for one in sheet.candidates if not one.is_written_in}
    both = [name for name in _split(sheet.election.tellers) if name in names]
    if rule is not None and both:
        yield case.by_rule(rule, Level.MUST, f"监票人{'、'.join(both)}同时是候选人。", f"election-{sheet.election.id}")


def _not_eligible(case: Case, sheet: ElectionSheet) -> Iterator[Finding]:
    """Defect 22: nobody on probation or under 留党察看 can be elected."""
    rule = case.rule("vote.voters")
    barred = {mark.entry.member.id for mark in case.turnout.marks if not mark.may_vote}
    names = [case.facts.person_name(one.member_id) for one in sheet.candidates if one.member_id in barred]
    if rule is not None and names:
        sentence = f"候选人{'、'.join(names)}当天没有被选举权。"
        yield case.by_rule(rule, Level.MUST, sentence, f"election-{sheet.election.id}")


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.replace("，", "、").replace(",", "、").split("、") if name.strip()]
