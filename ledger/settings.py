"""What a book may choose for itself: how a choice is declared, read from JSON and put into words.

Each room of the rules declares its settings with these three forms, so that one settings page and the change log can
show them all.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ChoiceSetting:
    """A setting with a few values. ``name`` is the attribute of the settings that the rules read."""

    name: str
    title: str
    description: str
    labels: Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class NumberSetting:
    """A setting that is a whole number between ``least`` and ``most``."""

    name: str
    title: str
    description: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class FlagSetting:
    """A setting that is on or off."""

    name: str
    title: str
    description: str


SettingInfo = ChoiceSetting | NumberSetting | FlagSetting


def read_setting(info: SettingInfo, stored: str | None) -> Any:
    """A stored value (JSON); None when there is none or this release does not know it."""
    if stored is None:
        return None
    value = json.loads(stored)
    if isinstance(info, ChoiceSetting):
        return next((known for known in info.labels if known == value), None)
    if isinstance(info, NumberSetting):
        is_known = isinstance(value, int) and info.least <= value <= info.most
        return value if is_known else None
    return value if isinstance(value, bool) else None


def setting_words(info: SettingInfo, stored: str) -> str:
    """A stored value for people; as stored when this release does not know it."""
    value = read_setting(info, stored)
    if value is None:
        return stored
    if isinstance(info, ChoiceSetting):
        return info.labels[value]
    return str(value) if isinstance(info, NumberSetting) else ("是" if value else "否")
