"""调研成果: reports and articles; the authors are the participants."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import RESEARCH_KIND
from ledger.kept import PEOPLE, TEAM, KeptColumn, KeptRegister, PeopleSetup
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ResearchOutput(Record):
    """A finished report or article."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    finished_on: date | None = fields.day("完成日期", required=True)
    title: str = fields.text("题目", required=True, width=20)
    kind: str = fields.choice("成果类型", RESEARCH_KIND, is_closed=False, width=5)
    published_in: str = fields.text("刊载或报送", width=12)
    outcome: str = fields.text("采用、批示或获奖", width=14)
    note: str = fields.long_text("备注", width=12)


RESEARCH_OUTPUTS = RecordKind("research_outputs", ResearchOutput, "调研成果", lambda one: one.title)

RESEARCH_REGISTER = KeptRegister(
    kind=RESEARCH_OUTPUTS,
    title="调研成果登记簿",
    section=TEAM,
    counted="篇",
    day="finished_on",
    told_apart_by=("title",),
    people=PeopleSetup("作者", asks=("role",)),
    columns=(
        KeptColumn("finished_on", 22),
        KeptColumn("title", 80, is_wrapped=True),
        KeptColumn("kind", 24),
        KeptColumn(PEOPLE, 42, is_wrapped=True),
        KeptColumn("published_in", 42, is_wrapped=True),
        KeptColumn("outcome", 48, is_wrapped=True),
    ),
    hint="调研报告、理论文章、信息和案例一篇一条，写明作者和采用、批示、获奖的情况。",
    synonyms={
        "finished_on": "日期 时间 完成时间 发表时间 发表日期",
        "title": "文章题目 调研题目 成果名称 标题 名称",
        "kind": "类型 类别",
        "people": "作者 撰写人 执笔人 调研人员",
        "published_in": "刊物 报送单位 发表刊物",
        "outcome": "采用情况 获奖情况 批示情况",
    },
)
