import struct
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

import resources
from exports.paper.document import Column, HeadFields, PageTotals, Register, Row
from exports.paper.faces import FontPolicy, faces_for
from exports.paper.pages import lay_out
from exports.pdf import write_pdf
from gui.printing.font_names import renamed
from gui.printing.painter_ink import PainterInk, ScreenInk
from gui.printing.sheets import Sheet, sheets_of
from tests.exports.paper_samples import volume

SCALE = 60 / 72
BLOCK = 10  # pixels
FINER = 4
Blocks = list[list[float]]

REGISTER = Register(
    title="党费收缴台账",
    columns=(
        Column(label="姓名", width=30),
        Column(label="备注", width=60, groups=("说明", "其他")),
        Column(label="金额", width=30, groups=("说明",)),
    ),
    rows=tuple(Row((name, "参加“三会一课”——应交、实交", "12.00"), name) for name in ("王小明", "䶮一鸣", "李㛃") * 9),
    head=HeadFields("党支部（盖章）", "2026年11月", "单位：元"),
    page_totals=PageTotals(amounts={2: (1200,) * 27}, show=lambda cents: f"{cents / 100:.2f}"),
    signatures=("书记：", "制表人："),
    footnotes=("注：本表一式两份。",),
)


@pytest.fixture
def sheets(qapp: QApplication) -> tuple[Sheet, ...]:  # noqa: ARG001  pictures need an application
    return sheets_of(lay_out(REGISTER, faces_for(FontPolicy.BUNDLED)))


def painted(sheet: Sheet, ink: type[PainterInk]) -> QImage:
    image = QImage(sheet.pixels(SCALE), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    sheet.draw(ink(painter, SCALE))
    painter.end()
    return image


def darkness(data: bytes, stride: int, width: int, height: int, block: int) -> Blocks:
    """How much of every block of the picture is ink, from 0 to 1."""
    rows = [data[y * stride :][:width] for y in range(height // block * block)]
    return [
        [
            1 - sum(sum(row[left : left + block]) for row in rows[top : top + block]) / 255 / block**2
            for left in range(0, width // block * block, block)
        ]
        for top in range(0, len(rows), block)
    ]


def of_image(image: QImage) -> Blocks:
    return darkness(bytes(image.constBits()), image.bytesPerLine(), image.width(), image.height(), BLOCK)


def of_pdf(content: bytes, page: int) -> Blocks:
    """Drawn finer than it is compared, because a PDF viewer never draws a rule thinner than one of its pixels."""
    with pypdfium2.PdfDocument(content) as pdf:
        drawn = pdf[page].render(scale=FINER * SCALE, grayscale=True)
        return darkness(bytes(drawn.buffer), drawn.stride, drawn.width, drawn.height, FINER * BLOCK)


def strays(ours: Blocks, theirs: Blocks) -> list[float]:
    """How far each block is from its counterpart."""
    pairs = zip(ours, theirs, strict=False)
    return [abs(one - other) for mine, yours in pairs for one, other in zip(mine, yours, strict=False)]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    buffer = BytesIO()
    write_pdf(REGISTER, buffer, policy=FontPolicy.BUNDLED)
    return buffer.getvalue()


def ink_of(blocks: Blocks) -> float:
    return sum(map(sum, blocks))


@pytest.mark.parametrize("ink", [PainterInk, ScreenInk])
def test_the_painted_sheet_has_its_ink_where_the_pdf_has_it(
    sheets: tuple[Sheet, ...], pdf: bytes, ink: type[PainterInk]
) -> None:
    for number, sheet in ((0, sheets[0]), (2, sheets[2])):
        ours, theirs = of_image(painted(sheet, ink)), of_pdf(pdf, number)
        assert ink_of(ours) == pytest.approx(ink_of(theirs), rel=0.05)
        assert max(strays(ours, theirs)) < 0.1


def test_every_sheet_of_a_volume_is_painted_as_in_the_pdf(qapp: QApplication) -> None:  # noqa: ARG001  pictures need an application
    book = volume(meetings=1)
    sheets, buffer = sheets_of(lay_out(book, faces_for(FontPolicy.BUNDLED))), BytesIO()
    write_pdf(book, buffer, policy=FontPolicy.BUNDLED)
    assert [sheet.is_landscape for sheet in sheets[:4]] == [False, False, True, True]
    for number, sheet in enumerate(sheets):
        ours, theirs = of_image(painted(sheet, PainterInk)), of_pdf(buffer.getvalue(), number)
        assert ink_of(ours) == pytest.approx(ink_of(theirs), rel=0.1)
        assert max(strays(ours, theirs)) < 0.15


def test_a_sheet_moved_by_two_millimetres_would_be_noticed(sheets: tuple[Sheet, ...], pdf: bytes) -> None:
    moved = painted(sheets[0], PainterInk).copy(QRect(QPoint(0, 5), sheets[0].pixels(SCALE)))
    assert max(strays(of_image(moved), of_pdf(pdf, 0))) > 0.2


def test_rules_on_the_screen_are_one_pixel_wide_and_not_blurred(sheets: tuple[Sheet, ...]) -> None:
    image = painted(sheets[0], ScreenInk)
    x = image.width() - 60  # inside the last column, left of its texts
    shades = [image.pixelColor(x, y).value() for y in range(image.height() // 3, image.height() * 2 // 3)]
    rules = [y for y, shade in enumerate(shades) if shade < 250]
    assert len(rules) > 8
    assert all(below - above > 1 for above, below in pairwise(rules))


def collection(font: bytes) -> bytes:
    """A font collection whose second face is this font; the first is broken."""
    start = 12 + 8
    (count,) = struct.unpack_from(">H", font, 4)
    moved = bytearray(font)
    for i in range(count):
        (offset,) = struct.unpack_from(">L", font, 12 + 16 * i + 8)
        struct.pack_into(">L", moved, 12 + 16 * i + 8, offset + start)
    return struct.pack(">4sHHLLL", b"ttcf", 1, 0, 2, 0, start) + bytes(moved)


def test_every_face_gets_a_family_name_that_no_other_font_has(qapp: QApplication) -> None:  # noqa: ARG001  fonts need an application
    font = Path(str(resources.path("fonts/kai.ttf"))).read_bytes()
    for data, index, family in ((font, 0, "OnlyOurs"), (collection(font), 1, "OursOfTwo")):
        number = QFontDatabase.addApplicationFontFromData(QByteArray(renamed(data, index, family)))
        assert QFontDatabase.applicationFontFamilies(number) == [family]
        QFontDatabase.removeApplicationFont(number)
