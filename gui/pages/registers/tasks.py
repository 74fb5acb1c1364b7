"""What is done with the entries of a register and with registers of one's own."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui import messages
from gui.pages.registers.choices import Choices
from gui.pages.registers.entry_dialog import Asked, EntryDialog
from gui.pages.registers.own_dialog import FIRST, OwnRegisterDialog
from gui.shell import Shell
from ledger.errors import KnownError
from ledger.kept import KeptRegister
from ledger.kinds.own_registers import OwnRegister, OwnRegisterField
from ledger.registers.facts import RegisterFacts
from ledger.registers.own import own_key
from ledger.registers.sheet import EntrySheet
from operations.keeping import own
from operations.keeping.entries import remove_entries, save_entry
from storage.store import Store


class RegisterTasks:
    """The commands of the page."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    def ask(
        self,
        register: KeptRegister,
        facts: RegisterFacts,
        choices: Choices,
        began: EntrySheet,
        show: Callable[[int], object],
    ) -> EntryDialog:
        """Enter a new entry or change one; ``show`` gets its id."""

        def save(sheet: EntrySheet) -> EntrySheet:
            saved = save_entry(self._store, register, sheet, facts, self._today())
            self._say_undoable()
            return saved

        asked = Asked(register, facts, choices, began, self._today())
        dialog = EntryDialog(self._parent, self._shell, asked, save)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(show)
        dialog.open()
        return dialog

    def remove(self, register: KeptRegister, ids: Sequence[int]) -> None:
        """Take entries out; the notice brings them back."""
        if self._tried(lambda: remove_entries(self._store, register, ids)):
            self._say_undoable()

    def define(self, show: Callable[[str], object], register_id: int = 0) -> OwnRegisterDialog:
        """Define a register of one's own, or change one; ``show`` gets its key."""
        began: tuple[OwnRegister, Sequence[OwnRegisterField]] = (
            own.own_definition(self._store, register_id) if register_id else (OwnRegister(), FIRST)
        )

        def save(register: OwnRegister, fields: Sequence[OwnRegisterField]) -> OwnRegister:
            saved = own.save_own_register(self._store, register, fields)
            self._say_undoable()
            return saved

        dialog = OwnRegisterDialog(self._parent, self._shell, began, save)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(lambda saved_id: show(own_key(saved_id)))
        dialog.removal_asked.connect(
            lambda: self._end(dialog, lambda: own.remove_own_register(self._store, register_id))
        )
        dialog.retiring_asked.connect(
            lambda: self._end(dialog, lambda: own.retire_own_register(self._store, register_id, self._today()))
        )
        dialog.open()
        return dialog

    def use_again(self, register_id: int) -> None:
        """Take a register that is out of use into use again."""
        if self._tried(lambda: own.use_own_register_again(self._store, register_id)):
            self._say_undoable()

    # How it is done

    @property
    def _store(self) -> Store:
        return self._shell.session.store

    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _end(self, dialog: OwnRegisterDialog, act: Callable[[], object]) -> None:
        if self._tried(act):
            dialog.close_at_once()
            self._say_undoable()

    def _say_undoable(self) -> None:
        self._shell.notices.say(f"已{self._store.undo_label}", "撤销", self._store.undo)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KnownError as error:
            messages.show_known_error(self._parent, error)
            return False
        return True
