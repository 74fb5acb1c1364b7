"""What the book keeps about itself: choices, own fields, stroke corrections. Done, undone, done again."""

from collections.abc import Callable
from datetime import date

import pytest

from ledger.checks.overview import overview
from ledger.errors import KnownError
from ledger.kinds import KINDS
from ledger.kinds.book import OWN_VALUES, SETTINGS, Setting
from ledger.kinds.member import MEMBERS, Member
from ledger.names.strokes import Convention
from ledger.roster.asof import roster_on
from ledger.roster.columns import COLUMNS
from ledger.roster.order import Order, in_order
from ledger.values.dates import LooseDate
from operations import own_fields, stroke_fixes
from operations.facts import read_facts
from operations.preferences import (
    BIRTHDAY_BASIS,
    PREFERENCES,
    ROSTER_ORDER,
    STROKE_CONVENTION,
    BirthdayBasis,
    choose,
    preference,
    words_of,
)
from operations.records import save_record
from operations.roster import Arrival, enrol, set_own_value
from operations.tables import names_of, rulebook
from storage.store import Store
from tests.operations.conftest import NOW


def dump(store: Store) -> dict[str, object]:
    return {kind.key: store.all(kind) for kind in KINDS}


def setting(store: Store) -> None:
    first, _ = own_fields.add_own_field(store, "血型"), own_fields.add_own_field(store, "爱好")
    member = save_record(store, MEMBERS, Member(name="王小明"))
    set_own_value(store, member.id, first.id, "A 型")
    stroke_fixes.fix_strokes(store, "王", "1121")
    choose(store, ROSTER_ORDER, Order.PINYIN)


ACTS: dict[str, Callable[[Store], object]] = {
    "choose": lambda s: choose(s, STROKE_CONVENTION, Convention.CONGRESS),
    "choose again": lambda s: choose(s, ROSTER_ORDER, Order.HAND),
    "add field": lambda s: own_fields.add_own_field(s, "特长"),
    "rename field": lambda s: own_fields.rename_own_field(s, 1, "血 型"),
    "order fields": lambda s: own_fields.order_own_fields(s, [2, 1]),
    "remove field": lambda s: own_fields.remove_own_field(s, 1),
    "fix strokes": lambda s: stroke_fixes.fix_strokes(s, "李", "1234521"),
    "fix again": lambda s: stroke_fixes.fix_strokes(s, "王", "1211"),
    "remove fix": lambda s: stroke_fixes.remove_stroke_fix(s, 1),
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


def test_until_something_is_chosen_the_declared_value_holds(store: Store) -> None:
    assert [preference(store, one) for one in PREFERENCES] == [one.default for one in PREFERENCES]


def test_a_choice_holds_in_the_book_that_is_opened_again(store: Store) -> None:
    choose(store, ROSTER_ORDER, Order.HAND)
    store.close()
    with Store.open(store.path, clock=lambda: NOW, operator="") as again:
        assert preference(again, ROSTER_ORDER) is Order.HAND


def test_a_value_of_a_newer_release_counts_as_not_chosen(store: Store) -> None:
    with store.change("较新版本的设置") as change:
        change.add(SETTINGS, Setting(key=ROSTER_ORDER.key, value='"by_moon"'))
    assert preference(store, ROSTER_ORDER) is ROSTER_ORDER.default
    assert words_of(ROSTER_ORDER.key, '"by_moon"') == '"by_moon"'


def test_every_value_of_a_choice_has_its_own_words() -> None:
    for one in PREFERENCES:
        assert one.default in one.labels
        assert len(set(one.labels.values())) == len(one.labels) > 1


def test_removing_a_field_takes_its_values_and_says_how_many(store: Store) -> None:
    setting(store)
    assert own_fields.value_count(store, 1) == 1
    assert own_fields.remove_own_field(store, 1) == 1
    assert store.all(OWN_VALUES) == []
    store.undo()
    assert [own.label for own in own_fields.own_fields(store)] == ["血型", "爱好"]
    assert [value.value for value in store.all(OWN_VALUES)] == ["A 型"]


@pytest.mark.parametrize("label", ["", "　", "姓名", "血型"])
def test_an_empty_or_taken_name_is_refused(label: str, store: Store) -> None:
    setting(store)
    with pytest.raises(KnownError):
        own_fields.add_own_field(store, label)


def test_a_field_may_keep_its_own_name(store: Store) -> None:
    setting(store)
    own_fields.rename_own_field(store, 1, "血型")
    assert [own.label for own in own_fields.own_fields(store)] == ["血型", "爱好"]


@pytest.mark.parametrize(("character", "strokes"), [("王明", "1121"), ("", "1121"), ("王", "1621"), ("王", "")])
def test_strokes_are_for_one_character_and_of_five_shapes(character: str, strokes: str, store: Store) -> None:
    with pytest.raises(KnownError):
        stroke_fixes.fix_strokes(store, character, strokes)


def test_a_correction_is_used_when_names_are_ordered(store: Store) -> None:
    stroke_fixes.fix_strokes(store, " 王 ", "112")
    assert names_of(store).stroke_fixes == {"王": "112"}


def test_the_convention_of_the_book_decides_where_short_names_stand(store: Store) -> None:
    for name in ("王一凡", "王刚"):
        enrol(store, Member(name=name), Arrival(2))
    entries = roster_on(read_facts(store), NOW.date())

    def names() -> list[str]:
        return [one.member.name for one in in_order(entries, Order.STROKES, names_of(store))]

    assert names() == ["王刚", "王一凡"]
    choose(store, STROKE_CONVENTION, Convention.CONGRESS)
    assert names() == ["王一凡", "王刚"]


def test_the_political_birthday_is_the_day_that_the_book_has_chosen(store: Store) -> None:
    enrol(
        store,
        Member(name="王刚", admitted_on=LooseDate(2010, 12, 1), full_member_on=LooseDate(2011, 12, 8)),
        Arrival(2),
    )

    def birthdays() -> list[tuple[date, int]]:
        return [(one.on, one.years) for one in overview(read_facts(store), rulebook(), NOW.date()).birthdays]

    assert birthdays() == [(date(2026, 12, 1), 16)]
    choose(store, BIRTHDAY_BASIS, BirthdayBasis.FULL_MEMBER)
    assert birthdays() == [(date(2026, 12, 8), 15)]
    (entry,) = roster_on(read_facts(store), NOW.date())
    column = next(one for one in COLUMNS if one.key == "political_birthday")
    assert column.value(entry) == date(2026, 12, 8)


def test_the_log_names_who_works_from_now_on(store: Store) -> None:
    store.work_as("李书记")
    own_fields.add_own_field(store, "血型")
    assert [entry.operator for entry in store.history()] == ["李书记", ""]
