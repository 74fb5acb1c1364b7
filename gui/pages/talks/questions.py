"""What the page asks beside whole records, as small forms."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.talks import OCCASION
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeAsked(Record):
    """When and how what was agreed was carried out."""

    done_on: date | None = fields.day("办结日期", required=True)
    outcome: str = fields.long_text("办理结果", required=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanAsked(Record):
    """On which day a missing talk is planned."""

    planned_on: date | None = fields.day("计划日期", required=True)
    occasion: str = fields.choice("谈话事由", OCCASION, is_closed=False)


OUTCOME = RecordKind("outcome_asked", OutcomeAsked, "办结", lambda one: one.outcome)
PLAN = RecordKind("plan_asked", PlanAsked, "计划谈话", lambda one: one.occasion)
