"""A handover pack is whole and proved, or it is not there; it names what it does not have."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from ledger.errors import Cancelled, KnownError
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import OrgUnit, Term
from operations.books import new_book
from operations.demo import Plan, demo_book
from operations.handover import HandoverPack, HandoverPlan, make_handover
from operations.handover_terms import TermSpan, spans_of
from storage.errors import PasswordNeededError
from storage.rekeying import set_password
from storage.store import Store
from storage.unlocking import is_encrypted, lock_all, unlock, unlock_by_recovery
from storage.verification import verify

TODAY = date(2026, 3, 5)
PASSWORD = "春风化雨2026"


def clock() -> datetime:
    return datetime(2026, 3, 5, 8, 0)  # noqa: DTZ001 - a fixed local time


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("handover") / "第一支部.zbtz"
    demo_book(path, Plan(10, 1, TODAY), 1, clock=clock).close()
    return path


@pytest.fixture(scope="module")
def pack(book: Path, tmp_path_factory: pytest.TempPathFactory) -> HandoverPack:
    folder = tmp_path_factory.mktemp("stick")
    before = book.read_bytes()
    with Store.open(book, clock=clock, operator="移交人"):  # the book is open in the window meanwhile
        made = make_handover(HandoverPlan(book, folder, (2026,), PASSWORD, TODAY, "移交人"), clock)
    assert book.read_bytes() == before
    return made


@pytest.fixture(autouse=True)
def locked() -> Iterator[None]:
    yield
    lock_all()


def text_of(path: Path) -> str:
    with PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_the_copy_is_encrypted_sound_and_opens_with_the_password_and_the_sheet(book: Path, pack: HandoverPack) -> None:
    assert pack.folder.name == "第一支部-交接包20260305"
    copy = pack.folder / "第一支部.zbtz"
    assert is_encrypted(copy)
    assert not is_encrypted(book)
    lock_all()
    with pytest.raises(PasswordNeededError):
        verify(copy)
    unlock(copy, PASSWORD)
    assert verify(copy).counts == verify(book).counts
    lock_all()
    unlock_by_recovery(copy, " ".join(pack.recovery_rows))
    with Store.open(copy, clock=clock, operator="接收人") as store:
        assert store.count(MEMBERS) == pack.counts["members"] == 10
        assert store.undo_label is None


def test_every_paper_is_there_with_its_pages(pack: HandoverPack) -> None:
    files = {str(path.relative_to(pack.folder)).replace("\\", "/") for path in pack.folder.rglob("*.pdf")}
    assert files == {one.file for one in pack.papers}
    for one in pack.papers:
        with PdfDocument(pack.folder / one.file) as pdf:
            assert len(pdf) == one.pages > 0
    titles = {one.title for one in pack.papers}
    assert {"党员花名册", "党费收缴台账", "会议记录", "自查清单", "未了事项清单", "支部工作交接清单"} <= titles
    assert any("表册/2026年度/" in one.file for one in pack.papers)
    assert {"选票", "计票单"} <= {one.title for one in pack.skipped}
    assert all(one.reason.endswith(("。", "没有内容")) for one in pack.skipped)
    assert len(list(pack.folder.iterdir())) == 4  # the book, the registers, the two lists


def test_the_list_is_to_be_signed_in_three_copies(pack: HandoverPack) -> None:
    text = text_of(pack.folder / "支部工作交接清单.pdf")
    for words in ("移交人：", "接收人：", "监交人：", "一式三份", "账簿文件（已加密）", "党员花名册", "会议记录"):
        assert words in text
    opened = text_of(pack.folder / "未了事项清单.pdf")
    assert "未定稿的会议记录" in opened
    assert "没有说明的自查问题" in opened


def test_a_pack_of_a_term_covers_its_months(book: Path, tmp_path: Path) -> None:
    term = TermSpan("第2届", date(2025, 11, 20), date(2026, 2, 10), is_over=True)
    made = make_handover(HandoverPlan(book, tmp_path, (), PASSWORD, TODAY, term=term), clock)
    folders = {one.file.split("/")[1] for one in made.papers if one.file.count("/") == 2}
    assert folders == {"2025年11月至12月", "2026年1月至2月"}
    text = text_of(made.folder / "支部工作交接清单.pdf")
    assert "第2届（2025年11月20日至2026年2月10日）" in "".join(text.split())
    (roster,) = (made.folder / "表册").glob("*-党员花名册.pdf")
    assert "2026年2月10日" in text_of(roster)


def test_terms_follow_one_another() -> None:
    top, branch = (OrgUnit(id=number, short_name=f"第{number}支部", order_no=number) for number in (1, 2))
    terms = [
        Term(id=1, org_unit_id=1, term_no=1, started_on=date(2020, 6, 15), years=3),
        Term(id=2, org_unit_id=1, term_no=2, started_on=date(2023, 9, 1), years=3),
        Term(id=3, org_unit_id=1, term_no=3, started_on=date(2027, 9, 1), years=3),
    ]
    now, before = spans_of((top, branch), terms, TODAY)
    assert now.words == "第2届（2023年9月1日至今）"
    assert before.words == "第1届（2020年6月15日至2023年8月31日）", "in office until the next ones were"
    assert [one.words for one in before.periods] == ["2020年6月至12月", "2021年度", "2022年度", "2023年1月至8月"]
    assert [one.words for one in now.periods] == ["2023年9月至12月", "2024年度", "2025年度", "2026年第一季度"]
    both = spans_of((top, branch), [*terms, Term(id=4, org_unit_id=2, started_on=date(2025, 1, 1))], TODAY)
    assert [one.name for one in both] == ["第1支部第2届", "第1支部第1届", "第2支部2025年起的一届"]
    assert spans_of((top, branch), [], TODAY) == ()


def test_an_encrypted_book_keeps_its_own_password(book: Path, tmp_path: Path) -> None:
    own = tmp_path / "自己.zbtz"
    own.write_bytes(book.read_bytes())
    set_password(own, "自己的密码")
    (tmp_path / "U盘").mkdir()
    made = make_handover(HandoverPlan(own, tmp_path / "U盘", (), PASSWORD, TODAY), clock)
    lock_all()
    unlock(own, "自己的密码")
    unlock(made.folder / "自己.zbtz", PASSWORD)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["U盘", "自己.zbtz"]


@pytest.mark.parametrize("where", ["复制", "核对", "党员花名册", "交接清单"])
def test_a_cancelled_pack_leaves_nothing(book: Path, tmp_path: Path, where: str) -> None:
    def stop(_done: int, _total: int, note: str) -> None:
        if where in note:
            raise Cancelled

    beside = sorted(book.parent.iterdir())
    with pytest.raises(Cancelled):
        make_handover(HandoverPlan(book, tmp_path, (), PASSWORD, TODAY), clock, stop)
    assert list(tmp_path.iterdir()) == []
    assert sorted(book.parent.iterdir()) == beside


def test_refusals(book: Path, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="密码"):
        make_handover(HandoverPlan(book, tmp_path, (), "", TODAY), clock)
    with pytest.raises(KnownError, match="找不到文件夹"):
        make_handover(HandoverPlan(book, tmp_path / "没有", (), PASSWORD, TODAY), clock)
    (tmp_path / "第一支部-交接包20260305").mkdir()
    with pytest.raises(KnownError, match="已经存在"):
        make_handover(HandoverPlan(book, tmp_path, (), PASSWORD, TODAY), clock)
    damaged = tmp_path / "坏.zbtz"
    content = bytearray(book.read_bytes())
    content[8192 : 8192 + 4096] = bytes(4096)
    damaged.write_bytes(content)
    with pytest.raises(KnownError):
        make_handover(HandoverPlan(damaged, tmp_path, (), PASSWORD, TODAY), clock)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["坏.zbtz", "第一支部-交接包20260305"]


def test_a_book_without_people_has_nothing_open(tmp_path: Path) -> None:
    path = tmp_path / "空.zbtz"
    new_book(path, "中共某局机关支部委员会", (), clock=clock).close()
    made = make_handover(HandoverPlan(path, tmp_path, (2026,), PASSWORD, TODAY), clock)
    assert "中共某局机关支部委员会" in text_of(made.folder / "支部工作交接清单.pdf")
    text = text_of(made.folder / "未了事项清单.pdf")
    assert "没有说明的自查问题" in text or "没有未了事项" in text
    assert "党员花名册" in {one.title for one in made.skipped}
