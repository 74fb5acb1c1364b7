"""志愿服务: events of volunteering; who took part, and for how long, stands in the participants."""

from dataclasses import dataclass
from datetime import date, time

from ledger import fields
from ledger.kept import HEADS, PEOPLE, SERVICE, TIME_ALL, TIME_EACH, KeptColumn, KeptRegister, PeopleSetup
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

VOLUNTEER_REGISTER = KeptRegister(
    kind=VOLUNTEER_EVENTS,
    title="志愿服务登记簿",
    section=SERVICE,
    counted="次",
    day="held_on",
    last_day="to_on",
    told_apart_by=("title",),
    people=PeopleSetup("志愿者", asks=("minutes", "role"), time_unit="小时", usual_minutes="minutes"),
    columns=(
        KeptColumn("held_on", 21),
        KeptColumn("title", 42, is_wrapped=True),
        KeptColumn("place", 26, is_wrapped=True),
        KeptColumn("content", 46, is_wrapped=True, is_detail=True),
        KeptColumn(PEOPLE, 52, is_wrapped=True),
        KeptColumn(HEADS, 14, is_summed=True),
        KeptColumn(TIME_EACH, 16, "每人\n小时", is_detail=True),
        KeptColumn(TIME_ALL, 18, "合计\n小时", is_summed=True),
        KeptColumn("confirmed_by", 18, is_detail=True),
    ),
    hint="每次志愿服务登记一条，写明参加的人和时长；人次、小时数由这里统计。",
    synonyms={
        "held_on": "活动日期 服务日期 时间 活动时间 服务时间 开展时间",
        "title": "服务项目 活动主题 志愿服务项目 项目名称 活动 服务名称",
        "place": "服务地点 活动地点",
        "content": "活动内容 内容 主要内容",
        "minutes": "服务时长 时长 时长（小时） 时长（分钟） 每人时长 服务时间（小时）",
        "people": "参加志愿者 参加人员 参加人 参与人员 参与人 人员 志愿者名单 参加党员",
    },
)
