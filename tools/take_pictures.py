"""Makes every picture of the manual and of README again: python -m tools.take_pictures

The real window over the sample book, without a screen, on a fixed day, so that a picture changes only when the window
does. Each picture is one function; where it lies and what it shows is in ``PICTURES``.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import xlsxwriter
from PIL import Image
from PySide6.QtCore import QBuffer, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QTabWidget, QToolButton, QWidget

from gui import settings_store as kept
from gui.app import Parts, make_application, make_theme, make_window
from gui.composition import fill
from gui.crash import CrashHandler
from gui.importing import open_import
from gui.importing.row_model import Shown
from gui.new_book_dialog import NewBookDialog
from gui.pages.cash import CashPage
from gui.pages.dues.page import DuesPage
from gui.pages.organisation import OrganisationPage
from gui.pages.roster import RosterPage
from gui.pages.settings import SettingsPage
from gui.printing.preview_window import PreviewWindow
from gui.settings_store import SettingsStore
from gui.shortcuts_window import ShortcutsWindow
from gui.tables.model import TableModel
from gui.theme.theme import Appearance
from ledger.dues.year import year_view
from ledger.kinds.member import MEMBERS
from ledger.values.id_number import check_character
from operations.dues.reading import read_dues
from operations.importing.assessments import ASSESSMENTS_IMPORT
from operations.importing.payments import PAYMENTS_IMPORT, RECEIVED

sys.path.append(str(Path(__file__).parent))  # modules of tools are imported by their bare name

from pictures_appraisal import appraisal
from pictures_development import development, development_step
from pictures_figures import figures, summary
from pictures_life import life_calendar, life_decisions, life_list, life_meeting
from pictures_past import history, recycle
from pictures_safety import safety
from pictures_talks import checks, talks, talks_coverage
from pictures_year import exchange, holidays, home, home_year, registers, registers_entry, registers_own
from studio import LOW, NOW, OPERATOR, WIDE, Studio, page_only, settle, wait_until

ROOT = Path(__file__).resolve().parents[1]
MANUAL = ROOT / "resources" / "manual" / "pictures"
README = ROOT / "docs" / "pictures"
_FULL_WIDTH = "１３６５７３１８８６２"  # noqa: RUF001  as offices type it


def with_menu(studio: Studio, button: QToolButton) -> QPixmap:
    """The page with the menu of a button open."""
    menu = button.menu()
    place = button.mapTo(studio.window, button.rect().bottomLeft())
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    whole = studio.window.grab()
    painter = QPainter(whole)
    painter.drawPixmap(min(place.x(), whole.width() - menu.width() - 8), place.y() + 2, menu.grab())
    painter.end()
    left = studio.window.side_bar.width()
    return whole.copy(QRect(left, 0, whole.width() - left, whole.height()))


def button_named(parent: QWidget, text: str) -> QToolButton:
    """The menu button with a text."""
    buttons = cast("list[QToolButton]", parent.findChildren(QToolButton))
    return next(one for one in buttons if one.text().strip() == text)


def picked(page: RosterPage, number: int) -> int:
    """Pick a line of the roster; gives the member's id."""
    model = page.view.model()
    if not isinstance(model, TableModel):
        raise TypeError("the roster has no table")
    member_id = model.id_at(number)
    page.view.select(member_id)
    settle()
    return member_id


@contextmanager
def dialog_of(studio: Studio, size: tuple[int, int] | None = None) -> Iterator[QDialog]:
    """The window that is open now; closed afterwards."""
    dialog = studio.asked()
    if size:
        dialog.resize(*size)
    settle()
    yield dialog
    dialog.done(0)
    settle()


# The pictures


def start(studio: Studio) -> QPixmap:
    """The first page."""
    studio.desk.close()
    studio.window.resize(*LOW)
    settle()
    return studio.window.grab()


def new_book(studio: Studio) -> QPixmap:
    """新建账簿, filled."""
    dialog = NewBookDialog(studio.window, studio.window.shell.theme, Path("D:/党务资料"))
    dialog.org.setText("中共清河区政府办公室机关总支部委员会")
    dialog.branches.setPlainText("中共清河区政府办公室机关第一支部委员会\n中共清河区政府办公室机关第二支部委员会")
    dialog.open()
    with dialog_of(studio) as shown:
        return shown.grab()


def roster(studio: Studio) -> QPixmap:
    """党员名册 without a card."""
    page = studio.show(RosterPage)
    page.view.clearSelection()
    page.frame.card.close_card()
    settle()
    return page_only(studio)


def roster_with_card(studio: Studio) -> QPixmap:
    """党员名册 with the card of one person."""
    page = studio.show(RosterPage, WIDE)
    picked(page, 3)
    return studio.window.grab()


def search(studio: Studio) -> QPixmap:
    """What pinyin initials find."""
    page = studio.show(RosterPage, (1184, 600))
    page.view.clearSelection()
    page.frame.card.close_card()
    studio.window.top_bar.search.setText("xm")
    settle()
    made = page_only(studio)
    studio.window.top_bar.search.clear()
    settle()
    return made


def course(studio: Studio) -> QPixmap:
    """组织关系 with the menu 办理."""
    page = studio.show(RosterPage)
    picked(page, 4)
    page.card.form.tabs.setCurrentWidget(page.card.course)
    settle()
    made = with_menu(studio, button_named(page.card, "办理"))
    page.card.form.tabs.setCurrentIndex(0)
    return made


def transfer_out(studio: Studio) -> QPixmap:
    """A person leaves."""
    page = studio.show(RosterPage)
    page.tasks.transfer_out(picked(page, 9))
    with dialog_of(studio) as shown:
        return shown.grab()


def enrol(studio: Studio) -> QPixmap:
    """新增党员."""
    page = studio.show(RosterPage)
    page.tasks.enrol(page.view.select)
    with dialog_of(studio, (960, 680)) as shown:
        return shown.grab()


def importing(studio: Studio) -> QPixmap:
    """导入花名册 with new, changed, doubtful and refused rows."""
    studio.show(RosterPage)
    window = open_import(studio.window.shell, workbook(studio))
    wait_until(lambda: window.draft is not None)
    with dialog_of(studio, (1240, 560)) as shown:
        window.pane.chips.choose(Shown.ALL)
        window.pane.rows.go_to_next_doubt()
        settle()
        for table in (window.pane.sheet, window.pane.rows):
            table.horizontalScrollBar().setValue(0)
        settle()
        return shown.grab()


def pay_sheet(studio: Studio) -> QPixmap:
    """A pay sheet with an unknown column, a formula without a value and somebody who is no member."""
    studio.show(DuesPage)
    window = open_import(studio.window.shell, pay_workbook(studio), ASSESSMENTS_IMPORT)
    wait_until(lambda: window.draft is not None)
    with dialog_of(studio, (1240, 600)) as shown:
        (combo,) = [one for key, one in window.pane.questions.combos.items() if key.startswith("栏目")]
        combo.setCurrentIndex(3)
        combo.activated.emit(3)
        settle()
        window.pane.rows.setCurrentIndex(window.pane.rows.model().index(0, 0))
        settle()
        return shown.grab()


def payment_grid(studio: Studio) -> QPixmap:
    """The grid of an old ledger, read with a rule for its days."""
    studio.show(DuesPage)
    window = open_import(studio.window.shell, grid_workbook(studio), PAYMENTS_IMPORT)
    wait_until(lambda: window.draft is not None)
    with dialog_of(studio, (1240, 520)) as shown:
        combo = window.pane.questions.combos[RECEIVED]
        combo.setCurrentIndex(4)
        combo.activated.emit(4)
        settle()
        return shown.grab()


def differences(studio: Studio) -> QPixmap:
    """核定 beside that of the year before."""
    page = studio.show(DuesPage)
    page.unit_tasks.compare(page.outputs.preview_differences)
    with dialog_of(studio, (980, 460)) as shown:
        return shown.grab()


def refused(studio: Studio) -> QPixmap:
    """A statistics sheet is refused."""
    path = studio.folder / "党员情况统计表.xlsx"
    write_sheet(
        path,
        [["2026年党员情况统计表"], ["项目", "人数", "占比"], ["正式党员", 33, "92%"], ["预备党员", 3, "8%"]],
        "统计表",
    )
    studio.show(RosterPage)
    window = open_import(studio.window.shell, path)
    wait_until(lambda: "不能导入" in window.panel.heading.text())
    with dialog_of(studio, (900, 420)) as shown:
        return shown.grab()


def organisation(studio: Studio) -> QPixmap:
    """党组织: terms of a branch."""
    page = studio.show(OrganisationPage)
    page.tree.choose(2)
    tabs = page.card.findChild(QTabWidget)
    if tabs is not None:
        tabs.setCurrentIndex(1)
    settle()
    return page_only(studio)


def offices(studio: Studio) -> QPixmap:
    """党组织: who holds which office."""
    page = studio.show(OrganisationPage)
    page.tree.choose(2)
    tabs = page.card.findChild(QTabWidget)
    if tabs is not None:
        tabs.setCurrentIndex(2)
    settle()
    return page_only(studio)


def preview(studio: Studio) -> QPixmap:
    """打印预览 of the 花名册."""
    studio.show(RosterPage).outputs.preview_roster()
    with dialog_of(studio, (1180, 760)) as shown:
        _wait_for_sheets(shown)
        return shown.grab()


def blank_form(studio: Studio) -> QPixmap:
    """打印预览 of a blank form."""
    page = studio.show(RosterPage)
    page.outputs.actions[0].trigger()
    with dialog_of(studio, (1180, 760)) as shown:
        _wait_for_sheets(shown)
        if isinstance(shown, PreviewWindow):
            shown.options.blank.click()
            wait_until(shown.print_button.isEnabled)
        return shown.grab()


def _wait_for_sheets(shown: QDialog) -> None:
    if isinstance(shown, PreviewWindow):
        wait_until(shown.print_button.isEnabled)


def dues(studio: Studio) -> QPixmap:
    """党费 of the year."""
    studio.window.resize(*WIDE)
    studio.window.go_to("dues")
    settle()
    return page_only(studio)


def cash(studio: Studio) -> QPixmap:
    """党费账簿 of the year."""
    studio.window.resize(*WIDE)
    studio.window.go_to("cash")
    settle()
    return page_only(studio)


def handing_up(studio: Studio) -> QPixmap:
    """上缴党费 as proposed."""
    studio.window.shell.session.choose_unit(2)
    studio.show(CashPage).tasks.hand_up()
    return studio.asked().grab()


def settings(studio: Studio) -> QPixmap:
    """设置: what travels with the book."""
    page = studio.show(SettingsPage)
    page.go_to("名册")
    settle()
    return page_only(studio)


def dark(studio: Studio) -> QPixmap:
    """The dark look."""
    studio.window.shell.theme.choose(Appearance.DARK)
    page = studio.show(RosterPage)
    picked(page, 3)
    made = page_only(studio)
    studio.window.shell.theme.choose(Appearance.LIGHT)
    return made


def shortcuts(studio: Studio) -> QPixmap:
    """F1."""
    studio.show(RosterPage)
    ShortcutsWindow(studio.window).open()
    with dialog_of(studio) as shown:
        return shown.grab()


PICTURES: dict[Path, Callable[[Studio], QPixmap]] = {
    README / "roster-light.png": roster_with_card,
    MANUAL / "start.png": start,
    MANUAL / "new-book.png": new_book,
    MANUAL / "home.png": home,
    MANUAL / "home-year.png": home_year,
    MANUAL / "import.png": importing,
    MANUAL / "import-refused.png": refused,
    MANUAL / "import-pay.png": pay_sheet,
    MANUAL / "import-payments.png": payment_grid,
    MANUAL / "cash.png": cash,
    MANUAL / "cash-hand-up.png": handing_up,
    MANUAL / "dues-differences.png": differences,
    MANUAL / "life-calendar.png": life_calendar,
    MANUAL / "life-list.png": life_list,
    MANUAL / "life-decisions.png": life_decisions,
    MANUAL / "life-meeting.png": life_meeting,
    MANUAL / "talks.png": talks,
    MANUAL / "talks-coverage.png": talks_coverage,
    MANUAL / "registers.png": registers,
    MANUAL / "registers-entry.png": registers_entry,
    MANUAL / "registers-own.png": registers_own,
    MANUAL / "development.png": development,
    MANUAL / "development-step.png": development_step,
    MANUAL / "appraisal.png": appraisal,
    MANUAL / "figures.png": figures,
    MANUAL / "summary.png": summary,
    MANUAL / "checks.png": checks,
    MANUAL / "roster.png": roster,
    MANUAL / "roster-search.png": search,
    MANUAL / "roster-tasks.png": course,
    MANUAL / "transfer-out.png": transfer_out,
    MANUAL / "enrol.png": enrol,
    MANUAL / "organisation.png": organisation,
    MANUAL / "offices.png": offices,
    MANUAL / "print.png": preview,
    MANUAL / "print-blank.png": blank_form,
    MANUAL / "history.png": history,
    MANUAL / "recycle.png": recycle,
    MANUAL / "safety.png": safety,
    MANUAL / "dues.png": dues,
    MANUAL / "settings.png": settings,
    MANUAL / "holidays.png": holidays,
    MANUAL / "exchange.png": exchange,
    MANUAL / "dark.png": dark,
    MANUAL / "shortcuts.png": shortcuts,
}


# What the pictures need


def workbook(studio: Studio) -> Path:
    """A roster as offices have them: title, merged head, known people, a new one, a lost id number, a double."""
    people = studio.window.shell.session.store.all(MEMBERS)
    first, second, third = people[5], people[8], people[11]
    new_id = "33040219920814122"
    new_id += check_character(new_id)
    head = ["序号", "姓 名", "性别", "民族", "出生\n年月", "身份证号码", "入党时间", "所在支部", "联系电话"]
    rows: list[list[str | int | float]] = [
        ["机关党总支党员花名册"],
        ["填报单位：清河区政府办公室", "", "", "", "", "", "", "2026年11月"],
        list(head),
        [
            1,
            first.name,
            first.sex,
            "汉",
            _month(first.birth_on),
            first.id_number,
            _day(first.admitted_on),
            "第一支部",
            13905731122,
        ],
        [
            2,
            second.name,
            second.sex,
            second.ethnic_group,
            _month(second.birth_on),
            second.id_number,
            _day(second.admitted_on),
            "第一支部",
            second.phone,
        ],
        [3, "林 岚", "女", "汉", "1992.8", new_id, "2016.7.1", "第二支部", "13857301234"],
        [4, "赵一宁", "男", "868_汉族", "1988年3月", 330402198803150000, "20110628", "第二支部", _FULL_WIDTH],
        [5, third.name, third.sex, "", _month(third.birth_on), third.id_number, "2005.13.1", "第二支部", third.phone],
        [6, second.name, second.sex, "", "", second.id_number, "", "第一支部", ""],
        ["合计：6人"],
        ["填表人：", "", "", "审核人："],
    ]
    path = studio.folder / "党员花名册（2026年）.xlsx"
    write_sheet(path, rows)
    return path


def pay_workbook(studio: Studio) -> Path:
    """A pay sheet as finance offices hand it out: heads above each other, employer's shares beside one's own."""
    people = studio.window.shell.session.store.all(MEMBERS)[:4]
    items = [
        "职务工资",
        "级别工资",
        "津贴补贴",
        "车改补贴",
        "养老保险",
        "医疗保险",
        "公积金",
        "个税",
        "养老保险",
        "公积金",
    ]
    rows: list[list[str | int | float]] = [
        ["2026年11月工资表"],
        ["姓名", "工资项目（元）", "", "", "", "个人扣款（元）", "", "", "", "单位缴纳", "", "实发"],
        ["", *items, ""],
    ]
    pay = (4600.0, 2900.0, 1500.0, 650.0, 720.0, 180.0, 1081.2, 95.5, 1440.0, 1081.2, 7573.3)
    rows += [[one.name, *(amount + number * 10 for amount in pay)] for number, one in enumerate(people)]
    rows[4][1], rows[5][8] = "4,610.00元", "待定"
    path = studio.folder / "11月工资表.xlsx"
    write_sheet(path, [*rows, ["周立（聘用）", 3200.0], ["合计", 21600.0]], "工资")
    return path


def grid_workbook(studio: Studio) -> Path:
    """The ledger of the year as it was kept beside the book: members by month, the last months not yet in it."""
    facts = read_dues(studio.window.shell.session.store)
    shown = [one for one in year_view(facts, NOW.year, NOW.date()).rows if all(cell.due.amount for cell in one.cells)]
    rows: list[list[str | int | float]] = [["2026年度党费收缴台账"]]
    rows.append(["序号", "姓名", "月应缴", *(f"{number}月" for number in range(1, 12)), "合计"])
    for number, one in enumerate(shown[:5], start=1):
        amounts = [cell.due.amount / 100 for cell in one.cells[:11]]
        rows.append([number, one.member.name, amounts[0], *amounts, ""])
    rows[3][13], rows[4][13] = -30, "√"
    path = studio.folder / "2026年党费台账.xlsx"
    write_sheet(path, rows, "2026年")
    return path


def _month(day: object) -> str:
    return str(getattr(day, "iso", ""))[:7].replace("-", ".")


def _day(day: object) -> str:
    return str(getattr(day, "iso", "")).replace("-", ".")


def write_sheet(path: Path, rows: list[list[str | int | float]], name: str = "花名册") -> None:
    """Write rows as they are."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(line, column, value)


def keep(picture: QPixmap, target: Path) -> None:
    """Write a picture with a hairline around it and as few colours as its words need."""
    painter = QPainter(picture)
    painter.setPen(QColor("#C9D0D7"))
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    raw = target.with_suffix(".tmp")
    raw.write_bytes(bytes(buffer.data().data()))
    with Image.open(raw) as image:
        few = image.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(target, optimize=True)
    raw.unlink()


@contextmanager
def studio_in(folder: Path) -> Iterator[Studio]:
    """The program with folders of its own and no remembered choices."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        os.environ[name] = str(folder / name)
    app, input_method = make_application(sys.argv[:1])
    settings_store = SettingsStore(folder / "settings")
    settings_store.put(kept.APPEARANCE, Appearance.LIGHT.value)
    settings_store.put(kept.OPERATOR, OPERATOR)
    parts = Parts(app, make_theme(app, settings_store), settings_store, CrashHandler(), input_method)
    app.setCursorFlashTime(0)  # a caret that blinks would be there in one picture and not in the next
    window = make_window(parts, lambda: NOW)
    desk = fill(window, lambda: NOW)
    window.show()
    window.activateWindow()
    settle()
    yield Studio(window, desk, folder)
    desk.close()
    window.shell.tasks.close()


def main() -> None:
    """Take all pictures, or those whose file names are given."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = set(sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder, studio_in(Path(folder)) as studio:
        for target, take in PICTURES.items():
            if wanted and target.stem not in wanted:
                continue
            studio.open_sample()
            settle()
            keep(take(studio), target)
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1024:.0f} KB", flush=True)


if __name__ == "__main__":
    main()
