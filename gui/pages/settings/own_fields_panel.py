"""自设字段: the fields that the user has added to the roster."""

from dataclasses import dataclass, replace

from gui.connections import Connections
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.pages.settings.items import Panel
from gui.pages.settings.listing import Listing
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.widgets import plain_button
from ledger.kind import missing_fields
from ledger.kinds.book import OWN_FIELDS, OwnField
from ledger.kinds.member import MEMBERS
from operations import own_fields


@dataclass(frozen=True, slots=True)
class FieldLine:
    """An own field with the number of people for whom it is filled in."""

    own: OwnField
    filled: int


COLUMNS = (
    Column[FieldLine]("label", "字段名称", 16, lambda one: one.own.label),
    Column[FieldLine]("filled", "已填人数", 6, lambda one: str(one.filled), align=Align.RIGHT),
)


class OwnFieldsPanel(Panel):
    """Add, rename, order and remove own fields."""

    def __init__(self, shell: Shell, _: Connections) -> None:
        super().__init__("自设字段", "名册里没有的内容，如血型、志愿服务。自设字段可以填写、查找、打印和导出。")
        self._shell = shell
        self.listing = Listing(shell, "own_fields", COLUMNS, lambda one: one.own.id, "还没有自设字段")
        self.listing.add(plain_button("新增…"), self.ask_new)
        self.listing.add(plain_button("改名…"), self.ask_name, needs_row=True)
        self.listing.add(plain_button("上移"), lambda: self.shift(-1), needs_row=True)
        self.listing.add(plain_button("下移"), lambda: self.shift(1), needs_row=True)
        self.listing.add(plain_button("删除"), self.remove, needs_row=True)
        self.listing.table.opened.connect(lambda _: self.ask_name())
        self.body.addWidget(self.listing)

    def refresh(self) -> None:
        """Read the fields and count their values."""
        store = self._shell.session.store
        self.listing.show_rows(
            [FieldLine(own, own_fields.value_count(store, own.id)) for own in own_fields.own_fields(store)]
        )

    def ask_new(self) -> None:
        """Ask for the name of a new field."""
        self._ask("新增自设字段", OwnField(record_kind=MEMBERS.key))

    def ask_name(self) -> None:
        """Ask for another name of the chosen field."""
        if (line := self.listing.chosen) is not None:
            self._ask("自设字段改名", line.own)

    def shift(self, steps: int) -> None:
        """Move the chosen field up or down."""
        line = self.listing.chosen
        if line is None:
            return
        ids = [one.own.id for one in self.listing.model.rows()]
        place = ids.index(line.own.id)
        if 0 <= place + steps < len(ids):
            ids.insert(place + steps, ids.pop(place))
            own_fields.order_own_fields(self._shell.session.store, ids)

    def remove(self) -> None:
        """Remove the chosen field with its values, and say how many went."""
        line = self.listing.chosen
        if line is None:
            return
        store = self._shell.session.store
        count = own_fields.remove_own_field(store, line.own.id)
        with_values = f"及 {count} 人填写的内容" if count else ""
        self._shell.notices.say(f"已删除自设字段{line.own.label}{with_values}", "撤销", store.undo)

    def _ask(self, title: str, own: OwnField) -> None:
        dialog = RecordDialog(
            self,
            self._shell.theme,
            title,
            OWN_FIELDS,
            FormSetup(problems=lambda typed: missing_fields(OWN_FIELDS, typed), fields=("label",)),
            self._save,
        )
        dialog.show_record(replace(own))
        dialog.open()

    def _save(self, own: OwnField) -> None:
        store = self._shell.session.store
        if own.id:
            own_fields.rename_own_field(store, own.id, own.label)
        else:
            own_fields.add_own_field(store, own.label)
