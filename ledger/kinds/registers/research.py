"""调研成果: reports and articles; the authors are the participants."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import RESEARCH_KIND
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ResearchOutput(Record):
    """A finished report or article."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    finished_on: date | None = fields.day("完成日期", required=True)
    title: str = fields.text("题目", required=True, width=20)
    kind: str = fields.choice("成果类型", RESEARCH_KIND, is_closed=False, width=5)
    published_in: str = fields.text("刊载或报送", width=12)
    outcome: str = fields.text("采用、批示或获奖", width=14)
    note: str = fields.long_text("备注", width=12)


RESEARCH_OUTPUTS = RecordKind("research_outputs", ResearchOutput, "调研成果", lambda one: one.title)
