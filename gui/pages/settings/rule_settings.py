"""What a unit decides itself where no rule fixes a number: dues and organisational life. It travels with the book."""

from collections.abc import Callable, Sequence
from typing import Any

from gui import messages
from gui.pages.settings.items import Choice, Item, Number, Switch
from gui.shell import Shell
from ledger.dues.settings import DUES_SETTINGS
from ledger.errors import KnownError
from ledger.life.settings import LIFE_SETTINGS
from ledger.settings import ChoiceSetting, NumberSetting, SettingInfo
from operations.dues.settings import choose_dues_setting, dues_settings
from operations.life.settings import choose_life_setting, life_settings
from storage.store import Store


def dues(shell: Shell) -> Sequence[Item]:
    """The choices about dues."""
    return [_item(shell, info, dues_settings, choose_dues_setting) for info in DUES_SETTINGS]


def life(shell: Shell) -> Sequence[Item]:
    """The choices about meetings, minutes and study hours."""
    return [_item(shell, info, life_settings, choose_life_setting) for info in LIFE_SETTINGS]


def _item(
    shell: Shell,
    info: SettingInfo,
    settings: Callable[[Store], Any],
    choose: Callable[[Store, str, Any], None],
) -> Item:
    def read() -> Any:
        return getattr(settings(shell.session.store), info.name)

    def write(value: Any) -> None:
        try:
            choose(shell.session.store, info.name, value)
        except KnownError as error:
            messages.show_known_error(shell.notices.window(), error)

    if isinstance(info, NumberSetting):
        return Number(info.title, info.description, info.least, info.most, read, write)
    if isinstance(info, ChoiceSetting):
        values = list(info.labels)
        options = [(str(place), words) for place, words in enumerate(info.labels.values())]
        return Choice(
            info.title,
            info.description,
            options,
            lambda: str(values.index(read())),
            lambda key: write(values[int(key)]),
        )
    return Switch(info.title, info.description, read, write)
