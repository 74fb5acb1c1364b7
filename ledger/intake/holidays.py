"""The 节假日安排 of a year as a sheet: one row a day that is not as its weekday."""

from ledger.codes.holidays import HOLIDAY_KIND, OFF
from ledger.fields import Form
from ledger.intake.date_reader import read_day
from ledger.intake.matching import ByKeys
from ledger.intake.readers import read_code, read_text
from ledger.intake.reading import Value
from ledger.intake.target import Target, TargetField
from ledger.kinds.development import HOLIDAYS, Holiday

DAY, ARRANGED, NAME = "day_on", "arranged", "name"
HOLIDAYS_TARGET = Target(
    key=HOLIDAYS.key,
    title="节假日安排表",
    counted="天",
    fields=(
        TargetField(
            DAY,
            "日期",
            read_day,
            ("放假日期", "节假日日期", "时间"),
            is_required=True,
            form=Form.DAY,
            example="2026-10-01",
            hint="放假的每一天和调休上班的每一天各填一行",
            may_lie_ahead=True,
        ),
        TargetField(
            ARRANGED,
            "安排",
            read_code(HOLIDAY_KIND),
            ("类型", "放假或上班", "休班", "是否上班", "状态"),
            choices=HOLIDAY_KIND.labels,
            example=OFF,
            hint="空白按放假",
        ),
        TargetField(NAME, "节日", read_text, ("节日名称", "假期名称", "名称", "节假日", "假日"), example="国庆节"),
    ),
    anchor=DAY,
    substance=frozenset({ARRANGED, NAME}),
    matching=ByKeys((DAY,)),
)


def holiday_values(one: Holiday) -> dict[str, Value]:
    """A day in fields and values of the target."""
    found: dict[str, Value] = {DAY: one.day_on, ARRANGED: HOLIDAY_KIND.labels[int(one.is_work)]}
    return found | {NAME: one.name} if one.name else found
