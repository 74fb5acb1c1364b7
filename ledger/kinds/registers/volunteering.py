"""志愿服务: events of volunteering; who took part, and for how long, stands in the participants."""

from dataclasses import dataclass
from datetime import date, time

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class VolunteerEvent(Record):
    """An event; ``minutes`` is the usual time of one person, a participant may have another."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    held_on: date | None = fields.day("日期", required=True)
    to_on: date | None = fields.day("结束日期")
    from_time: time | None = fields.clock("开始时间")
    to_time: time | None = fields.clock("结束时间")
    title: str = fields.text("活动名称", required=True, width=16)
    place: str = fields.text("地点", width=10)
    organiser: str = fields.text("组织单位", width=12)
    content: str = fields.long_text("服务内容", width=20)
    minutes: int = fields.whole("每人时长（分钟）")
    confirmed_by: str = fields.text("确认人", width=5)
    note: str = fields.long_text("备注", width=12)


VOLUNTEER_EVENTS = RecordKind("volunteer_events", VolunteerEvent, "志愿服务", lambda one: one.title)
