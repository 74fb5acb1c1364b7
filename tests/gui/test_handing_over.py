"""抢救, 脱敏副本 and 交接包 through the window, as the secretary does it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.desk import Desk
from gui.handover_dialog import HandoverDialog
from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.handover_panel import HandoverPanel
from gui.password_dialogs import UnlockDialog
from gui.recovery_dialog import RecoveryDialog
from gui.salvage_dialog import SalvageDialog
from operations.demo import Plan, demo_book
from storage.rekeying import set_password
from storage.unlocking import is_encrypted, lock_all
from storage.verification import verify
from tests.gui.conftest import NOW, Answers
from tests.gui.test_messages import button
from tests.storage.helpers import behind_the_back

WORDS = "党建2026平安"


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    made.take(demo_book(tmp_path / "第一支部.zbtz", Plan(6, 1, NOW.date()), 1, clock=lambda: NOW))
    yield made
    made.close()
    lock_all()


@pytest.fixture
def panel(desk: Desk, window: MainWindow) -> HandoverPanel:
    del desk
    window.go_to(SettingsPage.key)
    page = window.page
    assert isinstance(page, SettingsPage)
    page.show_part("数据安全")
    found = page.panels[HandoverPanel]
    assert isinstance(found, HandoverPanel)
    return found


def choose(monkeypatch: pytest.MonkeyPatch, *, saved: Path | None = None, opened: Path | None = None) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved or ""), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(opened or ""), ""))


def damaged_book(folder: Path, *, is_refused: bool = True) -> Path:
    """A book with one record that was hit; it does not open where ``is_refused``."""
    path = folder / "坏.zbtz"
    demo_book(path, Plan(6, 1, NOW.date()), 2, clock=lambda: NOW).close()
    behind_the_back(path, "UPDATE members SET birth_on = 'x' WHERE id = 1")
    if is_refused:
        behind_the_back(path, "CREATE TABLE somebody_was_here (x)")
    return path


def click(words: str) -> Callable[[QMessageBox], None]:
    return lambda box: button(box, words).click()


def test_a_damaged_book_offers_to_be_salvaged_and_the_new_one_opens(
    desk: Desk, window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    damaged, target, sheet = damaged_book(tmp_path), tmp_path / "新.zbtz", tmp_path / "缺.xlsx"
    before = damaged.read_bytes()
    choose(monkeypatch, saved=target)

    def look(shown: SalvageDialog) -> None:
        assert "按修改记录补回" in shown.summary.text()
        assert shown.table.model().rowCount() == 1
        choose(monkeypatch, saved=sheet)
        shown.save()
        shown.open_button.click()

    answers += [(QMessageBox, click("抢救…")), (SalvageDialog, look)]
    assert not desk.open(damaged)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("新") and sheet.exists(), timeout=20_000)
    assert verify(target).is_sound
    assert damaged.read_bytes() == before


def test_an_encrypted_book_with_a_torn_first_page_takes_its_password_and_offers_to_be_salvaged(
    desk: Desk, window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    torn, target = tmp_path / "坏.zbtz", tmp_path / "新.zbtz"
    demo_book(torn, Plan(6, 1, NOW.date()), 2, clock=lambda: NOW).close()
    set_password(torn, WORDS)
    lock_all()
    torn.write_bytes(torn.read_bytes()[:512] + bytes(3584) + torn.read_bytes()[4096:])
    choose(monkeypatch, saved=target)

    def unlock(shown: UnlockDialog) -> None:
        shown.password.setText(WORDS)
        shown.try_to_open()

    opening = (SalvageDialog, lambda shown: shown.open_button.click())
    answers += [(UnlockDialog, unlock), (QMessageBox, click("抢救…")), opening]
    assert not desk.open(torn)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("新"), timeout=60_000)
    assert is_encrypted(target)


def test_a_book_is_named_in_the_settings_and_nothing_is_overwritten(
    panel: HandoverPanel, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    damaged, target = damaged_book(tmp_path, is_refused=False), tmp_path / "新.zbtz"
    choose(monkeypatch, opened=damaged, saved=damaged)
    answers.append((QMessageBox, click("知道了")))
    panel.salvage_button.click()
    qtbot.waitUntil(lambda: not answers)
    choose(monkeypatch, opened=damaged, saved=target)
    answers.append((SalvageDialog, lambda shown: shown.reject()))
    panel.salvage_button.click()
    qtbot.waitUntil(lambda: not answers and target.exists(), timeout=20_000)
    choose(monkeypatch)
    panel.salvage_button.click()  # given up at the first question
    choose(monkeypatch, opened=tmp_path / "没有.zbtz")
    answers.append((QMessageBox, click("知道了")))
    panel.salvage_button.click()
    qtbot.waitUntil(lambda: not answers)


def test_an_encrypted_book_asks_for_its_password(
    panel: HandoverPanel, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other, target = tmp_path / "密.zbtz", tmp_path / "新.zbtz"
    demo_book(other, Plan(6, 1, NOW.date()), 2, clock=lambda: NOW).close()
    set_password(other, WORDS)
    lock_all()
    choose(monkeypatch, opened=other, saved=target)

    def unlock(shown: UnlockDialog) -> None:
        shown.password.setText(WORDS)
        shown.try_to_open()

    answers += [(UnlockDialog, unlock), (SalvageDialog, lambda shown: shown.reject())]
    panel.salvage_button.click()
    qtbot.waitUntil(lambda: not answers and target.exists(), timeout=20_000)
    assert is_encrypted(target)
    lock_all()
    answers.append((UnlockDialog, lambda shown: shown.reject()))
    panel.salvage_button.click()
    qtbot.waitUntil(lambda: not answers)


def test_a_masked_copy_is_saved(
    panel: HandoverPanel, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "脱敏.zbtz"
    choose(monkeypatch)
    panel.mask_button.click()
    choose(monkeypatch, saved=target)
    panel.mask_button.click()
    qtbot.waitUntil(lambda: target.exists() and not window.shell.tasks.is_busy, timeout=20_000)
    assert verify(target).counts == verify(window.shell.session.store.path).counts


def test_a_handover_pack_is_made(
    panel: HandoverPanel,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    panel.handover_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HandoverDialog)
    said = []
    for place, password in (("", ""), (str(stick), ""), (str(stick), WORDS)):
        dialog.place.setText(place)
        dialog.first.setText(password)
        dialog.accept()
        said.append(dialog.problem.text())
    assert [words[:5] for words in said] == ["请选择交接", "请给账簿副", "两次输入的"]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog.choose_folder()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    dialog.choose_folder()
    dialog.second.setText(WORDS)

    def close(shown: RecoveryDialog) -> None:
        assert len(shown.rows) == 4
        answers.insert(0, (QMessageBox, click("已经抄好")))
        shown.close_button.click()

    answers.append((RecoveryDialog, close))
    dialog.accept()
    qtbot.waitUntil(lambda: not answers and not window.shell.tasks.is_busy, timeout=60_000)
    (pack,) = stick.iterdir()
    assert (pack / "支部工作交接清单.pdf").exists()
    assert is_encrypted(pack / "第一支部.zbtz")
    assert not is_encrypted(window.shell.session.store.path)
