"""Case and roster: whoever was taken in stands in the roster, with the days that the case has (defect 52)."""

from collections.abc import Iterator
from datetime import date

from ledger.codes.development import CONVERTED, PROBATIONER
from ledger.development.facts import DevelopmentFacts
from ledger.development.known import as_known, is_cancelled, stage_of
from ledger.errors import Finding, Level
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase

SOURCE = "本程序的一致性检查"
_RULE = "development.roster"


def entered_findings(facts: DevelopmentFacts, case: DevelopmentCase, as_of: date) -> Iterator[Finding]:
    """The findings on one case against the roster."""
    known = as_known(facts, case, as_of)
    stage = stage_of(known)
    if stage not in (PROBATIONER, CONVERTED) or is_cancelled(known):
        return  # who lost the probation and was taken in again has the days of the later case
    member = facts.roster.member_by_id.get(known.member_id or 0)
    if member is None:
        if known.ended_on is None:
            yield _finding(known, Level.WARN, "已批准为预备党员，还没有编入名册。", "member")
        return
    accepted = known.accepted_on
    if accepted is not None and member.admitted_on is not None and not member.admitted_on.agrees_with(accepted):
        words = f"名册的入党日期{member.admitted_on.iso}与支部大会通过日期{accepted:%Y-%m-%d}不一致。"
        yield _finding(known, Level.WARN, words, "admitted_on")
    if stage == CONVERTED and member.full_member_on is None:
        yield _finding(known, Level.WARN, "已批准转正，名册没有转正日期。", "full_member_on")


def _finding(known: DevelopmentCase, level: Level, words: str, scope: str) -> Finding:
    return Finding(_RULE, level, f"{known.name}：{words}", SOURCE, DEVELOPMENT_CASES.key, known.id, scope)
