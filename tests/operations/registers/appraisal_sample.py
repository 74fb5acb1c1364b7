"""An appraisal of 2025 in the branch of the sample of organisational life, with scores, for the papers about them."""

from dataclasses import replace
from datetime import date
from typing import Any

from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet
from ledger.codes.appraisal import BASICALLY_QUALIFIED, EXCELLENT, QUALIFIED
from ledger.kinds.appraisal import Appraisal, AppraisalResult, MemberScore
from ledger.life.facts import LifeFacts
from operations.registers import Period, RegisterInput, RegisterOptions
from tests.ledger.appraisal.appraisal_book import ALL_RULES
from tests.ledger.roster.people import FIRST, SECOND, TOP
from tests.operations.registers.dues_sample import NAMES
from tests.operations.registers.life_sample import CHEN, LI, LIU, OUYANG, TODAY, WANG, ZHAO, roster

YEAR, HELD = 2025, date(2026, 1, 16)
_HEAD = Appraisal(
    id=1,
    org_unit_id=FIRST.id,
    for_year=YEAR,
    held_on=HELD,
    issued=5,
    returned=5,
    void=1,
    opinion_on=date(2026, 1, 20),
    reported_on=date(2026, 1, 26),
)
_LINES = (
    AppraisalResult(
        id=1,
        member_id=WANG,
        excellent=4,
        grade=EXCELLENT,
        told_on=date(2026, 1, 22),
        self_view="履职尽责，抓实支部工作；不足是调查研究不够深入。",
        mutual_view="建议多到基层走访。",
        opinion="表现突出，同意评为优秀。",
        superior_opinion="同意。",
    ),
    AppraisalResult(id=2, member_id=LI, excellent=3, qualified=1, grade=EXCELLENT, told_on=date(2026, 1, 22)),
    AppraisalResult(id=3, member_id=CHEN, excellent=1, qualified=3, grade=QUALIFIED, told_on=date(2026, 1, 23)),
    AppraisalResult(
        id=4,
        member_id=LIU,
        qualified=2,
        basic=2,
        grade=BASICALLY_QUALIFIED,
        measures="书记谈话提醒，指定专人联系帮助。",
    ),
    AppraisalResult(id=5, member_id=ZHAO, reason="因病住院，未参加评议"),
    AppraisalResult(id=6, member_id=OUYANG, reason="预备党员，参加评议，不定等次", note="书面自评"),
)
_SECOND = (
    replace(_HEAD, id=2, org_unit_id=SECOND.id, issued=3, returned=3, void=0),
    tuple(
        AppraisalResult(id=10 + one, appraisal_id=2, member_id=one, qualified=3, grade=QUALIFIED)
        for one in (21, 22, 23)
    ),
)
_SCORES = tuple(
    MemberScore(
        id=place,
        org_unit_id=FIRST.id,
        title="党员先锋指数",
        for_year=YEAR,
        period="全年",
        member_id=member,
        points=points,
        grade="好",
    )
    for place, (member, points) in enumerate(((LIU, "88.5"), (WANG, "91"), (CHEN, "99.5")), start=1)
)


def sheet() -> AppraisalSheet:
    return AppraisalSheet(_HEAD, tuple(replace(one, appraisal_id=1) for one in _LINES))


def facts() -> AppraisalFacts:
    head, lines = _SECOND
    life = LifeFacts(roster=roster(), rules=ALL_RULES, appraisals=(_HEAD, head))
    return AppraisalFacts(life, (*sheet().results, *lines), _SCORES)


def appraisal_input(known: AppraisalFacts | None = None, **options: Any) -> RegisterInput:
    """What a paper about appraisals is made of; of the first branch in 2025 unless asked otherwise."""
    given = known or facts()
    chosen = {"as_of": TODAY, "unit_id": FIRST.id, "period": Period(YEAR), **options}
    return RegisterInput(given.roster, NAMES, RegisterOptions(**chosen), appraisal=given)


__all__ = ["FIRST", "TOP", "YEAR", "appraisal_input", "facts", "sheet"]
