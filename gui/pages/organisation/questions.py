"""What the page asks before an act, as small forms: they look and behave like the forms of records."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class EndingAsked(Record):
    """From which day on a unit is no more, and where its members go."""

    on: date | None = fields.day("撤销日期", required=True, hint="自这一天起不再存在")  # noqa: RUF009 - a declaration
    members_to: int | None = fields.reference("党员转入", "org_units", hint="全体党员自撤销之日转入这个支部")


@dataclass(frozen=True, kw_only=True, slots=True)
class DismissalAsked(Record):
    """From which day on a person no longer holds an office."""

    on: date | None = fields.day("免职日期", required=True)  # noqa: RUF009 - a declaration
    document: str = fields.text("任免文件")


@dataclass(frozen=True, kw_only=True, slots=True)
class SuperiorAsked(Record):
    """Under which unit a unit is put."""

    parent_id: int | None = fields.reference("新的上级", "org_units", required=True)


ENDING = RecordKind("ending", EndingAsked, "撤销", lambda _: "撤销")
DISMISSAL = RecordKind("dismissal", DismissalAsked, "免职", lambda _: "免职")
SUPERIOR = RecordKind("superior", SuperiorAsked, "上级", lambda _: "上级")
