"""Files of enormous size, and names that mean another folder: a sentence, and nothing outside of the chosen folder."""

import os
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from exports.files import FileNotWrittenError
from ledger.errors import KnownError
from ledger.kinds.attached import ATTACHMENTS, Attachment
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.kinds.organisation import ORG_UNITS
from operations.backups import folder_of
from operations.books import new_book
from operations.importing import Wanted
from operations.importing.kinds import IMPORT_KINDS
from operations.life.attaching import attach, attachment_bytes, proposed_name, save_attachment
from operations.sheets import read_workbook
from storage.backups import BackupFolder
from storage.restoring import compare, restore
from storage.store import Store
from storage.unlocking import unlock
from storage.verification import verify
from tests.faults.children import MEGABYTE, Limits, in_child
from tests.storage.helpers import HERE, Clock, new_store, open_store

NOW = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a fixed local time
TODAY = date(2026, 3, 5)
BOUNDS = Limits(memory=600 * MEGABYTE, seconds=10)
HUGE = 2 * 1024 * MEGABYTE
on_linux = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")
NAMES = ["../../x", "a/b:c", "..", "C:\\x", "/etc/x", "CON", "nul.txt", "名称...", "\u202egpj.exe", "长" * 300, "a\nb"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "书"
    folder.mkdir()
    path = folder / "账簿.zbtz"
    with new_store(path) as store, store.change("登记") as change:
        change.add(MEETINGS, Meeting(topic="学习"))
    return path


def everything_in(folder: Path) -> set[Path]:
    return {file for file in folder.rglob("*") if file.is_file()}


# 2 GB that hold nothing


@on_linux
def test_a_sparse_file_of_two_gigabytes_is_refused_wherever_it_is_offered(book: Path) -> None:
    huge = book.with_name("巨大.zbtz")
    huge.touch()
    os.truncate(huge, HUGE)
    picture = book.with_name("巨大.jpg")
    os.link(huge, picture)

    def offered() -> list[str]:
        said = []
        with open_store(book) as store:
            for act in (
                lambda: open_store(huge),
                lambda: unlock(huge, "口令"),
                lambda: verify(huge),
                lambda: compare(huge, book),
                lambda: restore(huge, book.with_name("新.zbtz"), HERE, NOW),
                lambda: BackupFolder(book.with_name("备份")).make(huge, "手工备份", NOW),
                lambda: read_workbook(huge),
                lambda: attach(store, Attachment(meeting_id=1), picture, TODAY),
            ):
                with pytest.raises(KnownError) as caught:
                    act()
                said.append(caught.value.sentence)
        return said

    outcome = in_child(offered, BOUNDS)
    assert outcome.fault == ""
    assert all(len(sentence) > 10 for sentence in outcome.value)
    assert everything_in(book.parent) == {book, huge, picture}


@on_linux
def test_a_book_blown_up_to_two_gigabytes_is_refused_or_read_as_what_it_holds(book: Path) -> None:
    os.truncate(book, HUGE)

    def look() -> bool:
        with open_store(book) as store:
            return store.count(MEETINGS) == 1 and store.verify().is_sound

    outcome = in_child(look, Limits(memory=600 * MEGABYTE, seconds=60))
    assert outcome.fault == ""
    assert outcome.sentence or outcome.value is True


# Names that mean another place


@pytest.mark.parametrize("name", NAMES)
def test_names_in_a_book_lead_no_file_out_of_its_folder(name: str, tmp_path: Path) -> None:
    home = tmp_path / "书"
    target = tmp_path / "存这里"
    for folder in (home, target):
        folder.mkdir()
    before = everything_in(tmp_path)
    with new_book(home / "账簿.zbtz", name, [f"{name}支部"], clock=Clock(), operator=name) as store:
        write_everything(store, name, target)
    allowed = {home, home / "账簿-备份", target}
    assert {file.parent for file in everything_in(tmp_path) - before} <= allowed


def write_everything(store: Store, name: str, target: Path) -> None:
    """Whatever makes a file from what the book holds."""
    with store.change("登记") as change:
        branch = store.all(ORG_UNITS)[-1]
        member = change.add(MEMBERS, Member(name=name, id_number="110101199001150037"))
        change.add(STAYS, Stay(member_id=member.id, branch_id=branch.id, joined_on=TODAY))
        meeting = change.add(MEETINGS, Meeting(topic=name, kind="支部党员大会", org_unit_id=branch.id, held_on=TODAY))
        content = change.keep(b"content")
        foreign = change.add(
            ATTACHMENTS, Attachment(meeting_id=meeting.id, title=name, file_name=name, content=content)
        )
    save_attachment(store, foreign.id, target / proposed_name(foreign))
    for key, kind in IMPORT_KINDS.items():
        for ending in (".xlsx", ".csv", ".json"):
            kind.export(store, Wanted(TODAY), target / f"{key}{ending}")
    folder_of(store.path).make(store.path, name, NOW)


def test_the_name_of_an_attached_file_is_kept_without_its_folders(book: Path, tmp_path: Path) -> None:
    source = tmp_path / "..\\..\\启动:照片.jpg"
    source.write_bytes(b"\xff\xd8picture")
    with open_store(book) as store:
        one = attach(store, Attachment(meeting_id=1), source, TODAY)
        assert one.file_name == "启动照片.jpg"


@pytest.mark.parametrize("content", [b"MZ\x90\x00program", b"PK\x03\x04", b"<script>", b"%PDF-1.7", b"\0" * 100])
@pytest.mark.parametrize("name", ["照片.jpg", "说明.pdf", "照片.jpg.exe", "没有扩展名"])
def test_an_attachment_with_a_misleading_ending_stays_bytes(book: Path, name: str, content: bytes) -> None:
    source = book.with_name(name)
    source.write_bytes(content)
    with open_store(book) as store:
        one = attach(store, Attachment(meeting_id=1), source, TODAY)
        assert attachment_bytes(store, one.id) == content
        saved = book.with_name(f"另存-{proposed_name(one)}")
        save_attachment(store, one.id, saved)
    assert saved.read_bytes() == content
    assert not saved.stat().st_mode & 0o111


def test_a_target_that_is_a_folder_or_lies_nowhere_is_a_sentence(book: Path) -> None:
    with open_store(book) as store:
        for target in (book.parent, book.with_name("没有") / "x.xlsx"):
            with pytest.raises(FileNotWrittenError):
                IMPORT_KINDS["members"].export(store, Wanted(TODAY), target)
