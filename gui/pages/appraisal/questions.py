"""What the page asks beside whole records, as small forms."""

# ruff: noqa: RUF009 - the defaults are declarations

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class TellingAsked(Record):
    """The day on which everybody was told."""

    told_on: date | None = fields.day("告知本人日期", required=True)


TELLING = RecordKind("telling_asked", TellingAsked, "告知本人", lambda one: str(one.told_on))
