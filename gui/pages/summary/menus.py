"""The menus of what can be inserted: every figure under its heading, what needs no counting, a blank; and the forms."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QMenu

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


def fill_field_menu(
    menu: QMenu, given: FigureInput, labels: Mapping[str, str], insert: Callable[[str, str], object]
) -> None:
    """Offer every field of the book; ``insert`` gets its name and form."""
    menu.clear()
    groups: dict[str, QMenu] = {}
    for one in given.definitions:
        if one.key in labels:
            group = groups.get(one.group) or groups.setdefault(one.group, menu.addMenu(one.group))
            _offer(group, f"{one.label}（{one.unit_word}）", labels[one.key], "", insert)
    others = menu.addMenu(_OTHERS)
    for key, label in KNOWN_LABELS.items():
        _offer(others, label, labels[key], "", insert)
    menu.addSeparator()
    _offer(menu, "空白（以后填写）", labels.get(BLANK_KEY, BLANK), _PROMPT, insert)


def fill_form_menu(menu: QMenu, choose: Callable[[str], object]) -> None:
    """Offer the forms of a field."""
    menu.addAction(_USUAL).triggered.connect(lambda _checked: choose(""))
    for form, words in FORM_WORDS.items():
        menu.addAction(words).triggered.connect(_chooser(choose, form))


def _offer(menu: QMenu, text: str, name: str, form: str, insert: Callable[[str, str], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _checked: insert(name, form))


def _chooser(choose: Callable[[str], object], form: str) -> Callable[[bool], object]:
    return lambda _checked: choose(str(form))
