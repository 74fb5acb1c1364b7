"""What stands in the window while there is no table: how to begin, or why a file was not taken and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, row

_WIDTH = 560
_BEGIN = "选择要导入的{title}"
_BEGIN_WORDS = (
    "Excel、WPS 表格、csv 都可以，不必改动原来的格式：程序会找出表头，逐行列出将要存入的内容，您核对之后才写入账簿。"
    "也可以把文件直接拖到这个窗口里。"
)
_SAFE = "账簿没有变动。可以另选一个文件，或下载空白模板，把内容粘贴进去后再导入。"


class FilePanel(QFrame):
    """An icon, a heading, a sentence that can be copied, and two ways on."""

    wants_file = Signal()
    wants_template = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self.setProperty("role", "page")
        self._picture = QToolButton()
        self._picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.heading = label("", Words.HEADING)
        self.words = label("", wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.advice = label("", Words.SECONDARY, wraps=True)
        for words in (self.words, self.advice):
            words.setFixedWidth(theme.px(_WIDTH))
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.choose = primary_button("选择文件…")
        self.template = plain_button("下载空白模板…")
        self.choose.clicked.connect(self.wants_file)
        self.template.clicked.connect(self.wants_template)
        self._lay_out()
        self.show_begin()

    def show_begin(self) -> None:
        """Say how to begin."""
        self._show("file-input", "faint", _BEGIN.format(title=self._title), _BEGIN_WORDS)
        self.choose.setText("选择文件…")

    def show_refusal(self, name: str, sentence: str) -> None:
        """Say why a file was not taken."""
        self._show("circle-alert", "warn", f"“{name}”不能导入", sentence, _SAFE)
        self.choose.setText("另选文件…")

    def show_waiting(self, name: str) -> None:
        """Say that a file is being read."""
        self._show("table-2", "faint", f"正在读取“{name}”", "请稍候。")

    def _show(self, icon: str, shade: str, heading: str, sentence: str, advice: str = "") -> None:
        self._theme.give_icon(self._picture, icon, shade, 40)
        self.heading.setText(heading)
        self.words.setText(sentence)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        for words in filter(QLabel.text, (self.words, self.advice)):
            words.ensurePolished()
            words.setFixedHeight(words.heightForWidth(words.width()))  # in a centred place it would not grow by itself

    def _lay_out(self) -> None:
        layout = column(gap=12)
        layout.addStretch(2)
        for part in (self._picture, self.heading, self.words, self.advice):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = row(self.choose, self.template)
        buttons.insertStretch(0)
        buttons.addStretch()
        layout.addLayout(buttons)
        layout.addStretch(3)
        self.setLayout(layout)
