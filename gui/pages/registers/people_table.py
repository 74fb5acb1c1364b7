"""Who took part in an entry: a field in which names are typed or pasted, and a line for each with what is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from gui.forms.editors import PickEditor
from gui.pages.registers.entry_editors import minutes_in, minutes_text
from gui.pages.talks.people_editor import Roll
from gui.theme import metrics
from gui.theme.theme import Look, Theme
from gui.widgets import Words, column, label, set_words
from ledger.codes.registers import PARTICIPANT, PARTICIPANT_ROLE
from ledger.errors import Level, Problem
from ledger.intake.date_reader import read_day
from ledger.intake.reading import Reading
from ledger.kept import PeopleSetup
from ledger.kinds.registers.participants import PARTICIPANTS, Participant
from ledger.values.text import tidy_name

_SEVERAL = re.compile("[、，,；;\n\r\t\u2028\u2029]+")
_SPACES = re.compile(r"\s+")
_NAME, _POST = 0, 1
_NAME_WIDTH, _DAY_WIDTH, _USUAL_WIDTH = 112, 104, 78
_MOST_ROWS = 16
_NOT_FOUND = "名册中没有拼音是“{text}”的人，请写姓名。"
_AMBIGUOUS = "“{text}”有同名或不止一人，请从列表中选择。"


class PeopleTable(QWidget):
    """The participants of one entry. ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, theme: Theme, setup: PeopleSetup, roll: Roll, minutes_per_hour: int) -> None:
        super().__init__()
        self._theme = theme
        self._setup = setup
        self._roll = roll
        self._minutes_per_hour = minutes_per_hour
        self._people: list[Participant] = []
        self._is_showing = False
        self.field = _Field([one.text for one in roll.options], [one.search for one in roll.options])
        self.field.line.setPlaceholderText("添加：姓名或拼音首字母，可粘贴一串姓名，用顿号分开")
        self.field.inner.setAccessibleName(f"添加{setup.label}")
        self.field.left.connect(self.take)
        self.table = _Table(theme)
        self.table.setAccessibleName(setup.label)
        heads = ["姓名", "单位及职务", *(self._head(name) for name in setup.asks)]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setSectionResizeMode(_POST, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._on_edited)
        self.table.removal_asked.connect(self.remove)
        self.remark = label("", Words.MUST, wraps=True)
        self.remark.hide()
        self.count = label("", Words.SECONDARY)
        self._caption = label(setup.label, Words.SECTION)
        layout = column(self._caption, self.field, self.remark, self.table, self.count, gap=6)
        layout.addStretch()
        self.setLayout(layout)
        theme.changed.connect(self._fit)
        self._show()

    @property
    def people(self) -> tuple[Participant, ...]:
        """Everybody who stands here, in order."""
        return tuple(self._people)

    @property
    def asks(self) -> tuple[str, ...]:
        """What is asked about each person."""
        return self._setup.asks

    def show_people(self, people: Sequence[Participant]) -> None:
        """Show the people of an entry."""
        self._people = list(people)
        self._show()

    def say(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with them."""
        is_must = any(one.level is Level.MUST for one in problems)
        self._say("".join(dict.fromkeys(one.sentence for one in problems)), Words.MUST if is_must else Words.WARN)

    def take(self) -> bool:
        """Add whom the typed text means, one or several; False when somebody is unclear and stays in the field."""
        text = str(self.field.raw()).strip()
        if not text:
            return True
        unclear: list[str] = []
        doubt = ""
        for name in self._names(text):
            found, why = self._meant(name)
            if found is None:
                unclear.append(name)
                doubt = doubt or why
            elif all((one.member_id, one.name) != (found.member_id, found.name) for one in self._people):
                self._people.append(found)
        self.field.put_raw("、".join(unclear))
        self._show()
        self._say(doubt)
        self.changed.emit()
        return not unclear

    def remove(self, rows: Sequence[int]) -> None:
        """Take the people of some lines away."""
        self._people = [one for place, one in enumerate(self._people) if place not in rows]
        self._show()
        self.changed.emit()

    # How it is done

    def _head(self, name: str) -> str:
        return "时长" if name == "minutes" else PARTICIPANTS.label(name)

    def _names(self, text: str) -> list[str]:
        """The names of a text; spaces part them only where the whole is nobody's name."""
        parts = [part.strip() for part in _SEVERAL.split(text) if part.strip()]
        found: list[str] = []
        for part in parts:
            words = _SPACES.split(part)
            is_one = self._roll.named(part) or len(words) == 1 or any(len(word) == 1 for word in words)
            found += [part] if is_one else words
        return found

    def _meant(self, text: str) -> tuple[Participant | None, str]:
        chosen = self._roll.named(text)
        if not chosen and text.isascii():
            chosen = self._roll.spelt(text)
            if not chosen:
                return None, _NOT_FOUND.format(text=text)
        if len(chosen) > 1:
            return None, _AMBIGUOUS.format(text=text)
        role = PARTICIPANT_ROLE if "role" in self._setup.asks else ""
        if chosen:
            return Participant(member_id=chosen[0], role=role), ""
        return Participant(name=tidy_name(text), role=role), ""

    def _show(self) -> None:
        self._is_showing = True
        names, posts = dict(self._roll.names), dict(self._roll.posts)
        self.table.setRowCount(len(self._people))
        for place, one in enumerate(self._people):
            name = names.get(one.member_id or 0, "") or one.name
            item = QTableWidgetItem(name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(place, _NAME, item)
            post = QTableWidgetItem(
                one.post or posts.get(one.member_id or 0, "") or ("" if one.member_id else "不在名册")
            )
            if not one.post:
                post.setForeground(self._theme.color("secondary"))
            self.table.setItem(place, _POST, post)
            for number, key in enumerate(self._setup.asks, start=_POST + 1):
                self.table.setItem(place, number, QTableWidgetItem(_written(one, key)))
        self._is_showing = False
        self.table.setVisible(bool(self._people))
        self.count.setText(f"共 {len(self._people)} 人；选中后按 Delete 移去" if self._people else "")
        self.count.setVisible(bool(self._people))
        self._fit(self._theme.look)

    def _on_edited(self, item: QTableWidgetItem) -> None:
        if self._is_showing:
            return
        place = item.row()
        key = "post" if item.column() == _POST else self._setup.asks[item.column() - _POST - 1]
        reading = self._read(key, item.text().strip())
        if reading.doubt is None:
            change: dict[str, Any] = {key: reading.value}
            self._people[place] = replace(self._people[place], **change)
        self._show()
        self._say(reading.doubt or "")
        self.changed.emit()

    def _read(self, key: str, text: str) -> Reading:
        if key == "minutes":
            return minutes_in(text, self._minutes_per_hour) if text else Reading(0)
        if key in ("from_on", "to_on"):
            return read_day(text)
        if key == "role":
            found = PARTICIPANT.find(text)
            return Reading(found.label if found else text)
        return Reading(text)

    def _say(self, words: str, weight: Words = Words.MUST) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words))
        set_words(self.remark, weight)
        self.field.mark("must" if words and weight is Words.MUST else "")

    def _fit(self, _: Look) -> None:
        px = self._theme.px
        rows = min(max(len(self._people), 1), _MOST_ROWS)
        self.table.setColumnWidth(_NAME, px(_NAME_WIDTH))
        for number, key in enumerate(self._setup.asks, start=_POST + 1):
            self.table.setColumnWidth(number, px(_DAY_WIDTH if key in ("from_on", "to_on") else _USUAL_WIDTH))
        self.table.setFixedHeight(px(metrics.HEADER) + rows * px(metrics.COMPACT_ROW) + px(4))


def _written(one: Participant, key: str) -> str:
    value = getattr(one, key)
    if key == "minutes":
        return minutes_text(value)
    return value.isoformat() if key in ("from_on", "to_on") and value else str(value or "")


class _Table(QTableWidget):
    """Lines to type in; Delete takes the chosen ones away."""

    removal_asked = Signal(list)  # numbers of the lines

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "boxed")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; Enter begins to type."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit(sorted({index.row() for index in self.selectedIndexes()}))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self, _: Look) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(metrics.COMPACT_ROW))
        self.horizontalHeader().setFixedHeight(self._theme.px(metrics.HEADER))


class _Field(PickEditor):
    """Enter adds and stays here for the next person."""

    def _key(self, event: QKeyEvent) -> bool:
        if self.completer.popup().isVisible():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and str(self.raw()).strip():
            self.left.emit()
            return True
        return super()._key(event)
