"""What is done with a talk: each task asks in a window and hands the answer to its operation."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.talks.choices import Choices
from gui.pages.talks.questions import OUTCOME, OutcomeAsked
from gui.pages.talks.talk_dialog import TalkDialog
from gui.shell import Shell
from ledger.errors import KnownError
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.attached import ADDENDA, ATTACHMENTS, Addendum, Attachment
from ledger.kinds.talks import TALKS, Talk
from ledger.life.sheet import TalkSheet
from operations.life import talks
from operations.life.addenda import add_addendum
from operations.life.attaching import attach, detach, proposed_name, save_attachment
from storage.store import Store

_ANY_FILE = "所有文件 (*)"


class TalkTasks:
    """The commands of the page; ``current`` says which talk is meant at the moment of asking."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    def enter(self, began: TalkSheet, choices: Choices, show: Callable[[int], object]) -> TalkDialog:
        """Enter or plan a talk; ``show`` gets the id of the new one."""
        dialog = TalkDialog(self._parent, self._shell, choices, began, self._saved)
        dialog.entered.connect(show)
        dialog.open()
        return dialog

    def save(self, sheet: TalkSheet) -> bool:
        """Keep a changed talk. False when it was refused, after the reason was told."""
        return self._tried(lambda: talks.save_talk(self._store, sheet, self._today()))

    def check(self, one: Talk) -> None:
        """核对."""
        self._tried(lambda: talks.check_talk(self._store, one.id, self._today()))

    def reopen(self, one: Talk) -> None:
        """退回草稿."""
        self._tried(lambda: talks.reopen_talk(self._store, one.id))

    def seal(self, one: Talk) -> None:
        """定稿, after a question: there is no way back but 撤销."""
        detail = "定稿以后不能直接修改，需要更正的登记补正。"
        if messages.ask(self._parent, f"{TALKS.describe(one)}记录定稿吗？", "定稿", detail):
            self._tried(lambda: talks.seal_talk(self._store, one.id, self._today()))

    def amend(self, one: Talk) -> None:
        """补正 of a sealed record."""
        began = Addendum(talk_id=one.id, added_on=self._today(), added_by=self._store.operator)
        names = ("added_on", "reason", "text")
        self._ask("补正", ADDENDA, began, lambda asked: add_addendum(self._store, asked), names)

    def close_follow_up(self, one: Talk) -> None:
        """办结 what was agreed."""
        began = OutcomeAsked(done_on=one.follow_up_done_on or self._today(), outcome=one.outcome)
        note = "" if one.is_confidential else f"后续事项：{one.follow_up}"

        def save(asked: OutcomeAsked) -> None:
            talks.close_follow_up(self._store, one.id, asked.done_on or self._today(), asked.outcome)

        self._ask("后续事项办结", OUTCOME, began, save, (), note)

    def remove(self, one: Talk) -> None:
        """Take a talk out, after a question."""
        if messages.ask(self._parent, f"删除{TALKS.describe(one)}吗？", "删除", "只用于误录和取消的计划。"):
            self._tried(lambda: talks.remove_talk(self._store, one.id))
            self._say_undoable()

    # Files

    def attach(self, one: Talk) -> None:
        """Keep a file with the talk."""
        path = messages.choose_open(self._parent, "添加附件", _ANY_FILE, Path())
        if path is not None:
            self._tried(lambda: attach(self._store, Attachment(talk_id=one.id), path, self._today()))

    def save_file(self, attachment_id: int) -> None:
        """Write an attached file where the user wants it."""
        file = self._store.get(ATTACHMENTS, attachment_id)
        target = messages.choose_save(self._parent, "另存附件", _ANY_FILE, Path(proposed_name(file)))
        if target is not None and self._tried(lambda: save_attachment(self._store, attachment_id, target)):
            self._shell.notices.say(f"附件已存为“{target.name}”")

    def detach(self, attachment_id: int) -> None:
        """Take a file off the talk; 撤销 brings it back."""
        if self._tried(lambda: detach(self._store, attachment_id)):
            self._say_undoable()

    # How it is done

    @property
    def _store(self) -> Store:
        return self._shell.session.store

    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _saved(self, sheet: TalkSheet) -> TalkSheet:
        saved = talks.save_talk(self._store, sheet, self._today())
        self._say_undoable()
        return saved

    def _say_undoable(self) -> None:
        self._shell.notices.say(f"已{self._store.undo_label}", "撤销", self._store.undo)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KnownError as error:
            messages.show_known_error(self._parent, error)
            return False
        return True

    def _ask(
        self,
        title: str,
        kind: RecordKind[Any],
        began: Any,
        save: Callable[[Any], object],
        names: tuple[str, ...],
        note: str = "",
    ) -> None:
        setup: FormSetup[Any] = FormSetup(
            problems=lambda asked: missing_fields(kind, asked), fields=names, sections=Sections.HEADINGS
        )

        def keep(asked: Any) -> None:
            save(asked)
            self._say_undoable()

        dialog: RecordDialog[Any] = RecordDialog(self._parent, self._shell.theme, title, kind, setup, keep)
        dialog.show_record(began, note)
        dialog.open()
