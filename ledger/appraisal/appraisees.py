"""Who takes part in an appraisal: the roster of its day decides.

Full members are graded. 预备党员 take part and get no grade; whoever else stands on the roster is named with the reason
for looking twice, so that nobody is left out or graded without a thought.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger.codes.membership import ON_PROBATION
from ledger.kinds.appraisal import AppraisalResult
from ledger.kinds.organisation import BRANCH
from ledger.roster.asof import roster_on
from ledger.roster.entry import RosterEntry, each_once
from ledger.roster.facts import RosterFacts

ON_PROBATION_REASON = "预备党员，参加评议，不定等次"


class Part(StrEnum):
    """How somebody takes part."""

    GRADED = "graded"
    UNGRADED = "ungraded"  # takes part without a grade
    ASIDE = "aside"  # 党籍 stopped: does not take part


@dataclass(frozen=True, slots=True)
class Appraisee:
    """A person of the roster at an appraisal.

    Attributes:
        reason: why there is no grade; proposed for the record, empty for those graded.
        remark: what to look at twice, for the window and the paper; empty for most.
    """

    entry: RosterEntry
    part: Part
    reason: str = ""
    remark: str = ""


def appraisees(facts: RosterFacts, unit_id: int, day: date) -> tuple[Appraisee, ...]:
    """Everybody enrolled in a unit or below it on a day, each once."""
    return tuple(map(_appraisee, each_once(roster_on(facts, day, unit_id))))


def takes_appraisal(level: str) -> bool:
    """Whether an organisation of a level appraises: branches do; a 党总支 sums them up, groups only prepare."""
    return level == BRANCH


def blank_result(one: Appraisee) -> AppraisalResult:
    """The line of a person before anything is known."""
    return AppraisalResult(member_id=one.entry.member.id, reason=one.reason)


def _appraisee(entry: RosterEntry) -> Appraisee:
    if not entry.counts_as_member:
        return Appraisee(entry, Part.ASIDE, "停止党籍，未参加评议", "停止党籍")
    if entry.category == ON_PROBATION:
        return Appraisee(entry, Part.UNGRADED, ON_PROBATION_REASON, "预备党员")
    return Appraisee(entry, Part.GRADED, "", _remark(entry))


def _remark(entry: RosterEntry) -> str:
    """What may keep a full member from taking part or from a grade; the branch decides."""
    remarks = (
        "" if entry.category else "人员类别不明，请在名册中补全",
        "留党察看" if entry.is_under_observation else "",
        "流动党员" if entry.mobility is not None else "",
        "失去联系" if entry.lost is not None else "",
    )
    return "、".join(filter(None, remarks))
