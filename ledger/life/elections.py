"""The outcome of an election ballot.

Of whom the winner needs more than half is disputed: nearly every text says 实到会, one answer says 应到会. Both are
computed; 实到会 decides, and a difference is pointed out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from ledger.codes.meetings import COMMITTEE_SEATS, SECRETARY_SEAT
from ledger.errors import Level, Problem
from ledger.kinds.meetings import Candidate, Election
from ledger.life.facts import LifeFacts
from ledger.life.sheet import ElectionSheet
from ledger.life.steps import Step, number_words, share
from ledger.life.turnout import Turnout
from ledger.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class ElectionVerdict:
    """Who is elected by the figures.

    Attributes:
        is_valid: enough voters were there and no more ballots came back than were given out.
        elected: the winners, the most votes first; empty when the election is not valid.
        elected_by_expected: the winners when more than half of 应到会 is asked for.
        tied: those with equal votes at the cut, between whom a further ballot decides.
        tied_by_expected: the same when more than half of 应到会 is asked for.
        vacant: seats that nobody has won.
        sentence: the outcome in one sentence.
    """

    is_valid: bool
    elected: tuple[Candidate, ...]
    elected_by_expected: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]
    tied_by_expected: tuple[Candidate, ...]
    vacant: int
    sentence: str
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]

    @property
    def readings_differ(self) -> bool:
        """Whether the two readings of the majority give different winners, or another ballot."""
        by_present, by_expected = (self.elected, self.tied), (self.elected_by_expected, self.tied_by_expected)
        return by_present != by_expected


def election_days(facts: LifeFacts) -> dict[int, tuple[date, ...]]:
    """The days on which a committee or a secretary was elected, by unit, earliest first; only meetings held."""
    found: dict[int, set[date]] = defaultdict(set)
    for election in facts.elections:
        meeting = facts.meeting_by_id.get(election.meeting_id or 0)
        if meeting is not None and meeting.held_on is not None and election.office in (COMMITTEE_SEATS, SECRETARY_SEAT):
            for unit in facts.units_of[meeting.id]:
                found[unit].add(meeting.held_on)
    return {unit: tuple(sorted(days)) for unit, days in found.items()}


def election_verdict(sheet: ElectionSheet, turnout: Turnout, rules: Rulebook, day: date) -> ElectionVerdict:
    """Judge one ballot."""
    election = sheet.election
    steps = (_quorum(turnout, rules, day), _ballots(election, rules, day))
    is_valid = all(step.holds for step in steps)
    half_of_present, rule = share(rules, "election.majority", day, turnout.came_vote)
    half_of_expected, _ = share(rules, "election.majority", day, turnout.should_vote)
    elected, tied = _winners(sheet, half_of_present) if is_valid else ((), ())
    by_expected, tied_by_expected = _winners(sheet, half_of_expected) if is_valid else ((), ())
    words = f"得赞成票须超过实到会有选举权{turnout.came_vote}人的半数（{number_words(half_of_present)}）"
    outcome = ElectionVerdict(
        is_valid=is_valid,
        elected=elected,
        elected_by_expected=by_expected,
        tied=tied,
        tied_by_expected=tied_by_expected,
        vacant=election.seats - len(elected),
        sentence="",
        steps=(*steps, Step(words, holds=True, rule=rule)),
        problems=tuple(_problems(sheet, turnout, rules, day)),
    )
    return replace(outcome, sentence=_sentence(outcome, election))


def least_candidates(seats: int, rules: Rulebook, day: date) -> int:
    """How many candidates a 差额 election of committee members needs: 3 seats 4, 5 seats 6, 7 seats 9."""
    rule = rules.find("election.surplus", day)
    return seats + ceil(Fraction(seats * rule.value, 100)) if rule else seats


def _quorum(turnout: Turnout, rules: Rulebook, day: date) -> Step:
    least, rule = share(rules, "election.quorum", day, turnout.should_vote)
    holds = turnout.should_vote > 0 and turnout.came_vote >= least
    words = "符合" if holds else f"不符合，须不少于五分之四（{ceil(least)}人）"
    return Step(f"到会有选举权{turnout.came_vote}/{turnout.should_vote}人，{words}", holds, rule)


def _ballots(election: Election, rules: Rulebook, day: date) -> Step:
    if election.returned <= 0:
        return Step("还没有填写发出和收回的选票", holds=False, rule=rules.find("election.ballots", day))
    holds = election.returned <= election.issued
    words = "选举有效" if holds else "选举无效，须重新选举"
    valid = max(0, election.returned - election.void)
    text = f"发出{election.issued}张，收回{election.returned}张，其中有效{valid}张，{words}"
    return Step(text, holds, rules.find("election.ballots", day))


def _winners(sheet: ElectionSheet, half: Fraction) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Who has more than half, the most votes first, as far as the seats go; and those tied at the cut."""
    seats = sheet.election.seats
    ranked = sorted((one for one in sheet.candidates if one.yes > half), key=lambda one: (-one.yes, one.order_no))
    if len(ranked) <= seats:
        return tuple(ranked), ()
    if seats <= 0:
        return (), ()
    cut = ranked[seats - 1].yes
    if ranked[seats].yes != cut:
        return tuple(ranked[:seats]), ()
    return tuple(one for one in ranked if one.yes > cut), tuple(one for one in ranked if one.yes == cut)


def _problems(sheet: ElectionSheet, turnout: Turnout, rules: Rulebook, day: date) -> Iterable[Problem]:
    election, valid = sheet.election, sheet.election.returned - sheet.election.void
    if election.seats <= 0:
        yield Problem("seats", "请填写应选名额。")
    if election.issued > turnout.came_vote:
        yield Problem("issued", f"发出选票{election.issued}张，多于到会有选举权{turnout.came_vote}人。")
    if valid < 0:
        yield Problem("void", "无效选票多于收回的选票。")
    for one in sheet.candidates:
        if one.yes + one.no + one.abstain > max(0, valid):
            yield Problem("candidates", f"候选人的赞成、不赞成、弃权之和多于有效选票{max(0, valid)}张。")
            break
    yes, most = sum(one.yes for one in sheet.candidates), max(0, valid) * election.seats
    if yes > most:
        words = f"赞成票共{yes}，多于{max(0, valid)}张有效选票每张可选{election.seats}名。"
        yield Problem("candidates", words)
    yield from _about_surplus(sheet, rules, day)


def _about_surplus(sheet: ElectionSheet, rules: Rulebook, day: date) -> Iterable[Problem]:
    rule, proposed = rules.find("election.surplus", day), sum(not one.is_written_in for one in sheet.candidates)
    least = least_candidates(sheet.election.seats, rules, day)
    if rule and not sheet.election.is_equal and 0 < proposed < least:
        have = f"应选{sheet.election.seats}名，候选人{proposed}名"
        asked = f"差额不足{rule.value}%，应有{least}名以上（{rule.citation}）。"
        yield Problem("candidates", f"{have}，{asked}", Level.WARN)


def _sentence(outcome: ElectionVerdict, election: Election) -> str:
    if not outcome.is_valid:
        return "；".join(step.text for step in outcome.steps if not step.holds) + "。"
    parts = [f"应选{election.seats}名，当选{len(outcome.elected)}名"]
    if outcome.tied:
        parts.append(f"{len(outcome.tied)}名得票相同，须就他们重新投票")
    elif outcome.vacant > 0:
        parts.append(f"尚缺{outcome.vacant}名，可另行选举或暂缺")
    if outcome.readings_differ:
        parts.append("若按应到会半数计算，结果不同，请以上级解释为准")
    return "；".join(parts) + "。"
