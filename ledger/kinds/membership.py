"""The dated facts about a member: stays in branches and groups, standing, post, mobility, lost contact.

A person who leaves and returns is one ``Member`` with two ``Stay`` records. Every period holds from its first day up
to, but not including, its last: on the day of a transfer the person belongs to the new branch only.
"""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.membership import DESTINATION, JOIN_WAY, LEAVE_WAY, LOST_SITUATION, POST, STANDING_CHANGE
from ledger.kind import Record, RecordKind
from ledger.values.dates import LooseDate
from ledger.values.months import Month


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay(Record):
    """Membership in a branch, from the day of arrival to the day of leaving."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    branch_id: int | None = fields.reference("所在党支部", "org_units", required=True)
    joined_on: date | None = fields.day("进入日期", hint="空白表示建账前已在")
    join_way: str = fields.choice("增加方式", JOIN_WAY, width=6)
    came_from: str = fields.text("从何处转入", width=14)
    join_letter_no: str = fields.text("转入介绍信编号", width=10)
    joined_paid_through: Month | None = fields.month("转入时党费交至", hint="介绍信写明的月份，本支部从次月起收")
    left_on: date | None = fields.day("离开日期")
    leave_way: str = fields.choice("减少方式", LEAVE_WAY, width=8)
    went_to: str = fields.text("转往何处", width=14)
    leave_letter_no: str = fields.text("转出介绍信编号", width=10)
    dues_paid_through: Month | None = fields.month("党费交至")
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupStay(Record):
    """Belonging to a 党小组 of the branch."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    group_id: int | None = fields.reference("党小组", "org_units", required=True)
    from_on: date | None = fields.day("编入日期")
    to_on: date | None = fields.day("调出日期")


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingChange(Record):
    """An event that changes 党籍 or suspends rights: 停止党籍, 恢复党籍, 留党察看, 取消预备党员资格 …"""

    member_id: int | None = fields.reference("党员", "members", required=True)
    change: str = fields.choice("变动", STANDING_CHANGE, required=True, width=8)
    from_on: date | None = fields.day("自何日")
    to_on: date | None = fields.day("至何日")
    document: str = fields.text("决定或批复", width=14)
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class PostHolding(Record):
    """The 工作岗位 of the national form (公务员, 工勤, 事业, 离退休 …), from a day on."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    post: str = fields.choice("工作岗位", POST, required=True, is_closed=False, width=10)
    from_on: date | None = fields.day("自何日", hint="空白表示建账前已是")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mobility(Record):
    """A period as 流动党员."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    from_on: LooseDate | None = fields.loose_date("外出日期")
    to_on: date | None = fields.day("返回日期")
    destination: str = fields.text("外出流向", width=12)
    destination_kind: str = fields.choice("流向类别", DESTINATION, width=6)
    note: str = fields.long_text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class LostContact(Record):
    """A period as 失联党员 (教育管理条例第二十五条)."""

    member_id: int | None = fields.reference("党员", "members", required=True)
    lost_since: LooseDate | None = fields.loose_date("失去联系日期")
    found_on: date | None = fields.day("恢复联系日期")
    situation: str = fields.choice("失联情形", LOST_SITUATION, width=8)
    note: str = fields.long_text("备注", width=12)


STAYS = RecordKind("stays", Stay, "在支部时段", lambda stay: stay.join_way or "在支部")
GROUP_STAYS = RecordKind("group_stays", GroupStay, "在党小组时段", lambda _: "党小组")
STANDING_CHANGES = RecordKind("standing_changes", StandingChange, "党籍变动", lambda change: change.change)
POST_HOLDINGS = RecordKind("post_holdings", PostHolding, "工作岗位", lambda held: held.post)
MOBILITIES = RecordKind("mobilities", Mobility, "流动情况", lambda period: period.destination or "流动")
LOST_CONTACTS = RecordKind("lost_contacts", LostContact, "失联情况", lambda _: "失联")
