"""年度数据 and 年度总结: own figures, duties that repeat, templates and texts, and things to do that were put off."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import DUTY_PERIOD
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnFigure(Record):
    """A figure chosen by the user: which records, which of them, and what is counted. Shipped figures are data."""

    label: str = fields.text("名称", required=True, width=12)
    unit_word: str = fields.text("量词", width=3, hint="如 次、名、人次、篇")
    source: str = fields.text("来源", required=True, width=8)
    measure: str = fields.text("计量", required=True, width=6)
    conditions: str = fields.text("条件", width=16)
    rounding: str = fields.text("取整", width=4)
    order_no: int = fields.whole("排列序号")
    note: str = fields.text("说明", width=14)


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty(Record):
    """One line of a set of duties (六个一 and the like): what must happen so often; the records themselves tick it."""

    set_title: str = fields.text("规定动作名称", required=True, width=8, hint="如 “六个一”组织生活")
    text: str = fields.text("内容", required=True, width=16)
    times: int = fields.whole("次数", required=True)
    period: str = fields.choice("周期", DUTY_PERIOD, required=True, width=3)
    figure: str = fields.text("对应数据", required=True, width=10)
    from_year: int = fields.whole("自何年")
    to_year: int = fields.whole("至何年", hint="0 表示一直执行")
    order_no: int = fields.whole("排列序号")
    note: str = fields.text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryTemplate(Record):
    """The text of a summary with figure fields in it; a shipped one that the user has changed is kept under its key."""

    key: str = fields.text("标识", width=8)
    title: str = fields.text("名称", required=True, width=14)
    text: str = fields.long_text("正文", width=30)
    order_no: int = fields.whole("排列序号")


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary(Record):
    """The text written for one year and unit; its figure fields stay fields, so that they follow the records."""

    template_key: str = fields.text("模板", width=8)
    org_unit_id: int | None = fields.reference("党组织", "org_units")
    year: int = fields.whole("年度", required=True)
    title: str = fields.text("标题", required=True, width=20)
    text: str = fields.long_text("正文", width=30)
    finished_on: date | None = fields.day("定稿日期")
    note: str = fields.text("备注", width=12)


@dataclass(frozen=True, kw_only=True, slots=True)
class Snooze(Record):
    """A thing to do that was put off, with the reason; it comes back on ``until``."""

    todo: str = fields.text("待办", required=True, width=12)
    words: str = fields.text("内容", width=18)
    until: date | None = fields.day("提醒日期", required=True)
    reason: str = fields.text("暂缓原因", required=True, width=14)
    snoozed_on: date | None = fields.day("暂缓日期")
    snoozed_by: str = fields.text("登记人", width=5)


OWN_FIGURES = RecordKind("own_figures", OwnFigure, "自设数据", lambda one: one.label)
DUTIES = RecordKind("duties", Duty, "规定动作", lambda one: one.text)
SUMMARY_TEMPLATES = RecordKind("summary_templates", SummaryTemplate, "总结模板", lambda one: one.title)
SUMMARIES = RecordKind("summaries", Summary, "总结", lambda one: one.title)
SNOOZES = RecordKind("snoozes", Snooze, "暂缓的待办", lambda one: one.words)
