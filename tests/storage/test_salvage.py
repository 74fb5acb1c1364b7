"""Books with pages torn, cut or hit: what can be read is in the new book, the rest is listed, nothing is harmed."""

import random
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from ledger.errors import Cancelled, KnownError
from ledger.kinds import KINDS
from ledger.kinds.attached import ATTACHMENTS, Attachment
from ledger.kinds.dues import DUES_CLOSINGS
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from operations.demo import Plan, demo_book
from storage.engine import EngineError, connect
from storage.errors import BookDamagedError, BookExistsError, PasswordNeededError
from storage.fitting import fitting_row
from storage.rekeying import remove_password, set_password
from storage.salvage import NothingToSalvageError, Outcome, Salvaged, salvage, unlock_damaged
from storage.store import Store
from storage.unlocking import lock_all
from storage.verification import verify
from tests.storage.helpers import Clock, Dump, behind_the_back, dump, new_store, open_store

PAGE = 4096
SEEDS = 60
PHOTO = bytes(range(256)) * 100
PASSWORD = "春风化雨2026"


def salvaged(damaged: Path, target: Path) -> Salvaged:
    target.unlink(missing_ok=True)
    found = salvage(damaged, target, Clock(), "王芳")
    assert verify(target).is_sound
    assert not [one for one in target.parent.iterdir() if ".damaged" in one.name or one.name.endswith(".tmp")]
    return found


def readable(path: Path, whole: Dump) -> dict[str, dict[int, tuple[object, ...]]]:
    """What plain reading gives, row by row."""
    found: dict[str, dict[int, tuple[object, ...]]] = {}
    with closing(connect(path, "ro")) as db:
        for kind in KINDS:
            rows = found[kind.key] = {}
            names = ", ".join(f'"{field.name}"' for field in kind.fields)
            for row_id in (int(str(one[0])) for one in whole[kind.key]):
                with suppress(EngineError, UnicodeDecodeError):
                    row = db.execute(f'SELECT {names} FROM "{kind.key}" WHERE id = ?', [row_id]).fetchone()  # noqa: S608
                    if row is not None:
                        rows[row_id] = row
    return found


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample book with a photo and some single changes after its founding."""
    path = tmp_path_factory.mktemp("salvage") / "账簿.zbtz"
    moment = datetime(2026, 3, 5, 8, 0)  # noqa: DTZ001 - a fixed local time
    with demo_book(path, Plan(8, 1, moment.date()), 1, clock=lambda: moment) as store:
        for number, member in enumerate(store.all(MEMBERS)):
            with store.change("改备注") as change:
                change.update(MEMBERS, replace(member, note=f"第{number}次修改"))
        with store.change("添加附件") as change:
            content = change.keep(PHOTO)
            change.add(ATTACHMENTS, Attachment(meeting_id=1, title="合影", file_name="合影.jpg", content=content))
    return path.read_bytes()


@pytest.fixture(autouse=True)
def locked() -> Iterator[None]:
    yield
    lock_all()


def torn(content: bytes, seed: int, count: int | None = None, first: int = 1) -> bytes:
    """The book with some pages overwritten; the first page is spared unless ``first`` is 0."""
    chance = random.Random(seed)
    damaged = bytearray(content)
    pages = len(content) // PAGE
    for page in chance.sample(range(first, pages), count or chance.choice((1, 2, 5, 20, pages // 4))):
        damaged[page * PAGE : (page + 1) * PAGE] = chance.choice((bytes(PAGE), chance.randbytes(PAGE)))
    return bytes(damaged)


def test_a_sound_book_comes_out_as_it_was(original: bytes, tmp_path: Path) -> None:
    damaged, target = tmp_path / "旧.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    found = salvaged(damaged, target)
    assert (found.notes, found.lost) == ((), 0)
    assert dump(target) == dump(damaged)
    with open_store(target) as store:
        assert store.history(limit=1)[0].label == "抢救损坏的账簿"
        assert store.undo_label is None
        assert store.search("第3次修改") == []  # members are no searched kind
        assert store.search("学习")
        assert store.bytes_of(store.all(ATTACHMENTS)[-1].content) == PHOTO
        assert found.entries == len(store.history(limit=1000)) - 1


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_undamaged_pages_give_is_in_the_new_book(original: bytes, tmp_path: Path, seed: int) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(torn(original, seed))
    before = damaged.read_bytes()
    (tmp_path / "原.zbtz").write_bytes(original)
    rows_before = dump(tmp_path / "原.zbtz")
    plain = readable(damaged, rows_before)
    try:
        found = salvaged(damaged, target)
    except KnownError:
        assert not target.exists()
        assert not any(plain.values())
        return
    assert damaged.read_bytes() == before
    whole = {key: {row[0]: row for row in rows} for key, rows in rows_before.items()}
    there = {key: {row[0]: row for row in rows} for key, rows in dump(target).items()}
    named = {(one.title, one.record_id) for one in found.notes}
    for kind in KINDS:
        for row_id, row in plain[kind.key].items():
            if whole[kind.key].get(row_id, ())[1:] == row and (kind.title, row_id) not in named:
                assert there[kind.key][row_id][1:] == row
        missing = {row_id for row_id in whole[kind.key] if whole[kind.key][row_id] != there[kind.key].get(row_id)}
        is_log_cut = any(one.title == "修改记录" for one in found.notes)
        assert is_log_cut or all((kind.title, row_id) in named for row_id in missing)
    with open_store(target) as store:
        for kind in KINDS:
            store.all(kind)
        for kind_key, record_id in store.search("学习"):
            assert record_id in there[kind_key]


def test_rows_come_back_from_the_log(original: bytes, tmp_path: Path) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    whole = dump(damaged)
    root = _root(damaged, "members")
    content = bytearray(original)
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    damaged.write_bytes(content)
    found = salvaged(damaged, target)
    assert dump(target) == whole
    assert {(one.title, one.outcome) for one in found.notes} == {("党员", Outcome.FROM_LOG)}
    assert found.lost == 0
    with open_store(target) as store:
        assert [one.words for one in found.notes] == [one.name for one in store.all(MEMBERS)]


def test_without_the_log_every_row_is_recorded_anew(original: bytes, tmp_path: Path) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    whole = dump(damaged)
    content = bytearray(original)
    for table in ("log_entries", "log_rows"):
        root = _root(damaged, table)
        content[(root - 1) * PAGE : root * PAGE] = b"\xff" * PAGE
    damaged.write_bytes(content)
    found = salvaged(damaged, target)
    assert dump(target) == whole
    assert found.entries == 0
    assert [one.title for one in found.notes] == ["修改记录"]
    with open_store(target) as store:
        (only,) = store.history()
        assert len(only.rows) == sum(len(rows) for rows in whole.values())


def test_a_lost_member_takes_along_what_cannot_be_without_it(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "新.zbtz"
    with new_store(path) as store, store.change("登记") as change:
        member = change.add(MEMBERS, Member(name="李娜"))
        change.add(MEETINGS, Meeting(kind="支部党员大会", held_on=date(2026, 3, 5), chair_id=member.id))

        change.add(STAYS, Stay(member_id=member.id, branch_id=None))
    behind_the_back(path, "DELETE FROM log_rows")
    behind_the_back(path, "UPDATE members SET birth_on = '2026-13-45'")
    found = salvaged(path, target)
    assert {(one.title, one.outcome, one.reason) for one in found.notes if one.record_id} == {
        ("党员", Outcome.LOST, "内容已损坏"),
        ("在支部时段", Outcome.LOST, "所属的党员没有取出"),
        ("会议", Outcome.CHANGED, "主持人没有取出，该项改为空白"),
    }
    assert found.lost == 2
    assert found.counts["meetings"] == 1
    with open_store(target) as store, store.change("登记") as change:
        assert change.add(MEMBERS, Member(name="新来的")).id > 0


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_lost_first_page_is_replaced_by_that_of_a_new_book(original: bytes, tmp_path: Path, password: str) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    if password:
        set_password(damaged, password)
    whole = dump(damaged)
    content = bytearray(damaged.read_bytes())
    content[16 if password else 0 : PAGE] = b"\x37" * (PAGE - (16 if password else 0))
    damaged.write_bytes(content)
    lock_all()
    if password:
        with pytest.raises(PasswordNeededError):
            salvage(damaged, target, Clock(), "王芳")
        unlock_damaged(damaged, password)
    found = salvaged(damaged, target)
    assert dump(target) == whole
    assert found.lost == 0


def test_a_book_whose_password_was_removed_may_lose_its_first_page_too(original: bytes, tmp_path: Path) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    set_password(damaged, PASSWORD)
    remove_password(damaged)
    whole = dump(damaged)
    damaged.write_bytes(bytes(PAGE) + damaged.read_bytes()[PAGE:])
    assert salvaged(damaged, target).lost == 0
    assert dump(target) == whole


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_a_book_cut_short(original: bytes, tmp_path: Path, share: float, password: str) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    if password:
        set_password(damaged, password)
    content = damaged.read_bytes()
    damaged.write_bytes(content[: int(len(content) * share)])
    try:
        found = salvaged(damaged, target)
    except NothingToSalvageError:
        assert (
            share < 0.7
        )  # a book written anew begins with the roots of all tables; so small a one has its rows behind
        return
    assert found.notes or share > 0.9  # what comes last may be the index of the search
    with open_store(target) as store:
        assert sum(store.count(kind) for kind in KINDS) > 100


@pytest.mark.parametrize("seed", range(6))
def test_an_encrypted_book_stays_encrypted(original: bytes, tmp_path: Path, seed: int) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    set_password(damaged, PASSWORD)
    damaged.write_bytes(torn(damaged.read_bytes(), seed, 6, first=2))
    try:
        salvaged(damaged, target)
    except NothingToSalvageError:
        return
    assert target.read_bytes()[:16] == damaged.read_bytes()[:16]
    assert "学习".encode() not in target.read_bytes()
    with open_store(target) as store:
        assert store.count(MEMBERS)


def test_lost_bytes_of_a_file_are_named(original: bytes, tmp_path: Path) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    behind_the_back(damaged, "UPDATE file_contents SET bytes = x'00'")
    (note,) = salvaged(damaged, target).notes
    assert (note.title, note.words, note.reason) == ("附件", "合影", "文件内容没有取出，只留下名称")


def test_a_number_is_not_given_twice(path: Path, tmp_path: Path) -> None:
    with new_store(path) as store:
        with store.change("登记") as change:
            first = change.add(MEMBERS, Member(name="李娜"))
            second = change.add(MEMBERS, Member(name="误录"))
        with store.change("删除") as change:
            change.remove(MEMBERS, second.id)
    salvaged(path, tmp_path / "新.zbtz")
    with open_store(tmp_path / "新.zbtz") as store, store.change("登记") as change:
        assert store.count(MEMBERS) == first.id == 1
        assert change.add(MEMBERS, Member(name="新来的")).id == second.id + 1


def test_what_is_no_book_gives_none(tmp_path: Path) -> None:
    damaged, target = tmp_path / "信.zbtz", tmp_path / "新.zbtz"
    for content in (b"", b"letter", bytes(PAGE * 5), random.Random(1).randbytes(PAGE * 9)):
        damaged.write_bytes(content)
        with pytest.raises(KnownError):
            salvage(damaged, target, Clock(), "王芳")
        assert [one.name for one in tmp_path.iterdir()] == ["信.zbtz"]


def test_nothing_is_overwritten_and_a_cancelled_salvage_leaves_nothing(original: bytes, tmp_path: Path) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    with pytest.raises(BookExistsError):
        salvage(damaged, damaged, Clock(), "王芳")

    def stop(_done: int, _total: int, note: str) -> None:
        if re.search("党费|写入", note):
            raise Cancelled

    with pytest.raises(Cancelled):
        salvage(damaged, target, Clock(), "王芳", stop)
    assert [one.name for one in tmp_path.iterdir()] == ["坏.zbtz"]
    with pytest.raises(KnownError):
        salvage(tmp_path / "没有.zbtz", target, Clock(), "王芳")


def test_a_write_that_was_cut_off_is_put_right_in_the_copy(original: bytes, tmp_path: Path) -> None:
    damaged, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    damaged.write_bytes(original)
    whole = dump(damaged)
    with closing(connect(damaged)) as db:
        db.execute("PRAGMA cache_size = 5")
        db.execute("BEGIN")
        db.execute("UPDATE members SET note = 'x' || hex(zeroblob(3000))")
        journal = damaged.with_name("坏.zbtz-journal").read_bytes()
        content = damaged.read_bytes()
    damaged.write_bytes(content)
    damaged.with_name("坏.zbtz-journal").write_bytes(journal)
    salvaged(damaged, target)
    assert dump(target) == whole
    assert damaged.read_bytes() == content
    assert damaged.with_name("坏.zbtz-journal").read_bytes() == journal


def _root(path: Path, table: str) -> int:
    with closing(connect(path, "ro")) as db:
        root: int = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()[0]
        return root


def test_the_damaged_book_itself_does_not_open(original: bytes, tmp_path: Path) -> None:
    damaged = tmp_path / "坏.zbtz"
    damaged.write_bytes(torn(original, 3, 30))
    with pytest.raises(BookDamagedError):
        Store.open(damaged, clock=Clock(), operator="王芳")


@pytest.mark.parametrize(
    "values", [{"name": "\ud800"}, {"seniority_correction": 1 << 70}, {"name": 7}, {"birth_on": 5}, {"name": None}, {}]
)
def test_what_no_record_can_hold_does_not_fit(values: dict[str, object]) -> None:
    assert (fitting_row(MEMBERS, values) is None) == bool(values)
    assert fitting_row(MEMBERS, None) is None
    assert (fitting_row(DUES_CLOSINGS, {"is_year": 2}), fitting_row(DUES_CLOSINGS, {"is_year": 1}) is None) == (
        None,
        False,
    )
