"""Settings as they are stored: read back, or counted as not chosen; and in words."""

import json
from typing import Any

import pytest

from ledger.settings import ChoiceSetting, FlagSetting, NumberSetting, SettingInfo, read_setting, setting_words

CHOICE = ChoiceSetting("often", "次数", "", {4: "每季度1次", 1: "每年1次"})
NUMBER = NumberSetting("days", "天数", "", 0, 60)
FLAG = FlagSetting("counts", "计入", "")


@pytest.mark.parametrize(
    ("info", "stored", "value", "words"),
    [
        (CHOICE, 4, 4, "每季度1次"),
        (CHOICE, 5, None, "5"),
        (NUMBER, 60, 60, "60"),
        (NUMBER, 61, None, "61"),
        (NUMBER, "x", None, '"x"'),
        (FLAG, True, True, "是"),
        (FLAG, False, False, "否"),
        (FLAG, 1, None, "1"),
    ],
)
def test_a_value_that_is_not_known_counts_as_not_chosen(info: SettingInfo, stored: Any, value: Any, words: str) -> None:
    assert read_setting(info, json.dumps(stored)) == value
    assert setting_words(info, json.dumps(stored)) == words
    assert read_setting(info, None) is None
