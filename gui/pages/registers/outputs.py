"""What of a register goes on paper and into sheets, and what comes in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui import messages
from gui import settings_store as kept
from gui.shell import Shell
from gui.tables.saving import SHEETS
from ledger.errors import KnownError
from ledger.kept import KeptRegister
from ledger.kinds.registers.volunteering import VOLUNTEER_EVENTS
from operations.importing.outputs import Wanted
from operations.registers import Period, RegisterOptions

_SHEET_OF_EVENT = "volunteer_sheet"


class RegisterOutputs:
    """Opens previews and the import, writes sheets; ``register`` says which, ``current`` which entry is chosen."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget,
        register: Callable[[], KeptRegister | None],
        current: Callable[[], int | None],
    ) -> None:
        self._shell = shell
        self._parent = parent
        self._register = register
        self._current = current
        self.book = self._action("登记簿…", self.print_book)
        self.people = self._action("参加人员明细…", self.print_people)
        self.sheet = self._action("签到表…", self.print_sheet)
        self.blank = self._action("空白登记簿…", self.print_blank)
        self.template = self._action("存导入样表…", self.save_template)
        self.exchange = self._action("存为可再导入的表格…", self.save_for_import)

    def fit(self, register: KeptRegister) -> None:
        """Offer what this register has."""
        self.people.setVisible(register.people is not None)
        self.people.setText(f"{register.people.label}明细…" if register.people else "参加人员明细…")
        self.sheet.setVisible(register.key == VOLUNTEER_EVENTS.key)

    def print_book(self) -> None:
        """The entries of the year."""
        self._preview()

    def print_people(self) -> None:
        """Who took part in them."""
        self._preview(layout="people")

    def print_blank(self) -> None:
        """An empty one, for a hand."""
        self._preview(is_blank=True)

    def print_sheet(self) -> None:
        """The sign-in sheet of the chosen event, else of all of the year."""
        self._preview(_SHEET_OF_EVENT, record_id=self._current())

    def import_sheet(self) -> None:
        """Take entries from a sheet."""
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted
        from operations.importing.declared import kept_import  # noqa: PLC0415  likewise

        register = self._register()
        if register is not None:
            open_import(self._shell, kind=kept_import(register))

    def save_for_import(self) -> None:
        """All entries of the organisation as a sheet that comes in again unchanged."""
        from operations.importing.declared import kept_import  # noqa: PLC0415  loads the writer of xlsx

        register = self._register()
        if register is None:
            return
        place, today = self._shell.session.place, self._shell.session.clock().date()
        kind, store = kept_import(register), self._shell.session.store
        self._write(register.title, lambda path: kind.export(store, Wanted(today, place.year, place.unit_id), path))

    def save_template(self) -> None:
        """The empty sheet."""
        from exports.import_sheets import template_document  # noqa: PLC0415  loads the writer of xlsx
        from exports.sheets import write_sheet  # noqa: PLC0415  likewise
        from operations.importing.declared import target_of  # noqa: PLC0415  likewise

        register = self._register()
        if register is not None:
            document = template_document(target_of(register))
            self._write(f"{register.title}导入样表", lambda path: write_sheet(document, path))

    def _write(self, title: str, write: Callable[[Path], None]) -> None:
        folder = Path(self._shell.settings.get(kept.LAST_FOLDER) or ".")
        target = messages.choose_save(self._parent, "存为表格", SHEETS, folder / f"{title}.xlsx")
        if target is None:
            return
        self._shell.settings.put(kept.LAST_FOLDER, str(target.parent))
        try:
            write(target)
        except KnownError as error:
            messages.show_known_error(self._parent, error)
            return
        self._shell.notices.say(f"表格已保存为“{target.name}”")

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self._parent)
        made.triggered.connect(lambda _checked: act())
        return made

    def _preview(
        self, key: str = "", *, layout: str = "", is_blank: bool = False, record_id: int | None = None
    ) -> None:
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        register = self._register()
        if register is None:
            return
        place = self._shell.session.place
        options = RegisterOptions(
            as_of=self._shell.session.clock().date(),
            unit_id=place.unit_id,
            period=Period(place.year),
            record_id=record_id,
            layout=layout,
            is_blank=is_blank,
        )
        open_preview(self._shell, key or register.key, options)
