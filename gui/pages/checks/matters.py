"""What kind of matter a finding is about, from the record that it names and the rule that it comes from."""

from enum import StrEnum

from ledger.errors import Finding
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES
from ledger.kinds.development import DEVELOPMENT_CASES
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CIRCUMSTANCES,
    DUES_CLOSINGS,
    EXEMPTIONS,
    PAYMENT_ALLOCATIONS,
    PAYMENTS,
)
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, LOST_CONTACTS, MOBILITIES, POST_HOLDINGS, STANDING_CHANGES, STAYS
from ledger.kinds.organisation import OFFICES, ORG_UNITS, TERMS
from ledger.kinds.talks import TALK_PEOPLE, TALKS


class Matter(StrEnum):
    """The kinds of matters, in the order of the filters."""

    ROSTER = "名册"
    ORGANISATION = "党组织"
    DUES = "党费"
    CASH = "账簿"
    MEETINGS = "会议"
    TALKS = "谈话"
    DEVELOPMENT = "发展"
    APPRAISAL = "评议"


_ROSTER = (MEMBERS, STAYS, GROUP_STAYS, STANDING_CHANGES, POST_HOLDINGS, MOBILITIES, LOST_CONTACTS)
_DUES = (ASSESSMENTS, ASSESSMENT_ITEMS, PAYMENTS, PAYMENT_ALLOCATIONS, EXEMPTIONS, CIRCUMSTANCES, DUES_CLOSINGS)
_BY_KIND = {
    **{kind.key: Matter.ROSTER for kind in _ROSTER},
    **{kind.key: Matter.ORGANISATION for kind in (ORG_UNITS, TERMS, OFFICES)},
    **{kind.key: Matter.DUES for kind in _DUES},
    **{kind.key: Matter.CASH for kind in (REMITTANCES, CASH_ENTRIES, CASH_COUNTS)},
    **{kind.key: Matter.TALKS for kind in (TALKS, TALK_PEOPLE)},
    DEVELOPMENT_CASES.key: Matter.DEVELOPMENT,
    **{kind.key: Matter.APPRAISAL for kind in (APPRAISALS, APPRAISAL_RESULTS)},
}
_BY_RULE = {
    "meeting": Matter.MEETINGS,
    "hours": Matter.MEETINGS,
    "leader": Matter.MEETINGS,
    "attendance": Matter.MEETINGS,
    "talk": Matter.TALKS,
    "development": Matter.DEVELOPMENT,
    "letter": Matter.ROSTER,
    "appraisal": Matter.APPRAISAL,
    "dues": Matter.DUES,
    "cash": Matter.CASH,
}
"""A gap of the year names the organisation or the member; what is missing is a meeting, an hour, a talk."""


def matter_of(finding: Finding) -> Matter:
    """The kind of matter; what no other kind claims is about meetings."""
    by_rule = _BY_RULE.get(finding.rule.partition(".")[0])
    return by_rule or _BY_KIND.get(finding.record_kind, Matter.MEETINGS)
