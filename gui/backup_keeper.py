"""Backups that nobody has to think of: on the first change of a day, while working, before an import, on closing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from gui import settings_store as kept
from gui.session import BookState, Opened
from gui.shell import Shell
from ledger.errors import KnownError
from operations.backups import (
    ON_CLOSING,
    SECOND_PLACE_DAYS,
    BackupDone,
    BackupJob,
    back_up,
    has_changes,
    is_due,
    newest_proof,
    try_back_up,
)
from operations.whole_check import last_check
from storage.backups import Proof
from storage.change_set import ChangeSet

_PAUSE_MS = 20_000  # after a change: typing goes on, and the copy would have to start anew with each change
_LOOK_MS = 60_000


class BackupKeeper(QObject):
    """Watches the open book of a window. A backup that fails is said in the status bar and tried again."""

    def __init__(self, shell: Shell, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._clock = clock
        self._newest: Proof | None = None
        self._is_working = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        shell.session.opened.connect(self._on_opened)
        shell.session.changed.connect(self._on_changed)
        shell.session.backed_up.connect(self.refresh)
        shell.session.checked.connect(self.refresh)
        shell.session.damaged.connect(self._say, Qt.ConnectionType.QueuedConnection)  # in the midst of some reading

    @property
    def second_place(self) -> Path | None:
        """The folder on another disk or stick; None when none was chosen on this PC."""
        chosen = self._shell.settings.get(kept.SECOND_PLACE)
        return Path(chosen) if chosen else None

    def look(self) -> None:
        """Make a backup when one is due."""
        if not self._shell.session.is_open or self._is_working:
            return
        store = self._shell.session.store
        reason = is_due(self._newest, store.last_hash, self._clock())
        if reason:
            self.make(reason)

    def make(self, reason: str, done: Callable[[], object] | None = None) -> None:
        """Make a backup beside the window's work; ``done`` is called when it is there."""
        self._is_working = True
        job = self._job(reason)
        task = self._shell.tasks.run(
            "正在备份", try_back_up, job, lambda made: self._take(job, made, done), is_quiet=True
        )
        task.ended.connect(self._on_ended)

    def make_on_closing(self) -> None:
        """Before the book is closed: what changed since the last backup. Waits for it.

        Raises KnownError when it cannot be made.
        """
        if has_changes(self._newest, self._shell.session.store.last_hash):
            self.make_now(ON_CLOSING)

    def make_now(self, reason: str) -> None:
        """Make a backup and wait for it. Raises KnownError when it cannot be made."""
        self._newest = back_up(self._job(reason), _silent).backup.proof

    def refresh(self) -> None:
        """Look at the folder again, as after somebody took a file away, and say how the book stands."""
        self._newest = newest_proof(self._shell.session.store.path)
        self._say()

    def _job(self, reason: str) -> BackupJob:
        return BackupJob(self._shell.session.store.path, reason, self._clock(), self.second_place)

    def _take(self, job: BackupJob, made: BackupDone | KnownError, done: Callable[[], object] | None) -> None:
        session = self._shell.session
        if not session.is_open or session.store.path != job.book:
            return
        if isinstance(made, KnownError):
            session.report_state(BookState(f"备份没有成功：{made.sentence}", is_good=False))
            return
        self._newest = made.backup.proof
        if made.second is not None:
            self._shell.settings.put(kept.SECOND_COPY_AT, job.now.isoformat())
        self._say()
        if done is not None:
            done()

    def _on_ended(self, _: object) -> None:
        self._is_working = False

    def _on_opened(self, opened: Opened) -> None:
        if not opened.title:
            self._pause.stop()
            self._look.stop()
            return
        self.refresh()
        self._look.start()

    def _on_changed(self, _: ChangeSet) -> None:
        self._pause.start()

    def _say(self) -> None:
        if not self._shell.session.is_open:
            return
        newest, now = self._newest, self._clock()
        wrong = trouble_words(self._shell) or second_place_words(self._shell, now)
        if wrong:
            self._shell.session.report_state(BookState(wrong, is_good=False))
        elif newest is None:
            self._shell.session.report_state(BookState("每次修改即时保存，还没有备份"))
        else:
            self._shell.session.report_state(BookState(f"备份：{moment_words(newest.made_at, now)} 已验证 ✓"))


def trouble_words(shell: Shell) -> str:
    """What is wrong with the open book, for the status bar; empty when nothing is known to be."""
    store = shell.session.store
    if store.is_damaged:
        return "账簿内容已损坏，已停止写入，请看“设置 → 数据安全”"
    last = last_check(store.path)
    return "全面检查没有通过，请看“设置 → 数据安全”" if last is not None and not last.is_sound else ""


def second_place_words(shell: Shell, now: datetime) -> str:
    """The reminder that the copy at the second place is old; empty when it is not, or none was chosen."""
    if not shell.settings.get(kept.SECOND_PLACE):
        return ""
    stored = shell.settings.get(kept.SECOND_COPY_AT)
    if not stored:
        return "第二处备份还没有做过，请插上U盘或移动硬盘"
    days = (now.date() - datetime.fromisoformat(stored).date()).days
    return f"第二处备份已有{days}天没有更新，请插上U盘或移动硬盘" if days > SECOND_PLACE_DAYS else ""


def moment_words(moment: datetime, now: datetime) -> str:
    """今天 09:12, 昨天 17:40, 3月2日 08:00, 2025年12月31日."""
    days = (now.date() - moment.date()).days
    if days in (0, 1):
        return f"{'今天' if days == 0 else '昨天'} {moment:%H:%M}"
    if moment.year == now.year:
        return f"{moment.month}月{moment.day}日 {moment:%H:%M}"
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _silent(_done: int, _total: int, _note: str) -> None:
    """Nobody watches."""
