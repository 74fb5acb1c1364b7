"""Importing a roster: what a file would do (preview), and doing it as one change."""

from operations.importing.apply import ImportResult, apply_members
from operations.importing.plan import (
    ImportPlan,
    UnitChoices,
    existing_members,
    plan_import,
    preview_members,
    preview_workbook,
    remembered_mappings,
)
from operations.importing.units import UNIT_MISSING

__all__ = [
    "UNIT_MISSING",
    "ImportPlan",
    "ImportResult",
    "UnitChoices",
    "apply_members",
    "existing_members",
    "plan_import",
    "preview_members",
    "preview_workbook",
    "remembered_mappings",
]
