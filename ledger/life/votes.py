"""Whether a vote is valid and passed.

半数以上 includes exactly half, 超过半数 does not: they are two comparisons. The yes votes are held against 应到 with a
vote, never against those present. Valid written opinions count among the votes but make nobody present; where a book
does not count them, all of them are taken from the yes votes, since nobody notes what each of them said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil, floor

from ledger.codes.development import day_of_rules
from ledger.codes.meetings import (
    ACCEPTANCE,
    CANCELLATION,
    CONVERSION,
    EXTENSION,
    NOT_PASSED,
    PASSED,
    SECRET_BALLOT,
)
from ledger.errors import Level, Problem
from ledger.kinds.meetings import Vote
from ledger.life.expected import COMMITTEES
from ledger.life.settings import LifeSettings
from ledger.life.steps import Step, number_words, share
from ledger.life.turnout import Turnout
from ledger.rulebook import Mark, Rule, Rulebook

ABOUT_A_PERSON = frozenset({ACCEPTANCE, CONVERSION, EXTENSION, CANCELLATION})
_PERSON_GROUPS = frozenset({"vote.admission", "vote.conversion"})
# The list of defects calls an open vote a broken rule from the text of 2026 on; before, the same rule only warns.
SECRET_MUST_SINCE = date(2026, 5, 11)
WRITTEN_UNCERTAIN = "2026年细则是否仍计入书面意见未见明文，请向上级确认。"


@dataclass(frozen=True, slots=True)
class VoteCase:
    """What a vote is judged by: the kind of meeting, its day, who was expected and who came, rules and settings.

    ``versions`` has the 适用细则 of votes that belong to a case of 发展党员, by vote id.
    """

    kind: str
    day: date
    turnout: Turnout
    rules: Rulebook
    settings: LifeSettings
    versions: Mapping[int, str] = field(default_factory=dict)

    def text_day(self, vote: Vote) -> date:
        """The day by whose text a vote about a person is judged: that of the version of its case, else its own."""
        version = self.versions.get(vote.id)
        return self.day if version is None else day_of_rules(version)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome by the figures.

    Attributes:
        is_valid: whether enough people with a vote were there.
        is_passed: whether the yes votes suffice; None while no vote was counted.
        sentence: the whole in one sentence, as it is shown while typing.
        steps: each comparison with its rule.
        problems: figures that cannot be, and what the rules ask besides; by field of the vote.
    """

    is_valid: bool
    is_passed: bool | None
    sentence: str
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]

    @property
    def outcome(self) -> str:
        """通过, 未通过, or empty while no vote was counted."""
        if self.is_passed is None:
            return ""
        return PASSED if self.is_passed and self.is_valid else NOT_PASSED


def verdict(vote: Vote, case: VoteCase) -> Verdict:
    """Judge one vote by the figures entered so far."""
    quorum = _quorum(vote, case)
    steps = [quorum]
    is_passed = None
    if _cast(vote) > 0:
        majority = _majority(vote, case)
        steps.append(majority)
        is_passed = majority.holds
    problems = (*_impossible(vote, case), *_form(vote, case))
    return Verdict(quorum.holds, is_passed, _sentence(steps, is_passed=is_passed), tuple(steps), problems)


def present_voters(vote: Vote, case: VoteCase) -> int:
    """Who was in the room with a vote: as typed for this vote, else as the attendance says."""
    return vote.present or case.turnout.came_vote


def _cast(vote: Vote) -> int:
    return vote.yes + vote.no + vote.abstain + vote.void


def _rule_group(vote: Vote, case: VoteCase) -> str:
    if case.kind in COMMITTEES:
        return "vote.committee"
    if vote.resolution == ACCEPTANCE:
        return "vote.admission"
    return "vote.conversion" if vote.resolution in ABOUT_A_PERSON else "vote.ordinary"


def _quorum(vote: Vote, case: VoteCase) -> Step:
    """Half of those with a vote; for taking people in and converting them, more than half."""
    group, should, came = _rule_group(vote, case), case.turnout.should_vote, present_voters(vote, case)
    must_exceed = group in _PERSON_GROUPS
    half, rule = share(case.rules, f"{group}.quorum", case.text_day(vote) if must_exceed else case.day, should)
    holds = should > 0 and (came > half if must_exceed else came >= half)
    asked = "须超过" if must_exceed else "须不少于"
    least = floor(half) + 1 if must_exceed else ceil(half)
    words = "符合" if holds else f"不符合，{asked}应到的一半（{_from_to(half, least)}人）"
    return Step(f"到会有表决权{came}/{should}人，{words}", holds, rule)


def _majority(vote: Vote, case: VoteCase) -> Step:
    group = _rule_group(vote, case)
    day = case.text_day(vote) if group in _PERSON_GROUPS else case.day
    half, rule = share(case.rules, f"{group}.majority", day, case.turnout.should_vote)
    yes = counted_yes(vote, case.settings)
    holds = yes > half
    relation = "超过" if holds else ("恰为" if yes == half else "没有超过")
    left_out = f"不计书面意见{vote.written}份按{yes}票，" if yes != vote.yes else ""
    return Step(f"赞成{vote.yes}票，{left_out}{relation}应到会半数（{_from_to(half, floor(half) + 1)}）", holds, rule)


def counted_yes(vote: Vote, settings: LifeSettings) -> int:
    """The yes votes that count. Without written opinions at least this many are left, whatever those said."""
    return vote.yes if settings.counts_written_opinions else max(0, vote.yes - max(0, vote.written))


def _from_to(half: Fraction, least: int) -> str:
    """10.5 → 11: the share exactly, and the first whole number that suffices."""
    return f"{number_words(half)} → {least}" if half != least else str(least)


def _sentence(steps: list[Step], *, is_passed: bool | None) -> str:
    if is_passed is None:
        return f"{steps[0].text}。"
    ending = "通过" if is_passed and steps[0].holds else "未通过"
    return f"{'；'.join(step.text for step in steps)}，{ending}。"


def _impossible(vote: Vote, case: VoteCase) -> list[Problem]:
    came, should = present_voters(vote, case), case.turnout.should_vote
    ballots = came + vote.written
    found = []
    if min(vote.yes, vote.no, vote.abstain, vote.void, vote.written, vote.present) < 0:
        found.append(Problem("yes", "票数不能是负数。"))
    if _cast(vote) > ballots:
        written = f"加书面意见{vote.written}份" if vote.written else ""
        found.append(Problem("yes", f"各项票数之和{_cast(vote)}，多于到会有表决权{came}人{written}。"))
    if came > should:
        found.append(Problem("present", f"在场有表决权{came}人，多于应到有表决权{should}人。"))
    if vote.written > should - min(came, should):
        found.append(Problem("written", f"书面意见{vote.written}份，多于未到会有表决权{max(0, should - came)}人。"))
    return found


def _form(vote: Vote, case: VoteCase) -> list[Problem]:
    """What is asked of votes about a person, and of written opinions."""
    found = _about_written(vote, case)
    if vote.resolution not in ABOUT_A_PERSON:
        return found
    if case.kind in COMMITTEES:
        found.append(Problem("resolution", f"{vote.resolution}由支部党员大会讨论决定，支部委员会只作审查。"))
    secret = secret_rule(vote, case)
    if secret and vote.method != SECRET_BALLOT:
        found.append(_not_secret(vote, secret))
    if vote.subject_id is None and not vote.subject_name:
        found.append(Problem("subject_id", f"{vote.resolution}须逐人讨论、逐人表决，请选择表决对象。"))
    return found


def secret_rule(vote: Vote, case: VoteCase) -> Rule | None:
    """What asks for the secret ballot: one article on acceptance, another on what comes at the end of probation."""
    name = "vote.secret" if vote.resolution == ACCEPTANCE else "vote.conversion.secret"
    return case.rules.find(name, case.text_day(vote))


def _not_secret(vote: Vote, rule: Rule) -> Problem:
    """An open vote, or one of which nobody noted how it was taken."""
    asked = f"应当采取无记名投票（{rule.citation}）。"
    if not vote.method:
        return Problem("method", f"{vote.resolution}没有登记表决方式，{asked}", Level.WARN)
    is_broken = rule.mark is Mark.READ and rule.valid_from >= SECRET_MUST_SINCE
    return Problem("method", f"{vote.resolution}{asked}", Level.MUST if is_broken else Level.WARN)


def _about_written(vote: Vote, case: VoteCase) -> list[Problem]:
    """Whether written opinions count: a book may say no, and the text of 2026 does not say it for votes on people."""
    if not vote.written:
        return []
    if not case.settings.counts_written_opinions:
        return [Problem("written", "本单位设置为书面意见不计入票数，已从赞成票中全部减去，请核对。", Level.WARN)]
    rule = case.rules.find("vote.written", case.text_day(vote))
    is_open = rule is not None and rule.value == 0 and vote.resolution in ABOUT_A_PERSON
    return [Problem("written", WRITTEN_UNCERTAIN, Level.WARN)] if is_open else []
