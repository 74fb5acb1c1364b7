from datetime import date

import pytest

from ledger.errors import KnownError
from ledger.kinds import KINDS
from ledger.kinds.dues import EXEMPTIONS, Exemption
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import OFFICES, ORG_UNITS, Office
from ledger.values.months import Month
from operations import roster
from operations.removal import remove_member
from operations.roster import Arrival
from storage.store import Store


def dump(store: Store) -> dict[str, object]:
    return {kind.key: store.all(kind) for kind in KINDS}


def wrongly_entered(store: Store) -> Member:
    branch = next(unit for unit in store.all(ORG_UNITS) if unit.short_name == "第一支部")
    member = roster.enrol(store, Member(name="王小眀"), Arrival(branch.id, date(2026, 1, 1)))
    roster.set_post(store, member.id, "公务员", None)
    return member


def test_a_wrong_entry_goes_with_its_dated_facts_and_comes_back_whole(store: Store) -> None:
    before_entry = dump(store)
    member = wrongly_entered(store)
    before = dump(store)
    remove_member(store, member.id)
    assert dump(store) == before_entry
    assert store.undo_label == "删除误录的党员王小眀"
    store.undo()
    assert dump(store) == before


def test_whoever_has_other_registrations_is_not_removed(store: Store) -> None:
    member = wrongly_entered(store)
    with store.change("减免") as change:
        change.add(
            EXEMPTIONS,
            Exemption(member_id=member.id, relief="免交", from_month=Month(2026, 1), to_month=Month(2026, 3)),
        )
    before = dump(store)
    with pytest.raises(KnownError, match="已有党费减免的登记"):
        remove_member(store, member.id)
    assert dump(store) == before


def test_offices_of_the_wrong_entry_go_too(store: Store) -> None:
    member = wrongly_entered(store)
    with store.change("任职") as change:
        change.add(OFFICES, Office(member_id=member.id, org_unit_id=2, office="书记"))
    remove_member(store, member.id)
    assert store.find(MEMBERS, member.id) is None
