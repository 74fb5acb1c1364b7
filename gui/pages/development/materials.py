"""材料: the papers of the file, each with a tick, its day and pages, and a scan where somebody keeps one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QMenu, QWidget

from gui.focus import first_focus
from gui.theme.theme import Theme
from gui.widgets import ScrollArea, Words, column, label, menu_button, plain_button, row
from ledger.kinds.development import DevelopmentMaterial

_KILO = 1024
_HINT = "逐件勾选已收齐的材料；可以添加扫描件，存在账簿里，随账簿备份。纸质材料仍按规定归档。"


class MaterialChecklist(QWidget):
    """Every paper that the file needs, in its order. ``asked`` carries what is to be done with one of them."""

    ticked = Signal(object, bool)  # DevelopmentMaterial, whether it is there
    asked = Signal(str, object)  # key of a command, DevelopmentMaterial
    add_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[DevelopmentMaterial, ...] | None = None
        self._layout = column(gap=0)
        self._inner: QWidget | None = None
        self.boxes: list[QCheckBox] = []
        self.menus: list[QMenu] = []
        self.setLayout(self._layout)

    def show_materials(self, papers: Sequence[DevelopmentMaterial]) -> None:
        """Show the papers; those that are missing have no id."""
        if tuple(papers) == self._shown:
            return
        place = self._place_of_keyboard()
        self._shown = tuple(papers)
        self.boxes, self.menus = [], []
        inner = QFrame()
        inner.setProperty("role", "page")
        layout = column(gap=4, margins=(20, 14, 20, 20))
        there = sum(1 for one in papers if one.is_there)
        pages = sum(one.pages for one in papers if one.is_there)
        layout.addWidget(label(f"已收齐 {there} 件，共 {pages} 页；还缺 {len(papers) - there} 件。", Words.SECTION))
        layout.addWidget(label(_HINT, Words.SECONDARY, wraps=True))
        layout.addSpacing(6)
        for one in papers:
            layout.addWidget(self._line(one))
        add = plain_button("添加其他材料…")
        add.clicked.connect(self.add_asked)
        foot = row(add, margins=(0, 8, 0, 0))
        foot.addStretch()
        layout.addLayout(foot)
        layout.addStretch()
        inner.setLayout(layout)
        self._put(ScrollArea(inner))
        if place is not None and place < len(self.boxes):
            self.boxes[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard on the first paper."""
        target = first_focus(self)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, area: ScrollArea) -> None:
        scrolled = self._inner.verticalScrollBar().value() if isinstance(self._inner, ScrollArea) else 0
        if self._inner is not None:
            self._layout.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = area
        self._layout.addWidget(area)
        area.widget().adjustSize()
        area.verticalScrollBar().setValue(scrolled)

    def _place_of_keyboard(self) -> int | None:
        return next((place for place, box in enumerate(self.boxes) if box.hasFocus()), None)

    def _line(self, one: DevelopmentMaterial) -> QWidget:
        box = QCheckBox(one.material)
        box.setChecked(one.is_there)
        box.clicked.connect(lambda checked: self.ticked.emit(one, checked))
        self.boxes.append(box)
        more = menu_button("", self._menu(one))
        more.setProperty("bare", True)
        more.setAccessibleName(f"{one.material}：更多")
        more.setToolTip("日期、页数、扫描件")
        self._theme.give_icon(more, "ellipsis", "secondary")
        made = QWidget()
        layout = QGridLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(0)
        layout.addWidget(box, 0, 0)
        layout.addWidget(label(_facts(one), Words.SECONDARY), 0, 1, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(more, 0, 2)
        layout.setColumnStretch(0, 1)
        made.setLayout(layout)
        return made

    def _menu(self, one: DevelopmentMaterial) -> QMenu:
        menu = QMenu(self)
        commands = [("edit", "日期、页数和备注…"), ("attach", "更换扫描件…" if one.content else "添加扫描件…")]
        if one.content:
            commands += [("save", "另存扫描件…"), ("detach", "移除扫描件")]
        if one.id:
            commands.append(("remove", "清空这一件的登记"))
        for key, text in commands:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked, asked=key: self.asked.emit(asked, one))
            menu.addAction(action)
        self.menus.append(menu)
        return menu


def _facts(one: DevelopmentMaterial) -> str:
    """The day, the pages, and that there is a scan."""
    parts = (
        one.dated_on.isoformat() if one.dated_on else "",
        f"{one.pages} 页" if one.pages else "",
        f"扫描件 {_size(one.byte_count)}" if one.content else "",
    )
    return " · ".join(part for part in parts if part)


def _size(count: int) -> str:
    if count < _KILO:
        return f"{count} 字节"
    return f"{count / _KILO:.0f} KB" if count < _KILO * _KILO else f"{count / _KILO / _KILO:.1f} MB"
