"""Importing a roster: what a file would do (preview), and doing it as one change."""

from operations.importing.apply import ImportResult, apply_members
from operations.importing.plan import (
    ImportPlan,
    UnitChoices,
    plan_import,
    preview_members,
    preview_workbook,
    remembered_mappings,
)

__all__ = [
    "ImportPlan",
    "ImportResult",
    "UnitChoices",
    "apply_members",
    "plan_import",
    "preview_members",
    "preview_workbook",
    "remembered_mappings",
]
