"""Banners between the filters and the table of a page: what waits, each with the command that answers it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.theme.theme import Theme
from gui.widgets import Banner, Tone, column, link_button


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
            banner.hide()
            banner.deleteLater()
        self._shown.clear()
        self.hide()

    def say(self, text: str, tone: Tone, button: str, act: Callable[[], object]) -> None:
        """Add a banner with a command."""
        link = link_button(button)
        link.clicked.connect(act)
        self._add(Banner(self._theme, text, tone, link))

    def tell(self, text: str, tone: Tone) -> None:
        """Add a banner that only has to be read."""
        self._add(Banner(self._theme, text, tone))

    def _add(self, banner: Banner) -> None:
        self._shown.append(banner)
        self._layout.addWidget(banner)
        self.show()
