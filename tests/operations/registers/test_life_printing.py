"""Printing registers of organisational life from a book: PDF, sheet and document for WPS, layouts, refusals."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from commands import cli
from ledger.codes.meetings import MEMBER_MEETING
from ledger.errors import KnownError
from ledger.kinds.meetings import AgendaItem, Meeting, Speech
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.life.sheet import ItemSheet, MeetingSheet
from operations.books import new_book
from operations.life.meetings import save_meeting
from operations.printing import print_to_pdf, write_to_docx
from operations.registers import REGISTER_BY_KEY, Period, RegisterOptions
from operations.registers.life import LIFE_REGISTERS as WITHOUT_YEARBOOK
from operations.registers.yearbook import YEARBOOK
from storage.store import Store

TODAY = date(2026, 3, 20)
OPTIONS = RegisterOptions(as_of=TODAY, period=Period(2026))
LIFE_REGISTERS = (*WITHOUT_YEARBOOK, YEARBOOK)
WITH_DOCX = [one.key for one in LIFE_REGISTERS if one.has_docx]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "账簿.zbtz"


@pytest.fixture
def book(path: Path) -> Iterator[Store]:
    """A branch of two with minutes of one meeting."""
    store = new_book(path, "中共某局机关总支部委员会", ("中共某局机关第一支部委员会",), clock=_now, operator="王建国")
    with store.change("登记党员") as change:
        for name in ("王建国", "张𬴂"):
            member = change.add(MEMBERS, Member(name=name))
            change.add(STAYS, Stay(member_id=member.id, branch_id=2, joined_on=date(2020, 1, 1)))
    meeting = Meeting(
        kind=MEMBER_MEETING,
        org_unit_id=2,
        number=1,
        for_year=2026,
        held_on=date(2026, 3, 5),
        from_time=time(14, 30),
        place="三楼会议室",
        chair_id=1,
        recorder_id=2,
    )
    item = ItemSheet(AgendaItem(title="学习文件"), (Speech(speaker_id=2, text="谈了学习体会。"),))
    save_meeting(store, MeetingSheet(meeting, items=(item,)), TODAY)
    yield store
    store.close()


def _now() -> datetime:
    return datetime(2026, 3, 20, 9, 0, tzinfo=UTC)


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--book", str(path), "print", *arguments, "--as-of", "2026-03-20"])


def pdf_text(target: Path) -> str:
    pdf = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return "".join(text.split())


def test_minutes_are_printed_from_the_book(book: Store, tmp_path: Path) -> None:
    print_to_pdf(book, REGISTER_BY_KEY["minutes"], OPTIONS, tmp_path / "x.pdf")
    text = pdf_text(tmp_path / "x.pdf")
    assert "张𬴂：谈了学习体会。" in text
    assert "（草稿）" in text


def test_the_self_check_is_printed_from_the_book(book: Store, tmp_path: Path) -> None:
    print_to_pdf(book, REGISTER_BY_KEY["findings"], OPTIONS, tmp_path / "x.pdf")
    assert "必改" in pdf_text(tmp_path / "x.pdf")


@pytest.mark.parametrize("key", ["minutes", "life_yearbook"])
def test_minutes_and_year_book_are_had_as_documents(book: Store, tmp_path: Path, key: str) -> None:
    target = tmp_path / "x.docx"
    write_to_docx(book, REGISTER_BY_KEY[key], OPTIONS, target)
    text = "\n".join(one.text for one in docx.Document(str(target)).paragraphs)
    assert "张𬴂：谈了学习体会。" in text
    assert "中共某局机关第一支部党员大会记录" in text


def test_only_some_registers_are_had_as_documents(book: Store, tmp_path: Path) -> None:
    assert WITH_DOCX == ["minutes", "resolution", "life_yearbook"]
    with pytest.raises(KnownError, match="签到表不能存为文档"):
        write_to_docx(book, REGISTER_BY_KEY["sign_in"], OPTIONS, tmp_path / "x.docx")
    assert not (tmp_path / "x.docx").exists()


def test_the_ending_of_the_name_chooses_paper_sheet_or_document(book: Store, path: Path, tmp_path: Path) -> None:
    book.close()
    for ending, words in (("pdf", "已印成"), ("xlsx", "已存为"), ("docx", "已存为")):
        target = tmp_path / f"记录.{ending}"
        done = run(path, "minutes", "--id", "1", "-o", str(target))
        assert words in done.output, done.output
        assert target.stat().st_size > 1000


def test_a_layout_is_chosen_by_its_name_and_an_unknown_one_is_refused(book: Store, path: Path, tmp_path: Path) -> None:
    book.close()
    target = tmp_path / "x.pdf"
    assert run(path, "minutes", "--layout", "form_b", "-o", str(target)).exit_code == 0
    assert "会议名称" in pdf_text(target)
    refused = run(path, "minutes", "--layout", "form_z", "-o", str(target))
    assert (refused.exit_code, "可用 official、form_a" in refused.output) == (2, True)
    single = run(path, "sign_in", "--layout", "form_a", "-o", str(target))
    assert (single.exit_code, "它只有一种版式" in single.output) == (2, True)


def test_a_part_of_the_year_narrows_the_meetings(book: Store, path: Path, tmp_path: Path) -> None:
    book.close()
    empty = run(path, "minutes", "--quarter", "2", "-o", str(tmp_path / "x.pdf"))
    assert empty.exit_code == 1
    assert "2026年第二季度没有召开会议" in empty.output
