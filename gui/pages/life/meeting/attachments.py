"""附件: files kept in the book with the meeting. Pictures are shown from memory, nothing is written unasked."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSplitter, QWidget

from gui import messages
from gui import settings_store as kept
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import Words, column, label, plain_button, row
from ledger.codes.meetings import SEALED
from ledger.errors import KnownError
from ledger.kinds.attached import Attachment
from operations.life.attaching import attach, attachment_bytes, detach, proposed_name, save_attachment

_FILTERS = "照片、扫描件和文档 (*.jpg *.jpeg *.png *.pdf *.doc *.docx *.wps *.xls *.xlsx *.et);;所有文件 (*)"
_PICTURES = frozenset({".jpg", ".jpeg", ".png"})
_KILO = 1024


def size_words(byte_count: int) -> str:
    """3.4 MB or 120 KB."""
    if byte_count >= _KILO * _KILO:
        return f"{byte_count / _KILO / _KILO:.1f} MB"
    return f"{max(byte_count // _KILO, 1)} KB"


_COLUMNS = (
    Column[Attachment]("title", "名称", 12, lambda one: one.title),
    Column[Attachment]("file_name", "文件名", 14, lambda one: one.file_name),
    Column[Attachment]("size", "大小", 5, lambda one: size_words(one.byte_count), align=Align.RIGHT),
    Column[Attachment]("added_on", "添加日期", 6, lambda one: one.added_on.isoformat() if one.added_on else ""),
)


class Picture(QLabel):
    """A picture as large as the room allows, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "secondary")
        self.setMinimumSize(80, 80)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setWordWrap(True)

    def show_bytes(self, content: bytes, name: str) -> None:
        """Show a picture of the book."""
        self._whole = QPixmap()
        if not self._whole.loadFromData(content):
            self.say("这个文件不能预览，可以另存后用其他程序打开。")
            return
        self.setAccessibleName(f"图片：{name}")
        self._fit()

    def say(self, words: str) -> None:
        """No picture, but words."""
        self._whole = QPixmap()
        self.setPixmap(QPixmap())
        self.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = (self.contentsRect().size() * ratio).boundedTo(self._whole.size())
        fitted = self._whole.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)


class Attachments(QWidget):
    """The files of the meeting; also sealed minutes take further ones, as proof."""

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self._open = open_
        self._shown: object = None
        self.model: TableModel[Attachment] = TableModel(
            _COLUMNS, lambda one: one.id, lambda one: one.title, open_.shell.theme, self
        )
        self.table: TableView[Attachment] = TableView(open_.shell, "attachments", self.model)
        self.table.setAccessibleName("附件")
        self.picture = Picture()
        self.add, self.save, self.remove = plain_button("添加…"), plain_button("另存为…"), plain_button("移除")
        self.add.clicked.connect(self.choose)
        self.save.clicked.connect(self._save_as)
        self.remove.clicked.connect(self._remove)
        self.table.picked.connect(self._show_picture)
        note = label("照片、签到表、扫描件等存入账簿；不要求必须有照片。", Words.SECONDARY, wraps=True)
        bar = row(self.add, self.save, self.remove)
        bar.addWidget(note, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.picture)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setSizes([600, 400])
        layout = column(gap=8, margins=(20, 12, 12, 12))
        layout.addLayout(bar)
        layout.addWidget(parts, 1)
        self.setLayout(layout)

    def show_meeting(self) -> None:
        """Show the files of the meeting."""
        found = self._open.known.attachments_of_meeting.get(self._open.meeting.id, ()) if not self._open.is_new else ()
        shown = (found, self._open.meeting.state)
        if shown != self._shown:  # a picture takes longer than any field that is stored
            self._shown = shown
            self.model.set_rows(found)
            self._show_picture()

    @property
    def count(self) -> int:
        """How many files there are."""
        return self.model.total

    def choose(self) -> None:
        """Ask for a file and keep it."""
        path = messages.choose_open(self.window(), "添加附件", _FILTERS, self._folder())
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Keep a file with the meeting, which is entered first when it is new."""
        if self._open.is_new and not self._open.keep(self._open.sheet):
            return
        self._open.shell.settings.put(kept.LAST_FOLDER, str(path.parent))
        one = Attachment(meeting_id=self._open.meeting.id)
        self._open.act(lambda: attach(self._open.store, one, path, self._open.today))

    def _save_as(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        proposal = self._folder() / proposed_name(chosen)
        target = messages.choose_save(self.window(), "附件另存为", "所有文件 (*)", proposal)
        if target is None:
            return
        try:
            save_attachment(self._open.store, chosen.id, target)
        except KnownError as error:
            self._open.refused.emit(error.sentence)
            return
        self._open.shell.notices.say(f"已另存为“{target.name}”")

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self._open.act(lambda: detach(self._open.store, chosen.id)):
            self._open.shell.notices.say(f"已移除附件“{chosen.title}”", "撤销", self._open.store.undo)

    def _chosen(self) -> Attachment | None:
        current = self.table.selection.current
        return next((one for one in self.model.rows() if one.id == current), None)

    def _folder(self) -> Path:
        folder = self._open.shell.settings.get(kept.LAST_FOLDER)
        return Path(folder) if folder else Path.home()

    def _show_picture(self, _: object = None) -> None:
        chosen = self._chosen()
        self.save.setEnabled(chosen is not None)
        self.remove.setEnabled(chosen is not None and self._open.meeting.state != SEALED)
        if chosen is None:
            self.picture.say("选择一个附件查看" if self.model.total else "还没有附件")
        elif Path(chosen.file_name).suffix.lower() in _PICTURES:
            self.picture.show_bytes(attachment_bytes(self._open.store, chosen.id), chosen.title)
        else:
            self.picture.say("这类文件不能预览，可以另存后用其他程序打开。")
