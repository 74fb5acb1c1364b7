"""The window that asks what a new book is about: the organisation, its branches, where the file goes."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from gui import messages
from gui.fitting import resize_within_screen
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, row
from operations import places
from operations.file_names import plain_file_name

BOOKS = f"支部台账 (*{places.BOOK_SUFFIX})"


@dataclass(frozen=True, slots=True)
class NewBook:
    """What the user says about a new book."""

    path: Path
    org: str
    branches: tuple[str, ...]


class NewBookDialog(QDialog):
    """Asks for the names as on the seals; everything can be changed later on the page 党组织."""

    chosen = Signal(object)  # NewBook

    def __init__(self, parent: QWidget, theme: Theme, folder: Path) -> None:
        super().__init__(parent)
        self._folder = folder
        self._path: Path | None = None
        self.setWindowTitle("新建账簿")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.org = QLineEdit()
        self.org.setPlaceholderText("如：中共××区政府办公室机关总支部委员会")
        self.branches = QPlainTextEdit()
        self.branches.setPlaceholderText("每行一个支部全称；只有一个支部时留空，上面填支部全称")
        self.branches.setFixedHeight(theme.px(110))
        self.branches.setTabChangesFocus(True)
        self.place = QLineEdit()
        self.place.setReadOnly(True)
        self.problem = label("", Words.MUST, wraps=True)
        self.org.textChanged.connect(self._propose)
        self._build(theme)
        self._propose()

    @property
    def target(self) -> Path:
        """Where the book goes."""
        return self._path or self._folder / f"{self._stem()}{places.BOOK_SUFFIX}"

    def accept(self) -> None:
        """Hand over what was typed; stay when something is missing."""
        org = self.org.text().strip()
        if not org:
            self.problem.setText("请填写党组织全称，与印章一致。")
            self.org.setFocus()
            return
        if self.target.exists():
            self.problem.setText(f"“{self.target.name}”已经存在，请另选位置或名称，原文件没有改动。")
            return
        lines = self.branches.toPlainText().splitlines()
        branches = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
        super().accept()
        self.chosen.emit(NewBook(self.target, org, branches))

    def _build(self, theme: Theme) -> None:
        choose = plain_button("更改…")
        choose.clicked.connect(self._choose_place)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow("党组织全称", self.org)
        form.addRow("下设支部", self.branches)
        where = row(self.place, choose)
        form.addRow("账簿文件", where)
        create, cancel = primary_button("新建"), plain_button("取消")
        create.setDefault(True)  # Enter in a line makes the book
        create.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = row(cancel, create)
        foot.insertStretch(0)
        layout = column(gap=16, margins=(28, 24, 28, 20))
        layout.addWidget(label("新建账簿", Words.HEADING))
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, theme.px(640), theme.px(400))

    def _stem(self) -> str:
        return plain_file_name(self.org.text(), "支部台账")

    def _propose(self) -> None:
        self.problem.clear()
        self.place.setText(str(self.target))

    def _choose_place(self) -> None:
        chosen = messages.choose_save(self, "账簿文件", BOOKS, self.target)
        if chosen is not None:
            self._path = chosen
            self._propose()
