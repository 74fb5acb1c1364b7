"""数据安全: where the book lies, which backups there are and that each was proved, how one comes back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from gui import settings_store as kept
from gui.backup_keeper import moment_words, second_place_words
from gui.connections import Connections
from gui.page_banners import PageBanners
from gui.pages.book_check import BookCheck
from gui.pages.settings.book_panel import size_text
from gui.pages.settings.items import Panel
from gui.pages.settings.listing import Listing
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.widgets import Tone, Words, label, plain_button, row
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import MEMBERS
from operations.backups import BY_HAND, BackupDone, BackupJob, back_up, folder_of
from operations.book_place import Place, place_of, place_words
from operations.whole_check import last_check
from storage.backups import Backup
from storage.restoring import set_aside_books

_NO_SECOND = "第二处：没有选择。一处磁盘坏了，另一处还在；建议选一个U盘或移动硬盘。"
_EVERY = "每周在后台查一次，每份备份做成时也查；打开账簿时只作简短核对。"
_NEVER = f"全面检查：还没有做过，程序会在后台自动检查。{_EVERY}"
_DAMAGED = (
    "账簿内容已损坏，程序已停止写入。请恢复下面最近的一份备份；没有合适的，可以抢救还能读出的内容，损坏的文件不改动。"
)
_FAILED = "已有的备份都保留。请恢复下面最近的一份备份，或重新检查，看是哪一处。"
_PROVED = "已验证 ✓"
_UNKNOWN = "未验证"


class SafetyPanel(Panel):
    """The backups of the open book. Each listed as proved was reopened, checked and counted when it was made."""

    def __init__(self, shell: Shell, connections: Connections) -> None:
        super().__init__(
            "备份",
            "当天首次修改后、使用中每半小时、导入前、关闭前自动备份；每份备份都重新打开，逐页检查、逐表核对、沿修改记录走到底，才算完成。",
        )
        self._shell = shell
        self.banners = PageBanners(shell.theme)
        self.place = label("", Words.SECONDARY, wraps=True)
        self.checked = label("", Words.SECONDARY, wraps=True)
        self.check = BookCheck(shell, "全面检查", connections)
        self.list: Listing[Backup] = Listing(shell, "backups", _columns(shell), _id_of, "还没有备份。")
        self.list.add(plain_button("立即备份"), self.back_up)
        self.list.add(plain_button("恢复所选备份…"), self.restore, needs_row=True)
        self.going_back = plain_button("换回恢复以前的账簿…")
        self.list.add(self.going_back, shell.session.ask_to_take_back)
        self.list.add(plain_button("打开备份文件夹"), self._open_folder)
        self.second = label("", Words.SECONDARY, wraps=True)
        self.choose_second = plain_button("选择第二处…")
        self.choose_second.clicked.connect(self._choose_second)
        self.drop_second = plain_button("不用第二处")
        self.drop_second.clicked.connect(lambda: self._set_second(""))
        buttons = row(self.choose_second, self.drop_second, self.check.button)
        buttons.addStretch()
        for part in (self.banners, self.place, self.list, self.second, self.checked, self.check.result):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        connections.connect(shell.session.state_changed, lambda _: self.refresh())

    def refresh(self) -> None:
        """Look at the place and the folder again."""
        session = self._shell.session
        if not session.is_open:
            return
        book = session.store.path
        self.list.show_rows(folder_of(book).backups())
        self.going_back.setVisible(bool(set_aside_books(book)))
        self._show_place(book)
        second = self._shell.settings.get(kept.SECOND_PLACE)
        self.second.setText(
            f"第二处：{second}" if second else "第二处：没有选择。一处磁盘坏了，另一处还在；建议选一个U盘。"
        )
        self.drop_second.setVisible(bool(second))

    def back_up(self) -> None:
        """Make a backup now; the list shows it when it is proved."""
        session = self._shell.session
        second = self._shell.settings.get(kept.SECOND_PLACE)
        job = BackupJob(session.store.path, BY_HAND, session.clock(), Path(second) if second else None)
        self._shell.tasks.run("正在备份", back_up, job, lambda done: self._backed_up(job, done))

    def restore(self) -> None:
        """Bring the chosen backup back in the place of the open book, after a look at the differences."""
        chosen = self.list.chosen
        if chosen is not None:
            self._shell.session.ask_to_restore(chosen.path)

    def _backed_up(self, job: BackupJob, done: BackupDone) -> None:
        if done.second is not None:
            self._shell.settings.put(kept.SECOND_COPY_AT, job.now.isoformat())
        self._shell.session.backed_up.emit()
        where = "，第二处也已更新" if done.second is not None else ""
        self._shell.notices.say(f"备份已完成，逐页检查、逐表核对无误{where}。")

    def _show_place(self, book: Path) -> None:
        self.banners.clear()
        self._show_check(book)
        place = place_of(book)
        words = place_words(book, place)
        if words:
            self.banners.say(words, Tone.WARN, "打开所在文件夹", self._open_book_folder)
        overdue = second_place_words(self._shell, self._shell.session.clock())
        if overdue:
            self.banners.say(f"{overdue}。", Tone.WARN, "立即备份", self.back_up)
        last = self._shell.session.store.last_change_at
        if last is not None and last > self._shell.session.clock():
            words = f"账簿最近一次修改记的是{last:%Y-%m-%d %H:%M}，比电脑现在的时间还晚；请校准电脑时钟。"
            self.banners.say(words, Tone.WARN, "知道了", self.banners.clear)
        self.place.setText(f"账簿位置：{book}" + ("（本机磁盘）" if place is Place.LOCAL else ""))

    def _show_check(self, book: Path) -> None:
        """Say in words when the whole book was last checked, and what is wrong with it."""
        store, last = self._shell.session.store, last_check(book)
        when = "" if last is None else moment_words(last.made_at, self._shell.session.clock())
        if last is None:
            self.checked.setText(_NEVER)
        else:
            result = "没有发现问题" if last.is_sound else "没有通过"
            self.checked.setText(f"全面检查：{when} 查过，{result}。{_EVERY}")
        if store.is_damaged:
            self.banners.say(_DAMAGED, Tone.MUST, "抢救…", self._shell.session.salvage_wanted.emit)
        elif last is not None and not last.is_sound:
            words = f"{when} 的全面检查没有通过。{_FAILED}"
            self.banners.say(words, Tone.MUST, "重新检查", self.check.start)

    def _open_folder(self) -> None:
        folder = folder_of(self._shell.session.store.path).folder
        self._open(folder if folder.is_dir() else folder.parent)

    def _open_book_folder(self) -> None:
        self._open(self._shell.session.store.path.parent)

    def _open(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _choose_second(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "选择第二处备份的文件夹", str(Path.home()))
        if name:
            self._set_second(name)

    def _set_second(self, folder: str) -> None:
        self._shell.settings.put(kept.SECOND_PLACE, folder)
        self._shell.settings.put(kept.SECOND_COPY_AT, "")
        self.refresh()


def _columns(shell: Shell) -> tuple[Column[Backup], ...]:
    return (
        Column("made", "时间", 9, lambda one: _made(one, shell.session.clock())),
        Column("reason", "原因", 7, lambda one: one.proof.reason if one.proof else ""),
        Column("state", "状态", 6, lambda one: _PROVED if one.proof else _UNKNOWN),
        Column("members", "党员", 4, lambda one: _count(one, MEMBERS.key), align=Align.RIGHT),
        Column("meetings", "会议", 4, lambda one: _count(one, MEETINGS.key), align=Align.RIGHT),
        Column("entries", "修改记录", 6, lambda one: str(one.proof.entries) if one.proof else "", align=Align.RIGHT),
        Column("size", "大小", 6, lambda one: size_text(one.proof.size) if one.proof else "", align=Align.RIGHT),
        Column("file", "文件", 24, lambda one: one.path.name, is_optional=True),
    )


def _id_of(one: Backup) -> int:
    return one.proof.number if one.proof else -(hash(one.path.name) % 1_000_000) - 1


def _made(one: Backup, now: datetime) -> str:
    return moment_words(one.proof.made_at, now) if one.proof else ""


def _count(one: Backup, kind: str) -> str:
    return str(one.proof.counts.get(kind, 0)) if one.proof else ""
