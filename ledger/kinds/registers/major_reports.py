"""重大事项报告: what members reported to the organisation."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import MATTER_KIND
from ledger.kept import DISCIPLINE, KeptColumn, KeptRegister, PersonPair
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class MajorReport(Record):
    """A report of one member."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    reported_on: date | None = fields.day("报告日期", required=True)
    member_id: int | None = fields.reference("报告人", "members", required=True)
    kind: str = fields.choice("事项类别", MATTER_KIND, is_closed=False, width=6)
    happened_on: date | None = fields.day("事项日期")
    matter: str = fields.text("报告内容", required=True, width=20)
    received_by: str = fields.text("受理人", width=5)
    outcome: str = fields.text("处理意见", width=14)
    note: str = fields.long_text("备注", width=12)


MAJOR_REPORTS = RecordKind("major_reports", MajorReport, "重大事项报告", lambda one: one.matter or one.kind)

MAJOR_REPORT_REGISTER = KeptRegister(
    kind=MAJOR_REPORTS,
    title="重大事项报告登记簿",
    section=DISCIPLINE,
    counted="件",
    day="reported_on",
    told_apart_by=("member_id", "matter"),
    persons=(PersonPair("member_id"),),
    columns=(
        KeptColumn("reported_on", 22),
        KeptColumn("member_id", 22),
        KeptColumn("kind", 34),
        KeptColumn("happened_on", 22),
        KeptColumn("matter", 74, is_wrapped=True),
        KeptColumn("received_by", 20),
        KeptColumn("outcome", 50, is_wrapped=True),
    ),
    hint="党员向组织报告的个人重大事项一件一条。",
    synonyms={
        "reported_on": "报告时间 日期 时间 填报日期",
        "member_id": "姓名 报告人姓名",
        "kind": "事项类型 类别",
        "happened_on": "发生日期 事项时间",
        "matter": "事项内容 内容 报告事项",
        "received_by": "受理 接收人",
        "outcome": "处理情况 意见",
    },
)
