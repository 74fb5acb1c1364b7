"""常用语和模板: what the user keeps for his meetings, to be added, corrected and removed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from gui.fitting import resize_within_screen
from gui.pages.life.meeting.asking import Question, ask
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import Words, column, label, plain_button, primary_button, row
from ledger.kinds.meetings import MEETING_TEMPLATES, MeetingTemplate
from operations.life.templates import remove_template, save_template

PHRASE_FIELDS = ("title", "kind", "text")
TEMPLATE_FIELDS = ("title", "kind", "text", "place", "from_time", "to_time")
_PHRASE_NOTE = "插入正文的光标处，插入后可以修改。会议类型空白的，各类会议都可使用。"
TEMPLATE_NOTE = "新建会议时取用；内容中每行是一项议题。"

_COLUMNS = (
    Column[MeetingTemplate]("title", "名称", 12, lambda one: one.title),
    Column[MeetingTemplate]("kind", "会议类型", 8, lambda one: one.kind or "各类会议"),
    Column[MeetingTemplate]("text", "内容", 21, lambda one: " / ".join(one.text.splitlines())),
)


class TemplatesDialog(QDialog):
    """Two lists, each with its commands."""

    def __init__(self, parent: QWidget, open_: OpenMeeting) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("常用语和模板")
        self._open = open_
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.lists = {is_phrase: self._list(is_phrase=is_phrase) for is_phrase in (True, False)}
        for is_phrase, title, note in ((True, "常用语", _PHRASE_NOTE), (False, "模板", TEMPLATE_NOTE)):
            page = QWidget()
            page.setLayout(
                column(label(note, Words.SECONDARY, wraps=True), self.lists[is_phrase], margins=(20, 10, 20, 0))
            )
            self.tabs.addTab(page, title)
        self.add, self.edit, self.remove = primary_button("新增…"), plain_button("修改…"), plain_button("删除")
        close = plain_button("关闭")
        self.add.clicked.connect(self.ask_new)
        self.edit.clicked.connect(self._correct)
        self.remove.clicked.connect(self._remove)
        close.clicked.connect(self.accept)
        foot = row(self.add, self.edit, self.remove, margins=(20, 10, 20, 16))
        foot.addStretch()
        foot.addWidget(close)
        layout = column(self.tabs, gap=0, margins=(0, 8, 0, 0))
        layout.addLayout(foot)
        self.setLayout(layout)
        self.tabs.currentChanged.connect(self._offer)
        self.show_templates()
        px = open_.shell.theme.px
        resize_within_screen(self, px(680), px(460))

    @property
    def is_phrase(self) -> bool:
        """Whether the phrases are shown."""
        return self.tabs.currentIndex() == 0

    def show_templates(self) -> None:
        """Read the book again."""
        kept = self._open.store.all(MEETING_TEMPLATES)
        for is_phrase, shown in self.lists.items():
            model = shown.model()
            if isinstance(model, TableModel):
                model.set_rows(one for one in kept if one.is_phrase is is_phrase)
        self._offer()

    def ask_new(self) -> None:
        """Ask for another one."""
        self._ask(MeetingTemplate(is_phrase=self.is_phrase))

    def _correct(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._ask(chosen)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._open.act(lambda: remove_template(self._open.store, chosen.id))
            self._open.shell.notices.say(f"已删除“{chosen.title}”", "撤销", self._open.store.undo)
            self.show_templates()

    def _ask(self, record: MeetingTemplate) -> None:
        def save(asked: MeetingTemplate) -> None:
            self._open.act_or_raise(lambda: save_template(self._open.store, asked))
            self.show_templates()

        title, fields = ("常用语", PHRASE_FIELDS) if record.is_phrase else ("模板", TEMPLATE_FIELDS)
        note = _PHRASE_NOTE if record.is_phrase else TEMPLATE_NOTE
        ask(self, self._open, Question(title, MEETING_TEMPLATES, fields, record, note), save)

    def _chosen(self) -> MeetingTemplate | None:
        current = self.lists[self.is_phrase].selection.current
        return self._open.store.find(MEETING_TEMPLATES, current) if current is not None else None

    def _offer(self) -> None:
        has_choice = self._chosen() is not None
        self.edit.setEnabled(has_choice)
        self.remove.setEnabled(has_choice)

    def _list(self, *, is_phrase: bool) -> TableView[MeetingTemplate]:
        shell = self._open.shell
        model: TableModel[MeetingTemplate] = TableModel(
            _COLUMNS, lambda one: one.id, lambda one: f"{one.title} {one.text}", shell.theme, self
        )
        made: TableView[MeetingTemplate] = TableView(shell, f"templates-{'phrase' if is_phrase else 'frame'}", model)
        made.setProperty("role", "boxed")
        made.setAccessibleName("常用语" if is_phrase else "模板")
        made.picked.connect(self._offer)
        made.opened.connect(lambda _: self._correct())
        return made
