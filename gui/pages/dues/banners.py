"""The banners above the grid: months owed in a row with the rule about it, and a year that is not verified yet."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.widgets import Banner, Tone, column, link_button
from ledger.errors import Finding, Level

_NAMES = 4


class PageBanners(QWidget):
    """Room for the banners of the page; no room when there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: list[Banner] = []
        self._layout = column(gap=6)
        self.setLayout(self._layout)
        self.hide()

    def clear(self) -> None:
        """Say nothing."""
        for banner in self._shown:
            self._layout.removeWidget(banner)
            banner.deleteLater()
        self._shown.clear()
        self.hide()

    def say(self, text: str, tone: Tone, button: str, act: Callable[[], object]) -> None:
        """Add a banner with a command."""
        link = link_button(button)
        link.clicked.connect(act)
        banner = Banner(self._theme, text, tone, link)
        self._shown.append(banner)
        self._layout.addWidget(banner)
        self.show()


def arrears_words(findings: Sequence[Finding], names: Sequence[str]) -> str:
    """Who, the rule that the longest run touches, and where it is written."""
    worst = max(findings, key=lambda one: one.level is Level.WARN)
    shown = "、".join(names[:_NAMES]) + (f"等 {len(names)} 人" if len(names) > _NAMES else "")
    rule = worst.sentence.partition("没有交纳党费。")[2] or worst.sentence
    return f"{shown}：{rule}依据：{worst.article}"
