import io
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from exports.paper.document import Document
from exports.paper.faces import FontPolicy
from exports.pdf import pdf_bytes, write_pdf
from ledger.errors import Cancelled
from tests.exports.paper_samples import LONG_NOTE, RARE_NAMES, SPEECH, dues, member_form, minutes, roster, volume
from tests.golden_files import Golden

ROOT = Path(__file__).parents[2]
MADE_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def bundled(document: Document) -> bytes:
    return pdf_bytes(document, policy=FontPolicy.BUNDLED)


def lines_of(pdf: bytes) -> Iterator[str]:
    """Every text rectangle of every page: page, left and base in whole millimetres from the top left, text."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number]
        text, height = page.get_textpage(), page.get_height()
        for i in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(i)
            content = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ")
            yield f"{number + 1} {left / 72 * 25.4:.0f} {(height - bottom) / 72 * 25.4:.0f} {content}"
    document.close()


def all_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    document.close()
    return text


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("roster", roster(RARE_NAMES, note=LONG_NOTE)),
        ("dues", dues([2150, 8850, 1000] * 20)),
        ("dues_blank", dues([], blank_rows=12)),
        ("member_form", member_form("2003.09—2007.07　某某大学法学院学习；\n2007.07—　某某局工作。")),
        ("minutes", minutes(2)),
        ("volume", volume()),
    ],
)
def test_texts_stand_where_they_stood(golden: Golden, name: str, document: Document) -> None:
    golden(f"paper/{name}.txt", "\n".join(lines_of(bundled(document))) + "\n")


def test_rare_names_can_be_copied_and_searched() -> None:
    text = all_text(bundled(roster(RARE_NAMES)))
    for name in RARE_NAMES:
        assert name in text


def test_the_same_values_give_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.exports.test_pdf import bundled; from tests.exports.paper_samples import *; "
        "parts = [roster(RARE_NAMES), dues([100] * 80), member_form('学习'), minutes(2)]; "
        "print(hashlib.sha256(bundled(parts) + bundled(volume())).hexdigest())"
    )
    seeds = ("1", "2")
    sums = {_run(code, seed) for seed in seeds}
    assert len(sums) == 1


def _run(code: str, seed: str) -> str:
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, check=True)
    return run.stdout.decode()


def id_of(pdf: bytes) -> bytes:
    return pdf[pdf.rindex(b"/ID") :].partition(b"]")[0]


def test_different_values_give_different_ids() -> None:
    ids = {id_of(bundled(dues([amount]))) for amount in (100, 200)}
    assert len(ids) == 2


def streams_of(pdf: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]


@pytest.fixture(scope="module")
def archived() -> bytes:
    return pdf_bytes([roster(RARE_NAMES), member_form("学习")], policy=FontPolicy.BUNDLED, made_at=MADE_AT)


def test_the_file_claims_pdf_a_2b_in_plain_metadata(archived: bytes) -> None:
    assert archived.startswith(b"%PDF-1.7\n%")
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in archived
    assert "党员花名册".encode() in archived
    assert b"<xmp:CreateDate>2026-11-22T09:30:00+00:00</xmp:CreateDate>" in archived
    assert b"D:20261122093000+00'00'" in archived


def test_metadata_is_not_packed(archived: bytes) -> None:
    head = archived[: archived.index(b"<?xpacket")].rpartition(b" obj")[2]
    assert b"/Subtype /XML" in head
    assert b"/Filter" not in head


def test_streams_end_on_a_line_of_their_own_and_are_as_long_as_they_say(archived: bytes) -> None:
    heads = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", archived))
    assert len(heads) == archived.count(b"endstream") > 10
    for head in heads:
        end = head.end() + int(head[1])
        assert archived[end : end + 10] == b"\nendstream"


def test_colours_have_a_profile(archived: bytes) -> None:
    assert archived.count(b"/GTS_PDFA1") == 1
    assert any(stream[36:40] == b"acsp" for stream in streams_of(archived))


def test_every_font_is_embedded_with_a_way_back_to_text(archived: bytes) -> None:
    type0 = archived.count(b"/Subtype /Type0")
    assert type0 >= 5
    assert archived.count(b"/FontFile2") == archived.count(b"/ToUnicode") == type0
    assert b"Helvetica" not in archived
    assert b"/Subtype /TrueType" not in archived


def test_nothing_that_the_archive_forbids(archived: bytes) -> None:
    for word in (b"/Encrypt", b"/JavaScript", b"/SMask", b"/CA ", b"/ca ", b"/EmbeddedFile", b"/AA ", b"/LZWDecode"):
        assert word not in archived
    assert b"/ID" in archived[-2000:]


def test_no_text_shows_the_empty_box(archived: bytes) -> None:
    shown = [code for stream in streams_of(archived) for code in re.findall(rb"<([0-9A-F]+)>Tj", stream)]
    assert shown
    assert not [text for text in shown if b"0000" in {text[i : i + 4] for i in range(0, len(text), 4)}]


def test_a_file_is_written_to_a_path_or_a_stream(tmp_path: Path) -> None:
    target, stream = tmp_path / "花名册.pdf", io.BytesIO()
    write_pdf(roster(["王小明"]), target, policy=FontPolicy.BUNDLED)
    write_pdf(roster(["王小明"]), stream, policy=FontPolicy.BUNDLED)
    assert target.read_bytes() == stream.getvalue()


def test_progress_counts_every_sheet() -> None:
    calls: list[tuple[int, int, str]] = []
    pdf_bytes(dues([1] * 200), policy=FontPolicy.BUNDLED, progress=lambda *call: calls.append(call))
    total = calls[0][1]
    assert calls == [(n, total, f"第 {n} 页") for n in range(1, total + 1)]


def test_progress_of_a_volume_begins_with_its_cover_and_can_be_stopped() -> None:
    calls: list[int] = []

    def stop(done: int, total: int, _note: str) -> None:
        calls.append(total)
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        pdf_bytes(volume(), policy=FontPolicy.BUNDLED, progress=stop)
    assert calls == [len(pypdfium2.PdfDocument(bundled(volume())))] * 3


def test_a_cancelled_export_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, _total: int, _note: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(dues([1] * 200), tmp_path / "a.pdf", policy=FontPolicy.BUNDLED, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_every_part_counts_its_own_sheets() -> None:
    text = all_text(bundled([dues([1] * 60), roster(["王小明"])]))
    assert "第 1 页　共 2 页" in text
    assert "第 2 页　共 2 页" in text
    assert "第 1 页　共 1 页" in text


def test_reportlab_is_loaded_only_for_a_pdf() -> None:
    code = "import sys, exports.paper.pages, exports.files; print('reportlab' in sys.modules)"
    assert _run(code, "0").strip() == "False"


def toc_of(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page (from 1) of every entry of the outline."""
    document = pypdfium2.PdfDocument(pdf)
    found = [(entry.level, entry.get_title(), entry.get_dest().get_index() + 1) for entry in document.get_toc()]
    document.close()
    return found


def test_viewers_list_chapters_and_parts_with_their_pages() -> None:
    pdf = bundled(volume())
    document = pypdfium2.PdfDocument(pdf)
    entries = toc_of(pdf)
    assert [(level, title) for level, title, _ in entries] == [
        (0, "组织生活工作手册"),
        (0, "目录"),
        (0, "党员名册"),
        (0, "支部党员大会"),
        (1, "第1次支部党员大会"),
        (1, "第2次支部党员大会"),
        (1, "第3次支部党员大会"),
        (0, "附件"),
        (1, "党员信息采集表"),
        (1, "党费收缴台账"),
    ]
    for title, page in ((title, page) for _, title, page in entries[8:]):
        assert title in document[page - 1].get_textpage().get_text_range()
    document.close()


def test_minutes_are_listed_and_tables_on_their_own_are_not() -> None:
    assert toc_of(bundled([roster(["王小明"]), minutes(1)])) == [(0, "中共某某市某某局机关第三支部党员大会会议记录", 2)]
    assert toc_of(bundled(roster(["王小明"]))) == []


def test_a_volume_is_named_after_its_cover_and_fit_for_the_archive() -> None:
    pdf = bundled(volume())
    assert '<rdf:li xml:lang="x-default">2026年度组织生活工作手册</rdf:li>'.encode() in pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"Helvetica" not in pdf


def test_the_text_of_minutes_can_be_copied_whole() -> None:
    text = re.sub("— [0-9] —", "", all_text(bundled(minutes(3))).replace("\r\n", ""))
    assert text.count(SPEECH) == 6 + 3
    assert "张𬴂：" in text
