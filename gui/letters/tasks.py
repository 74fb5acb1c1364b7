"""介绍信: issued with a proposed number, printed, void, its receipt noted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.letters.questions import RECEIPT, VOID, ReceiptAsked, VoidAsked
from gui.shell import Shell
from ledger.kind import Record, RecordKind, missing_fields
from ledger.kinds.development import TRANSFER_LETTERS, TransferLetter
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import GROUP, ORG_UNITS
from operations.development.letters import issue_letter, next_letter, note_receipt, void_letter
from operations.registers import Period, RegisterOptions
from operations.roster import Departure
from storage.store import Store

R = TypeVar("R", bound=Record)
_PAPER = "transfer_letter"
_FIELDS = (
    "from_unit_id",
    "serial_year",
    "serial_no",
    "addressed_to",
    "from_place",
    "to_place",
    "paid_through",
    "valid_days",
    "issued_on",
    "note",
)


class LetterTasks:
    """The commands about letters."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._parent = parent

    def issue(self, member_id: int, departure: Departure | None = None) -> RecordDialog[TransferLetter]:
        """Issue a letter for a person; with ``departure`` he leaves the branch in the same step."""
        day = departure.on if departure else self._today
        began = next_letter(self._store, member_id, day)
        if departure is not None:
            began = replace(
                began,
                to_place=began.to_place or departure.went_to,
                paid_through=departure.dues_paid_through or began.paid_through,
            )
        leaving = f"存入后同时办理转出，名册自{day.isoformat()}起不再包括此人。" if departure else ""
        note = f"编号、党费月份由程序提出，可以修改。{leaving}存入后打开打印预览。"
        name = self._store.get(MEMBERS, member_id).name

        def save(asked: TransferLetter) -> None:
            self.print(issue_letter(self._store, asked, departure))

        return self._ask(f"开具{name}的组织关系介绍信", TRANSFER_LETTERS, began, save, _FIELDS, note)

    def correct(self, letter: TransferLetter) -> None:
        """Correct a letter; the number that was printed stays unless it is changed here."""

        def save(asked: TransferLetter) -> None:
            issue_letter(self._store, asked, None)

        note = "已经寄出的介绍信写错的，请作废后重新开具。"
        self._ask(f"更正{TRANSFER_LETTERS.describe(letter)}介绍信", TRANSFER_LETTERS, letter, save, _FIELDS, note)

    def note_receipt(self, letter: TransferLetter) -> None:
        """登记回执."""
        began = ReceiptAsked(
            receipt_on=letter.receipt_on or self._today, received_by=letter.received_by, received_on=letter.received_on
        )

        def save(asked: ReceiptAsked) -> None:
            day = asked.receipt_on or self._today
            note_receipt(self._store, letter.id, day, asked.received_by, asked.received_on)

        title = f"登记{TRANSFER_LETTERS.describe(letter)}介绍信的回执"
        self._ask(title, RECEIPT, began, save, (), "回执联请贴在存根上。")

    def make_void(self, letter: TransferLetter) -> None:
        """作废: the number is not given again."""

        def save(asked: VoidAsked) -> None:
            void_letter(self._store, letter.id, asked.note)

        note = "编号保留在登记簿里，注明作废；需要时另开一份。"
        self._ask(f"作废{TRANSFER_LETTERS.describe(letter)}介绍信", VOID, VoidAsked(), save, (), note)

    def print(self, letter: TransferLetter) -> None:
        """Show the three parts, with the id number in full: the letter does not hold without it."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        options = RegisterOptions(
            as_of=max(self._today, letter.issued_on or self._today),
            unit_id=letter.from_unit_id,
            period=Period((letter.issued_on or self._today).year),
            record_id=letter.id,
            is_unmasked=True,
        )
        open_preview(self._shell, _PAPER, options)

    # How it is done

    @property
    def _store(self) -> Store:
        return self._shell.session.store

    @property
    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _units(self) -> Mapping[str, Sequence[Option]]:
        units = [one for one in self._store.all(ORG_UNITS) if one.level != GROUP and one.ended_on is None]
        return {"from_unit_id": [Option(one.id, one.short_name) for one in units]}

    def _ask(
        self,
        title: str,
        kind: RecordKind[R],
        began: R,
        save: Callable[[R], None],
        fields: tuple[str, ...],
        note: str,
    ) -> RecordDialog[R]:
        setup: FormSetup[R] = FormSetup(
            problems=lambda asked: missing_fields(kind, asked),
            options=self._units(),
            fields=fields,
            sections=Sections.NONE,
            drafts=self._shell.drafts,
        )

        def keep(asked: R) -> None:
            save(asked)
            self._shell.notices.say(f"已{self._store.undo_label}", "撤销", self._store.undo)

        dialog: RecordDialog[R] = RecordDialog(self._parent, self._shell.theme, title, kind, setup, keep)
        dialog.show_record(began, note, self._shell.session.draft_key(kind.key, began.id, title))
        dialog.open()
        return dialog
