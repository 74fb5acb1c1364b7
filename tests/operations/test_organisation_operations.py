"""Every act on the organisation: done, undone to the very state before, done again; and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger.errors import KnownError
from ledger.kinds import KINDS
from ledger.kinds.member import Member
from ledger.kinds.organisation import BRANCH, GENERAL_BRANCH, GROUP, OFFICES, ORG_UNITS, TERMS, Office, OrgUnit, Term
from ledger.roster.asof import roster_on
from operations import organisation, roster
from operations.facts import read_facts
from operations.organisation import Ending
from operations.roster import Arrival
from operations.tables import rulebook
from storage.store import Store

TODAY = date(2026, 11, 22)


def unit(store: Store, name: str) -> OrgUnit:
    return next(one for one in store.all(ORG_UNITS) if one.short_name == name)


def branch(store: Store, number: str = "一") -> OrgUnit:
    return unit(store, f"第{number}支部")


def add_group(store: Store) -> OrgUnit:
    group = OrgUnit(level=GROUP, full_name="第一党小组", short_name="第一党小组", parent_id=branch(store).id)
    return organisation.add_unit(store, group)


def enrol(store: Store, name: str = "王小明", group_id: int | None = None) -> Member:
    arrival = Arrival(branch(store).id, date(2020, 1, 1), "转入", group_id=group_id)
    return roster.enrol(store, Member(name=name), arrival)


def office(store: Store, name: str = "王小明", held: str = "书记") -> Office:
    member = enrol(store, name)
    return Office(member_id=member.id, org_unit_id=branch(store).id, office=held, from_on=date(2024, 3, 15))


def dump(store: Store) -> dict[str, object]:
    return {kind.key: store.all(kind) for kind in KINDS}


Act = Callable[[Store], object]


def setting(store: Store) -> None:
    """A branch with a group, a member, a term and an office."""
    group = add_group(store)
    member = enrol(store, group_id=group.id)
    organisation.save_term(store, Term(org_unit_id=branch(store).id, term_no=4, started_on=date(2024, 3, 15), years=3))
    held = Office(member_id=member.id, org_unit_id=branch(store).id, office="书记", from_on=date(2024, 3, 15))
    organisation.appoint(store, held)


def first(store: Store, kind: str) -> int:
    ids = {"term": [one.id for one in store.all(TERMS)], "office": [one.id for one in store.all(OFFICES)]}
    return ids[kind][0]


THIRD = OrgUnit(level=BRANCH, full_name="第三支部", short_name="第三支部")
ACTS: dict[str, Act] = {
    "add": lambda s: organisation.add_unit(s, replace(THIRD, parent_id=1)),
    "end": lambda s: organisation.end_unit(s, branch(s).id, Ending(TODAY, branch(s, "二").id)),
    "end the empty one": lambda s: organisation.end_unit(s, branch(s, "二").id, Ending(TODAY)),
    "move": lambda s: organisation.move_unit(s, branch(s, "二").id, None),
    "remove": lambda s: organisation.remove_unit(s, branch(s, "二").id),
    "next term": lambda s: organisation.save_term(s, organisation.next_term(s, rulebook(), branch(s).id, TODAY)),
    "correct term": lambda s: organisation.save_term(s, replace(s.all(TERMS)[0], years=5)),
    "remove term": lambda s: organisation.remove_term(s, first(s, "term")),
    "appoint": lambda s: organisation.appoint(
        s,
        Office(member_id=1, org_unit_id=branch(s).id, office="组织委员", from_on=TODAY),
        [first(s, "office")],
    ),
    "dismiss": lambda s: organisation.dismiss(s, first(s, "office"), TODAY, "某党〔2026〕9号"),
    "correct office": lambda s: organisation.correct_office(s, replace(s.all(OFFICES)[0], office="副书记")),
    "remove office": lambda s: organisation.remove_office(s, first(s, "office")),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_one_step_that_can_be_taken_back_and_done_again(name: str, store: Store) -> None:
    setting(store)
    before, entries = dump(store), len(store.history())
    ACTS[name](store)
    after = dump(store)
    assert after != before
    assert len(store.history()) == entries + 1
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_ending_a_branch_moves_its_members_and_ends_groups_and_offices(store: Store) -> None:
    setting(store)
    second = branch(store, "二")
    organisation.end_unit(store, branch(store).id, Ending(date(2026, 6, 1), second.id))
    facts = read_facts(store)
    assert [entry.branch.short_name for entry in roster_on(facts, date(2026, 5, 31))] == ["第一支部"]
    (entry,) = roster_on(facts, date(2026, 6, 1))
    assert (entry.branch.short_name, entry.group, entry.offices) == ("第二支部", None, ())
    assert unit(store, "第一党小组").ended_on == date(2026, 6, 1)


def test_an_ended_branch_can_be_revived(store: Store) -> None:
    organisation.end_unit(store, branch(store).id, Ending(TODAY))
    organisation.revive_unit(store, branch(store).id)
    assert branch(store).ended_on is None


REFUSED: dict[str, tuple[Act, str]] = {
    "a group without a branch": (
        lambda s: organisation.add_unit(s, OrgUnit(level=GROUP, full_name="组", short_name="组")),
        "请选择上级",
    ),
    "a branch below a branch": (
        lambda s: organisation.add_unit(s, replace(THIRD, parent_id=branch(s).id)),
        "党支部不能设在党支部之下",
    ),
    "a unit without a name": (lambda s: organisation.add_unit(s, OrgUnit(level=BRANCH)), "请填写党组织全称"),
    "members left behind": (lambda s: organisation.end_unit(s, branch(s).id, Ending(TODAY)), "还有1名党员"),
    "branches left behind": (lambda s: organisation.end_unit(s, 1, Ending(TODAY)), "第一支部、第二支部"),
    "members that came later": (
        lambda s: organisation.end_unit(s, branch(s).id, Ending(date(2019, 1, 1), branch(s, "二").id)),
        "王小明进入第一支部的日期晚于撤销日期",
    ),
    "removing what is used": (
        lambda s: organisation.remove_unit(s, branch(s).id),
        "已有党组织、任期、在支部时段、党内任职的登记",
    ),
    "moving a group with people": (
        lambda s: organisation.move_unit(s, unit(s, "第一党小组").id, branch(s, "二").id),
        "还有1人",
    ),
    "dismissed before appointed": (
        lambda s: organisation.dismiss(s, first(s, "office"), date(2020, 1, 1)),
        "早于任职日期2024-03-15",
    ),
    "the same office twice": (
        lambda s: organisation.appoint(s, Office(member_id=1, org_unit_id=branch(s).id, office="书记", from_on=TODAY)),
        "王小明现任书记，不必重复登记",
    ),
    "a successor without a day": (
        lambda s: organisation.appoint(
            s, Office(member_id=1, org_unit_id=branch(s).id, office="组织委员"), [first(s, "office")]
        ),
        "请填写任职日期",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_leave_the_book_in_disorder_is_refused_with_the_way_out(name: str, store: Store) -> None:
    setting(store)
    before = dump(store)
    act, sentence = REFUSED[name]
    with pytest.raises(KnownError, match=sentence):
        act(store)
    assert dump(store) == before


def test_the_next_term_follows_the_last_one_with_the_years_of_the_rule(store: Store) -> None:
    setting(store)
    proposed = organisation.next_term(store, rulebook(), branch(store).id, TODAY)
    assert (proposed.term_no, proposed.started_on, proposed.years) == (5, date(2027, 3, 15), 3)
    proposed = organisation.next_term(store, rulebook(), branch(store, "二").id, TODAY)
    assert (proposed.term_no, proposed.started_on, proposed.years) == (1, TODAY, 3)


def test_a_successor_relieves_the_holder_on_his_first_day(store: Store) -> None:
    setting(store)
    new = replace(office(store, "李娜"), from_on=date(2026, 5, 1))
    (holder,) = organisation.holders_of(store, new)
    organisation.appoint(store, new, [holder.id])
    held = [(one.member_id, one.from_on, one.to_on) for one in store.where(OFFICES, office="书记")]
    assert held == [(1, date(2024, 3, 15), date(2026, 5, 1)), (2, date(2026, 5, 1), None)]


def test_the_papers_of_appointment_stay_when_those_of_dismissal_come(store: Store) -> None:
    held = organisation.appoint(store, replace(office(store), document="某党〔2024〕3号"))
    organisation.dismiss(store, held.id, TODAY, "某党〔2026〕9号")
    assert store.get(OFFICES, held.id).document == "某党〔2024〕3号；某党〔2026〕9号"


def test_only_fitting_units_are_offered_as_superiors(store: Store) -> None:
    units = store.all(ORG_UNITS)
    names = [one.short_name for one in organisation.possible_superiors(units, add_group(store), TODAY)]
    assert names == ["第一支部", "第二支部"]
    assert [one.level for one in organisation.possible_superiors(units, branch(store), TODAY)] == [GENERAL_BRANCH]
