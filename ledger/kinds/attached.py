"""What is attached to records of several kinds: 补正 of sealed minutes, files, answers to findings."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Addendum(Record):
    """补正: what is added to sealed minutes. The sealed text itself never changes."""

    meeting_id: int | None = fields.reference("会议", "meetings")
    talk_id: int | None = fields.reference("谈话", "talks")
    added_on: date | None = fields.day("补正日期", required=True)
    added_by: str = fields.text("补正人", width=5)
    reason: str = fields.text("补正原因", required=True, width=14)
    text: str = fields.long_text("补正内容", required=True, width=30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment(Record):
    """A photo, scan or document kept in the book. ``content`` names the stored bytes by their SHA-256."""

    meeting_id: int | None = fields.reference("会议", "meetings")
    talk_id: int | None = fields.reference("谈话", "talks")
    title: str = fields.text("名称", required=True, width=14)
    file_name: str = fields.text("文件名", width=16)
    byte_count: int = fields.whole("大小（字节）")
    content: str = fields.text("内容校验值", width=12)
    added_on: date | None = fields.day("添加日期")
    order_no: int = fields.whole("排列序号")


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingAnswer(Record):
    """The reason by which the user answers a finding of the self-check; it is kept and printed with it.

    ``scope`` tells findings of the same rule about the same record apart, as ``2026-Q1`` for a gap in a quarter.
    """

    rule: str = fields.text("规则", required=True, width=10)
    record_kind: str = fields.text("记录类型", width=8)
    record_id: int = fields.whole("记录号")
    scope: str = fields.text("范围", width=8)
    text: str = fields.long_text("说明", required=True, width=20)
    answered_on: date | None = fields.day("说明日期", required=True)
    answered_by: str = fields.text("说明人", width=5)


ADDENDA = RecordKind("addenda", Addendum, "补正", lambda one: one.reason, ("reason", "text"))
ATTACHMENTS = RecordKind("attachments", Attachment, "附件", lambda one: one.title, ("title", "file_name"))
FINDING_ANSWERS = RecordKind("finding_answers", FindingAnswer, "自查说明", lambda one: one.text)
