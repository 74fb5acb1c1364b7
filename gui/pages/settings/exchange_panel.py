"""上报与下发 by stick: a file for the superior, a file for the branches, a file taken in; and what was taken in."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox

from gui import messages
from gui import settings_store as kept
from gui.connections import Connections
from gui.pages.settings.items import Panel
from gui.pages.settings.listing import Listing
from gui.shell import Shell
from gui.tables.column import Column
from gui.tasks import Report
from gui.widgets import Words, label, plain_button, primary_button, row
from ledger.kinds.exchange import EXCHANGE_RECEIPTS, ExchangeReceipt
from ledger.kinds.organisation import ORG_UNITS
from ledger.roster.units import in_tree_order
from operations.exchange.manifest import SUFFIX, Direction
from operations.exchange.packing import HandedOn, hand_down, hand_up, proposed_file_name

_UNIT_WIDTH = 24
_FILES = f"上报或下发的文件 (*{SUFFIX})"
_NOTES = (
    "上报：把所选党组织及其下级的登记写成一个文件，用U盘交给上级，上级并入自己的账簿；别的支部的登记不在里面，保密谈话不带内容。",
    "并入：先看清楚要新增什么、更新什么，两边不同的逐条选择，再一次写入，可以撤销。同一个文件并入几次都不会重复。",
    "下发：党总支把党组织名单、规则设置、节假日、规定动作、模板和自设台账的栏目交给支部，支部同样先看再并入。",
)
_UNSAFE = "文件没有加密，含身份证号和电话。请用专用的U盘当面交接，并入后从U盘上删除。"


def _made_words(one: ExchangeReceipt) -> str:
    return f"{datetime.fromisoformat(one.made_at):%Y-%m-%d %H:%M}"


_COLUMNS: tuple[Column[ExchangeReceipt], ...] = (
    Column("unit", "来自", 14, lambda one: one.unit_name),
    Column("taken", "并入日期", 6, lambda one: one.taken_on.isoformat() if one.taken_on else ""),
    Column("made", "文件生成时间", 9, _made_words),
    Column("by", "生成人", 5, lambda one: one.made_by),
    Column("counts", "并入", 11, lambda one: one.counts),
)


class ExchangePanel(Panel):
    """Three buttons with their sentences, and the list of what was taken in."""

    def __init__(self, shell: Shell, _: Connections) -> None:
        super().__init__("上报与下发", "不用网络，用U盘在支部和党总支的账簿之间传递登记。")
        self._shell = shell
        self._place: int | None = None  # the organisation that was looked at when the choice was made
        self.unit = QComboBox()
        self.unit.setAccessibleName("上报的党组织")
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setMinimumContentsLength(_UNIT_WIDTH)
        self.up_button, self.down_button = primary_button("上报…"), plain_button("下发…")
        self.take_button = plain_button("并入文件…")
        self.up_button.clicked.connect(self.hand_up)
        self.down_button.clicked.connect(self.hand_down)
        self.take_button.clicked.connect(self.take_in)
        self.list: Listing[ExchangeReceipt] = Listing(
            shell, "receipts", _COLUMNS, lambda one: one.id, "还没有并入过文件。"
        )
        for words in _NOTES:
            self.body.addWidget(label(words, Words.SECONDARY, wraps=True))
        self.body.addWidget(label(_UNSAFE, Words.WARN, wraps=True))
        chosen = row(label("上报的党组织"), self.unit)
        buttons = row(self.up_button, self.take_button, self.down_button)
        for line in (chosen, buttons):
            line.addStretch()
            self.body.addLayout(line)
        self.body.addWidget(label("并入过的文件"))
        self.body.addWidget(self.list)

    def refresh(self) -> None:
        """Read units and receipts."""
        session = self._shell.session
        if not session.is_open:
            return
        place = session.place.unit_id
        chosen = self.unit.currentData() if place == self._place else place
        self._place = place
        self.unit.clear()
        for unit, depth in in_tree_order(session.store.all(ORG_UNITS), session.clock().date()):
            self.unit.addItem(f"{'　' * depth}{unit.short_name}", unit.id)
        self.unit.setCurrentIndex(max(self.unit.findData(chosen), 0))
        self.up_button.setEnabled(self.unit.count() > 0)
        self.list.show_rows(session.store.all(EXCHANGE_RECEIPTS)[::-1])

    def hand_up(self) -> None:
        """Ask for a place and write the file of the chosen unit."""
        session = self._shell.session
        unit = session.store.get(ORG_UNITS, self.unit.currentData())
        target = self._target("上报", proposed_file_name(Direction.UP, unit.short_name, session.clock()))
        if target is None:
            return
        book, clock, operator = session.store.path, session.clock, session.store.operator

        def work(given: tuple[Path, Path, int], say: Report) -> HandedOn:
            return hand_up(given[0], given[2], given[1], clock, operator, say)

        self._shell.tasks.run("正在生成上报文件", work, (book, target, unit.id), self._tell)

    def hand_down(self) -> None:
        """Ask for a place and write what the branches shall take over."""
        session = self._shell.session
        target = self._target("下发", proposed_file_name(Direction.DOWN, session.store.path.stem, session.clock()))
        if target is None:
            return
        clock, operator = session.clock, session.store.operator

        def work(pair: tuple[Path, Path], say: Report) -> HandedOn:
            return hand_down(*pair, clock, operator, say)

        self._shell.tasks.run("正在生成下发文件", work, (session.store.path, target), self._tell)

    def take_in(self) -> None:
        """Let the user choose a file and look at it."""
        from gui.exchange.take_in_window import open_take_in  # noqa: PLC0415  loaded when it is wanted

        open_take_in(self._shell)

    def _target(self, title: str, name: str) -> Path | None:
        folder = Path(self._shell.settings.get(kept.LAST_FOLDER) or Path.home())
        target = messages.choose_save(self.window(), title, _FILES, folder / name)
        if target is not None:
            self._shell.settings.put(kept.LAST_FOLDER, str(target.parent))
        return target

    def _tell(self, made: HandedOn) -> None:
        folder = QUrl.fromLocalFile(str(made.path.parent))
        self._shell.notices.say(made.sentence, "打开文件夹", lambda: QDesktopServices.openUrl(folder))
