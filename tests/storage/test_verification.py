"""A check finds what was done to a book behind the program's back, and changes nothing itself."""

from hashlib import sha256
from pathlib import Path

import pytest

from ledger.errors import Cancelled
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from storage.errors import NotABookError
from storage.store import Store
from storage.verification import Place, Verification, verify
from tests.storage.helpers import behind_the_back, new_store


@pytest.fixture
def book(path: Path) -> Path:
    with new_store(path) as store:
        for name in ("甲", "乙", "丙"):
            with store.change(f"新增{name}") as change:
                member = change.add(MEMBERS, Member(name=name))
                change.add(STAYS, Stay(member_id=member.id))
        store.undo()
    return path


def fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_an_untouched_book_is_sound_and_counted(book: Path) -> None:
    found = verify(book)
    assert found.is_sound
    assert (found.counts["members"], found.counts["stays"], found.counts["terms"]) == (2, 2, 0)


def test_the_check_changes_no_byte_and_leaves_nothing_beside(book: Path) -> None:
    before = fingerprint(book)
    verify(book)
    assert fingerprint(book) == before
    assert list(book.parent.glob("*.zbtz*")) == [book]


def test_an_open_book_can_be_checked(store: Store) -> None:
    with store.change("新增") as change:
        change.add(MEMBERS, Member(name="甲"))
    expected = {**dict.fromkeys(store.verify().counts, 0), "members": 1}
    assert store.verify() == Verification(counts=expected, entries=1)


@pytest.mark.parametrize(
    ("sql", "places"),
    [
        ("UPDATE members SET name = '丁' WHERE id = 2", [Place("members", 2)]),
        ("INSERT INTO org_units (full_name) VALUES ('x')", [Place("org_units", 1)]),
        ("DELETE FROM stays WHERE id = 1", [Place("stays", 1)]),
    ],
)
def test_a_record_changed_behind_the_back_is_named(book: Path, sql: str, places: list[Place]) -> None:
    behind_the_back(book, sql)
    found = verify(book)
    assert list(found.outside) == places
    assert (found.damage, found.broken_references, found.broken_entry) == ((), (), None)
    assert not found.is_sound


@pytest.mark.parametrize(
    ("sql", "entry"),
    [
        ("UPDATE log_entries SET operator = '别人' WHERE id = 2", 2),
        ("UPDATE log_entries SET made_at = '2020-01-01T00:00:00' WHERE id = 1", 1),
        ("UPDATE log_entries SET hash = 'x' WHERE id = 3", 3),
        ("UPDATE log_rows SET after = replace(after, '甲', '丁') WHERE id = 1", 1),
        ("UPDATE log_rows SET entry_id = 3 WHERE entry_id = 2", 2),
        ("DELETE FROM log_rows WHERE id = 3", 2),
        ("DELETE FROM log_entries WHERE id = 2", 2),
        ("UPDATE log_rows SET id = 99 WHERE id = 1", 1),
        ("INSERT INTO log_rows (entry_id, table_name, row_id, after) VALUES (9, 'members', 9, '{}')", 9),
    ],
)
def test_the_first_log_entry_that_was_tampered_with_is_named(book: Path, sql: str, entry: int) -> None:
    behind_the_back(book, sql)
    assert verify(book).broken_entry == entry


def test_a_reference_to_nothing_is_named(book: Path) -> None:
    behind_the_back(book, "UPDATE stays SET member_id = 99 WHERE id = 2")
    assert verify(book).broken_references == (Place("stays", 2),)


def test_a_broken_page_is_reported_and_not_raised(book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[8192 + 4 : 8192 + 400] = b"\xff" * 396
    book.write_bytes(content)
    found = verify(book)
    assert found.damage
    assert not found.is_sound


def test_a_book_without_any_readable_page_is_reported(book: Path) -> None:
    content = book.read_bytes()
    book.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    found = verify(book)
    assert found.damage
    assert found.counts == {}


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "信.docx"
    other.write_bytes(b"PK" * 100)
    with pytest.raises(NotABookError):
        verify(other)


def test_progress_counts_up_and_can_stop_the_check(book: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    verify(book, lambda done, total, note: seen.append((done, total, note)))
    assert [done for done, _, _ in seen] == [0, 1, 2, 3, 4, 5]
    assert all(total == 5 and note for _, total, note in seen)

    def stop(_done: int, _total: int, _note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(book, stop)
