"""Every kind that can be imported, by key. The order is that of the list that the user sees."""

from typing import Any

from ledger.kinds.registers import KEPT_REGISTERS
from operations.importing.appraisals import APPRAISALS_IMPORT
from operations.importing.assessments import ASSESSMENTS_IMPORT
from operations.importing.cash import CASH_ENTRIES_IMPORT, REMITTANCES_IMPORT
from operations.importing.declared import kept_import
from operations.importing.development import DEVELOPMENT_IMPORT
from operations.importing.holidays import HOLIDAYS_IMPORT
from operations.importing.kind import ImportKind
from operations.importing.meetings import MEETINGS_IMPORT
from operations.importing.member_scores import SCORES_IMPORT
from operations.importing.members import MEMBERS_IMPORT
from operations.importing.payments import PAYMENTS_IMPORT
from operations.importing.talks import TALKS_IMPORT
from operations.keeping.reading import own_registers
from storage.store import Store

_KINDS: tuple[ImportKind[Any, Any], ...] = (
    MEMBERS_IMPORT,
    ASSESSMENTS_IMPORT,
    PAYMENTS_IMPORT,
    REMITTANCES_IMPORT,
    CASH_ENTRIES_IMPORT,
    MEETINGS_IMPORT,
    TALKS_IMPORT,
    APPRAISALS_IMPORT,
    SCORES_IMPORT,
    DEVELOPMENT_IMPORT,
    HOLIDAYS_IMPORT,
    *map(kept_import, KEPT_REGISTERS),
)
IMPORT_KINDS = {kind.key: kind for kind in _KINDS}


def import_kinds(store: Store) -> dict[str, ImportKind[Any, Any]]:
    """Those of a book: also the registers of the user's own that are in use."""
    return IMPORT_KINDS | {one.key: kept_import(one) for one in own_registers(store)}
