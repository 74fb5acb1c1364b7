"""规则依据: every number of the rulebook with the document that it is from, and how sure we are of it."""

from gui.connections import Connections
from gui.pages.settings.items import Panel
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import Words, column, frame, label
from ledger.rulebook import Mark, Rule
from operations.tables import rulebook

MARK_WORDS = {Mark.READ: "已核原文", Mark.SECOND_HAND: "转引", Mark.RECALLED: "待核"}
COLUMNS = (
    Column[Rule]("text", "规则", 20, lambda one: one.text),
    Column[Rule]("value", "数值", 3, lambda one: str(one.value), sort=lambda one: one.value, align=Align.RIGHT),
    Column[Rule]("document", "文件", 12, lambda one: one.document),
    Column[Rule]("article", "条款", 5, lambda one: one.article),
    Column[Rule]("valid_from", "施行日期", 6, lambda one: f"{one.valid_from:%Y-%m-%d}"),
    Column[Rule](
        "mark", "核实", 5, lambda one: MARK_WORDS[one.mark], shade=lambda one: "" if one.mark is Mark.READ else "warn"
    ),
)


class RulesPanel(Panel):
    """The rulebook as a table; the chosen rule in full below it."""

    def __init__(self, shell: Shell, _: Connections) -> None:
        super().__init__(
            "规则依据",
            "程序提醒所依据的条文。已核原文：对照过文件原文；转引：据他处引用；待核：尚未找到原文，只作提示。",
        )
        rules = rulebook().all()
        numbers = {rule: number for number, rule in enumerate(rules, start=1)}
        self.model = TableModel(COLUMNS, numbers.__getitem__, lambda one: one.text, shell.theme, self)
        self.table = TableView(shell, "rules", self.model)
        self.table.setProperty("role", "boxed")
        self.full = label("", wraps=True)
        self.citation = label("", Words.SECONDARY, wraps=True)
        shown = frame("panel")
        shown.setLayout(column(self.full, self.citation, gap=6, margins=(16, 12, 16, 12)))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(shown)
        self.table.picked.connect(self._show_chosen)
        self.model.set_rows(rules)
        self.table.selectRow(0)

    def _show_chosen(self) -> None:
        current = self.table.selection.current
        for number, rule in enumerate(self.model.rows()):
            if self.model.id_at(number) == current:
                self.full.setText(rule.text)
                self.citation.setText(f"{rule.citation}　自 {rule.valid_from:%Y-%m-%d} 起施行　{MARK_WORDS[rule.mark]}")
