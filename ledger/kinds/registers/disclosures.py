"""党务公开: what was made public, how and for how long."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import DISCLOSURE_KIND, DISCLOSURE_WAY
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure(Record):
    """One publication."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    disclosed_on: date | None = fields.day("公开日期", required=True)
    to_on: date | None = fields.day("截止日期")
    title: str = fields.text("公开内容", required=True, width=20)
    kind: str = fields.choice("内容类别", DISCLOSURE_KIND, is_closed=False, width=7)
    way: str = fields.choice("公开方式", DISCLOSURE_WAY, is_closed=False, width=5)
    scope: str = fields.text("公开范围", width=10)
    feedback: str = fields.text("意见反馈", width=14)
    note: str = fields.long_text("备注", width=12)


DISCLOSURES = RecordKind("disclosures", Disclosure, "党务公开", lambda one: one.title)
