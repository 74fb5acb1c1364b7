from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import STAYS
from storage.change_set import ChangeSet
from storage.log import LogRow

ADDED = ChangeSet(added={"members": frozenset({1, 2})})
MIXED = ChangeSet(updated={"members": frozenset({3})}, removed={"terms": frozenset({9})})


def test_it_concerns_a_kind_when_any_record_of_it_was_touched() -> None:
    assert ADDED.touches(MEMBERS)
    assert MIXED.ids(MEMBERS) == {3}
    assert not MIXED.touches(STAYS)


def test_it_names_the_kinds_that_were_touched() -> None:
    assert MIXED.kinds == {"members", "terms"}
    assert ChangeSet().kinds == frozenset()


def test_what_came_and_went_in_one_change_counts_as_nothing() -> None:
    came, went = LogRow("members", 1, None, {"name": "李"}), LogRow("members", 1, {"name": "李"}, None)
    assert ChangeSet.of([came, went]).is_empty
    assert ChangeSet.of([went, came]).is_empty
    assert ChangeSet.of([went, LogRow("members", 1, None, {"name": "王"})]).updated == {"members": {1}}
    assert ChangeSet.of([came, LogRow("members", 1, {"name": "李"}, {"name": "王"})]).added == {"members": {1}}
