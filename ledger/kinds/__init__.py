"""The explicit list of record kinds. A new kind is one file here and one line in ``KINDS``."""

from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.attached import ADDENDA, ATTACHMENTS, FINDING_ANSWERS
from ledger.kinds.book import IMPORT_MAPPINGS, OWN_FIELDS, OWN_VALUES, SETTINGS, STROKE_FIXES
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CIRCUMSTANCES,
    CLOSED_DUES,
    DUE_CORRECTIONS,
    DUES_CLOSINGS,
    EXEMPTIONS,
    PAYMENT_ALLOCATIONS,
    PAYMENTS,
    RULE_OVERRIDES,
)
from ledger.kinds.meetings import (
    AGENDA_ITEMS,
    ATTENDANCES,
    CANDIDATES,
    DECISIONS,
    ELECTIONS,
    MEETING_GUESTS,
    MEETING_TEMPLATES,
    MEETING_UNITS,
    MEETINGS,
    SPEECHES,
    VOTES,
)
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, LOST_CONTACTS, MOBILITIES, POST_HOLDINGS, STANDING_CHANGES, STAYS
from ledger.kinds.organisation import OFFICES, ORG_UNITS, TERMS
from ledger.kinds.talks import TALK_PEOPLE, TALKS

KINDS: tuple[RecordKind[Any], ...] = (
    ORG_UNITS,
    TERMS,
    MEMBERS,
    STAYS,
    GROUP_STAYS,
    STANDING_CHANGES,
    POST_HOLDINGS,
    OFFICES,
    MOBILITIES,
    LOST_CONTACTS,
    ASSESSMENTS,
    ASSESSMENT_ITEMS,
    PAYMENTS,
    PAYMENT_ALLOCATIONS,
    EXEMPTIONS,
    CIRCUMSTANCES,
    DUES_CLOSINGS,
    CLOSED_DUES,
    DUE_CORRECTIONS,
    RULE_OVERRIDES,
    REMITTANCES,
    CASH_ENTRIES,
    CASH_COUNTS,
    MEETINGS,
    MEETING_UNITS,
    ATTENDANCES,
    MEETING_GUESTS,
    AGENDA_ITEMS,
    SPEECHES,
    VOTES,
    DECISIONS,
    ELECTIONS,
    CANDIDATES,
    MEETING_TEMPLATES,
    TALKS,
    TALK_PEOPLE,
    ADDENDA,
    ATTACHMENTS,
    FINDING_ANSWERS,
    OWN_FIELDS,
    OWN_VALUES,
    SETTINGS,
    IMPORT_MAPPINGS,
    STROKE_FIXES,
)
KIND_BY_KEY: dict[str, RecordKind[Any]] = {kind.key: kind for kind in KINDS}
