"""The search finds what a plain scan finds, whatever was changed, undone or upgraded in between."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.kinds import KINDS
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, SPEECHES, AgendaItem, Meeting, Speech
from storage import search
from storage.engine import connect
from storage.rekeying import set_password
from storage.search import folded
from storage.store import Store
from tests.storage.helpers import new_store, open_store

SIGNS = "党费支部委员会会议，。《》 \nAaBbé%_\"'*0李𬭚"


def speeches(store: Store, *texts: str) -> list[int]:
    with store.change("登记发言") as change:
        item = change.add(AGENDA_ITEMS, AgendaItem(title=""))
        return [change.add(SPEECHES, Speech(agenda_item_id=item.id, text=text)).id for text in texts]


def found(store: Store, text: str) -> list[int]:
    return [record_id for kind, record_id in store.search(text) if kind == SPEECHES.key]


@given(
    st.lists(st.text(SIGNS, max_size=12), min_size=1, max_size=6),
    st.text(SIGNS, min_size=1, max_size=4),
)
def test_the_search_finds_exactly_what_a_scan_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], wanted: str
) -> None:
    with new_store(tmp_path_factory.mktemp("search") / "账簿.zbtz") as store:
        ids = speeches(store, *texts)
        scanned = [one for one, text in zip(ids, texts, strict=True) if folded(wanted) in folded(text)]
        assert found(store, wanted) == scanned


def test_two_characters_one_character_and_half_a_name_are_found(store: Store) -> None:
    one, two = speeches(store, "交纳党费的规定，李𬭚发言", "Party Day 主题党日")
    assert found(store, "党费") == [one]
    assert found(store, "党") == [one, two]
    assert found(store, "费的规定，李𬭚") == [one]
    assert found(store, "party day") == [two]
    assert found(store, "党日党费") == []
    assert store.search("") == []


def test_words_of_two_fields_are_not_read_together(store: Store) -> None:
    with store.change("登记会议") as change:
        meeting = change.add(MEETINGS, Meeting(topic="学习党", tags="费用公开"))
    assert store.search("党费") == []
    assert store.search("费用") == [(MEETINGS.key, meeting.id)]


def test_the_search_follows_changes_undo_and_removal(store: Store) -> None:
    (one,) = speeches(store, "旧的内容")
    with store.change("修改发言") as change:
        change.update(SPEECHES, Speech(id=one, agenda_item_id=1, text="新的说法"))
    assert (found(store, "旧的"), found(store, "新的")) == ([], [one])
    store.undo()
    assert (found(store, "旧的"), found(store, "新的")) == ([one], [])
    store.redo()
    with store.change("删除发言") as change:
        change.remove(SPEECHES, one)
    assert found(store, "新的") == []
    store.undo()
    assert found(store, "新的") == [one]


def test_a_step_that_fails_leaves_nothing_to_be_found(store: Store) -> None:
    with pytest.raises(ValueError, match="full"):
        _fail_after_writing(store)
    assert store.search("没有存成") == []


def test_an_encrypted_book_is_searched_likewise(tmp_path: Path) -> None:
    path = tmp_path / "账簿.zbtz"
    with new_store(path) as store:
        (one,) = speeches(store, "组织生活会")
    set_password(path, "口令2026")
    with open_store(path) as store:
        assert found(store, "生活") == [one]
        (two,) = speeches(store, "再次召开组织生活会")
        assert found(store, "生活") == [one, two]


def test_the_index_is_built_anew_after_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "账簿.zbtz"
    with new_store(path) as store:
        (one,) = speeches(store, "第二版里登记的发言")
    with closing(connect(path)) as db:  # as a book of the release before had it
        for table in ("search_index", "file_contents"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = '0003'")
        db.execute("PRAGMA user_version = 2")
    with open_store(path) as store:
        assert found(store, "登记的发言") == [one]


def _fail_after_writing(store: Store) -> None:
    with store.change("登记会议") as change:
        change.add(MEETINGS, Meeting(topic="没有存成的主题"))
        raise ValueError("full")


def test_every_searched_kind_has_a_number_of_its_own() -> None:
    searched = {kind.key for kind in KINDS if kind.searched}
    assert set(search._NUMBERS) == searched
    assert len(set(search._NUMBERS.values())) == len(searched)
    assert 0 < min(search._NUMBERS.values()) <= max(search._NUMBERS.values()) < 2**search._BITS
