"""The table of settings: every section and every value, declared once."""

import getpass
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from exports.paper.faces import FontPolicy
from gui import settings_store as kept
from gui.operators import work_as
from gui.pages.settings import rule_settings
from gui.pages.settings.book_panel import BookPanel
from gui.pages.settings.exchange_panel import ExchangePanel
from gui.pages.settings.handover_panel import HandoverPanel
from gui.pages.settings.holidays_panel import HolidaysPanel
from gui.pages.settings.items import Choice, Item, Line, Section, Switch, no_items
from gui.pages.settings.own_fields_panel import OwnFieldsPanel
from gui.pages.settings.password_panel import PasswordPanel
from gui.pages.settings.rules_panel import RulesPanel
from gui.pages.settings.safety_panel import SafetyPanel
from gui.pages.settings.strokes_panel import StrokesPanel
from gui.shell import Shell
from gui.theme.metrics import SCALES
from gui.theme.theme import Appearance
from operations.preferences import PREFERENCES, Preference, choose, preference

E = TypeVar("E", bound=StrEnum)


def display(shell: Shell) -> Sequence[Item]:
    """How the window looks on this PC."""
    theme, settings = shell.theme, shell.settings

    def appear(value: str) -> None:
        settings.put(kept.APPEARANCE, value)
        theme.choose(Appearance(value))

    def scale(value: str) -> None:
        settings.put(kept.SCALE, int(value))
        theme.set_percent(int(value))

    def compact(value: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        settings.put(kept.COMPACT_ROWS, value)
        theme.set_compact(value)

    appearances = [(one.value, one.label) for one in Appearance]
    scales = [(str(percent), f"{percent}%") for percent in SCALES]
    return (
        Choice("外观", "夜间或弱光下用深色更舒适。", appearances, lambda: theme.appearance.value, appear),
        Choice(
            "显示比例",
            "文字和间距一同放大，也可按住 Ctrl 滚动鼠标滚轮。",
            scales,
            lambda: str(theme.look.percent),
            scale,
        ),
        Switch("紧凑行距", "表格一屏显示更多行。", lambda: theme.look.is_compact, compact),
    )


def roster(shell: Shell) -> Sequence[Item]:
    """What travels with the book."""
    return [_of_book(shell, one) for one in PREFERENCES]


def printing(shell: Shell) -> Sequence[Item]:
    """How paper is set on this PC."""
    policies = (
        (FontPolicy.OFFICIAL.value, "本机官方字体优先"),
        (FontPolicy.BUNDLED.value, "只用内置字体"),
    )
    return (
        Choice(
            "打印字体",
            "公文常用的小标宋、仿宋等字体，本机装有时优先使用；内置字体在每台电脑上印出来都一样。",
            policies,
            lambda: shell.settings.get(kept.PAPER_FONTS),
            lambda value: shell.settings.put(kept.PAPER_FONTS, value),
        ),
    )


def operator(shell: Shell) -> Sequence[Item]:
    """Who works at this PC."""
    return (
        Line(
            "操作人姓名",
            "写进修改记录，说明每次改动由谁完成；留空时用本机的用户名。",
            getpass.getuser(),
            lambda: shell.settings.get(kept.OPERATOR),
            lambda name: work_as(shell, name.strip()),
        ),
    )


def _of_book(shell: Shell, wanted: Preference[E]) -> Choice:
    by_key = {value.value: value for value in wanted.labels}
    return Choice(
        wanted.title,
        wanted.description,
        [(value.value, words) for value, words in wanted.labels.items()],
        lambda: preference(shell.session.store, wanted).value,
        lambda key: choose(shell.session.store, wanted, by_key[key]),
    )


SECTIONS = (
    Section("显示", display),
    Section("名册", roster, (OwnFieldsPanel, StrokesPanel)),
    Section("党费", rule_settings.dues),
    Section("组织生活", rule_settings.life),
    Section("节假日", no_items, (HolidaysPanel,)),
    Section("打印", printing),
    Section("操作人", operator),
    Section("数据安全", no_items, (SafetyPanel, PasswordPanel, HandoverPanel)),
    Section("上报与下发", no_items, (ExchangePanel,)),
    Section("账簿", no_items, (BookPanel,)),
    Section("规则依据", no_items, (RulesPanel,), fills=True),
)
