"""走访慰问与党内关爱: whom the organisation visited, why, with how much and out of which money."""

from dataclasses import dataclass
from datetime import date

from ledger import fields
from ledger.codes.registers import VISIT_FUND, VISIT_OBJECT, VISIT_OCCASION
from ledger.kept import SERVICE, KeptColumn, KeptRegister, PersonPair
from ledger.kind import Record, RecordKind
from ledger.values.money import Money


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit(Record):
    """A visit. ``cash_entry_id`` names the line of the cash book that paid for it, so that the amount stands once."""

    org_unit_id: int | None = fields.reference("党组织", "org_units", required=True)
    visited_on: date | None = fields.day("日期", required=True)
    occasion: str = fields.choice("慰问事由", VISIT_OCCASION, required=True, is_closed=False, width=6)
    member_id: int | None = fields.reference("慰问对象", "members")
    name: str = fields.text("慰问对象（不在名册）", width=5)
    object_kind: str = fields.choice("对象类别", VISIT_OBJECT, is_closed=False, width=6)
    visitors: str = fields.text("走访人", width=10)
    fund: str = fields.choice("经费来源", VISIT_FUND, is_closed=False, width=6)
    amount: Money = fields.money("慰问金额")
    cash_entry_id: int | None = fields.reference(
        "账簿支出", "cash_entries", hint="由党费账簿支出的请关联，金额以账簿为准"
    )
    goods: str = fields.text("慰问品", width=10)
    content: str = fields.long_text("走访情况", width=20)
    note: str = fields.long_text("备注", width=12)


VISITS = RecordKind("visits", Visit, "走访慰问", lambda one: one.name or one.occasion)

VISIT_REGISTER = KeptRegister(
    kind=VISITS,
    title="走访慰问登记簿",
    section=SERVICE,
    counted="次",
    day="visited_on",
    told_apart_by=("occasion", "member_id"),
    persons=(PersonPair("member_id", "name"),),
    paid_by=("amount", "cash_entry_id"),
    columns=(
        KeptColumn("visited_on", 21),
        KeptColumn("member_id", 20),
        KeptColumn("object_kind", 22, is_detail=True),
        KeptColumn("occasion", 24),
        KeptColumn("visitors", 32, is_wrapped=True),
        KeptColumn("content", 58, is_wrapped=True),
        KeptColumn("goods", 26, is_wrapped=True, is_detail=True),
        KeptColumn("amount", 24, "慰问金额\n（元）", is_summed=True),
        KeptColumn("fund", 26),
    ),
    hint="走访慰问和党内关爱在这里登记。由党费账簿支出的请关联那笔支出，金额以账簿为准，不会算两次。",
    synonyms={
        "visited_on": "走访日期 慰问日期 走访时间 慰问时间 时间",
        "member_id": "走访对象 姓名 被慰问人 慰问人员",
        "occasion": "事由 走访事由 慰问原因 慰问类型",
        "object_kind": "人员类别 对象类型",
        "visitors": "慰问人 走访人员 走访领导 带队领导",
        "amount": "金额 慰问金 慰问金（元） 慰问金额（元）",
        "goods": "慰问物品 物品",
        "content": "走访内容 情况 主要内容 慰问情况",
    },
)
