"""Choosing a person: type a name or the initials of its syllables, or a name that is not on the roster."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from gui.forms.editor import Editor, Raw
from ledger.intake.reading import Reading, Value
from ledger.kinds.member import Member
from ledger.roster.facts import RosterFacts
from ledger.values.text import search_key, tidy_name
from operations.tables import pinyin_table

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SEARCH_ROLE = Role.UserRole + 1
_MOST_NAMED = 3
Person = tuple[int | None, str]
"""The id of a member and no name, or no id and a typed name."""


def names_told_apart(roster: RosterFacts) -> dict[int, str]:
    """The name of each member by id; those of the same name with branch, year of birth and a number."""
    counts = Counter(one.name for one in roster.members)
    seen: Counter[str] = Counter()
    names = {}
    for one in roster.members:
        seen[one.name] += 1
        names[one.id] = one.name if counts[one.name] == 1 else _with_marks(roster, one, seen[one.name])
    return names


def _with_marks(roster: RosterFacts, member: Member, number: int) -> str:
    stays = roster.stays_of.get(member.id, ())
    unit = roster.unit_by_id.get(stays[-1].branch_id or 0) if stays else None
    where = unit.short_name if unit else ""
    birth = f"{member.birth_on.year}年生" if member.birth_on else ""
    return f"{member.name}（{'，'.join(part for part in (where, birth, str(number)) if part)}）"


class People(QAbstractListModel):
    """The members of the book under names that are told apart, shared by every field that asks for a person."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._roster = RosterFacts()
        self._members: list[Member] = []
        self._text_of: dict[int, str] = {}
        self._id_of: dict[str, int] = {}

    def take(self, roster: RosterFacts, first: tuple[int, ...]) -> None:
        """Offer the members of a roster, those of the ids ``first`` before the others."""
        if roster is self._roster and [one.id for one in self._members[: len(first)]] == list(first):
            return
        self.beginResetModel()
        rank = {member_id: place for place, member_id in enumerate(first)}
        self._roster = roster
        self._members = sorted(roster.members, key=lambda one: (rank.get(one.id, len(rank)), one.id))
        self._text_of = names_told_apart(roster)
        self._id_of = {text: member_id for member_id, text in self._text_of.items()}
        self.endResetModel()

    def text_of(self, person: Person) -> str:
        """What a field shows of a person."""
        member_id, name = person
        return self._text_of.get(member_id or 0, name)

    def person_of(self, text: str) -> Person:
        """Whom a text means: a member by name, by initials that only one has, else a name as typed."""
        wanted = " ".join(text.split())
        known = self._id_of.get(wanted) or self._id_of.get(tidy_name(wanted))
        if known is not None:
            return known, ""
        fitting = self._fitting(wanted)
        return (fitting[0].id, "") if len(fitting) == 1 else (None, wanted)

    def doubt_of(self, text: str) -> str | None:
        """Why initials mean nobody in particular; None for a name, and for initials that only one has."""
        wanted = " ".join(text.split())
        if not _are_initials(wanted) or wanted in self._id_of:
            return None
        fitting = self._fitting(wanted)
        if not fitting:
            return f"名册中没有首字母是“{wanted}”的人，请写姓名。"
        if len(fitting) == 1:
            return None
        names = "、".join(self._text_of[one.id] for one in fitting[:_MOST_NAMED])
        more = f"等 {len(fitting)} 人" if len(fitting) > _MOST_NAMED else ""
        return f"“{wanted}”可以是{names}{more}，请从列表中选择。"

    def _fitting(self, wanted: str) -> list[Member]:
        if not wanted.isascii() or not wanted:
            return []
        return [one for one in self._members if _begins(pinyin_table().search_text(one.name), wanted)]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many members there are."""
        return 0 if parent.isValid() else len(self._members)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """The name, and everything that it is found by."""
        if not index.isValid():
            return None
        member = self._members[index.row()]
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text_of[member.id]
        return pinyin_table().search_text(member.name) if role == SEARCH_ROLE else None


class PersonEditor(Editor):
    """One line; the list of names opens while typing, or with ↓."""

    def __init__(self, people: People, hint: str = "姓名或首字母") -> None:
        self.line = _Line()
        super().__init__(self.line)
        self._people = people
        self._completer: QCompleter | None = None
        self.line.setPlaceholderText(hint)
        self.line.opener = self._prepare
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)

    @property
    def person(self) -> Person:
        """Whom the text means."""
        return self._people.person_of(self.line.text())

    def show_person(self, person: Person) -> None:
        """Show somebody."""
        self.show_value(self._people.text_of(person))

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show the text only."""
        self.line.setReadOnly(is_locked)

    def raw(self) -> Raw:
        """The text."""
        return self.line.text()

    def put_raw(self, raw: Raw) -> None:
        """Put a text."""
        self.line.setText(str(raw))
        self.line.setCursorPosition(0)

    def read(self) -> Reading:
        """The text; ``person`` says whom it means, the doubt that initials mean nobody in particular."""
        return Reading(self.line.text(), doubt=self._people.doubt_of(self.line.text()))

    def write(self, value: Value) -> None:
        """Put a text; the list of names has done its work."""
        self.put_raw(str(value or ""))
        if self._completer is not None:
            self._completer.popup().hide()

    def _prepare(self) -> None:
        """A completer takes longer to make than the line; few of the lines on a page are ever typed into."""
        if self._completer is not None or self.line.isReadOnly():
            return
        self._completer = _Completer(self._people, self.line)
        self._completer.setCompletionRole(SEARCH_ROLE)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.popup().setProperty("role", "popup")
        self.line.setCompleter(self._completer)
        self._completer.activated.connect(self._on_picked)

    def _on_picked(self) -> None:
        self.typed.emit()
        self.left.emit()

    def _key(self, event: QKeyEvent) -> bool:
        if self._completer is not None and self._completer.popup().isVisible():
            return False
        if event.key() == Qt.Key.Key_Down and self._completer is not None:
            self._completer.setCompletionPrefix("")
            self._completer.complete()
            return True
        return super()._key(event)


class _Line(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.opener = _nothing

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.opener()
        super().focusInEvent(event)


class _Completer(QCompleter):
    """Finds by search text and writes the name."""

    def pathFromIndex(self, index: AnyIndex) -> str:
        return str(index.data(Role.DisplayRole))


def _nothing() -> None:
    return


def _are_initials(text: str) -> bool:
    """Small letters only: a name in Latin letters begins with a large one."""
    return text.isascii() and text.isalpha() and text.islower()


def _begins(search_text: str, wanted: str) -> bool:
    typed = search_key(wanted)
    return any(word.startswith(typed) for word in search_text.split())
