"""What the page asks beside whole records, as small forms: approvals, the end of a case, receipts."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.development import END_OF_CASE
from ledger.codes.membership import POST
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ApprovalAsked(Record):
    """The approval by which a person enters the roster."""

    approved_on: date | None = fields.day("上级审批日期", required=True)
    document: str = fields.text("审批文号")
    group_id: int | None = fields.reference("编入党小组", "org_units", hint="没有党小组的不填")
    post: str = fields.choice("工作岗位", POST, is_closed=False, hint="名册和统计用，可以以后在名册里补")


@dataclass(frozen=True, kw_only=True, slots=True)
class ConversionAsked(Record):
    """The approval of a conversion, with the day from which 党龄 counts."""

    approved_on: date | None = fields.day("转正审批日期", required=True)
    document: str = fields.text("审批文号")
    choice: int | None = fields.reference("党龄起算", "members", required=True)
    told_on: date | None = fields.day("通知本人日期")


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtensionAsked(Record):
    """To which day probation is extended."""

    to: date | None = fields.day("延长预备期至", required=True, hint="延长一次，不少于半年，不超过一年")
    approved_on: date | None = fields.day("上级审批日期")
    document: str = fields.text("审批文号")


@dataclass(frozen=True, kw_only=True, slots=True)
class CancellationAsked(Record):
    """The approval by which 预备党员资格 is cancelled."""

    approved_on: date | None = fields.day("上级审批日期", required=True)
    document: str = fields.text("审批文号")


@dataclass(frozen=True, kw_only=True, slots=True)
class EndAsked(Record):
    """Why a case does not go on."""

    ended_on: date | None = fields.day("终止日期", required=True)
    end_reason: str = fields.choice("终止原因", END_OF_CASE, is_closed=False, required=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class SuccessorAsked(Record):
    """Who follows a contact or sponsor, from which day."""

    member_id: int | None = fields.reference("接替的党员", "members", required=True)
    from_on: date | None = fields.day("自何日", required=True)
    note: str = fields.text("更换原因", width=12)


APPROVAL = RecordKind("development_approval_asked", ApprovalAsked, "批准接收", lambda one: one.document)
CONVERSION = RecordKind("development_conversion_asked", ConversionAsked, "批准转正", lambda one: one.document)
EXTENSION = RecordKind("development_extension_asked", ExtensionAsked, "批准延长", lambda one: one.document)
CANCELLATION = RecordKind("development_cancellation_asked", CancellationAsked, "批准取消", lambda one: one.document)
END = RecordKind("development_end_asked", EndAsked, "终止培养", lambda one: one.end_reason)
SUCCESSOR = RecordKind("development_successor_asked", SuccessorAsked, "更换", lambda one: one.note)
