"""The papers by which a branch asks or tells the higher committee: whom, in which words, by the version of the 细则."""

from collections.abc import Callable
from dataclasses import dataclass

from ledger.codes.development import (
    ACTIVIST,
    APPLICANT,
    CANDIDATE,
    PROBATIONER,
    RULES_2014,
)
from ledger.development.known import outcome_of, stage_of
from ledger.kinds.development import DevelopmentCase


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of paper.

    Attributes:
        key, name: as a layout of the register.
        subject: what it is about, with ``{who}``; ``subject_2014`` where the older text only asks to be told.
        is_due: whether the paper is still to be written about a case.
        basis: how it has come to this, with the fields of the case.
        day: the field with the day on which the branch has dealt with it; the paper tells what stood then.
        is_report: 报告 instead of 请示; with ``subject_2014`` only under the older text.
    """

    key: str
    name: str
    subject: str
    is_due: Callable[[DevelopmentCase], bool]
    basis: str
    day: str
    is_report: bool = False
    subject_2014: str = ""

    def is_told_only(self, rules: str) -> bool:
        """Whether the paper is a 备案报告 under a version."""
        return self.is_report or bool(self.subject_2014 and rules == RULES_2014)

    def subject_of(self, who: str, rules: str) -> str:
        """``拟列高翔同志为发展对象``."""
        words = self.subject_2014 if self.subject_2014 and rules == RULES_2014 else self.subject
        return words.format(who=who)


def _is_new_activist(one: DevelopmentCase) -> bool:
    return one.activist_on is not None and one.activist_filed_on is None and stage_of(one) in (ACTIVIST, APPLICANT)


def _is_proposed(one: DevelopmentCase) -> bool:
    return one.proposed_on is not None and one.superior_on is None


def _is_examined(one: DevelopmentCase) -> bool:
    return stage_of(one) == CANDIDATE and one.committee_on is not None and one.prereview_on is None


def _is_accepted(one: DevelopmentCase) -> bool:
    return one.accepted_on is not None and one.approved_on is None


def _is_converting(one: DevelopmentCase) -> bool:
    return stage_of(one) == PROBATIONER and bool(outcome_of(one)) and one.conversion_approved_on is None


MATTERS = (
    Matter(
        "candidates",
        "发展对象备案（请示）",
        "拟列{who}为发展对象",
        _is_proposed,
        "经征求党小组、培养联系人、党员和群众意见，{proposed}支部委员会讨论，",
        "proposed_on",
        subject_2014="确定{who}为发展对象",
    ),
    Matter(
        "activists",
        "入党积极分子备案",
        "确定{who}为入党积极分子",
        _is_new_activist,
        "经{recommendation}，{activist}支部讨论，",
        "activist_on",
        is_report=True,
    ),
    Matter(
        "prereview",
        "接收预备党员预审",
        "对{who}入党问题进行预审",
        _is_examined,
        "经{committee}支部委员会审查，手续完备，材料齐全，",
        "committee_on",
    ),
    Matter(
        "acceptance",
        "接收预备党员审批",
        "审批{who}为中共预备党员",
        _is_accepted,
        "{accepted}支部党员大会讨论并表决通过，",
        "accepted_on",
    ),
    Matter(
        "conversion",
        "预备党员转正审批",
        "审批{who}转正问题",
        _is_converting,
        "{decided}支部党员大会讨论并表决，结果为{outcome}，",
        "conversion_on",
    ),
)
MATTER_BY_KEY = {one.key: one for one in MATTERS}
LAYOUTS = tuple((one.key, one.name) for one in MATTERS)
