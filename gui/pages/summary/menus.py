"""The menus of what can be inserted: every figure under its heading, what needs no counting, a blank; and the forms."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ledger.figures.definition import FigureDefinition
from ledger.figures.summary import BLANK, BLANK_KEY, TextForm
from operations.figures.filling import KNOWN_LABELS
from operations.figures.reading import FigureInput

_USUAL = "常用写法"
_OTHERS = "年度和党组织"
_PROMPT = "请写明要填的内容"
FORM_WORDS: Mapping[str, str] = {
    TextForm.EXACT: "原数（68次）",
    TextForm.OVER: "超（超60次）",
    TextForm.MORE: "余（60余次）",
    TextForm.AT_LEAST: "以上（95%以上）",
    TextForm.BEFORE: "上年数值",
    TextForm.CHANGE: "比上年增减",
    TextForm.NAMES: "列出名称",
}


class FieldMenu(QMenu):
    """Every field of the book; ``chosen`` brings its name and form."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.groups: dict[str, QMenu] = {}
        self._offered: tuple[FigureDefinition, ...] = ()

    def offer(self, given: FigureInput, labels: Mapping[str, str]) -> None:
        """Offer the figures of the book; nothing is done while they are the same."""
        if given.definitions == self._offered:
            return
        self._offered = given.definitions
        self.clear()
        for old in self.groups.values():
            old.deleteLater()
        self.groups = {}
        for one in given.definitions:
            if one.key in labels:
                self._add(self._group(one.group), f"{one.label}（{one.unit_word}）", labels[one.key])
        for key, label in KNOWN_LABELS.items():
            self._add(self._group(_OTHERS), label, labels[key])
        self.addSeparator()
        self._add(self, "空白（以后填写）", labels.get(BLANK_KEY, BLANK), _PROMPT)

    def _group(self, name: str) -> QMenu:
        if name not in self.groups:
            self.groups[name] = self.addMenu(name)
        return self.groups[name]

    def _add(self, menu: QMenu, text: str, name: str, form: str = "") -> None:
        menu.addAction(text).triggered.connect(lambda _checked: self.chosen.emit(name, form))


def fill_form_menu(menu: QMenu, choose: Callable[[str], object]) -> None:
    """Offer the forms of a field."""
    menu.addAction(_USUAL).triggered.connect(lambda _checked: choose(""))
    for form, words in FORM_WORDS.items():
        menu.addAction(words).triggered.connect(_chooser(choose, form))


def _chooser(choose: Callable[[str], object], form: str) -> Callable[[bool], object]:
    return lambda _checked: choose(str(form))
