"""The unit's own choices about dues, as ``settings`` records ``dues.<name>``."""

from typing import Any

from ledger.dues.settings import DUES_SETTINGS, SETTING_KEY, DuesSettings
from operations.room_settings import RoomSettings
from storage.store import Store

_DUES: RoomSettings[DuesSettings] = RoomSettings(SETTING_KEY, DUES_SETTINGS, DuesSettings())


def dues_settings(store: Store) -> DuesSettings:
    """What holds in this book: the choices made, else the defaults. Unknown values count as not chosen."""
    return _DUES.read(store)


def choose_dues_setting(store: Store, name: str, value: Any) -> None:
    """Choose a value for this book. ``name`` is an attribute of ``DuesSettings``.

    Raises KnownError when a number is outside its limits.
    """
    _DUES.choose(store, name, value)
