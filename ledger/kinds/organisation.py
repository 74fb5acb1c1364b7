"""党组织: the tree of 党总支, 支部 and 党小组, their terms and who holds which office."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.organisation import OFFICE, ORG_CATEGORY, ORG_LEVEL, UNIT_SITUATION
from ledger.kind import Record, RecordKind

GENERAL_BRANCH = "党总支"
BRANCH = "党支部"
GROUP = "党小组"


@dataclass(frozen=True, kw_only=True, slots=True)
class OrgUnit(Record):
    """A 党总支, 支部 or 党小组, from its founding to its end."""

    level: str = fields.choice("层级", ORG_LEVEL, required=True, width=5)
    full_name: str = fields.text("党组织全称", required=True, width=20, hint="与印章一致")
    short_name: str = fields.text("简称", required=True, width=8, hint="用于列表和页眉")
    parent_id: int | None = fields.reference("上级（本账簿内）", "org_units")
    superior: str = fields.text("上级党组织", width=16, hint="本账簿之外的上级，如区直机关工委")
    category: str = fields.choice("党组织类别", ORG_CATEGORY, width=8)
    unit_situation: str = fields.choice("所在单位情况", UNIT_SITUATION, width=10)
    founded_on: date | None = fields.day("成立日期")
    ended_on: date | None = fields.day("撤销日期")
    contact: str = fields.text("联系人", width=5)
    contact_phone: str = fields.text("联系电话", width=9, hint="带区号")
    order_no: int = fields.whole("排列序号")
    note: str = fields.long_text("备注", width=16)


@dataclass(frozen=True, kw_only=True, slots=True)
class Term(Record):
    """One term (届) of a committee or secretary."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    term_no: int = fields.whole("届次")
    started_on: date | None = fields.day("任期开始", required=True)
    years: int = fields.whole("任期（年）", hint="支部和总支三年（任期意见第一条）")
    extended_to: date | None = fields.day("批准延期至")
    extension_document: str = fields.text("延期批复", width=14)
    note: str = fields.long_text("备注", width=16)


@dataclass(frozen=True, kw_only=True, slots=True)
class Office(Record):
    """A person holding a Party office (党内职务) in an organisation, from one day to another."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    office: str = fields.choice("党内职务", OFFICE, required=True, is_closed=False, width=6)
    from_on: date | None = fields.day("任职日期")
    to_on: date | None = fields.day("免职日期")
    document: str = fields.text("任免文件", width=14)


ORG_UNITS = RecordKind("org_units", OrgUnit, "党组织", lambda unit: unit.short_name)
TERMS = RecordKind("terms", Term, "任期", lambda term: f"第{term.term_no}届")
OFFICES = RecordKind("offices", Office, "党内任职", lambda held: held.office)
