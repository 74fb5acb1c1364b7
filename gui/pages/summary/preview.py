"""How the text reads with its fields filled, and the list of what is still to be filled in."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStackedWidget, QTextEdit

from gui.page_frame import FilterChips
from gui.shell import Shell
from gui.theme.theme import Look
from gui.widgets import Words, column, label, row
from ledger.figures.summary import Filled, Span

PREVIEW, GAPS = "preview", "gaps"
_GAP = Qt.ItemDataRole.UserRole


class FilledView(QFrame):
    """Beside the editor."""

    gap_asked = Signal(str, int)  # code of the field, and which of those with this code

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shell = shell
        self._filled = Filled(())
        self.chips = FilterChips(((PREVIEW, "效果"), (GAPS, "待填")))
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "page")
        self.text.setAccessibleName("效果")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("待填的内容")
        self.none = label("没有待填的内容。", Words.SECONDARY)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.none.setContentsMargins(8, 8, 8, 8)
        self._stack = QStackedWidget()
        for body in (self.text, self.list, self.none):
            self._stack.addWidget(body)
        head = row(self.chips)
        head.addStretch()
        layout = column(gap=8, margins=(16, 8, 16, 8))
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.chips.chosen.connect(lambda _: self._show())
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        shell.theme.changed.connect(self._on_look)

    def show_filled(self, filled: Filled) -> None:
        """Show a text; the place to which it was scrolled stays."""
        self._filled = filled
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setHtml(self._html())
        bar.setValue(place)
        self.list.clear()
        seen: dict[str, int] = {}
        for gap in filled.gaps:
            if gap.field is not None:
                item = QListWidgetItem(gap.text.strip("〔〕").removeprefix("待填："))
                nth = seen.get(gap.field.code, 0)
                seen[gap.field.code] = nth + 1
                item.setData(_GAP, (gap.field.code, nth))
                self.list.addItem(item)
        self.chips.set_count(GAPS, self.list.count())
        self._show()

    def _show(self) -> None:
        if self.chips.current == PREVIEW:
            self._stack.setCurrentWidget(self.text)
        else:
            self._stack.setCurrentWidget(self.list if self.list.count() else self.none)

    def _html(self) -> str:
        paragraphs = "".join(map(self._span, self._filled.spans)).split("\n")
        return "".join(f'<p style="line-height:160%; margin:0 0 6px 0">{one or "&nbsp;"}</p>' for one in paragraphs)

    def _span(self, span: Span) -> str:
        """A figure in the colour of what was verified, a blank in that of a reminder; the brackets say it too."""
        text = escape(span.text)
        if span.field is None:
            return text
        ink, ground = ("warn", "warn_tint") if span.is_blank else ("good", "good_tint")
        colours = self._shell.theme.colours.tokens()
        return f'<span style="color:{colours[ink]}; background-color:{colours[ground]}">{text}</span>'

    def _on_item(self, item: QListWidgetItem) -> None:
        code, nth = item.data(_GAP)
        self.gap_asked.emit(code, nth)

    def _on_look(self, _: Look) -> None:
        self.text.setHtml(self._html())
