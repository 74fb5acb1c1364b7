"""Duties, an own figure and the summary of last year for the sample book."""

from datetime import date

from ledger.figures.definition import Measure, conditions_from
from ledger.figures.own import Chosen, chosen_text
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES, Duty, OwnFigure, Summary
from ledger.kinds.organisation import ORG_UNITS
from operations.figures.summaries import shipped_templates
from storage.store import Change, Store

_SET = "“六个一”组织生活"
_DUTIES = (
    ("每月一次主题党日", 1, "月", "party_days"),
    ("每季度一次专题学习", 1, "季度", "topic_studies"),
    ("每季度一堂党课", 1, "季度", "lectures"),
    ("每半年一次志愿服务", 1, "半年", "volunteer_events"),
    ("每半年一次警示教育", 1, "半年", "warnings"),
    ("每年一次组织生活会", 1, "年", "life_meetings"),
)


def add_figures(store: Store, change: Change, today: date, years: int) -> None:
    """The set of duties holds in all years shown; the summary is still a draft."""
    top = next((unit for unit in store.all(ORG_UNITS) if unit.parent_id is None), None)
    if top is None:
        return
    first = today.year - years + 1
    for order_no, (text, times, period, figure) in enumerate(_DUTIES, start=1):
        change.add(
            DUTIES,
            Duty(
                set_title=_SET,
                text=text,
                times=times,
                period=period,
                figure=figure,
                from_year=first,
                order_no=order_no,
            ),
        )
    outside = Chosen(conditions_from([("place", "contains", "村", "社区")]))
    change.add(
        OWN_FIGURES,
        OwnFigure(
            label="走出机关开展的活动",
            unit_word="次",
            source="meetings",
            measure=Measure.COUNT.value,
            conditions=chosen_text(outside),
            order_no=1,
            note="地点写明村或社区的会议和活动。",
        ),
    )
    _summary(change, top.id, top.short_name, today.year - 1)


def _summary(change: Change, unit_id: int, name: str, year: int) -> None:
    template = shipped_templates()[0]
    text = template.text.replace("{{blank|本年度工作的总体要求和主线}}", "围绕中心、建强队伍、服务群众", 1)
    title = f"{name}{year}年党建工作总结"
    change.add(SUMMARIES, Summary(template_key=template.key, org_unit_id=unit_id, year=year, title=title, text=text))
