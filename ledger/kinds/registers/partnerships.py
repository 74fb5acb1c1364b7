"""结对共建: villages, communities and enterprises that the organisation is paired with."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import PARTNER_KIND
from ledger.kept import JOINT_WORK, KeptColumn, KeptRegister
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Partnership(Record):
    """A pairing from one day to another."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    from_on: date | None = fields.day("结对日期", required=True)
    to_on: date | None = fields.day("结束日期")
    partner: str = fields.text("结对单位", required=True, width=16)
    kind: str = fields.choice("单位类型", PARTNER_KIND, is_closed=False, width=6)
    contact: str = fields.text("联络人", width=6)
    content: str = fields.long_text("共建内容", width=20)
    outcome: str = fields.text("共建成效", width=16)
    note: str = fields.long_text("备注", width=12)


PARTNERSHIPS = RecordKind("partnerships", Partnership, "结对共建", lambda one: one.partner)

PARTNERSHIP_REGISTER = KeptRegister(
    kind=PARTNERSHIPS,
    title="结对共建登记簿",
    section=JOINT_WORK,
    counted="家",
    day="from_on",
    last_day="to_on",
    is_open_ended=True,
    told_apart_by=("partner",),
    columns=(
        KeptColumn("from_on", 22),
        KeptColumn("to_on", 22),
        KeptColumn("partner", 52, is_wrapped=True),
        KeptColumn("kind", 26),
        KeptColumn("contact", 24, is_detail=True),
        KeptColumn("content", 64, is_wrapped=True),
        KeptColumn("outcome", 48, is_wrapped=True),
    ),
    hint="与村、社区、企业结对共建的情况，一家一条。",
    synonyms={
        "from_on": "结对时间 开始日期 日期 时间",
        "to_on": "结束时间",
        "partner": "共建单位 结对对象 单位名称 单位",
        "kind": "类型 单位性质",
        "contact": "联系人",
        "content": "内容 共建项目",
        "outcome": "成效",
    },
)
