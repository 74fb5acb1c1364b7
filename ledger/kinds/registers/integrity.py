"""廉政教育与谈话: study of the rules, warning education, integrity talks that are no 谈心谈话 of their own."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import INTEGRITY_KIND
from ledger.kept import DISCIPLINE, KeptColumn, KeptRegister
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class IntegrityEvent(Record):
    """An event; one held as a meeting of 组织生活 names it, so that it is not counted twice."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    held_on: date | None = fields.day("日期", required=True)
    kind: str = fields.choice("教育类型", INTEGRITY_KIND, required=True, is_closed=False, width=6)
    title: str = fields.text("主题", required=True, width=18)
    place: str = fields.text("地点", width=10)
    host: str = fields.text("主持或主讲人", width=8)
    attendance: int = fields.whole("参加人数")
    meeting_id: int | None = fields.reference("对应会议", "meetings")
    content: str = fields.long_text("主要内容", width=20)
    note: str = fields.long_text("备注", width=12)


INTEGRITY_EVENTS = RecordKind("integrity_events", IntegrityEvent, "廉政教育", lambda one: one.title)

INTEGRITY_REGISTER = KeptRegister(
    kind=INTEGRITY_EVENTS,
    title="廉政教育登记簿",
    section=DISCIPLINE,
    counted="次",
    day="held_on",
    told_apart_by=("kind", "title"),
    columns=(
        KeptColumn("held_on", 22),
        KeptColumn("kind", 30),
        KeptColumn("title", 60, is_wrapped=True),
        KeptColumn("place", 30, is_wrapped=True, is_detail=True),
        KeptColumn("host", 28, is_wrapped=True, is_detail=True),
        KeptColumn("attendance", 18, "参加\n人数", is_summed=True),
        KeptColumn("content", 70, is_wrapped=True),
    ),
    hint="党规党纪学习、警示教育和廉政谈话在这里登记；和组织生活合开的请关联那次会议，统计时只算一次。",
    synonyms={
        "held_on": "时间 活动日期 活动时间 学习时间",
        "kind": "类型 类别 形式",
        "title": "教育主题 内容 学习主题 活动主题",
        "host": "主持人 主讲人",
        "attendance": "人数 参加人员数",
        "content": "内容摘要 教育内容",
    },
)
