"""Disk full at every write of a session, pages torn, files cut short: the old state or the new one, never between."""

import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.errors import KnownError
from ledger.kinds.meetings import MEETINGS, Meeting
from storage.backups import BackupFolder
from storage.errors import BookError
from storage.restoring import restore
from storage.store import Store
from storage.verification import verify
from tests.storage.helpers import HERE, Clock, dump, new_store, open_store

STEP = 2048  # half a page: also the middle of a write is met
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")


def with_room(limit: int, act: Callable[[], object]) -> int:
    """Do something in a process whose files cannot grow beyond a size; returns 0 done, 3 refused in a sentence."""
    import resource  # noqa: PLC0415 - not on every system

    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            act()
            code = 0
        except KnownError:
            code = 3
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def enter(store: Store, number: int) -> None:
    with store.change(f"登记会议{number}") as change:
        for place in range(6):
            change.add(MEETINGS, Meeting(topic=f"{number}-{place}", body="内容" * 500))


def test_a_disk_that_fills_up_at_any_write_leaves_the_old_state_or_the_new(tmp_path: Path, times: int) -> None:
    path = tmp_path / "账簿.zbtz"
    with new_store(path) as store:
        enter(store, 0)
    original = path.read_bytes()
    refused = done = 0
    for limit in range(STEP, len(original) * 3, max(STEP * 16 // times, 512)):
        path.write_bytes(original)

        def act() -> None:
            with open_store(path) as store:
                for number in (1, 2):
                    enter(store, number)

        code = with_room(limit, act)
        assert code in (0, 3), "neither done nor refused with a sentence"
        refused, done = refused + (code == 3), done + (code == 0)
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
        with open_store(path) as store:
            assert store.verify().is_sound
            assert store.count(MEETINGS) % 6 == 0, "half a step"
            assert store.count(MEETINGS) == 18 or code == 3
    assert refused > 5
    assert done > 0


def test_a_backup_and_a_restore_on_a_full_disk_leave_what_was_there(tmp_path: Path, times: int) -> None:
    path, place = tmp_path / "账簿.zbtz", BackupFolder(tmp_path / "备份")
    with new_store(path) as store:
        enter(store, 0)
    good = place.make(path, "手工备份", Clock()())
    before, size = dump(path), path.stat().st_size
    for limit in range(STEP, size, max(STEP * 16 // times, 512)):
        assert with_room(limit, lambda: place.make(path, "手工备份", Clock()())) == 3
        assert with_room(limit, lambda: restore(good.path, path, HERE, Clock()())) == 3
        assert [one.path for one in place.backups()] == [good.path]
        assert dump(path) == before
        assert verify(good.path).is_sound


def test_a_book_cut_short_or_torn_is_refused_or_read_but_never_half_believed(tmp_path: Path, times: int) -> None:
    path = tmp_path / "账簿.zbtz"
    with new_store(path) as store:
        for number in range(4):
            enter(store, number)
    original, sound = path.read_bytes(), dump(path)
    chance = random.Random(7)
    noticed = 0
    for _ in range(120 * times):
        content = bytearray(original)
        place = chance.randrange(len(content))
        if chance.random() < 0.5:
            del content[place:]
        else:
            torn = min(len(content) - place, chance.randrange(1, 4096))
            content[place : place + torn] = chance.randbytes(torn)
        path.write_bytes(content)
        try:
            found = verify(path)
        except BookError:
            noticed += 1
            continue
        if not found.is_sound:
            noticed += 1
        else:  # only bytes that hold nothing were hit
            assert dump(path) == sound
    assert noticed > 80 * times  # the rest hit pages of tables that are empty in so small a book
