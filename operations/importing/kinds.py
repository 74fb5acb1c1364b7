"""Every kind that can be imported, by key. The order is that of the list that the user sees."""

from typing import Any

from operations.importing.assessments import ASSESSMENTS_IMPORT
from operations.importing.kind import ImportKind
from operations.importing.members import MEMBERS_IMPORT

IMPORT_KINDS: dict[str, ImportKind[Any, Any]] = {kind.key: kind for kind in (MEMBERS_IMPORT, ASSESSMENTS_IMPORT)}
