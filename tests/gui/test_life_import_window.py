"""Registers of meetings and talks in the import window: what is asked, typed over, taken in and taken back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.importing import ImportWindow, open_import
from gui.importing.row_model import CHOICES_ROLE
from gui.main_window import MainWindow
from gui.session import UnitChoice
from gui.shell import Shell
from ledger.kinds.meetings import ATTENDANCES, MEETING_GUESTS, MEETINGS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import TALKS
from operations.importing.meetings import MEETINGS_IMPORT
from operations.importing.talks import TALKS_IMPORT
from storage.store import Store
from tests.intake_books.writers import xlsx
from tests.operations.life.test_life_importing import store

__all__ = ["store"]
TITLE = ("第一支部2026年三会一课登记表",)
HEAD = ("会议类型", "日期", "出席人员", "缺席人员及原因")
Opener = Callable[..., ImportWindow]


@pytest.fixture
def shell(window: MainWindow, store: Store) -> Iterator[Shell]:
    session = window.shell.session
    session.open(store, "书")
    session.offer_units(tuple(UnitChoice(unit.id, unit.short_name) for unit in store.all(ORG_UNITS)))
    window.show()
    yield window.shell
    session.close()


@pytest.fixture
def opened(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[Opener]:
    windows: list[ImportWindow] = []

    def make(kind: Any, *rows: Sequence[Any]) -> ImportWindow:
        made = open_import(shell, xlsx({"表": rows})(tmp_path), kind)
        windows.append(made)
        qtbot.waitUntil(lambda: made.draft is not None)
        return made

    yield make
    for one in windows:
        if isValid(one):
            one.done(0)


def choose(shown: ImportWindow, key: str, words: str) -> None:
    combo = shown.pane.questions.combos[key]
    place = combo.findText(words)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def cell(shown: ImportWindow, key: str) -> str:
    model = shown.pane.rows.row_model
    return str(model.index(0, model.keys.index(key)).data() or "")


def test_a_name_nobody_knows_is_asked_and_the_meeting_comes_in(opened: Opener, store: Store) -> None:
    shown = opened(MEETINGS_IMPORT, TITLE, HEAD, ("党员大会", "3月5日14:30", "全体党员、钱多多", "赵刚（出差）"))
    assert shown.windowTitle() == "导入会议登记表 - 表.xlsx"
    assert not shown.import_button.isEnabled()
    assert "“钱多多”不在党员名册中" in cell(shown, "why")
    assert shown.pane.questions.combos["年度"].currentText() == "2026年"
    choose(shown, "姓名：钱多多", "列席")
    assert shown.import_button.text() == "导入 1 行（新增 1）"
    assert (cell(shown, "held_on"), cell(shown, "from_time"), cell(shown, "branch")) == (
        "2026.03.05",
        "14:30",
        "第一支部",
    )
    assert "到会4人，请假1人" in cell(shown, "why")
    shown.take_in()
    assert len(store.all(ATTENDANCES)) == 5
    assert [one.name for one in store.all(MEETING_GUESTS)] == ["钱多多"]
    store.undo()
    assert store.all(MEETINGS) == []


def test_the_right_kind_stands_in_the_drop_down_and_a_list_is_edited_whole(opened: Opener) -> None:
    names = "王小明、李娜、陈静、阿依古丽·买买提"
    shown = opened(MEETINGS_IMPORT, TITLE, HEAD, ("民主生活会", "3月5日", names, None))
    model = shown.pane.rows.row_model
    kind = model.index(0, model.keys.index("kind"))
    assert kind.data(CHOICES_ROLE) == ("组织生活会",)
    model.setData(kind, "组织生活会")
    present = model.index(0, model.keys.index("present"))
    assert "赵刚" in cell(shown, "why")
    model.setData(present, f"{names}、赵刚")
    assert "存疑" not in cell(shown, "state")
    assert cell(shown, "why") == "到会5人"


def test_a_talk_with_somebody_outside_the_roster_comes_in_under_his_name(opened: Opener, store: Store) -> None:
    rows = (("日期", "支部", "谈话人", "谈话对象"), ("2026-03-05", "第一支部", "王小明", "周洋"))
    shown = opened(TALKS_IMPORT, *rows)
    assert not shown.import_button.isEnabled()
    choose(shown, "姓名：周洋", "按所写姓名登记（不在名册）")
    shown.take_in()
    assert len(store.all(TALKS)) == 1
