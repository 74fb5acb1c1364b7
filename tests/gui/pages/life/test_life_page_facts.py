"""What the page keeps between changes is what the book has."""

from dataclasses import replace

from gui.pages.life.facts_keeper import FactsKeeper
from ledger.kinds.attached import FINDING_ANSWERS, FindingAnswer
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.member import MEMBERS
from operations.life.reading import read_life
from operations.life.settings import choose_life_setting
from storage.store import ChangeSet, Store
from tests.gui.pages.life.year_of_meetings import BRANCH, TODAY


def followed(store: Store) -> FactsKeeper:
    keeper = FactsKeeper()
    keeper.read(store)

    def follow(changes: ChangeSet) -> None:
        keeper.touch(changes)

    store.subscribe(follow)
    return keeper


def same(keeper: FactsKeeper, store: Store) -> bool:
    kept, fresh = keeper.read(store), read_life(store)
    return all(
        getattr(kept, name) == getattr(fresh, name)
        for name in fresh.__dataclass_fields__
        if name not in {"rules", "roster"}
    ) and (kept.roster.members == fresh.roster.members)


def test_only_what_was_touched_is_read_again(year_book: Store) -> None:
    keeper = followed(year_book)
    before = keeper.read(year_book)
    assert keeper.read(year_book) is before
    with year_book.change("登记") as change:
        change.add(MEETINGS, Meeting(kind="党课", org_unit_id=BRANCH, held_on=TODAY))
        change.add(FINDING_ANSWERS, FindingAnswer(rule="x", text="原因", answered_on=TODAY))
    after = keeper.read(year_book)
    assert same(keeper, year_book)
    assert after.attendances is before.attendances
    year_book.undo()
    assert same(keeper, year_book)


def test_people_and_settings_are_read_with_everything(year_book: Store) -> None:
    keeper = followed(year_book)
    one = year_book.all(MEMBERS)[0]
    with year_book.change("改名") as change:
        change.update(MEMBERS, replace(one, name="改过的名字"))
    assert same(keeper, year_book)
    choose_life_setting(year_book, "lectures_per_year", 2)
    assert keeper.read(year_book).settings.lectures_per_year == 2


def test_another_book_is_read_anew(year_book: Store, bare_book: Store) -> None:
    keeper = followed(year_book)
    assert keeper.read(bare_book).meetings == ()
    assert same(keeper, bare_book)
