"""Settings of a room of the rules, kept in the book as ``settings`` records ``<room>.<name>`` in JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from ledger.errors import KnownError
from ledger.kinds.book import SETTINGS, Setting
from ledger.settings import ChoiceSetting, NumberSetting, SettingInfo, read_setting, setting_words
from storage.store import Store

S = TypeVar("S")


@dataclass(frozen=True)
class RoomSettings(Generic[S]):
    """The settings of one room: how they are declared, and what holds where nothing was chosen.

    Attributes:
        prefix: what the keys begin with, as ``dues.``.
        infos: the declarations; ``name`` of each is an attribute of ``default``.
        default: a frozen dataclass with every setting.
    """

    prefix: str
    infos: Sequence[SettingInfo]
    default: S

    def read(self, store: Store) -> S:
        """What holds in this book: the choices made, else the defaults. Unknown values count as not chosen."""
        stored = {one.key: one.value for one in store.all(SETTINGS)}
        chosen = {
            info.name: value
            for info in self.infos
            if (value := read_setting(info, stored.get(self.prefix + info.name))) is not None
        }
        made: S = replace(self.default, **chosen)  # type: ignore[type-var]  # every S is a frozen dataclass
        return made

    def choose(self, store: Store, name: str, value: Any) -> None:
        """Choose a value for this book. ``name`` is an attribute of the settings.

        Raises KnownError when a number is outside its limits or a choice is none of the offered.
        """
        info = next(one for one in self.infos if one.name == name)
        _check(info, value)
        stored = json.dumps(value)
        found = store.where(SETTINGS, key=self.prefix + name)
        with store.change(f"设置{info.title}：{setting_words(info, stored)}") as change:
            if found:
                change.update(SETTINGS, replace(found[0], value=stored))
            else:
                change.add(SETTINGS, Setting(key=self.prefix + name, value=stored))


def _check(info: SettingInfo, value: Any) -> None:
    if isinstance(info, NumberSetting) and not info.least <= value <= info.most:
        raise KnownError(f"{info.title}请填{info.least}至{info.most}。没有保存，其余数据不变。")
    if isinstance(info, ChoiceSetting) and value not in info.labels:
        raise KnownError(f"{info.title}没有“{value}”这一项。没有保存，其余数据不变。")
