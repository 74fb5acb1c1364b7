"""A book with a password: no piece of 16 bytes of what it holds stands in any file beside it, nor in any report."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui import settings_store as kept
from gui.crash import report
from gui.help import diagnostics
from gui.settings_store import SettingsStore
from ledger.kinds.attached import ATTACHMENTS, Attachment
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, SPEECHES, AgendaItem, Meeting, Speech
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.talks import TALKS, Talk
from operations.backups import BackupJob, back_up
from storage.drafts import Drafts
from storage.rekeying import set_password
from storage.restoring import restore, take_back
from storage.store import Store
from storage.unlocking import lock_all, unlock
from tests.faults.children import Limits, in_child
from tests.storage.helpers import HERE, Clock, new_store

WINDOW = 16
NOW = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a fixed local time
PASSWORD = "春风又绿江南岸 2026"
NAME = "欧阳文静古丽巴哈尔"  # 27 bytes
ID_NUMBER = "110101198803150024"
SPEECH = "我认为支部在联系群众方面还要多下功夫，特别是退休老同志。"
TALK = "谈心谈话中反映家庭困难，希望组织上予以关心，不愿公开。"
FILE = bytes(range(7, 250)) + b"scanned page of the membership application"
SECRETS = [NAME.encode(), ID_NUMBER.encode(), SPEECH.encode(), TALK.encode(), FILE, PASSWORD.encode()]


@pytest.fixture(autouse=True)
def no_keys_left() -> Iterator[None]:
    lock_all()
    yield
    lock_all()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book that had its password before anybody was entered."""
    path = tmp_path / "书" / "账簿.zbtz"
    path.parent.mkdir()
    new_store(path).close()
    set_password(path, PASSWORD)
    with opened(path) as store:
        fill(store)
    return path


def opened(path: Path) -> Store:
    return Store.open(path, clock=Clock(), operator="王芳")


def fill(store: Store) -> None:
    with store.change(f"登记{NAME}") as change:
        member = change.add(MEMBERS, Member(name=NAME, id_number=ID_NUMBER))
        meeting = change.add(MEETINGS, Meeting(topic="学习", body=SPEECH))
        item = change.add(AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title="发言"))
        change.add(SPEECHES, Speech(agenda_item_id=item.id, speaker_id=member.id, text=SPEECH))
        change.add(TALKS, Talk(content=TALK))
        change.add(ATTACHMENTS, Attachment(meeting_id=meeting.id, title=NAME, content=change.keep(FILE)))


def pieces() -> set[bytes]:
    """Every window of every secret."""
    return {secret[at : at + WINDOW] for secret in SECRETS for at in range(len(secret) - WINDOW + 1)}


def require_silence(content: bytes, where: str) -> None:
    for encoded in (content, content.decode("utf-16-le", errors="ignore").encode(errors="ignore")):
        told = [piece for piece in pieces() if piece in encoded]
        assert not told, f"{where} tells {told[0]!r}"


def require_silent_folder(folder: Path) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    for file in files:
        require_silence(file.read_bytes() + file.name.encode(), str(file.relative_to(folder)))
    return sorted(file.name for file in files)


def test_the_pieces_are_found_in_a_plain_book(tmp_path: Path) -> None:
    """That the search finds anything at all."""
    path = tmp_path / "账簿.zbtz"
    with new_store(path) as store:
        fill(store)
    content = path.read_bytes()
    assert all(
        any(secret[at : at + WINDOW] in content for at in range(len(secret) - WINDOW)) for secret in SECRETS[:-1]
    )


def test_book_journal_and_lock_while_a_change_is_open(book: Path, tmp_path: Path) -> None:
    seen = tmp_path / "快照"
    seen.mkdir()
    with opened(book) as store:
        store._book.db.execute("PRAGMA cache_size = 5")  # so that pages and journal reach the disk before the end
        with store.change("改动") as change:
            for number in range(80):
                change.add(MEETINGS, Meeting(topic=f"{NAME}{number}", body=SPEECH * 60))
                change.add(TALKS, Talk(content=TALK * 40))
            for file in book.parent.iterdir():
                shutil.copyfile(file, seen / file.name)
    assert require_silent_folder(seen) == [book.name, f"{book.name}-journal", f"{book.name}.lock"]
    require_silent_folder(book.parent)


def test_backups_their_catalogue_and_what_a_restore_leaves(book: Path) -> None:
    made = back_up(BackupJob(book, "手工备份", NOW), lambda *_: None).backup
    aside = restore(made.path, book, HERE, NOW)
    assert aside is not None
    assert "备份清单.json" in require_silent_folder(book.parent)
    take_back(book, aside, HERE, NOW)
    require_silent_folder(book.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")
def test_whatever_a_kill_leaves_while_working_and_rekeying(
    book: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(book, PASSWORD)
    monkeypatch.setattr("storage.keys.ROUNDS", 1000)  # from the next password on: here files are looked at
    set_password(book, PASSWORD)

    def work() -> None:
        with opened(book) as store:
            store._book.db.execute("PRAGMA cache_size = 5")
            while True:
                fill(store)
                store.undo()

    for number in range(6 * times):
        in_child(work, Limits(lives=0.005 + 0.01 * (number % 8)))
        require_silent_folder(book.parent)
        in_child(lambda: set_password(book, PASSWORD), Limits(lives=0.02 + 0.03 * (number % 8)))
        require_silent_folder(book.parent)
        lock_all()
        unlock(book, PASSWORD)
        opened(book).close()
    with opened(book) as store:  # a journal that was only begun stays, harmless, until the next change
        fill(store)
    assert [file.name for file in book.parent.iterdir()] == [book.name]


def test_drafts_lie_under_the_key_of_the_book(book: Path, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "草稿")
    drafts.belong_to(book)
    drafts.save("members:1", {"name": NAME, "id_number": ID_NUMBER})
    drafts.save("speech:1", {"text": SPEECH})
    require_silent_folder(tmp_path / "草稿")
    drafts.save("speech:1", {"text": TALK})
    drafts.clear("members:1")
    require_silent_folder(tmp_path / "草稿")
    assert drafts.load("speech:1") == {"text": TALK}


def fail_with_all_it_holds(member: Member) -> None:
    try:
        int(f"{member}")
    except ValueError as error:
        raise KeyError(member.name, member.id_number, SPEECH) from error


def test_the_report_of_a_fault_and_the_diagnostics(book: Path, qapp: QApplication) -> None:
    del qapp

    with opened(book) as store, pytest.raises(KeyError) as caught:
        fail_with_all_it_holds(store.all(MEMBERS)[0])
    caught.value.add_note(NAME)
    text = report(caught.value)
    assert "KeyError" in text
    assert "fail_with_all_it_holds" in text
    require_silence(text.encode(), "the report")
    require_silence(diagnostics().encode(), "the diagnostics")


def test_the_settings_of_the_window(book: Path, tmp_path: Path, qapp: QApplication) -> None:
    del qapp
    settings = SettingsStore(tmp_path / "设置")
    settings.put(kept.RECENT_BOOKS, [str(book)])
    settings.put(kept.SECOND_COPY_AT, NOW.isoformat())
    settings.sync()
    with suppress(FileNotFoundError):
        require_silent_folder(tmp_path / "设置")


def test_the_day_of_birth_can_be_no_secret_of_sixteen_bytes() -> None:
    """What is shorter than a window cannot be searched for: in random bytes it turns up by chance."""
    assert len(date(1988, 3, 15).isoformat().encode()) < WINDOW
