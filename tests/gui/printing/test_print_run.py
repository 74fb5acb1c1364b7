from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exports.paper.faces import FontPolicy, faces_for
from exports.paper.pages import lay_out
from gui.main_window import MainWindow
from gui.printing.preview_window import PreviewWindow
from gui.printing.print_run import PrinterError, new_printer, sheets_in_order
from gui.printing.sheets import sheets_of
from operations.registers import RegisterOptions
from tests.exports.paper_samples import volume
from tests.gui.printing.conftest import TODAY, Opener


@pytest.fixture
def printer(preview: PreviewWindow, tmp_path: Path) -> QPrinter:
    """A printer that leaves its paper in a file."""
    return file_printer(preview, tmp_path / "打印.pdf")


def file_printer(preview: PreviewWindow, target: Path) -> QPrinter:
    made = new_printer(preview.view.sheets, "党员花名册")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(target))
    return made


def paper(printer: QPrinter) -> list[tuple[float, float, str]]:
    """Width, height and text of every sheet that came out."""
    with pypdfium2.PdfDocument(printer.outputFileName()) as pdf:
        return [(*page.get_size(), page.get_textpage().get_text_range()) for page in pdf]


def test_all_sheets_come_out_at_their_real_size_with_text(
    qtbot: QtBot, preview: PreviewWindow, printer: QPrinter
) -> None:
    preview.print_with(printer)
    qtbot.waitUntil(preview.notices.isVisible)
    assert preview.notices.words.text() == "已送往打印机，共 4 页"
    for number, (width, height, text) in enumerate(paper(printer), start=1):
        assert (width, height) == pytest.approx((297 * 72 / 25.4, 210 * 72 / 25.4), abs=1)
        assert f"第 {number} 页" in text
        assert "党员花名册" in text


def test_a_volume_of_upright_and_lying_sheets_comes_out_as_it_is(
    qtbot: QtBot, preview: PreviewWindow, tmp_path: Path
) -> None:
    assert preview._shown
    sheets = sheets_of(lay_out(volume(meetings=1), faces_for(FontPolicy.BUNDLED)))
    preview._show(replace(preview._shown, sheets=sheets))
    assert preview.summary.text() == f"共 {len(sheets)} 页，A4 纵向、横向"
    printer = file_printer(preview, tmp_path / "手册.pdf")
    preview.print_with(printer)
    qtbot.waitUntil(preview.notices.isVisible)
    out = paper(printer)
    assert [width > height for width, height, _ in out] == [sheet.is_landscape for sheet in sheets]
    for number, (_, _, text) in enumerate(out[2:], start=1):
        assert f"第{number}页共{len(sheets) - 2}页" in "".join(text.split())


def test_only_the_chosen_pages_come_out(qtbot: QtBot, preview: PreviewWindow, printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    preview.print_with(printer)
    qtbot.waitUntil(preview.notices.isVisible)
    assert ["第 2 页" in text or "第 3 页" in text for _, _, text in paper(printer)] == [True, True]


def test_copies_order_and_the_current_page(preview: PreviewWindow, printer: QPrinter) -> None:
    sheets = list(preview.view.sheets)
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    assert sheets_in_order(sheets, printer, 0) == [*sheets, *sheets]
    printer.setCollateCopies(False)
    assert sheets_in_order(sheets, printer, 0)[:3] == [sheets[0], sheets[0], sheets[1]]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert sheets_in_order(sheets, printer, 0)[:2] == [sheets[3], sheets[3]]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert sheets_in_order(sheets, printer, 1) == [sheets[1], sheets[1]]


def test_printing_can_be_stopped(qtbot: QtBot, opened: Opener, tmp_path: Path) -> None:
    preview = opened("member_forms", RegisterOptions(as_of=TODAY))
    printer = file_printer(preview, tmp_path / "表.pdf")
    run = preview.print_with(printer)
    with qtbot.waitSignal(run.destroyed):
        run.stop()
    assert not preview.notices.isVisible()
    assert len(paper(printer)) < len(preview.view.sheets)


def test_printing_goes_on_when_the_preview_is_closed(
    qtbot: QtBot, window: MainWindow, preview: PreviewWindow, printer: QPrinter
) -> None:
    window.show()
    preview.print_with(printer)
    preview.reject()
    qtbot.waitUntil(window.shell.notices.isVisible)
    assert len(paper(printer)) == 4


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_told(preview: PreviewWindow, tmp_path: Path) -> None:
    printer = file_printer(preview, tmp_path / "没有这个文件夹" / "打印.pdf")
    with pytest.raises(PrinterError, match="账簿数据没有变动"):
        preview.print_with(printer)


def test_the_dialog_offers_all_pages_and_closes_without_printing(preview: PreviewWindow) -> None:
    seen: list[tuple[int, int]] = []

    def cancel() -> None:
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog) and one.isVisible()]
        if not dialogs:
            QTimer.singleShot(10, cancel)
            return
        seen.append((dialogs[0].minPage(), dialogs[0].maxPage()))
        dialogs[0].reject()

    cancel()
    preview.print_button.click()
    assert seen == [(1, 4)]
    assert not preview.notices.isVisible()
