"""Books with any bytes changed: a sentence or a result, never a traceback, a hang or a silent loss."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, time
from pathlib import Path

import pytest

from ledger.errors import KnownError
from ledger.kinds import KINDS
from ledger.kinds.cash import CASH_ENTRIES, CashEntry
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.values.dates import LooseDate
from ledger.values.money import Money
from storage.engine import FROZEN, EngineError, connect
from storage.store import Store
from storage.verification import verify
from tests.storage.helpers import new_store, open_store

BOOKS = 150
BIG_JUMPS = (0, 1, 0x7F, 0x80, 0xFF)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("fuzz") / "账簿.zbtz"
    with new_store(path) as store:
        for number in range(12):
            with store.change("登记") as change:
                change.add(MEMBERS, Member(name=f"党员{number}", birth_on=LooseDate(1980, 1, 1 + number)))
                change.add(MEETINGS, Meeting(topic="学习", held_on=date(2026, 3, 5), from_time=time(14, 30)))
                change.add(CASH_ENTRIES, CashEntry(entered_on=date(2026, 3, 5), amount=Money(12_34)))
        with store.change("导入会议") as change:
            change.add(MEETINGS, Meeting(topic="长", body="内容" * 9000))
        store.undo()  # leaves free pages, which the next writes take
    return path.read_bytes()


def mutations(original: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """Bytes flipped, set, inserted, dropped; pieces doubled, pages exchanged, the file cut."""
    for _ in range(count):
        content = bytearray(original)
        for _ in range(chance.choice((1, 1, 1, 3, 20))):
            place = chance.randrange(len(content))
            match chance.randrange(6):
                case 0:
                    content[place] ^= 1 << chance.randrange(8)
                case 1:
                    content[place] = chance.choice(BIG_JUMPS)
                case 2:
                    content[place : place + 4] = chance.randbytes(4)
                case 3:
                    end = min(len(content), place + chance.randrange(1, 600))
                    content[place:end] = content[place:end][::-1]
                case 4:
                    page, other = (chance.randrange(len(content) // 4096) * 4096 for _ in range(2))
                    content[page : page + 4096] = content[other : other + 4096]
                case _:
                    text = chance.choice((b"members", b"2026-03-05", b'{"', "学习".encode(), b"CREATE"))
                    found = content.find(text, place)
                    if found >= 0:
                        content[found] ^= 0x15
        yield bytes(content)


def use(store: Store) -> None:
    """What any page of the window does with a book."""
    for kind in KINDS:
        store.all(kind)
    store.history(limit=50)
    store.search("学习")
    with store.change("新增党员") as change:
        change.add(MEMBERS, Member(name="新来的"))
    store.undo()


def readable(path: Path) -> dict[str, set[object]]:
    """Every table whose rows can all be read, as the file lies there."""
    found: dict[str, set[object]] = {}
    with closing(connect(path, FROZEN)) as db:
        for kind in KINDS:
            with suppress(EngineError, UnicodeDecodeError):
                rows = db.execute(f'SELECT * FROM "{kind.key}"').fetchall()  # noqa: S608 - a constant
                found[kind.key] = {tuple(row) for row in rows}
    return found


def test_what_could_be_read_before_can_be_read_after_a_damaged_book_was_written(
    original: bytes, tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening a large book looks only shortly, so one with damaged pages may be written: never over what it holds."""
    monkeypatch.setattr("storage.opening.WALKED", 0)
    chance = random.Random(13)
    path = tmp_path / "账簿.zbtz"
    written = 0
    for content in mutations(original, chance, BOOKS * times):
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
        path.write_bytes(content)
        try:
            before = readable(path)
            with open_store(path) as store:
                written += 1
                with suppress(KnownError), store.change("登记会议") as change:
                    for number in range(12):
                        change.add(MEETINGS, Meeting(topic=str(number), body="新内容" * 800))
        except (KnownError, EngineError):
            continue
        after = readable(path)
        for key, rows in before.items():
            assert rows <= after.get(key, set()), f"{key}: a record was written over"
    assert written > BOOKS // 10


def test_a_mutated_book_is_refused_or_used(original: bytes, tmp_path: Path, times: int) -> None:
    chance = random.Random(11)
    path = tmp_path / "账簿.zbtz"
    outcomes = {"refused": 0, "noticed": 0, "sound": 0}
    for content in mutations(original, chance, BOOKS * times):
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
        path.write_bytes(content)
        try:
            outcomes["sound" if verify(path).is_sound else "noticed"] += 1
            with open_store(path) as store:
                use(store)
        except KnownError:
            outcomes["refused"] += 1
    assert outcomes["noticed"] > BOOKS // 10
    assert outcomes["refused"] > BOOKS // 10


def test_any_file_at_all_is_refused(tmp_path: Path, times: int) -> None:
    chance = random.Random(12)
    path = tmp_path / "账簿.zbtz"
    for _ in range(40 * times):
        path.write_bytes(chance.randbytes(chance.choice((0, 1, 99, 100, 4096, 9000))))
        before = path.read_bytes()
        with pytest.raises(KnownError):
            open_store(path)
        with pytest.raises(KnownError):
            verify(path)
        assert path.read_bytes() == before
