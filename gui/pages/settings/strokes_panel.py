"""笔顺校正: characters that the people of this book count or write in another way."""

from gui.connections import Connections
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup
from gui.pages.settings.items import Panel
from gui.pages.settings.listing import Listing
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.widgets import plain_button
from ledger.errors import Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.book import STROKE_FIXES, StrokeFix
from ledger.names.strokes import is_stroke_sequence, stroke_text
from ledger.values.text import tidy_name
from operations import stroke_fixes
from operations.tables import stroke_table

COLUMNS = (
    Column[StrokeFix]("character", "字", 3, lambda one: one.character),
    Column[StrokeFix]("count", "笔画", 3, lambda one: str(len(one.strokes)), align=Align.RIGHT),
    Column[StrokeFix]("strokes", "笔顺", 18, lambda one: _in_words(one.character, one.strokes)),
    Column[StrokeFix](
        "table", "字表原有", 18, lambda one: stroke_text(one.character, stroke_table()), shade=lambda _: "secondary"
    ),
)


class StrokesPanel(Panel):
    """Keep and drop corrections; the strokes are shown in words while they are typed."""

    def __init__(self, shell: Shell, _: Connections) -> None:
        super().__init__(
            "笔顺校正", "按姓氏笔画排列时使用。笔画以数字表示：横 1、竖 2、撇 3、点 4、折 5，依书写顺序填写。"
        )
        self._shell = shell
        self.listing = Listing(shell, "stroke_fixes", COLUMNS, lambda one: one.id, "没有校正，全部按字表排列")
        self.listing.add(plain_button("校正…"), self.ask)
        self.listing.add(plain_button("删除"), self.remove, needs_row=True)
        self.listing.table.opened.connect(lambda _: self.ask())
        self.body.addWidget(self.listing)

    def refresh(self) -> None:
        """Read the corrections."""
        self.listing.show_rows(stroke_fixes.stroke_fixes(self._shell.session.store))

    def ask(self) -> None:
        """Ask for a character and its sequence; those of the chosen row when there is one."""
        dialog = RecordDialog(
            self,
            self._shell.theme,
            "笔顺校正",
            STROKE_FIXES,
            FormSetup(problems=stroke_problems, fields=("character", "strokes")),
            self._save,
        )
        dialog.show_record(self.listing.chosen or StrokeFix())
        dialog.open()

    def remove(self) -> None:
        """Go back to the table for the chosen character."""
        fix = self.listing.chosen
        if fix is not None:
            store = self._shell.session.store
            stroke_fixes.remove_stroke_fix(store, fix.id)
            self._shell.notices.say(f"已取消“{fix.character}”的笔顺校正", "撤销", store.undo)

    def _save(self, fix: StrokeFix) -> None:
        stroke_fixes.fix_strokes(self._shell.session.store, fix.character, fix.strokes)


def stroke_problems(fix: StrokeFix) -> list[Problem]:
    """What is to be said while a correction is typed: what the table has, and the typed strokes in words."""
    found = missing_fields(STROKE_FIXES, fix)
    one = tidy_name(fix.character)
    if len(one) == 1:
        found.append(Problem("character", f"字表：{stroke_text(one, stroke_table())}", Level.INFO))
    elif one:
        found.append(Problem("character", "一次只校正一个字。"))
    if is_stroke_sequence(fix.strokes):
        found.append(Problem("strokes", _in_words(one or "一", fix.strokes), Level.INFO))
    elif fix.strokes:
        found.append(Problem("strokes", "只用数字 1 至 5：横 1、竖 2、撇 3、点 4、折 5。"))
    return found


def _in_words(character: str, strokes: str) -> str:
    return stroke_text(character[:1], stroke_table(), {character[:1]: strokes}).removeprefix(f"{character[:1]} ")
