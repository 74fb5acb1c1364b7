"""The unit's own choices about dues, kept in the book as ``settings`` records ``dues.<name>`` in JSON."""

import json
from dataclasses import replace
from typing import Any

from ledger.dues.settings import DUES_SETTINGS, SETTING_KEY, DuesSettings
from ledger.errors import KnownError
from ledger.kinds.book import SETTINGS, Setting
from ledger.settings import ChoiceSetting, NumberSetting, SettingInfo, read_setting, setting_words
from storage.store import Store

_BY_NAME = {info.name: info for info in DUES_SETTINGS}


def dues_settings(store: Store) -> DuesSettings:
    """What holds in this book: the choices made, else the defaults. Unknown values count as not chosen."""
    stored = {one.key: one.value for one in store.all(SETTINGS)}
    chosen = {
        name: value
        for name, info in _BY_NAME.items()
        if (value := read_setting(info, stored.get(SETTING_KEY + name))) is not None
    }
    return replace(DuesSettings(), **chosen)


def choose_dues_setting(store: Store, name: str, value: Any) -> None:
    """Choose a value for this book. ``name`` is an attribute of ``DuesSettings``.

    Raises KnownError when a number is outside its limits.
    """
    info = _BY_NAME[name]
    _check(info, value)
    stored = json.dumps(value)
    found = store.where(SETTINGS, key=SETTING_KEY + name)
    with store.change(f"设置{info.title}：{setting_words(info, stored)}") as change:
        if found:
            change.update(SETTINGS, replace(found[0], value=stored))
        else:
            change.add(SETTINGS, Setting(key=SETTING_KEY + name, value=stored))


def _check(info: SettingInfo, value: Any) -> None:
    if isinstance(info, NumberSetting) and not info.least <= value <= info.most:
        raise KnownError(f"{info.title}请填{info.least}至{info.most}。没有保存，其余数据不变。")
    if isinstance(info, ChoiceSetting) and value not in info.labels:
        raise KnownError(f"{info.title}没有“{value}”这一项。没有保存，其余数据不变。")
