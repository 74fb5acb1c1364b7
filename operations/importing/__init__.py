"""Importing sheets: what a file would do (plan), and doing it as one change."""

from operations.importing.kind import Answers, ImportKind, ImportPlan, Question
from operations.importing.outputs import Wanted
from operations.importing.run import ImportResult, apply_plan, open_table, plan_rows, remembered_mappings, result_of

__all__ = [
    "Answers",
    "ImportKind",
    "ImportPlan",
    "ImportResult",
    "Question",
    "Wanted",
    "apply_plan",
    "open_table",
    "plan_rows",
    "remembered_mappings",
    "result_of",
]
