"""The roster as a table: what each column shows of a person, covered or in full, and the tree of its organisations."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.kinds.book import OwnField, OwnValue
from ledger.kinds.membership import LostContact, Mobility
from ledger.kinds.organisation import OrgUnit
from ledger.roster.asof import roster_on
from ledger.roster.columns import COLUMN_BY_KEY, columns_with_own, show
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from ledger.roster.table import RosterTable, cell_text
from ledger.roster.units import in_tree_order
from ledger.values.dates import LooseDate
from tests.ledger.roster.people import FIRST, GROUP_ONE, SECOND, TOP, facts, member

ON = date(2026, 11, 22)
WANG = replace(
    member(1, "王小明"),
    birth_on=LooseDate(1990, 1, 15),
    id_number="330499199001150018",
    phone="13812345678",
    landline="0573-80000001",
)


def entry_of(book: RosterFacts) -> RosterEntry:
    return roster_on(book, ON)[0]


def shown(entry: RosterEntry, key: str) -> str:
    return cell_text(entry, COLUMN_BY_KEY[key], is_unmasked=False)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("branch", "第一支部"),
        ("group", ""),
        ("birth_on", "1990.01.15"),
        ("age", "36"),
        ("seniority", "15年4个月"),
        ("political_birthday", "2027.07.01"),
        ("person_category", "正式党员"),
        ("is_lost", ""),
        ("mobile_to", ""),
        ("joined_on", ""),
    ],
)
def test_a_cell_says_it_as_registers_do(key: str, text: str) -> None:
    assert shown(entry_of(facts(WANG)), key) == text


def test_what_the_dates_do_not_say_stays_open() -> None:
    vague = entry_of(facts(replace(WANG, birth_on=LooseDate(1990), full_member_on=None, admitted_on=None)))
    assert [shown(vague, key) for key in ("age", "seniority", "political_birthday")] == ["约36", "", ""]
    unborn = entry_of(facts(replace(WANG, birth_on=None)))
    assert shown(unborn, "age") == ""


def test_who_is_away_or_lost_is_ticked_with_the_place_and_the_day() -> None:
    away = Mobility(member_id=1, destination="深圳")
    lost = LostContact(member_id=1, lost_since=LooseDate(2026, 3))
    entry = entry_of(facts(WANG, mobilities=(away,), lost_contacts=(lost,)))
    keys = ("is_mobile", "mobile_to", "is_lost", "lost_since")
    assert [shown(entry, key) for key in keys] == ["是", "深圳", "是", "2026.03"]


def test_numbers_are_covered_until_they_are_asked_for_in_full() -> None:
    columns = tuple(COLUMN_BY_KEY[key] for key in ("name", "id_number", "phone", "landline"))
    people = tuple(roster_on(facts(WANG), ON))
    covered = RosterTable(columns, people).texts()
    assert covered == [("王小明", "3304**********0018", "138****5678", "0573-****0001")]
    assert RosterTable(columns, people, is_unmasked=True).texts() == [
        ("王小明", "330499199001150018", "13812345678", "0573-80000001")
    ]


def test_own_fields_stand_behind_in_the_users_order() -> None:
    own = (
        OwnField(id=7, record_kind="members", label="血型", order_no=2),
        OwnField(id=9, record_kind="members", label="特长", width=12, order_no=1),
        OwnField(id=5, record_kind="org_units", label="面积"),
    )
    values = (OwnValue(own_field_id=7, record_id=1, value="A 型"), OwnValue(own_field_id=5, record_id=1, value="80"))
    columns = columns_with_own(own)[-2:]
    assert [(one.label, one.width) for one in columns] == [("特长", 12), ("血型", 6)]
    entry = entry_of(facts(WANG, own_fields=own, own_values=values))
    assert [cell_text(entry, one, is_unmasked=False) for one in columns] == ["", "A 型"]


def test_values_are_written_once_and_for_all() -> None:
    assert [show(one) for one in (None, True, False, 3, date(2026, 1, 5), LooseDate(1990, 1))] == [
        "",
        "是",
        "否",
        "3",
        "2026.01.05",
        "1990.01",
    ]


def test_the_tree_has_parents_before_children_and_leaves_out_what_has_ended() -> None:
    ended = replace(SECOND, ended_on=date(2025, 1, 1))
    orphan = OrgUnit(id=9, level="党小组", full_name="第三党小组", short_name="第三党小组", parent_id=ended.id)
    units = (GROUP_ONE, orphan, ended, FIRST, TOP)
    tree = [(unit.short_name, depth) for unit, depth in in_tree_order(units, ON)]
    assert tree == [("机关党总支", 0), ("第一支部", 1), ("第一党小组", 2), ("第三党小组", 0)]
    before = [unit.short_name for unit, _ in in_tree_order(units, date(2024, 12, 31))]
    assert before == ["机关党总支", "第一支部", "第一党小组", "第二支部", "第三党小组"]
