"""Who took part in a talk: several people a role, found by pinyin initials, or written with their post."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from gui.forms.editors import Option, PickEditor
from gui.theme.theme import Look, Theme
from gui.widgets import Words, column, label, row
from ledger.codes.talks import PARTNER, TAKER, TALK_ROLE, TALKER
from ledger.errors import Problem
from ledger.kinds.talks import TalkPerson

_CAPTION_WIDTH = 96
_BETWEEN = re.compile(r"[，,；;、\s]+")
_SPACES = re.compile(r"\s+")
_LONGEST_GIVEN_NAME = 2
_PLACEHOLDERS = {
    TALKER: "添加：姓名或拼音首字母",
    PARTNER: "添加：三人以上为集体谈话",
    TAKER: "添加：没有专门记录的可以不填",
}
_NOT_FOUND = "名册中没有找到；不在名册的，请写姓名和职务，如：李明，区委组织部副部长。"
_PART_OF = "名册中有姓名相近的；是他请从列表中选择，不是的请在姓名后写上职务。"
_SEVERAL = "有同名或不止一人，请从列表中选择。"


@dataclass(frozen=True, slots=True)
class Roll:
    """Whom one can choose; by member id what is said beside the name, the name itself, and the branch."""

    options: tuple[Option, ...] = ()
    posts: tuple[tuple[int, str], ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    branches: tuple[tuple[int, int], ...] = ()

    def named(self, text: str) -> list[int]:
        """Who is called so: somebody in the list, else by name; those enrolled before those who have left."""
        chosen = [one.id for one in self.options if one.text == text]
        if chosen:
            return chosen
        plain = _SPACES.sub("", text)
        same = [member_id for member_id, name in self.names if name == plain]
        enrolled = {one.id for one in self.options}
        return [one for one in same if one in enrolled] or same

    def spelt(self, text: str) -> list[int]:
        """Whose name is spelt so: by initials or in full, else by a part of that."""
        wanted = text.casefold()
        exact = [one.id for one in self.options if wanted in one.search.casefold().split()]
        return exact or [one.id for one in self.options if wanted in one.search.casefold()]


class PeopleEditor(QWidget):
    """The people of one talk. ``changed`` comes with each person added or taken away."""

    changed = Signal(object)  # tuple of TalkPerson

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.blocks = {role: RoleBlock(role, theme) for role in TALK_ROLE.labels}
        self.remark = label("", Words.MUST, wraps=True)
        self.remark.hide()
        self.setLayout(column(*self.blocks.values(), self.remark, gap=10))
        for block in self.blocks.values():
            block.changed.connect(self._on_changed)

    @property
    def people(self) -> tuple[TalkPerson, ...]:
        """Everybody who stands here, talkers first."""
        return tuple(person for block in self.blocks.values() for person in block.people)

    def show_people(self, people: Sequence[TalkPerson], roll: Roll) -> None:
        """Show the people of a talk."""
        for role, block in self.blocks.items():
            block.show_people([one for one in people if one.role == role], roll)
        self.say(())

    def say(self, problems: Sequence[Problem]) -> None:
        """Say what is missing."""
        words = "".join(dict.fromkeys(one.sentence for one in problems if one.field == "people"))
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def forget_typed(self) -> None:
        """Leave nothing in the fields; what is shown next is another talk."""
        for block in self.blocks.values():
            block.forget_typed()

    def settle(self) -> None:
        """Take what was typed and not confirmed yet."""
        for block in self.blocks.values():
            block.take()

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show the people without letting them be changed."""
        for block in self.blocks.values():
            block.lock(is_locked)

    def _on_changed(self) -> None:
        self.changed.emit(self.people)


class RoleBlock(QWidget):
    """One role: a line for each person with a way to take him away, and a field to add another."""

    changed = Signal()

    def __init__(self, role: str, theme: Theme) -> None:
        super().__init__()
        self.role = role
        self.people: list[TalkPerson] = []
        self._theme = theme
        self._roll = Roll()
        self._is_locked = False
        self.field = _Field(())
        self.field.inner.setAccessibleName(f"添加{role}")
        self.field.line.setPlaceholderText(_PLACEHOLDERS[role])
        self.field.left.connect(self.take)
        self.field.back.connect(lambda: self.remove(len(self.people) - 1))
        self._lines: list[QFrame] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.remark = label("", Words.MUST, wraps=True)
        self.remark.hide()
        self._caption = label(role + ("" if role == TAKER else " *"), Words.SECTION, wraps=True)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._caption.setContentsMargins(0, 7, 0, 0)
        right = column(gap=2)
        right.addLayout(self._list)
        right.addWidget(self.field)
        right.addWidget(self.remark)
        layout = row(self._caption, gap=12)
        layout.addLayout(right, 1)
        self.setLayout(layout)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def show_people(self, people: Sequence[TalkPerson], roll: Roll) -> None:
        """Show the people of the role; what is being typed stays."""
        if roll.options != self._roll.options:
            self.field.offer([one.text for one in roll.options], [one.search for one in roll.options])
        self._roll = roll
        self.people = list(people)
        self._show()

    def forget_typed(self) -> None:
        """Leave nothing in the field: what could not be understood was about another talk."""
        self.field.put_raw("")
        self._say("")

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show the people only, or let them be changed."""
        self._is_locked = is_locked
        self._show()

    def take(self) -> None:
        """Add whom the typed text means; say so when nobody is found."""
        text = str(self.field.raw()).strip()
        if self._is_locked:
            return
        if not text:
            self._say("")
            return
        found, doubt = self._meant(text)
        if found is None:
            self._say(doubt)
            return
        self.field.put_raw("")
        self._say("")
        if all((one.member_id, one.name) != (found.member_id, found.name) for one in self.people):
            self.people.append(found)
            self._show()
            self.changed.emit()

    def remove(self, place: int) -> None:
        """Take somebody away and put the keyboard back into the field."""
        if self._is_locked or not 0 <= place < len(self.people):
            return
        del self.people[place]
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # How it is done

    def _meant(self, text: str) -> tuple[TalkPerson | None, str]:
        chosen = self._roll.named(text)
        if not chosen and text.isascii():
            chosen = self._roll.spelt(text)
            if not chosen:
                return None, _NOT_FOUND
        if len(chosen) > 1:
            return None, _SEVERAL
        if not chosen and any(text in one.text for one in self._roll.options):
            return None, _PART_OF  # a name that is not written to its end, or somebody else of a shorter name
        if chosen:
            return TalkPerson(role=self.role, member_id=chosen[0]), ""
        name, post = _name_and_post(text)
        return TalkPerson(role=self.role, name=name, post=post), ""

    def _show(self) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(place, person) for place, person in enumerate(self.people)]
        for line in self._lines:
            self._list.addWidget(line)
        self.field.setVisible(not self._is_locked)
        if self._is_locked:
            self._say("")
        self.setVisible(not self._is_locked or bool(self.people))

    def _line(self, place: int, person: TalkPerson) -> QFrame:
        names, posts = dict(self._roll.names), dict(self._roll.posts)
        name = names.get(person.member_id or 0, "") or person.name
        post = person.post or posts.get(person.member_id or 0, "")
        made = QFrame()
        layout = row(label(name), label(post, Words.SECONDARY, wraps=True), gap=10)
        layout.setStretch(1, 1)
        if not self._is_locked:
            cross = QToolButton()
            cross.setAccessibleName(f"移去{name}")
            cross.setToolTip(f"移去{name}")
            cross.clicked.connect(lambda _checked: self.remove(place))
            self._theme.give_icon(cross, "x", "secondary", 14)
            layout.addWidget(cross)
        made.setLayout(layout)
        return made

    def _say(self, doubt: str) -> None:
        self.remark.setText(doubt)
        self.remark.setVisible(bool(doubt))
        self.field.mark("must" if doubt else "")

    def _fit(self, _: Look) -> None:
        self._caption.setFixedWidth(self._theme.px(_CAPTION_WIDTH))


class _Field(PickEditor):
    """Enter adds and stays here for the next person; Backspace in the empty field takes the last one away."""

    back = Signal()

    def _key(self, event: QKeyEvent) -> bool:
        if self.completer.popup().isVisible():
            return False
        is_empty = not str(self.raw()).strip()
        if event.key() == Qt.Key.Key_Backspace and is_empty:
            self.back.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_empty:
            self.left.emit()
            return True
        return super()._key(event)


def _name_and_post(text: str) -> tuple[str, str]:
    """李明，区委组织部副部长. A short name that was spaced out, as 李　明, stays one."""
    name, *post = _BETWEEN.split(text, maxsplit=1)
    if len(name) == 1 and post and len(post[0]) <= _LONGEST_GIVEN_NAME:
        return name + post[0], ""
    return name, post[0].strip() if post else ""
