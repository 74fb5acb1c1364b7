"""Books that two want, that move, vanish or may not be written while open; disks that fill; clocks set back."""

import os
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import KnownError
from ledger.intake.cells import Sheet, Workbook
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.member import MEMBERS
from operations.backups import BackupJob, back_up, folder_of, is_due, kept
from operations.books import new_book
from operations.importing import apply_plan, open_table, plan_rows
from operations.importing.members import MEMBERS_IMPORT
from storage.backups import BackupFolder
from storage.errors import BookError, BookMissingError, BookReadOnlyError, BookUnreachableError
from storage.keys import PLAIN_MAGIC
from storage.lock import BookInUseError
from storage.rekeying import remove_password, set_password
from storage.store import Store
from storage.unlocking import is_encrypted, lock_all, unlock
from storage.verification import verify
from tests.faults.children import NOBODY, Limits, in_child
from tests.storage.helpers import Clock, dump, new_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")

NOW = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a fixed local time


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "书" / "账簿.zbtz"


@pytest.fixture
def book(path: Path) -> Path:
    path.parent.mkdir()
    with new_store(path) as store:
        enter(store, 1)
    return path


def opened(path: Path, clock: Any = None) -> Store:
    return Store.open(path, clock=clock or Clock(), operator="王芳")


def enter(store: Store, number: int) -> None:
    with store.change(f"登记会议{number}") as change:
        for place in range(6):
            change.add(MEETINGS, Meeting(topic=f"{number}-{place}", body="内容" * 500))


# Two programs


def test_the_second_program_is_told_who_has_the_book_and_changes_nothing(book: Path) -> None:
    with opened(book) as store:
        outcome = in_child(lambda: opened(book), Limits())
        assert "正由电脑" in outcome.sentence
        enter(store, 2)
        assert store.verify().is_sound
    assert in_child(lambda: enter(opened(book), 3), Limits()).fault == ""
    with opened(book) as store:
        assert store.count(MEETINGS) == 18


def test_two_that_come_at_the_same_moment_never_both_write(book: Path, times: int) -> None:
    """Each child opens the book as often as it can; what each has acknowledged is there at the end."""
    rounds = 12 * times

    def work() -> int:
        done = 0
        for _ in range(rounds):
            try:
                with opened(book) as store, store.change("登记") as change:
                    change.add(MEETINGS, Meeting(topic="学习"))
                done += 1
            except BookInUseError:
                continue
        return done

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, str(work()).encode())
        finally:
            os._exit(0)
    os.close(writer)
    mine = work()
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        theirs = int(pipe.read())
    with opened(book) as store:
        assert store.count(MEETINGS) == 6 + mine + theirs
        assert store.verify().is_sound


def test_a_password_is_not_changed_while_somebody_has_the_book_open(book: Path) -> None:
    with opened(book) as store:
        for act in (lambda: set_password(book, "口令2026"), lambda: remove_password(book)):
            with pytest.raises(BookInUseError):
                act()
        enter(store, 2)
    assert not is_encrypted(book)
    assert [file.name for file in book.parent.iterdir()] == [book.name]


def test_nobody_opens_the_book_while_its_password_is_changed(book: Path) -> None:
    met: list[str] = []

    def look(_done: int, _total: int, note: str) -> None:
        if note == "正在核对新文件":
            met.append(in_child(lambda: opened(book).close(), Limits()).sentence)

    set_password(book, "口令2026", look)
    assert met
    assert all("打开，文件没有改动" in sentence for sentence in met)
    opened(book).close()
    lock_all()


# Moved, deleted, read-only


def test_a_book_moved_while_open_refuses_the_next_change_and_is_whole(book: Path) -> None:
    store = opened(book)
    elsewhere = book.with_name("改名.zbtz")
    book.rename(elsewhere)
    with pytest.raises(BookUnreachableError, match="文件是否被移动或改名"):
        enter(store, 2)
    store.close()
    with opened(elsewhere) as again:
        assert again.count(MEETINGS) == 6
        assert again.verify().is_sound


def test_a_book_replaced_while_open_is_not_written(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一本.zbtz"
    shutil.copyfile(book, other)
    with opened(book) as store:
        other.replace(book)
        before = book.read_bytes()
        with pytest.raises(BookUnreachableError):
            enter(store, 2)
    assert book.read_bytes() == before


def test_a_folder_deleted_while_open_ends_in_a_sentence(book: Path) -> None:
    store = opened(book)
    shutil.rmtree(book.parent)
    with pytest.raises(BookUnreachableError):
        enter(store, 2)
    with pytest.raises(BookMissingError):
        store.verify()
    store.close()


def test_a_folder_moved_while_open_leaves_the_lock_of_its_successor_alone(book: Path) -> None:
    store = opened(book)
    book.parent.rename(book.parent.with_name("搬走"))
    book.parent.mkdir()
    new_store(book).close()
    with opened(book) as successor:
        store.close()
        assert "正由电脑" in in_child(lambda: opened(book), Limits()).sentence
        enter(successor, 1)


def test_a_folder_made_read_only_while_open_refuses_changes_and_still_closes(book: Path) -> None:
    for folder in (book.parent, *book.parent.parents):
        if folder.stat().st_uid == os.getuid() and os.getuid() == 0 and folder.parts[:2] == ("/", "tmp"):
            folder.chmod(folder.stat().st_mode | 0o755)
    user = NOBODY if os.getuid() == 0 else None
    if user is not None:
        for place in (book.parent, book):
            os.chown(place, user, user)

    def work() -> tuple[str, int, list[str]]:
        store = opened(book)
        book.parent.chmod(0o555)
        try:
            enter(store, 2)
        except BookError as error:
            said = error.sentence
        else:
            said = ""
        count = store.count(MEETINGS)
        store.close()
        book.parent.chmod(0o755)
        return said, count, sorted(file.name for file in book.parent.iterdir())

    outcome = in_child(work, Limits(user=user))
    assert outcome.fault == ""
    said, count, left = outcome.value
    assert "没有" in said
    assert count == 6
    assert left == [book.name, f"{book.name}.lock"]
    with opened(book) as store:
        assert store.verify().is_sound
        enter(store, 2)


def test_a_read_only_place_refuses_the_book_untouched(book: Path) -> None:
    user = NOBODY if os.getuid() == 0 else None
    for folder in [book.parent, *list(book.parents)[1:4]]:
        if user is not None and folder.parts[:2] == ("/", "tmp"):
            folder.chmod(0o755)
    book.chmod(0o444)
    before = book.read_bytes()
    outcome = in_child(lambda: opened(book), Limits(user=user))
    assert "只读" in outcome.sentence
    assert book.read_bytes() == before
    book.chmod(0o644)


# A full disk


def member_rows() -> Workbook:
    rows = [("姓名", "性别", "出生日期", "所在支部", "备注")]
    rows += [
        (f"王{chr(0x6000 + n)}", "女", f"19{60 + n % 30}-01-0{1 + n % 9}", "第一支部", "备注" * 200) for n in range(60)
    ]
    return Workbook((Sheet("花名册", tuple(rows)),))


def test_a_full_disk_while_importing_undoing_and_rekeying(
    tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.keys.ROUNDS", 1000)  # here files are harmed, not passwords
    folder = tmp_path / "书"
    folder.mkdir()
    path = folder / "账簿.zbtz"
    new_book(path, "中共某局机关第一支部委员会", (), clock=Clock(), operator="王芳").close()
    today = NOW.date()

    def bring_in() -> None:
        with opened(path) as store:
            facts = MEMBERS_IMPORT.facts(store)
            plan = plan_rows(MEMBERS_IMPORT, open_table(MEMBERS_IMPORT, member_rows(), facts, today), facts)
            apply_plan(MEMBERS_IMPORT, store, plan, "表.xlsx")

    def take_back() -> None:
        with opened(path) as store:
            store.undo()

    def encrypt() -> None:
        set_password(path, "口令2026")

    empty = path.read_bytes()
    bring_in()
    full, rows = path.read_bytes(), dump(path)
    assert rows["members"]
    cases = ((empty, bring_in, {0, len(rows["members"])}), (full, take_back, {0, len(rows["members"])}))
    for content, act, counts in (*cases, (full, encrypt, {len(rows["members"])})):
        refused = 0
        for limit in range(2048, len(full) * 3, max(len(full) // (2 * times), 512)):
            shutil.rmtree(folder)
            folder.mkdir()
            path.write_bytes(content)
            outcome = in_child(act, Limits(file_size=limit))
            assert outcome.fault == ""
            refused += bool(outcome.sentence)
            if is_encrypted(path):
                unlock(path, "口令2026")
            with opened(path) as store:
                assert store.count(MEMBERS) in counts
                assert store.verify().is_sound
            assert [file.name for file in folder.iterdir()] == [path.name]
        assert refused
    lock_all()


# A clock set back


def test_a_clock_set_back_between_changes_and_backups(book: Path) -> None:
    moments = [NOW, NOW - timedelta(days=900), NOW - timedelta(days=901), NOW + timedelta(days=1)]
    with opened(book, lambda: moments[0]) as store:
        for number, moment in enumerate(moments):
            moments[0] = moment
            enter(store, number + 2)
            made = back_up(BackupJob(book, is_due(None, store.last_hash, moment), moment), lambda *_: None)
            assert made.backup.proof is not None
            assert made.backup.proof.number == number + 1, "the newest is the newest, whatever the clock says"
        assert store.verify().is_sound
        assert [entry.label for entry in store.history(limit=2)] == ["登记会议5", "登记会议4"]
        store.undo()
        assert store.undo_label == "登记会议4"
        newest = folder_of(book).backups()[0].proof
        assert newest is not None
        assert is_due(newest, store.last_hash, NOW - timedelta(days=1000)), "a clock set back makes it due"
        assert newest.number in kept([one.proof for one in folder_of(book).backups() if one.proof])


# What a kill has left


def test_opening_clears_away_what_a_kill_has_left_and_nothing_else(book: Path) -> None:
    set_password(book, "口令2026")
    ours = [f"{book.name}.tmp", f"{book.name}.tmp-journal", "账簿.升级前-1.zbtz.tmp", "账簿.升级前-2.zbtz.tmp"]
    others = ["账簿.zbtz.tmp.bak", "别的.zbtz.tmp", "账簿.tmp", "~$账簿.zbtz", "账簿.升级前-1.zbtz"]
    for name in (*ours, *others):
        book.with_name(name).write_bytes(PLAIN_MAGIC + "王芳".encode())
    opened(book).close()
    assert sorted(file.name for file in book.parent.iterdir()) == sorted([book.name, *others])
    lock_all()


def test_a_backup_cut_off_by_a_kill_goes_with_the_next_one(book: Path) -> None:
    place = BackupFolder(book.with_name("备份"))
    place.make(book, "手工备份", NOW)
    old, fresh = place.folder / "账簿.备份00007-x.zbtz.tmp", place.folder / "账簿.备份00008-x.zbtz.tmp"
    foreign = place.folder / "说明.tmp"
    for file in (old, fresh, foreign):
        file.write_bytes(b"?")
        os.utime(file, (NOW.timestamp(),) * 2)
    os.utime(old, ((NOW - timedelta(hours=3)).timestamp(),) * 2)
    place.make(book, "手工备份", NOW)
    assert not old.exists()
    assert fresh.exists()
    assert foreign.exists()


def test_a_locked_backup_folder_says_so(book: Path) -> None:
    blocked = book.with_name("账簿-备份")
    blocked.write_text("x")
    with pytest.raises(KnownError, match="不是文件夹"):
        folder_of(book).make(book, "手工备份", NOW)
    assert verify(book).is_sound


def test_read_only_backups_are_a_sentence(book: Path) -> None:
    user = NOBODY if os.getuid() == 0 else None
    folder = book.parent
    for place in [folder, *list(folder.parents)[:3]]:
        if user is not None and place.parts[:2] == ("/", "tmp"):
            place.chmod(0o755)
    folder.chmod(0o555)
    outcome = in_child(lambda: folder_of(book).make(book, "手工备份", NOW), Limits(user=user))
    folder.chmod(0o755)
    assert outcome.sentence.startswith(BookReadOnlyError(book.with_name("x")).sentence[:3])
    assert "只读" in outcome.sentence
