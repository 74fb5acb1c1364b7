"""What a handover pack needs to know: where it goes, which term or years, the password of the copy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QFormLayout, QLineEdit, QWidget

from gui.fitting import resize_within_screen
from gui.forms.editors import CalmComboBox
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, row
from operations.handover_terms import TermSpan

_BY_YEAR = "按年度选择"
_WORDS = (
    "交接包是一个文件夹：加密的账簿副本、所选一届或年度的全部表册、自查清单、未了事项清单和一式三份的交接清单。"
    "只有账簿副本是加密的，表册（PDF）没有加密，请当面交接、妥善保管。"
)


@dataclass(frozen=True, slots=True)
class HandoverChoice:
    """What the user chose."""

    folder: Path
    years: tuple[int, ...]
    password: str
    term: TermSpan | None = None


class HandoverDialog(QDialog):
    """Folder, a term or years, password twice."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        terms: Sequence[TermSpan],
        years: Sequence[int],
        done: Callable[[HandoverChoice], None],
    ) -> None:
        super().__init__(parent)
        self._done = done
        self.span = CalmComboBox()
        self.span.setAccessibleName("表册范围")
        for term in terms:
            self.span.addItem(term.words, term)
        self.span.addItem(_BY_YEAR, None)
        self.span.currentIndexChanged.connect(self._on_span)
        self.setWindowTitle("交接包")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.place = QLineEdit()
        self.place.setReadOnly(True)
        self.place.setPlaceholderText("如 U盘")
        self.years = {year: QCheckBox(str(year)) for year in years}
        for box in list(self.years.values())[:1]:
            box.setChecked(True)
        self.first, self.second = QLineEdit(), QLineEdit()
        for field, name in ((self.first, "副本密码"), (self.second, "再输一遍")):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(name)
        self.problem = label("", Words.MUST, wraps=True)
        self._build(theme)

    def accept(self) -> None:
        """Hand over what was chosen; stay when something is missing."""
        term = self.span.currentData()
        years = () if term is not None else tuple(year for year, box in self.years.items() if box.isChecked())
        password = self.first.text()
        problem = self._problem(password)
        if problem:
            self.problem.setText(problem)
            return
        super().accept()
        self._done(HandoverChoice(Path(self.place.text()), years, password, term))

    def choose_folder(self) -> None:
        """Let the user choose where the folder of the pack is put."""
        name = QFileDialog.getExistingDirectory(self, "交接包放在", str(Path.home()))
        if name:
            self.place.setText(name)

    def _on_span(self) -> None:
        self._form.setRowVisible(self._boxes, self.span.currentData() is None)

    def _problem(self, password: str) -> str:
        if not self.place.text():
            return "请选择交接包放在哪里。"
        if not password:
            return "请给账簿副本设一个密码，当面告诉接收人。"
        return "" if password == self.second.text() else "两次输入的密码不一样，请重新输入。"

    def _build(self, theme: Theme) -> None:
        choose = plain_button("选择…")
        choose.clicked.connect(self.choose_folder)
        self._boxes = boxes = row(*self.years.values(), gap=16)
        boxes.addStretch()
        self._form = form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.addRow("放在", row(self.place, choose))
        form.addRow("表册范围", self.span)
        form.addRow("年度", boxes)
        form.addRow("副本密码", self.first)
        form.addRow("再输一遍", self.second)
        make, cancel = primary_button("生成"), plain_button("取消")
        make.setDefault(True)
        make.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot = row(cancel, make)
        foot.insertStretch(0)
        layout = column(gap=12, margins=(28, 24, 28, 20))
        layout.addWidget(label("交接包", Words.HEADING))
        layout.addWidget(label(_WORDS, Words.SECONDARY, wraps=True))
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)
        resize_within_screen(self, theme.px(600), theme.px(400))
        self._on_span()
