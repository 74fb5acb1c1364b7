"""What a unit may decide itself about organisational life where no national rule fixes a number.

The declarations are read by the settings page and the change log; ``LifeSettings`` is what the rules read.
"""

from dataclasses import dataclass

from ledger.settings import ChoiceSetting, FlagSetting, NumberSetting, SettingInfo


@dataclass(frozen=True, slots=True)
class LifeSettings:
    """The choices that hold in a book.

    Attributes:
        lectures_per_year: how many 党课 a year are asked for, in even periods; 0 asks for none.
        last_month_for_year: until the end of this month of the next year a 组织生活会 or a 民主评议 of the year may be
            held; 0 means the end of the year itself.
        late_days: minutes entered later than this many days after the meeting are marked 补记.
        longest_minutes: a meeting longer than this is pointed at.
        minutes_per_hour: how many minutes make a 学时.
        similar_percent: from this share of equal text on, two minutes are called alike; 0 does not compare them.
        counts_written_opinions: whether valid written opinions count among the votes.
    """

    lectures_per_year: int = 4
    last_month_for_year: int = 3
    late_days: int = 3
    longest_minutes: int = 240
    minutes_per_hour: int = 45
    similar_percent: int = 90
    counts_written_opinions: bool = True


LIFE_SETTINGS: tuple[SettingInfo, ...] = (
    ChoiceSetting(
        "lectures_per_year",
        "党课次数",
        "支部工作条例第十六条没有规定次数，按本地要求。",
        {12: "每月1次", 4: "每季度1次", 2: "每半年1次", 1: "每年1次", 0: "不规定次数"},
    ),
    NumberSetting(
        "last_month_for_year",
        "年度组织生活会最迟开到次年几月",
        "组织生活会、民主评议党员常在次年年初召开，计入上一年度；填0表示须在当年召开。",
        0,
        6,
    ),
    NumberSetting("late_days", "会后几天内整理记录", "超过的标明补记；各地规定1至3天。", 0, 60),
    NumberSetting("longest_minutes", "会议时长提示（分钟）", "超过的提示核对起止时间，没有统一规定。", 30, 1440),
    ChoiceSetting("minutes_per_hour", "1学时合多少分钟", "没有统一规定。", {45: "45分钟", 60: "60分钟"}),
    NumberSetting(
        "similar_percent", "记录雷同提示（%）", "两次会议记录的文字相同达到这一比例时提示；填0表示不比较。", 0, 100
    ),
    FlagSetting(
        "counts_written_opinions", "书面意见计入票数", "2014年细则的通行做法；2026年细则未见明文，请向上级确认。"
    ),
)

SETTING_KEY = "life."
_BY_KEY = {SETTING_KEY + info.name: info for info in LIFE_SETTINGS}


def find_setting(key: str) -> SettingInfo | None:
    """The declaration behind the key of a stored setting."""
    return _BY_KEY.get(key)
