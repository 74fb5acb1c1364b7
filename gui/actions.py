"""Every command of the window in one table: text, keys, icon. Menus, buttons and the list of keys are made from it."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from gui.theme.theme import Theme


class Act(Enum):
    """A command. A page or the window handles it; otherwise it is switched off."""

    NEW = auto()
    EDIT = auto()
    DELETE = auto()
    IMPORT = auto()
    EXPORT = auto()
    PRINT = auto()
    UNDO = auto()
    REDO = auto()
    SEARCH = auto()
    COLUMNS = auto()
    COMPACT = auto()
    NEW_BOOK = auto()
    OPEN_BOOK = auto()
    SAMPLE_BOOK = auto()
    BACK_UP = auto()
    RESTORE = auto()
    HISTORY = auto()
    LOCK = auto()
    SET_PASSWORD = auto()
    REMOVE_PASSWORD = auto()
    RECOVERY_SHEET = auto()
    SETTINGS = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM_RESET = auto()
    NEXT_PANE = auto()
    SHORTCUTS = auto()
    MANUAL = auto()
    DIAGNOSTICS = auto()
    ABOUT = auto()
    QUIT = auto()
    PAGE_1 = auto()
    PAGE_2 = auto()
    PAGE_3 = auto()
    PAGE_4 = auto()
    PAGE_5 = auto()
    PAGE_6 = auto()
    PAGE_7 = auto()
    PAGE_8 = auto()
    PAGE_9 = auto()


@dataclass(frozen=True, slots=True)
class ActSpec:
    """How a command appears. The first of ``keys`` is the one that menus show."""

    text: str
    group: str
    keys: tuple[str, ...] = ()
    icon: str = ""


RECORDS = "记录"
VIEW = "界面"
BOOK = "账簿"
HELP = "帮助"

ACTS: dict[Act, ActSpec] = {
    Act.NEW: ActSpec("新增", RECORDS, ("Ctrl+N",), "plus"),
    Act.EDIT: ActSpec("编辑", RECORDS, ("F2",), "pencil"),
    Act.DELETE: ActSpec("删除", RECORDS, ("Ctrl+Del",), "trash-2"),
    Act.IMPORT: ActSpec("导入", RECORDS, ("Ctrl+I",), "file-input"),
    Act.EXPORT: ActSpec("存为表格", RECORDS, ("Ctrl+E",), "table-2"),
    Act.PRINT: ActSpec("打印", RECORDS, ("Ctrl+P",), "printer"),
    Act.UNDO: ActSpec("撤销", RECORDS, ("Ctrl+Z",), "undo-2"),
    Act.REDO: ActSpec("重做", RECORDS, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo-2"),
    Act.SEARCH: ActSpec("搜索", RECORDS, ("Ctrl+F",), "search"),
    Act.COLUMNS: ActSpec("选择列…", VIEW, (), "columns-3"),
    Act.COMPACT: ActSpec("紧凑行距", VIEW, ("Ctrl+Shift+L",), "rows-3"),
    Act.NEW_BOOK: ActSpec("新建账簿…", BOOK, (), "file-plus"),
    Act.OPEN_BOOK: ActSpec("打开账簿…", BOOK, ("Ctrl+O",), "folder-open"),
    Act.SAMPLE_BOOK: ActSpec("打开示例账簿", BOOK, (), "book-open"),
    Act.BACK_UP: ActSpec("备份…", BOOK, ("Ctrl+B",), "archive"),
    Act.RESTORE: ActSpec("恢复备份…", BOOK, (), "archive-restore"),
    Act.HISTORY: ActSpec("修改记录", BOOK, ("Ctrl+H",), "history"),
    Act.LOCK: ActSpec("锁定", BOOK, ("Ctrl+L",), "lock"),
    Act.SET_PASSWORD: ActSpec("设置或更改密码…", BOOK),
    Act.REMOVE_PASSWORD: ActSpec("取消密码…", BOOK),
    Act.RECOVERY_SHEET: ActSpec("打印恢复单…", BOOK),
    Act.SETTINGS: ActSpec("设置", BOOK, ("Ctrl+,",), "settings"),
    Act.ZOOM_IN: ActSpec("放大", VIEW, ("Ctrl+=", "Ctrl++"), "zoom-in"),
    Act.ZOOM_OUT: ActSpec("缩小", VIEW, ("Ctrl+-",), "zoom-out"),
    Act.ZOOM_RESET: ActSpec("原始大小", VIEW, ("Ctrl+0",)),
    Act.NEXT_PANE: ActSpec("转到下一区域", VIEW, ("F6",)),
    Act.SHORTCUTS: ActSpec("快捷键一览", HELP, ("F1",), "keyboard"),
    Act.MANUAL: ActSpec("使用手册", HELP, ("Shift+F1",), "book-open"),
    Act.DIAGNOSTICS: ActSpec("诊断信息", HELP, (), "monitor"),
    Act.ABOUT: ActSpec("关于支部台账", HELP, (), "info"),
    Act.QUIT: ActSpec("退出", BOOK, ("Ctrl+Q",), "log-out"),
    **{Act[f"PAGE_{number}"]: ActSpec(f"第 {number} 页", VIEW, (f"Ctrl+{number}",)) for number in range(1, 10)},
}

PAGE_ACTS = tuple(Act[f"PAGE_{number}"] for number in range(1, 10))


class Actions(QObject):
    """The ``QAction`` of each command. A trigger is one signal with the ``Act``; the window decides who handles it."""

    triggered = Signal(object)  # Act

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {act: self._make(act, spec, theme) for act, spec in ACTS.items()}

    def __getitem__(self, act: Act) -> QAction:
        return self._actions[act]

    def all(self) -> list[QAction]:
        """Every action, for the widget whose keys they are."""
        return list(self._actions.values())

    def enable_only(self, handled: AbstractSet[Act]) -> None:
        """Switch on what is handled and everything else off."""
        for act, action in self._actions.items():
            action.setEnabled(act in handled)

    def _make(self, act: Act, spec: ActSpec, theme: Theme) -> QAction:
        action = QAction(spec.text, self)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setData(act)
        action.triggered.connect(self._emit)
        if spec.keys:
            action.setToolTip(f"{spec.text.rstrip('…')}（{keys_text(spec)}）")
        if spec.icon:
            theme.give_icon(action, spec.icon)
        return action

    def _emit(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.triggered.emit(action.data())


def keys_text(spec: ActSpec) -> str:
    """The keys of a command as menus write them, e.g. ``Ctrl+Y / Ctrl+Shift+Z``."""
    return " / ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.keys)


Handlers = dict[Act, Callable[[], None]]
"""What handles which command."""
