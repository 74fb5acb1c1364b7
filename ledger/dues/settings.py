"""What a unit may decide itself where the rules are silent or disagree; each with its default and its words.

The declarations are read by the settings page and the change log; ``DuesSettings`` is what the rules read.
"""

from dataclasses import dataclass
from enum import StrEnum

from ledger.dues.rounding import UNIT_LABELS, WAY_LABELS, RoundUnit, RoundWay
from ledger.settings import ChoiceSetting, FlagSetting, NumberSetting, SettingInfo


class PayChange(StrEnum):
    """When a change of pay reaches the due: 2017 item 1 against 2008 article 10."""

    YEARLY = "yearly"
    SAME_MONTH = "same_month"


class ProbationStart(StrEnum):
    """First month of a probationary member (2008 article 8; some places take the next month)."""

    MEETING_MONTH = "meeting_month"
    NEXT_MONTH = "next_month"


class TransferMonth(StrEnum):
    """Which branch collects in the month of a transfer. No central rule was found."""

    PAID_THROUGH = "paid_through"
    OLD_BRANCH = "old_branch"
    NEW_BRANCH = "new_branch"


class RetirementMonth(StrEnum):
    """From which month on somebody pays as retired. No central rule was found."""

    NEXT_MONTH = "next_month"
    SAME_MONTH = "same_month"


class RetireeBase(StrEnum):
    """How the base of the retired is usually found."""

    BASIC_PENSION = "basic_pension"
    RATIO = "ratio"
    TYPED = "typed"


class PayReference(StrEnum):
    """Which pay the yearly verification looks at."""

    TYPED = "typed"
    ONE_MONTH = "one_month"
    YEAR_AVERAGE = "year_average"


class Schedule(StrEnum):
    """How often dues are handed up. Local: monthly, quarterly, half-yearly and yearly are all found."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class DuesSettings:
    """The choices that hold in a book.

    Attributes:
        effective_month: month (1 to 12) from which the yearly verification holds.
        due_day: day of the month after which an unpaid month is owed; 31 means the month's end.
        has_ceiling: whether the ceiling of 2017 limits a due.
        retiree_ratio: per cent of the total that is the base of the retired under ``RetireeBase.RATIO``.
        remit_schedule: how often dues are handed up.
        remit_ratio: per cent of the dues received that are handed up; 大额党费 always goes up whole.
    """

    pay_change: PayChange = PayChange.YEARLY
    probation_start: ProbationStart = ProbationStart.MEETING_MONTH
    transfer_month: TransferMonth = TransferMonth.PAID_THROUGH
    retirement_month: RetirementMonth = RetirementMonth.NEXT_MONTH
    retiree_base: RetireeBase = RetireeBase.BASIC_PENSION
    retiree_ratio: int = 100
    pay_reference: PayReference = PayReference.TYPED
    effective_month: int = 1
    round_unit: RoundUnit = RoundUnit.FEN
    round_way: RoundWay = RoundWay.HALF_UP
    due_day: int = 31
    has_ceiling: bool = True
    gives_receipts: bool = False
    posts_base: bool = False
    remit_schedule: Schedule = Schedule.QUARTERLY
    remit_ratio: int = 100


DUES_SETTINGS: tuple[SettingInfo, ...] = (
    ChoiceSetting(
        "pay_change",
        "工资变动何时计入",
        "2017年通知规定年初核定、年内一般不变；2008年规定第十条从领取新工资当月起。",
        {PayChange.YEARLY: "下一年核定时（2017年通知）", PayChange.SAME_MONTH: "领取新工资当月（2008年规定）"},
    ),
    ChoiceSetting(
        "probation_start",
        "预备党员从何时交纳",
        "2008年规定第八条：从支部大会通过之日起。",
        {ProbationStart.MEETING_MONTH: "支部大会通过当月", ProbationStart.NEXT_MONTH: "支部大会通过次月"},
    ),
    ChoiceSetting(
        "transfer_month",
        "转接当月由谁收",
        "没有统一规定；介绍信写明党费交至何月。",
        {
            TransferMonth.PAID_THROUGH: "按党费交至月份",
            TransferMonth.OLD_BRANCH: "转出支部",
            TransferMonth.NEW_BRANCH: "转入支部",
        },
    ),
    ChoiceSetting(
        "retirement_month",
        "退休后从何时按离退休交纳",
        "没有统一规定，一般从领取退休费的首月起。",
        {RetirementMonth.NEXT_MONTH: "退休次月", RetirementMonth.SAME_MONTH: "退休当月"},
    ),
    ChoiceSetting(
        "retiree_base",
        "离退休党员的基数",
        "2017年通知只计基本离退休费；分不清时可按总额比例或直接填写。",
        {
            RetireeBase.BASIC_PENSION: "基本离退休费",
            RetireeBase.RATIO: "总额的一定比例",
            RetireeBase.TYPED: "直接填写",
        },
    ),
    NumberSetting("retiree_ratio", "离退休总额比例（%）", "按总额比例核定时用。", 1, 100),
    ChoiceSetting(
        "pay_reference",
        "以哪个月的工资核定",
        "没有统一规定；按月扣税前高后低，可取上年月平均。",
        {
            PayReference.TYPED: "逐人填写",
            PayReference.ONE_MONTH: "某一个月",
            PayReference.YEAR_AVERAGE: "上年月平均",
        },
    ),
    NumberSetting("effective_month", "年度核定从几月起", "一般为1月。", 1, 12),
    ChoiceSetting("round_unit", "月应交取到", "没有统一规定。", UNIT_LABELS),
    ChoiceSetting("round_way", "零头", "没有统一规定。", WAY_LABELS),
    NumberSetting("due_day", "每月几日前收齐", "过了这一天还没交的算欠交；31表示月底。", 1, 31),
    FlagSetting("has_ceiling", "月应交一般不超过1000元", "2017年通知第（一）项；个人自愿的除外。"),
    FlagSetting("gives_receipts", "给个人开收据", "一般以党费证和签名为凭；打开后可在卡片里逐笔打印收据。"),
    FlagSetting("posts_base", "公示时显示基数", "基数反映工资，一般不公示。"),
    ChoiceSetting(
        "remit_schedule",
        "多久上缴一次",
        "没有统一规定，按上级要求。",
        {
            Schedule.MONTHLY: "每月",
            Schedule.QUARTERLY: "每季度",
            Schedule.HALF_YEARLY: "每半年",
            Schedule.YEARLY: "每年",
        },
    ),
    NumberSetting("remit_ratio", "上缴比例（%）", "一般全额上缴；大额党费不按比例，全部上缴。", 0, 100),
)

SETTING_KEY = "dues."
_BY_KEY = {SETTING_KEY + info.name: info for info in DUES_SETTINGS}


def find_setting(key: str) -> SettingInfo | None:
    """The declaration behind the key of a stored setting."""
    return _BY_KEY.get(key)
