"""A masked copy names nobody, and is still the same book to every rule."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from ledger.errors import Cancelled
from ledger.kinds import KINDS
from ledger.kinds.attached import ATTACHMENTS, Attachment
from ledger.kinds.book import OWN_FIELDS, OWN_VALUES, SETTINGS, OwnField, OwnValue, Setting
from ledger.kinds.dues import PAYMENTS
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import MEMBERS
from ledger.values.dates import LooseDate
from ledger.values.id_number import IdKind, disagreements, read_id_number
from ledger.values.sex import Sex
from operations.checking import self_check
from operations.demo import Plan, demo_book
from operations.masking import mask_book
from operations.masking_words import Masker
from operations.printing import register_input
from operations.registers import REGISTER_BY_KEY, RegisterOptions
from storage.errors import BookExistsError
from storage.store import Store
from storage.verification import verify

TODAY = date(2026, 3, 5)
MOMENT = datetime(2026, 3, 5, 8, 0)  # noqa: DTZ001 - a fixed local time
PIECE = 8


def clock() -> datetime:
    return MOMENT


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book with what people add: own fields, notes with names, a file, a wrong number."""
    path = tmp_path_factory.mktemp("masking") / "账簿.zbtz"
    with (
        demo_book(path, Plan(16, 2, TODAY), 4, clock=clock, operator="钱会计") as store,
        store.change("补充") as change,
    ):
        first, second, third = store.all(MEMBERS)[:3]
        note = f"{second.name}同志介绍，身份证{third.id_number}，电话{second.phone}。"
        change.update(
            MEMBERS, replace(first, note=note, landline="0573-82165533", introducers=f"{second.name}、郑老师")
        )
        change.update(MEMBERS, replace(third, id_number=f"{third.id_number[:17]}{(int(third.id_number[16]) + 1) % 10}"))
        field = change.add(OWN_FIELDS, OwnField(record_kind="members", label="爱人姓名"))
        change.add(OWN_VALUES, OwnValue(own_field_id=field.id, record_id=first.id, value="诸葛明珠"))
        change.add(SETTINGS, Setting(key="life.signs", value='{"who": "诸葛明珠", "rows": 3}'))
        for _ in range(2):
            content = change.keep("合影照片的字节".encode())
            change.add(
                ATTACHMENTS,
                Attachment(meeting_id=1, title="全体合影照片留念存档", file_name="合影.jpg", content=content),
            )
    return path


@pytest.fixture(scope="module")
def copy(book: Path) -> Path:
    target = book.with_name("脱敏.zbtz")
    mask_book(book, target, clock)
    return target


@pytest.fixture
def stores(book: Path, copy: Path) -> Iterator[tuple[Store, Store]]:
    with Store.open(book, clock=clock, operator="甲") as one, Store.open(copy, clock=clock, operator="甲") as other:
        yield one, other


def test_nothing_of_the_original_is_in_any_byte_of_the_copy(book: Path, copy: Path) -> None:
    content = copy.read_bytes()
    with Store.open(book, clock=clock, operator="甲") as store:
        people = store.all(MEMBERS)
        secrets = {"钱会计", "诸葛明珠", "郑老师", "爱人姓名", "0573-82165533", "合影照片的字节"}
        for one in people:
            secrets |= {one.name, one.id_number, one.phone, one.address}
        for kind in KINDS:
            for field in kind.fields:
                if field.info.form.value not in {"text", "long_text"}:
                    continue
                for record in store.all(kind):
                    text = getattr(record, field.name)
                    pieces = (text[place : place + PIECE] for place in range(len(text) - PIECE + 1))
                    secrets |= {one for one in pieces if re.search("[\u4e00-\u9fff]{4}", one)}
    found = sorted(one for one in secrets - {""} if one.encode() in content)
    assert found == []


def test_the_copy_is_a_sound_book_of_the_same_size_and_shape(
    book: Path, copy: Path, stores: tuple[Store, Store]
) -> None:
    found = verify(copy)
    assert found.is_sound
    assert (found.counts, found.entries) == (verify(book).counts, 1)
    original, masked = stores
    assert masked.history()[0].operator == "脱敏"
    for kind in KINDS:
        for one, other in zip(original.all(kind), masked.all(kind), strict=True):
            assert one.id == other.id
            for field in kind.fields:
                before, after = getattr(one, field.name), getattr(other, field.name)
                if field.info.form.value in {"money", "whole", "flag", "reference", "day", "month", "clock"}:
                    assert before == after or field.name == "byte_count"
                elif field.info.form.value == "long_text" and kind != SETTINGS:
                    assert len(before) == len(after) or kind.key == "import_mappings"
    assert masked.bytes_of(masked.all(ATTACHMENTS)[-1].content).decode().startswith("附件")
    assert len({one.content for one in masked.all(ATTACHMENTS)[-2:]}) == 1


def test_a_person_has_one_new_name_everywhere(stores: tuple[Store, Store]) -> None:
    original, masked = stores
    names = {one.name: other.name for one, other in zip(original.all(MEMBERS), masked.all(MEMBERS), strict=True)}
    assert len(set(names.values())) == len(names)
    assert all(len(one) == len(other) for one, other in names.items())
    first, other = original.all(MEMBERS)[0], masked.all(MEMBERS)[0]
    second = original.all(MEMBERS)[1].name
    assert first.note.startswith(second)
    assert other.note.startswith(names[second])
    assert other.introducers.split("、")[0] == names[second]
    assert masked.search(names[second]) == original.search(second)


def test_numbers_are_as_right_or_wrong_as_they_were(stores: tuple[Store, Store]) -> None:
    original, masked = stores
    for before, after in zip(original.all(MEMBERS), masked.all(MEMBERS), strict=True):
        one, other = read_id_number(before.id_number), read_id_number(after.id_number)
        assert (other.kind, other.is_sound, other.sex) == (one.kind, one.is_sound, one.sex)
        assert other.kind is IdKind.RESIDENT
        assert disagreements(other, after.birth_on, Sex(after.sex)) == ()
        assert after.phone == before.phone == "" or re.fullmatch(r"1990000\d{4}", after.phone)


def test_the_rules_find_the_same(stores: tuple[Store, Store]) -> None:
    counts = [Counter(one.rule for one in self_check(store, TODAY)) for store in stores]
    assert set(counts[0]) <= set(counts[1])
    differing = {rule for rule in counts[1] if counts[0][rule] != counts[1][rule]}
    assert differing == set()


def test_dues_and_registers_are_the_same(stores: tuple[Store, Store]) -> None:
    original, masked = stores
    assert sum(one.amount for one in original.all(PAYMENTS)) == sum(one.amount for one in masked.all(PAYMENTS))
    for key in ("members", "dues_year", "dues_arrears", "cash_ledger", "attendance", "minutes", "findings"):
        chosen = REGISTER_BY_KEY[key]
        meeting = next(one.id for one in original.all(MEETINGS) if one.held_on)
        options = RegisterOptions(as_of=TODAY, record_id=meeting if chosen.is_by_record else None)
        one, other = (chosen.document(register_input(store, options, chosen.subject)) for store in stores)
        assert type(one) is type(other)
        if hasattr(one, "rows") and hasattr(other, "rows"):
            assert len(one.rows) == len(other.rows)


def test_the_same_seed_gives_the_same_copy_and_nothing_is_overwritten(book: Path, copy: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "再.zbtz", tmp_path / "另.zbtz"
    mask_book(book, again, clock)
    mask_book(book, other, clock, seed=2)
    names = []
    for path in (copy, again, other):
        with Store.open(path, clock=clock, operator="甲") as store:
            names.append([one.name for one in store.all(MEMBERS)])
    assert names[0] == names[1] != names[2]
    with pytest.raises(BookExistsError):
        mask_book(book, again, clock)


def test_a_cancelled_copy_leaves_nothing(book: Path, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, note: str) -> None:
        if "写入" in note:
            raise Cancelled

    with pytest.raises(Cancelled):
        mask_book(book, tmp_path / "副本.zbtz", clock, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_every_shape_keeps_its_shape() -> None:
    masker = Masker({"王芳", "李娜", "无"}, 1)
    assert re.fullmatch(r"0573-\d{7}\d", masker.phone("0573-82165533"))
    assert masker.phone("0573-82165533") != "0573-82165533"
    assert re.fullmatch(r"1990000\d{4}、1990000\d{4}", masker.phone("13812345678、13912345678"))
    assert re.fullmatch(r"\d{15}", masker.id_number("330402701234567"))
    assert len(masker.id_number("军字第1234567号")) == len("军字第1234567号")
    assert masker.json('{"rows": 3, "who": ["王芳", "post"], "on": true}').count("王芳") == 0
    assert masker.json("王芳说的") not in {"王芳说的", ""}
    assert masker.json("post") == "post"
    text = masker.text("2026年王芳和李娜参加了Abc会议（第3次）。")
    assert re.fullmatch(r"\d{4}.+Xxx.+（.\d.）。", text)
    assert not re.search("王芳|李娜", text)
    assert masker.text("主题党日在江边", ("主题党日",)).startswith("主题党日")
    assert masker.text("没有人", ()) == masker.text("没有人", ())
    assert Masker(set(), 1).text("王芳") != "王芳"


def test_a_day_moves_within_its_month_and_a_year_stays() -> None:
    masker = Masker(set(), 1)
    for born in (LooseDate(1980, 2, 29), LooseDate(1980, 12, 31), LooseDate(1975, 3), LooseDate(1960)):
        moved = masker.shifted(born, "王芳")
        assert (moved.year, moved.month) == (born.year, born.month)
        assert (moved == born) == (born.exact is None)
