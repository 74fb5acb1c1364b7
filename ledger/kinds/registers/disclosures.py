"""党务公开: what was made public, how and for how long."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import DISCLOSURE_KIND, DISCLOSURE_WAY
from ledger.kept import DISCIPLINE, KeptColumn, KeptRegister
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

DISCLOSURE_REGISTER = KeptRegister(
    kind=DISCLOSURES,
    title="党务公开登记簿",
    section=DISCIPLINE,
    counted="次",
    day="disclosed_on",
    told_apart_by=("title",),
    columns=(
        KeptColumn("disclosed_on", 22),
        KeptColumn("to_on", 22),
        KeptColumn("title", 76, is_wrapped=True),
        KeptColumn("kind", 36),
        KeptColumn("way", 24),
        KeptColumn("scope", 34, is_wrapped=True, is_detail=True),
        KeptColumn("feedback", 44, is_wrapped=True),
    ),
    hint="公开了什么、怎样公开、公开多久，一次一条。",
    synonyms={
        "disclosed_on": "公开时间 日期 时间 公示日期",
        "to_on": "截止时间 公示截止",
        "title": "内容 公开事项 公开项目",
        "kind": "类别 公开类别",
        "way": "形式 公开形式 方式",
        "scope": "范围",
        "feedback": "反馈 群众意见",
    },
)
