"""Editors of fields that only registers have: a person of the roster or by name, and a duration."""

from gui.forms.editors import LineEditor, PickEditor
from gui.pages.talks.people_editor import Roll
from ledger.fields import FieldInfo
from ledger.intake.declared import read_duration
from ledger.intake.life_readers import BY_HOURS
from ledger.intake.reading import Reading, Value
from ledger.values.text import tidy_name

_NOT_FOUND = "名册中没有找到，请从列表中选择。"
_SEVERAL = "有同名或不止一人，请从列表中选择。"
_MINUTES_OF_HOUR = 60


class PersonEditor(PickEditor):
    """A member, found by name or initials; where that is allowed also somebody else, by the name as typed.

    The value is the id of the member or the typed name.
    """

    def __init__(self, roll: Roll, *, allows_others: bool) -> None:
        super().__init__([one.text for one in roll.options], [one.search for one in roll.options])
        self._roll = roll
        self._allows_others = allows_others
        self._by_id = dict(roll.names) | {one.id: one.text for one in roll.options}
        self.line.setPlaceholderText("姓名或拼音首字母" + ("；不在名册的直接写姓名" if allows_others else ""))

    def read(self) -> Reading:
        """The id of the member, the name of somebody else, or why neither."""
        text = str(self.raw()).strip()
        if not text:
            return Reading()
        found = self._roll.named(text) or (self._roll.spelt(text) if text.isascii() else [])
        if len(found) > 1:
            return Reading(doubt=_SEVERAL)
        if found:
            return Reading(found[0])
        return Reading(tidy_name(text)) if self._allows_others and not text.isascii() else Reading(doubt=_NOT_FOUND)

    def write(self, value: Value) -> None:
        """The name."""
        self.put_raw(self._by_id.get(value, "") if isinstance(value, int) else str(value or ""))

    def echo(self, value: Value) -> str:
        """Who is meant, where only initials stand here; that somebody is not on the roster."""
        if isinstance(value, str) and value:
            return "不在名册的人员"
        name = self._by_id.get(value, "") if isinstance(value, int) else ""
        return "" if name == str(self.raw()).strip() else name


class DurationEditor(LineEditor):
    """Minutes, typed as 90, 90分钟, 1.5小时 or 2学时."""

    def __init__(self, info: FieldInfo, minutes_per_hour: int) -> None:
        super().__init__(info)
        self._minutes_per_hour = minutes_per_hour
        self.line.setPlaceholderText("如 90分钟、1.5小时")

    def read(self) -> Reading:
        """The minutes."""
        text = self.line.open_text().strip()
        return minutes_in(text, self._minutes_per_hour) if text else Reading(0)

    def write(self, value: Value) -> None:
        """Minutes with their unit."""
        self.line.put(minutes_text(value))

    def echo(self, value: Value) -> str:
        """In hours."""
        hours = value / _MINUTES_OF_HOUR if isinstance(value, int) and value else 0
        return f"{hours:.1f}小时" if hours else ""


def minutes_in(text: str, minutes_per_hour: int) -> Reading:
    """The minutes of a text, by the length of a 学时 in this book."""
    reading = read_duration(text)
    if isinstance(reading.value, str):
        return Reading(round(float(reading.value.removesuffix(BY_HOURS)) * minutes_per_hour))
    return Reading(0) if reading.value is None and reading.doubt is None else reading


def minutes_text(value: Value) -> str:
    """``90分钟``; nothing for none."""
    return f"{value}分钟" if isinstance(value, int) and value else ""
