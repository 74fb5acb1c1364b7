"""宣传报道: what the media, the web or a bulletin carried about the work of the organisation."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import AWARD_LEVEL, PUBLICITY_KIND
from ledger.kept import PEOPLE, TEAM, KeptColumn, KeptRegister, PeopleSetup
from ledger.kind import Record, RecordKind


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicityItem(Record):
    """One report; the authors are the participants."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    published_on: date | None = fields.day("刊发日期", required=True)
    title: str = fields.text("标题", required=True, width=20)
    kind: str = fields.choice("体裁", PUBLICITY_KIND, is_closed=False, width=5)
    medium: str = fields.text("刊发媒体", required=True, width=14)
    level: str = fields.choice("媒体级别", AWARD_LEVEL, is_closed=False, width=5)
    note: str = fields.long_text("备注", width=12)


PUBLICITY_ITEMS = RecordKind("publicity_items", PublicityItem, "宣传报道", lambda one: one.title)

PUBLICITY_REGISTER = KeptRegister(
    kind=PUBLICITY_ITEMS,
    title="宣传报道登记簿",
    section=TEAM,
    counted="篇",
    day="published_on",
    told_apart_by=("title", "medium"),
    people=PeopleSetup("作者", asks=("role",)),
    columns=(
        KeptColumn("published_on", 22),
        KeptColumn("title", 84, is_wrapped=True),
        KeptColumn("kind", 24),
        KeptColumn("medium", 48, is_wrapped=True),
        KeptColumn("level", 22),
        KeptColumn(PEOPLE, 42, is_wrapped=True),
    ),
    hint="媒体、网站和内部刊物刊发的稿件一篇一条，写明媒体、级别和作者。",
    synonyms={
        "published_on": "发表日期 发布日期 刊登日期 日期 时间",
        "title": "题目 稿件标题 稿件名称 文章标题",
        "kind": "类型 稿件类型",
        "medium": "媒体 媒体名称 刊登媒体 发布平台 平台",
        "level": "级别 层级",
        "people": "撰稿人 供稿人 通讯员",
    },
)
