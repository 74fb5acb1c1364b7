"""The explicit list of record kinds. A new kind is one file here and one line in ``KINDS``."""

from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.book import IMPORT_MAPPINGS, OWN_FIELDS, OWN_VALUES, SETTINGS, STROKE_FIXES
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
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, LOST_CONTACTS, MOBILITIES, POST_HOLDINGS, STANDING_CHANGES, STAYS
from ledger.kinds.organisation import OFFICES, ORG_UNITS, TERMS

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
    OWN_FIELDS,
    OWN_VALUES,
    SETTINGS,
    IMPORT_MAPPINGS,
    STROKE_FIXES,
)
KIND_BY_KEY: dict[str, RecordKind[Any]] = {kind.key: kind for kind in KINDS}
