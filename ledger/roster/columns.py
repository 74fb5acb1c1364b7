"""The columns of the roster: one declaration for the window, the sheet and the paper.

The keys are the field identifiers of the command line; the order is that of the national summary sheet, then the
columns usual on a 花名册.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ledger.fields import Form, Mask
from ledger.kinds.book import OwnField
from ledger.kinds.member import MEMBERS
from ledger.roster.entry import RosterEntry
from ledger.rules.seniority import age_of, political_birthday, seniority_of
from ledger.values.dates import LooseDate

Value = str | int | bool | date | LooseDate | None


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """One column: how it is called, how wide it is (in Chinese characters) and what it shows of an entry."""

    key: str
    label: str
    width: int
    form: Form
    value: Callable[[RosterEntry], Value]
    mask: Mask = Mask.NONE

    @property
    def is_derived(self) -> bool:
        """Computed from other columns, so never imported."""
        return self.key in DERIVED


def _of_member(key: str) -> RosterColumn:
    info = MEMBERS.by_name[key]

    def value(entry: RosterEntry) -> Value:
        found: Value = getattr(entry.member, key)
        return found

    return RosterColumn(key, info.label, info.width, info.form, value, info.mask)


def _own_column(own: OwnField) -> RosterColumn:
    return RosterColumn(f"own:{own.id}", own.label, own.width or 6, Form.TEXT, lambda entry: entry.own.get(own.id, ""))


def _age(entry: RosterEntry) -> Value:
    """Whole years; 约 before it when only the year of birth is known."""
    birth = entry.member.birth_on
    age = age_of(birth, entry.on)
    if birth is None or age is None:
        return None
    return f"约{age}" if birth.month is None else age


def _birthday(entry: RosterEntry) -> Value:
    return political_birthday(entry.birthday_origin, entry.on)


def _seniority(entry: RosterEntry) -> Value:
    found = seniority_of(entry.member.full_member_on, entry.on, entry.member.seniority_correction)
    return "" if found is None else found.text


def _lost_since(entry: RosterEntry) -> Value:
    return entry.lost.lost_since if entry.lost else None


DERIVED = frozenset({"age", "seniority", "political_birthday"})

COLUMNS: tuple[RosterColumn, ...] = (
    _of_member("name"),
    RosterColumn("branch", "所在党支部", 8, Form.TEXT, lambda entry: entry.branch.short_name),
    RosterColumn("group", "党小组", 6, Form.TEXT, lambda entry: entry.group.short_name if entry.group else ""),
    _of_member("id_number"),
    _of_member("sex"),
    _of_member("ethnic_group"),
    _of_member("birth_on"),
    _of_member("education"),
    _of_member("degree"),
    RosterColumn("person_category", "人员类别", 4, Form.TEXT, lambda entry: entry.category),
    _of_member("admitted_on"),
    _of_member("full_member_on"),
    RosterColumn("post", "工作岗位", 10, Form.TEXT, lambda entry: entry.post),
    RosterColumn("party_post", "党内职务", 6, Form.TEXT, lambda entry: "、".join(entry.offices)),
    _of_member("admin_post"),
    _of_member("rank"),
    _of_member("department"),
    _of_member("phone"),
    _of_member("landline"),
    _of_member("address"),
    _of_member("native_place"),
    _of_member("work_started_on"),
    RosterColumn("status", "党籍状态", 4, Form.TEXT, lambda entry: entry.status),
    RosterColumn("is_lost", "是否失联党员", 3, Form.FLAG, lambda entry: entry.lost is not None),
    RosterColumn("lost_since", "失去联系日期", 5, Form.LOOSE_DATE, _lost_since),
    RosterColumn("is_mobile", "是否流动党员", 3, Form.FLAG, lambda entry: entry.mobility is not None),
    RosterColumn(
        "mobile_to", "外出流向", 8, Form.TEXT, lambda entry: entry.mobility.destination if entry.mobility else ""
    ),
    _of_member("introducers"),
    _of_member("school"),
    _of_member("major"),
    _of_member("admitted_at"),
    _of_member("pinyin"),
    _of_member("seniority_correction"),
    RosterColumn("joined_on", "进入支部日期", 6, Form.DAY, lambda entry: entry.stay.joined_on),
    _of_member("note"),
    RosterColumn("age", "年龄", 3, Form.WHOLE, _age),
    RosterColumn("seniority", "党龄", 5, Form.TEXT, _seniority),
    RosterColumn("political_birthday", "政治生日", 6, Form.DAY, _birthday),
)
COLUMN_BY_KEY = {column.key: column for column in COLUMNS}


def columns_with_own(own_fields: tuple[OwnField, ...]) -> tuple[RosterColumn, ...]:
    """The standard columns followed by the user's own fields of members, in his order."""
    own = [one for one in own_fields if one.record_kind == MEMBERS.key]
    return COLUMNS + tuple(_own_column(one) for one in sorted(own, key=lambda one: (one.order_no, one.id)))


def show(value: Value) -> str:
    """A value as a list or register shows it: dates as 1990.01.15, flags as 是 / 否, nothing as empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, LooseDate):
        return value.register_text
    if isinstance(value, date):
        return value.strftime("%Y.%m.%d")
    return str(value)
