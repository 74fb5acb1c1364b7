"""A figure of the user's own: chosen from lists, with its value of this year while it is being chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QFrame, QLineEdit, QWidget
from shiboken6 import isValid

from gui import messages
from gui.fitting import resize_within_screen
from gui.forms.editors import CalmComboBox
from gui.pages.figures.condition_rows import ConditionRows
from gui.pages.figures.counting import Counting
from gui.shell import Shell
from gui.tasks import Report
from gui.widgets import ScrollArea, Words, column, label, plain_button, primary_button, row, set_words
from ledger.errors import KnownError
from ledger.figures.definition import MEASURE_LABELS, ROUNDING_LABELS, FigureDefinition, Measure
from ledger.figures.evaluate import Figure, evaluate
from ledger.figures.own import Chosen, chosen_of, chosen_text, definition_of, own_figure_problems
from ledger.figures.source import Shape, Source
from ledger.figures.sources import sources_of
from ledger.figures.words import PERCENT
from ledger.kinds.figures import OwnFigure

_PAUSE_MS = 400
_WITH_FIELD = frozenset({Measure.SUM, Measure.DISTINCT})


class OwnFigureDialog(QDialog):
    """Asks what is counted and hands it to ``save``; a known error keeps the window open."""

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        counting: Callable[[], Counting],
        own: OwnFigure,
        save: Callable[[OwnFigure], object],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("修改自设数据" if own.id else "新增自设数据")
        self._shell, self._counting, self._own, self._save = shell, counting, own, save
        self._sources = sources_of(counting().given.facts)
        self.name, self.unit_word, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.source, self.day, self.measure = CalmComboBox(), CalmComboBox(), CalmComboBox()
        self.field, self.rounding = CalmComboBox(), CalmComboBox()
        self.conditions = ConditionRows(shell, "添加条件")
        self.share = ConditionRows(shell, "添加分子的条件")
        self.value = label("", Words.SECONDARY, wraps=True)
        self.save_button = primary_button("保存")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._form = self._built()
        self._fill()
        self._connect()
        self._follow()

    @property
    def own(self) -> OwnFigure:
        """What is chosen."""
        measure = self._chosen_measure
        chosen = Chosen(
            self.conditions.conditions,
            self.share.conditions if measure is Measure.SHARE else (),
            (self.field.currentData() or "") if measure in _WITH_FIELD else "",
            self.day.currentData() or "",
        )
        return replace(
            self._own,
            label=self.name.text().strip(),
            unit_word=PERCENT if measure is Measure.SHARE else self.unit_word.text().strip(),
            source=self.source.currentData(),
            measure=measure.value,
            conditions=chosen_text(chosen),
            rounding=self.rounding.currentData(),
            note=self.note.text().strip(),
        )

    def accept(self) -> None:
        """Save and close; stay open when it cannot be counted."""
        problems = own_figure_problems(self.own, self._counting().given.facts)
        if problems:
            self._say(problems[0].sentence, Words.MUST)
            return
        try:
            self._save(self.own)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        super().accept()

    # Building

    def _built(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(24, 16, 24, 8)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, widget in (
            ("名称", self.name),
            ("量词", self.unit_word),
            ("来源", self.source),
            ("按哪个日期", self.day),
            ("条件", self.conditions),
            ("计量", self.measure),
            ("哪一项", self.field),
            ("计入分子", self.share),
            ("写法", self.rounding),
            ("说明", self.note),
        ):
            form.addRow(text, widget)
            widget.setAccessibleName(text)
        self.unit_word.setPlaceholderText("如 次、名、人次、篇")
        self.name.setPlaceholderText("如 读书会")
        inner = QFrame()
        inner.setProperty("role", "page")
        inner.setLayout(form)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.accept)
        foot = row(self.value, cancel, self.save_button, margins=(24, 12, 24, 16))
        foot.setStretch(0, 1)
        layout = column(ScrollArea(inner), gap=0)
        layout.setStretch(0, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        px = self._shell.theme.px
        resize_within_screen(self, px(620), px(560))
        return form

    def _fill(self) -> None:
        own, chosen = self._own, self._known_choice()
        for source in self._sources.values():
            self.source.addItem(source.title, source.key)
        for measure, words in MEASURE_LABELS.items():
            self.measure.addItem(words, measure.value)
        for rounding, words in ROUNDING_LABELS.items():
            self.rounding.addItem(words, rounding.value)
        self.name.setText(own.label)
        self.unit_word.setText(own.unit_word)
        self.note.setText(own.note)
        _choose(self.source, own.source)
        _choose(self.measure, own.measure)
        _choose(self.rounding, own.rounding)
        self._offer_source(chosen)

    def _known_choice(self) -> Chosen:
        """What is stored, as far as it can be understood."""
        return chosen_of(self._own.conditions) if definition_of(self._own) is not None else Chosen()

    def _connect(self) -> None:
        self.source.currentIndexChanged.connect(lambda _: self._on_source())
        for box in (self.day, self.measure, self.field, self.rounding):
            box.currentIndexChanged.connect(lambda _: self._follow())
        for rows in (self.conditions, self.share):
            rows.changed.connect(self._follow)
        for line in (self.name, self.unit_word):
            line.textEdited.connect(lambda _: self._follow())

    # Following what is chosen

    @property
    def _chosen_source(self) -> Source:
        return self._sources[self.source.currentData()]

    @property
    def _chosen_measure(self) -> Measure:
        return Measure(self.measure.currentData())

    def _on_source(self) -> None:
        self._offer_source(Chosen())
        self.unit_word.setText(self.unit_word.text() or self._chosen_source.unit_word)
        self._follow()

    def _offer_source(self, chosen: Chosen) -> None:
        source = self._chosen_source
        self.day.clear()
        for key, words in source.days or (("", ""),):
            self.day.addItem(words, key)
        _choose(self.day, chosen.day)
        self.field.clear()
        for one in source.fields:
            self.field.addItem(one.label, one.key)
        _choose(self.field, chosen.field or next((f.key for f in source.fields if f.shape is Shape.NUMBER), ""))
        self.conditions.show_conditions(source, chosen.conditions)
        self.share.show_conditions(source, chosen.share)

    def _follow(self) -> None:
        measure = self._chosen_measure
        self._form.setRowVisible(self.day, len(self._chosen_source.days) > 1)
        self._form.setRowVisible(self.field, measure in _WITH_FIELD)
        self._form.setRowVisible(self.unit_word, measure is not Measure.SHARE)
        self._form.setRowVisible(self.share, measure is Measure.SHARE)
        if measure is Measure.SHARE and not self.share.rows:
            self.share.add_row()
        self._pause.start()

    def _count(self) -> None:
        """Say the value, or what is missing."""
        given = self._counting()
        named = replace(self.own, label=self.own.label or "未命名")
        problems = own_figure_problems(named, given.given.facts)
        definition = definition_of(named)
        if problems or definition is None:
            self._say(problems[0].sentence if problems else "", Words.SECONDARY)
            return
        self._shell.tasks.run("试算", _tried, (definition, given), self._take, is_quiet=True)

    def _take(self, figure: Figure) -> None:
        if not isValid(self):
            return
        year = figure.asked.year
        self._say(f"{year}年：{figure.words() or '没有记录'}（{len(figure.rows)}条记录）", Words.SECONDARY)

    def _say(self, text: str, words: Words) -> None:
        self.value.setText(text)
        set_words(self.value, words)


def _tried(values: tuple[FigureDefinition, Counting], _: Report) -> Figure:
    definition, counting = values
    return evaluate(definition, counting.given.facts, counting.asked)


def _choose(box: QComboBox, data: object) -> None:
    """Choose an entry by what it stands for; the first one when there is none."""
    found: Sequence[int] = [place for place in range(box.count()) if box.itemData(place) == data]
    box.setCurrentIndex(found[0] if found else 0)
