"""The unit's own choices about organisational life, as ``settings`` records ``life.<name>``."""

from typing import Any

from ledger.life.settings import LIFE_SETTINGS, SETTING_KEY, LifeSettings
from operations.room_settings import RoomSettings
from storage.store import Store

_LIFE: RoomSettings[LifeSettings] = RoomSettings(SETTING_KEY, LIFE_SETTINGS, LifeSettings())


def life_settings(store: Store) -> LifeSettings:
    """What holds in this book: the choices made, else the defaults. Unknown values count as not chosen."""
    return _LIFE.read(store)


def choose_life_setting(store: Store, name: str, value: Any) -> None:
    """Choose a value for this book. ``name`` is an attribute of ``LifeSettings``.

    Raises KnownError when a number is outside its limits.
    """
    _LIFE.choose(store, name, value)
