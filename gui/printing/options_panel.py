"""The choices at the right of the preview."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from exports.paper.faces import FontPolicy, Standing
from gui.forms.editors import CalmComboBox
from gui.printing.column_list import ColumnList
from gui.printing.layouts import Choice
from gui.session import UnitChoice
from gui.settings_store import SettingsStore, TableLayout
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, row
from ledger.roster.columns import columns_with_own
from ledger.roster.facts import RosterFacts
from ledger.roster.order import ORDER_LABELS, Order
from operations.registers import Period, RegisterDefinition, Span, Subject
from operations.registers.period import parts_of

_WIDTH = 300
_WHOLE_BOOK = "整本账簿"
_WITH_NUMBERS = frozenset({Subject.ROSTER, Subject.DEVELOPMENT})
_POLICIES = {FontPolicy.OFFICIAL: "本机官方字体优先", FontPolicy.BUNDLED: "只用内置字体"}


class OptionsPanel(QScrollArea):
    """Shows a choice and lets the user change it. Columns are remembered for each register on this PC.

    ``registers`` are those that the records at hand suffice for.
    """

    changed = Signal(object)  # Choice

    def __init__(
        self,
        theme: Theme,
        settings: SettingsStore,
        units: tuple[UnitChoice, ...],
        registers: tuple[RegisterDefinition, ...],
    ) -> None:
        super().__init__()
        self._registers = registers
        self._settings = settings
        self._facts = RosterFacts()
        self._choice: Choice | None = None
        self._member_id: int | None = None  # the person for whom the preview was opened
        self.register = _combo({one.key: one.title for one in registers})
        self.layout_of = _combo({})
        self.unit = _combo({})
        for one in units:
            self.unit.addItem("　" * one.depth + one.name, one.id)
        if not units:
            self.unit.addItem(_WHOLE_BOOK, None)
        self.as_of = QDateEdit()
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("yyyy-MM-dd")
        self.as_of.setKeyboardTracking(False)
        self.year = QSpinBox(minimum=1949, maximum=2999)
        self.year.setKeyboardTracking(False)
        self.part = _combo({part.part_words: part.part_words for part in parts_of(self.year.minimum())})
        self.order = _combo({order.value: ORDER_LABELS[order] for order in Order})
        self.portrait, self.landscape = QRadioButton("纵向"), QRadioButton("横向")
        self.one_person = QCheckBox()
        self.unmasked = QCheckBox("身份证号、电话全部显示")
        self.blank = QCheckBox("空白表，供手工填写")
        self.fonts = _combo({policy.value: text for policy, text in _POLICIES.items()})
        self.fonts.setAccessibleName("字体")
        self.standings = label("", Words.SECONDARY, wraps=True)
        self.columns = ColumnList(theme)
        self.columns_head = label("栏目", Words.SECTION)
        self._lay_out(theme)
        self._connect()

    @property
    def choice(self) -> Choice:
        """What is chosen.

        Raises:
            RuntimeError: nothing has been shown yet.
        """
        if self._choice is None:
            raise RuntimeError("the panel shows no choice yet")
        return self._choice

    def show_choice(self, choice: Choice, facts: RosterFacts) -> None:
        """Show a choice about these records."""
        self._facts = facts
        self._choice = self._with_kept_columns(choice)
        self._member_id = choice.options.member_id
        self._fill()

    def show_standings(self, standings: tuple[Standing, ...], *, is_landscape: bool) -> None:
        """Show what came of the choice: the faces in use, and the direction of the sheets."""
        self.standings.setText("\n".join(map(str, standings)))
        chosen = self.landscape if is_landscape else self.portrait
        chosen.setChecked(True)

    # Making

    def _lay_out(self, theme: Theme) -> None:
        form = self._form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = {
            "登记簿": self.register,
            "版式": self.layout_of,
            "组织": self.unit,
            "年度": self.year,
            "期间": self.part,
            "截至": self.as_of,
            "排序": self.order,
        }
        for text, field in fields.items():
            field.setAccessibleName(text)
            form.addRow(_caption(text), field)
        directions = row(self.portrait, self.landscape, gap=16)
        directions.addStretch()
        form.addRow(_caption("纸张"), directions)
        layout = column(gap=8, margins=(16, 16, 16, 16))
        layout.addLayout(form)
        for part in (self.one_person, self.unmasked, self.blank, self.columns_head, self.columns):
            layout.addWidget(part)
        layout.setStretchFactor(self.columns, 1)
        for widget in (label("字体", Words.SECTION), self.fonts, self.standings):
            layout.addWidget(widget)
        layout.addStretch()  # takes the room of the columns when a form has none
        inside = QWidget()
        inside.setLayout(layout)
        self.setProperty("role", "page")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(_WIDTH))

    def _connect(self) -> None:
        self.register.activated.connect(self._on_register)
        for combo in (self.layout_of, self.unit, self.part, self.order, self.fonts):
            combo.activated.connect(self._on_changed)
        combos = (self.register, self.layout_of, self.unit, self.part, self.order, self.fonts)
        for turned in (*combos, self.year, self.as_of):
            turned.installEventFilter(self)
        self.year.valueChanged.connect(self._on_changed)
        self.as_of.dateChanged.connect(self._on_changed)
        for box in (self.one_person, self.unmasked, self.blank):
            box.clicked.connect(self._on_changed)
        self.portrait.clicked.connect(lambda: self._on_direction(is_landscape=False))
        self.landscape.clicked.connect(lambda: self._on_direction(is_landscape=True))
        self.columns.changed.connect(self._on_columns)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the panel; it never changes a choice in passing."""
        if event.type() is QEvent.Type.Wheel and watched is not self.viewport():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # Showing

    def _fill(self) -> None:
        choice, options = self.choice, self.choice.options
        self.register.setCurrentIndex(self.register.findData(choice.register.key))
        self._fill_layouts(choice)
        self.unit.setCurrentIndex(max(0, self.unit.findData(options.unit_id)))
        self.as_of.blockSignals(True)
        self.as_of.setDate(QDate(options.as_of.year, options.as_of.month, options.as_of.day))
        self.as_of.blockSignals(False)
        self._fill_period(options.period or Period(options.as_of.year))
        self.order.setCurrentIndex(self.order.findData(options.order.value))
        self.fonts.setCurrentIndex(self.fonts.findData(choice.policy.value))
        member = self._facts.member_by_id.get(self._member_id) if self._member_id is not None else None
        self.one_person.setVisible(member is not None)
        self.one_person.setText(f"只印{member.name}" if member else "")
        self.one_person.setChecked(options.member_id is not None)
        self.unmasked.setChecked(options.is_unmasked)
        self.blank.setChecked(options.is_blank)
        usual = choice.register.usual_columns
        self.columns.offer(columns_with_own(self._facts.own_fields), usual, options.columns or usual)
        self._offer()

    def _fill_layouts(self, choice: Choice) -> None:
        self.layout_of.clear()
        for key, name in choice.register.layouts:
            self.layout_of.addItem(name, key)
        self.layout_of.setCurrentIndex(max(0, self.layout_of.findData(choice.options.layout)))
        self._form.setRowVisible(self.layout_of, bool(choice.register.layouts))

    def _fill_period(self, period: Period) -> None:
        self.year.blockSignals(True)
        self.year.setValue(period.year)
        self.year.blockSignals(False)
        self.part.setCurrentIndex(self.part.findData(period.part_words))
        span = self.choice.register.span
        self._form.setRowVisible(self.year, span is not Span.DAY)
        self._form.setRowVisible(self.part, span is Span.PART_OF_YEAR)

    def _offer(self) -> None:
        """Switch off what has no meaning for this choice."""
        has_people = not self.choice.options.is_blank
        is_table = bool(self.choice.register.usual_columns)
        is_one = self.choice.options.member_id is not None
        self.unmasked.setVisible(self.choice.register.subject in _WITH_NUMBERS)
        for widget in (self.year, self.part, self.as_of, self.unmasked, self.one_person):
            widget.setEnabled(has_people)
        self.order.setEnabled(has_people and not is_one)
        self.unit.setEnabled(not is_one)
        for button in (self.portrait, self.landscape):
            button.setEnabled(is_table)
        self.columns_head.setVisible(is_table)
        self.columns.setVisible(is_table)

    # Changing

    def _on_register(self) -> None:
        register = next(one for one in self._registers if one.key == self.register.currentData())
        period = Period(self.year.value()) if register.span is not Span.DAY else None
        before, options = self.choice.register, self.choice.options
        is_same = bool(register.about) and register.about == before.about
        record_id = options.record_id if is_same else None
        options = replace(options, columns=None, is_landscape=None, record_id=record_id, period=period, layout="")
        self._choice = self._with_kept_columns(replace(self.choice, register=register, options=options))
        self._fill()
        self.changed.emit(self.choice)

    def _on_direction(self, *, is_landscape: bool) -> None:
        self._take(replace(self.choice, options=replace(self.choice.options, is_landscape=is_landscape)))

    def _on_columns(self) -> None:
        register, shown = self.choice.register, self.columns.shown
        is_usual = shown == register.usual_columns
        self._settings.keep_table_layout(_table(register), TableLayout() if is_usual else TableLayout(shown))
        columns = None if is_usual else shown
        self._take(replace(self.choice, options=replace(self.choice.options, columns=columns)))

    def _on_changed(self) -> None:
        day = self.as_of.date()
        member_id = self._member_id if self.one_person.isChecked() else None
        options = replace(
            self.choice.options,
            unit_id=self.unit.currentData(),
            member_id=member_id,
            period=self._period(),
            as_of=date(day.year(), day.month(), day.day()),
            order=Order(self.order.currentData()),
            is_unmasked=self.unmasked.isChecked(),
            is_blank=self.blank.isChecked(),
            layout=self.layout_of.currentData() or "",
        )
        self._take(replace(self.choice, options=options, policy=FontPolicy(self.fonts.currentData())))

    def _period(self) -> Period | None:
        """The chosen time; a register of whole years has no part, one that shows a day no period."""
        span = self.choice.register.span
        if span is Span.DAY:
            return None
        part = self.part.currentIndex() if span is Span.PART_OF_YEAR else 0
        return parts_of(self.year.value())[part]

    def _take(self, choice: Choice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._offer()
            self.changed.emit(choice)

    def _with_kept_columns(self, choice: Choice) -> Choice:
        kept = self._settings.table_layout(_table(choice.register)).order
        known = {one.key for one in columns_with_own(self._facts.own_fields)}
        columns = tuple(key for key in kept if key in known)
        if choice.options.columns is not None or not columns:
            return choice
        return replace(choice, options=replace(choice.options, columns=columns))


def _table(register: RegisterDefinition) -> str:
    return f"print-{register.key}"


def _combo(items: dict[str, str]) -> QComboBox:
    made = CalmComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, text in items.items():
        made.addItem(text, key)
    return made


def _caption(text: str) -> QLabel:
    return label(text, Words.SECONDARY)
