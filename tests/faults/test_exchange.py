"""A file taken in and killed at any moment is taken in or not; a file of any bytes is read or refused in a sentence."""

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.kinds.exchange import EXCHANGE_RECEIPTS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from operations.exchange import read_exchange
from storage.store import Store
from tests.faults.children import MEGABYTE, Limits, in_child
from tests.operations.exchange.branches import CLOCK, branch_book, handed_up, said, superior_book, taken

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")

KILLS, CHANGES = 12, 40
PEOPLE = tuple(f"党员{number}" for number in range(40))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("exchange")
    with branch_book(folder / "一.zbtz", "第一支部", PEOPLE, 8) as branch:
        yield handed_up(branch, folder / "一.zbjh").path


def opened(path: Path) -> Store:
    return Store.open(path, clock=CLOCK, operator="总支")


def test_a_merge_killed_at_any_moment_is_whole_or_not_there(file: Path, tmp_path: Path, times: int) -> None:
    import time  # noqa: PLC0415 - measured only here

    start, book = tmp_path / "原.zbtz", tmp_path / "书" / "总.zbtz"
    superior_book(start, "第一支部").close()
    book.parent.mkdir()

    def merge_it() -> str:
        with opened(book) as store:
            return taken(store, file).words

    shutil.copyfile(start, book)
    began = time.monotonic()
    assert not in_child(merge_it, Limits()).fault
    longest = time.monotonic() - began
    with opened(book) as store:
        whole = said(store, store.where(ORG_UNITS, level=BRANCH)[0].id)
    chance, killed = random.Random(61), 0
    for _ in range(KILLS * times):
        shutil.rmtree(book.parent)
        book.parent.mkdir()
        shutil.copyfile(start, book)
        killed += in_child(merge_it, Limits(lives=0.001 + chance.random() * longest * 1.05)).is_killed
        with opened(book) as store:
            assert store.verify().is_sound
            assert store.count(EXCHANGE_RECEIPTS) in (0, 1)
            taken(store, file)  # the same stick again
            assert said(store, store.where(ORG_UNITS, level=BRANCH)[0].id) == whole
    assert killed, "nothing was killed: how long it takes was measured wrongly"


def test_a_changed_file_is_read_or_refused_in_bounded_time_and_memory(file: Path, tmp_path: Path, times: int) -> None:
    whole, chance = file.read_bytes(), random.Random(62)
    other = tmp_path / "坏.zbjh"
    for _ in range(CHANGES * times):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        start = chance.randrange(len(content))
        if chance.random() < 0.3:
            del content[start : start + chance.randrange(1, 5000)]
        other.write_bytes(content)
        outcome = in_child(
            lambda: len(read_exchange(other).records), Limits(memory=512 * MEGABYTE, seconds=20, file_size=MEGABYTE)
        )
        assert not outcome.fault
        assert outcome.value or outcome.sentence.endswith("。")
