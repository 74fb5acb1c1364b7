"""How a day of the yearly 节假日安排 stands."""

from typing import Final

from ledger.codes.code_list import Code, CodeList

OFF: Final = "放假"
WORKED: Final = "调休上班"
HOLIDAY_KIND = CodeList(
    "节假日安排",
    "",
    (
        Code("1", OFF, ("休", "休息", "假期", "节假日", "法定节假日", "放假调休", "调休放假", "公休")),
        Code("2", WORKED, ("班", "上班", "补班", "工作日", "调休补班", "补班日", "调休")),
    ),
)
