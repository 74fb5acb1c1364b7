"""Who took part in an event of a register, also of a register of the user's own: one line a person."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import PARTICIPANT
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant(Record):
    """A person in a record of a register. ``minutes`` 0 means as the record says for everybody."""

    record_kind: str = fields.text("登记种类", required=True, width=8)
    record_id: int = fields.whole("记录号", required=True)
    order_no: int = fields.whole("排列序号")
    member_id: int | None = fields.reference("党员", "members")
    name: str = fields.text("姓名（不在名册）", width=5)
    post: str = fields.text("单位及职务", width=12)
    role: str = fields.choice("参加身份", PARTICIPANT, is_closed=False, width=4)
    from_on: date | None = fields.day("开始日期")
    to_on: date | None = fields.day("结束日期")
    minutes: int = fields.whole("时长（分钟）")
    result: str = fields.text("成绩或评价", width=6)
    note: str = fields.text("备注", width=8)


PARTICIPANTS = RecordKind("participants", Participant, "参加人员", lambda one: one.name or "参加人员")
