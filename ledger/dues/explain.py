"""Why a member owes this amount for this month, as sentences that the member can check against the pay slip."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ledger.codes.dues import (
    ABOVE_CEILING,
    ANNUAL_SALARY,
    AT_CEILING,
    COUNTED,
    DEDUCTED,
    FIXED,
    FROM_GROSS,
    IRREGULAR,
    LAST_QUARTER,
    NEVER_COUNTED,
    NOT_DEDUCTED,
    RATIO_OF_TOTAL,
    RETIRED,
    TYPED_BASE,
    TYPED_DUE,
)
from ledger.dues.assessing import due_by_table
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import NOT_DUE_WORDS, NotDue, first_due_month
from ledger.dues.month_due import Ground, MonthDue, due_of
from ledger.dues.rates import RateTable, percent_of
from ledger.dues.rounding import rounding_words
from ledger.dues.settings import PayChange
from ledger.dues.source import Source
from ledger.kinds.dues import Assessment, AssessmentItem
from ledger.kinds.member import Member
from ledger.values.money import Money, format_money, total
from ledger.values.months import Month


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence and the rule behind it. ``rule`` is an identifier for programs; ``version`` the rule's first day."""

    text: str
    rule: str
    document: str = ""
    article: str = ""
    version: date | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain for a member and month; the last step names the amount."""

    member: Member
    due: MonthDue
    steps: tuple[Step, ...]


def due_line(due: MonthDue) -> str:
    """The due in one line, for a list: ``机关公务员，基数4,644.00元，1%``, ``免交``, ``尚未转入``."""
    if due.reason is not None:
        return NOT_DUE_WORDS[due.reason]
    segment = due.assessment
    parts = [due.ground.value] if due.ground is not Ground.ORDINARY else []
    if segment is not None:
        parts.append(segment.person_kind)
        parts += [f"基数{format_money(segment.base)}元", segment.rate] if segment.rate else [segment.method]
        parts += [segment.ceiling] if segment.ceiling else []
    parts += ["暂按上年"] if due.is_provisional else []
    parts += [f"更正{format_money(due.correction)}元"] if due.correction else []
    return "，".join(parts)


def explain(facts: DuesFacts, member_id: int, month: Month) -> Explanation:
    """The chain of sentences. Raises KeyError for a member that the book does not know."""
    member = facts.roster.member_by_id[member_id]
    due = due_of(facts, member_id, month)
    steps = [
        *_standing_steps(facts, member, due),
        *(_assessment_steps(facts, due.assessment, due) if due.assessment is not None else ()),
        *_relief_steps(facts, due),
        *_closing_steps(facts, member_id, due),
        Step(f"{month.chinese()}应交{format_money(due.amount)}元。", "result"),
    ]
    return Explanation(member, due, tuple(steps))


def _cited(text: str, rule: str, source: Source | None) -> Step:
    if source is None:
        return Step(text, rule)
    local = f"（本地标准，理由：{source.local_reason}）" if source.local_reason else ""
    return Step(text + local, rule, source.document, source.article, source.valid_from)


def _principle(facts: DuesFacts, key: str, text: str) -> Step:
    return _cited(text, key, facts.rules.principles.get(key))


# Nothing owed


def _standing_steps(facts: DuesFacts, member: Member, due: MonthDue) -> Iterator[Step]:
    if due.reason is None:
        return
    month = due.month.chinese()
    if due.reason is NotDue.NOT_YET_MEMBER:
        first = first_due_month(member, facts.settings.probation_start).chinese()
        yield _principle(facts, "first_month", f"{member.name}从{first}起交纳党费，{month}尚未入党，不应交。")
        return
    principle, words = _NOT_DUE_SENTENCES[due.reason]
    yield _principle(facts, principle, f"{month}{words}")
    if due.circumstance is not None:
        yield Step(f"登记的理由：{due.circumstance.reason}{_proof(due.circumstance.proof)}。", "circumstance")


_NOT_DUE_SENTENCES = {
    NotDue.NOT_YET_HERE: ("transfer", "尚未转入本支部，由原支部收取。"),
    NotDue.TRANSFERRED: ("transfer", "组织关系已转出，由转入支部收取。"),
    NotDue.DIED: ("practice", "在去世之后，不再收取，也不算欠交。"),
    NotDue.LEFT: ("until_approval", "在批准脱离组织关系之后，不再收取。"),
    NotDue.STOPPED: ("stopped", "处于停止党籍期间，不收取。"),
    NotDue.NOT_ASSESSED: ("yearly", "还没有核定月交纳数额，请先核定。"),
    NotDue.PAID_ELSEWHERE: ("own_branch", "在流动地党组织交纳，不在本支部收取，也不算欠交。"),
    NotDue.BY_HAND: ("practice", "经登记不计应交。"),
    NotDue.NOT_IN_CLOSING: ("practice", "已经月结，月结时没有列入；如需补列，请登记应交更正。"),
}


def _proof(proof: str) -> str:
    return f"（凭证：{proof}）" if proof else ""


# The assessment


def _assessment_steps(facts: DuesFacts, segment: Assessment, due: MonthDue) -> Iterator[Step]:
    yield _segment_step(facts, segment)
    if due.is_provisional or segment.year < due.month.year:
        yield Step(f"{due.month.year}年度尚未核定，暂按{segment.year}年度的核定额。", "provisional")
    if segment.method == TYPED_DUE:
        yield Step(f"月应交{format_money(segment.due)}元由核定人直接填写。{segment.note}", "typed_due")
        return
    if segment.method == FIXED:
        yield from _fixed_steps(facts, segment)
        return
    items = facts.items_of.get(segment.id, ())
    yield from _item_steps(facts, segment, items)
    yield _base_step(facts, segment, items)
    yield from _band_steps(facts, segment)
    yield from _ceiling_steps(facts, segment)


def _segment_step(facts: DuesFacts, segment: Assessment) -> Step:
    start = (segment.from_month or Month(segment.year, 1)).chinese()
    end = f"至{segment.to_month.chinese()}" if segment.to_month else "起"
    who = "，".join(
        part for part in (segment.verified_by, segment.verified_on.isoformat() if segment.verified_on else "") if part
    )
    by = f"（{who}）" if who else ""
    is_same_month = facts.settings.pay_change is PayChange.SAME_MONTH
    text = f"按{segment.person_kind}核定，{start}{end}执行，原因：{segment.reason}{by}。"
    return _principle(facts, "same_month" if is_same_month else "yearly", text)


def _fixed_steps(facts: DuesFacts, segment: Assessment) -> Iterator[Step]:
    fixed = facts.rules.fixed_amount(segment.person_kind, segment.from_month or Month(segment.year, 1))
    text = f"{segment.person_kind}按定额交纳，每月{format_money(segment.due)}元。"
    yield _cited(text, "fixed", fixed.source if fixed else None)


def _item_steps(facts: DuesFacts, segment: Assessment, items: Iterable[AssessmentItem]) -> Iterator[Step]:
    """One step for each treatment and source, so that every item stands with its article."""
    groups: dict[tuple[str, Source | None], list[AssessmentItem]] = {}
    for item in items:
        groups.setdefault((item.treatment, _source_of(facts, segment, item)), []).append(item)
    for wanted in (COUNTED, NEVER_COUNTED, DEDUCTED, NOT_DEDUCTED):
        for (treatment, source), members in groups.items():
            if treatment == wanted:
                yield _cited(_items_text(treatment, members), f"item.{_TREATMENT_KEYS[treatment]}", source)


def _source_of(facts: DuesFacts, segment: Assessment, item: AssessmentItem) -> Source | None:
    rule = facts.rules.item(segment.person_kind, item.item, segment.from_month or Month(segment.year, 1))
    return rule.source if rule is not None and rule.treatment == item.treatment else None


_TREATMENT_KEYS = {
    COUNTED: "counted",
    NEVER_COUNTED: "never_counted",
    DEDUCTED: "deducted",
    NOT_DEDUCTED: "not_deducted",
}


def _items_text(treatment: str, items: list[AssessmentItem]) -> str:
    amounts = "、".join(f"{item.item}{format_money(item.amount)}元" for item in items)
    reasons = "".join(dict.fromkeys(item.reason.rstrip("。") + "。" for item in items if item.reason))
    return f"{treatment}：{amounts}。{reasons}"


def _base_step(facts: DuesFacts, segment: Assessment, items: Iterable[AssessmentItem]) -> Step:
    principle = {ANNUAL_SALARY: "annual_salary", IRREGULAR: "irregular", RETIRED: "retired_base"}.get(
        segment.person_kind, "base"
    )
    return _principle(
        facts, principle, f"计算基数：{_base_words(segment, list(items))}{format_money(segment.base)}元。"
    )


def _base_words(segment: Assessment, items: list[AssessmentItem]) -> str:
    def sum_of(treatment: str) -> str:
        return format_money(total(item.amount for item in items if item.treatment == treatment))

    if segment.method == TYPED_BASE:
        return "由核定人直接填写，"
    if segment.method == RATIO_OF_TOTAL:
        return f"总额的{segment.ratio}，即"
    if segment.method == FROM_GROSS:
        return f"应发合计减去不计入的{sum_of(NEVER_COUNTED)}元和扣除的{sum_of(DEDUCTED)}元，等于"
    text = f"计入{sum_of(COUNTED)}元减去扣除{sum_of(DEDUCTED)}元，"
    return text + ("除以3个月，等于" if segment.method == LAST_QUARTER else "等于")


def _band_steps(facts: DuesFacts, segment: Assessment) -> Iterator[Step]:
    table = _table_of(facts, segment)
    if table is None:
        yield Step(f"按{segment.rate}计算，月应交{format_money(segment.due)}元。", "rate")
        return
    band = table.band_of(segment.base)
    rate, due = due_by_table(table, segment.base, facts.settings)
    exact = f"{segment.base * band.rate / 100:f}".rstrip("0").rstrip(".")
    text = (
        f"基数在{band.words}一档，全部基数按{percent_of(band.rate)}计算：{format_money(segment.base)}×{rate}={exact}元"
    )
    yield _cited(text + "。", f"table.{table.id}", table.source)
    rounding = rounding_words(facts.settings.round_unit, facts.settings.round_way)
    if segment.ceiling != AT_CEILING and due != segment.due:
        yield Step(
            f"核定时定为{format_money(segment.due)}元，与现在的标准或取整方法不同，以核定时为准。", "as_verified"
        )
    else:
        yield _principle(facts, "practice", f"{rounding}，每月{format_money(due)}元。")


def _table_of(facts: DuesFacts, segment: Assessment) -> RateTable | None:
    """The version that was used, unless the rules have replaced it for that month since."""
    return facts.rules.table(segment.person_kind, segment.from_month or Month(segment.year, 1))


def _ceiling_steps(facts: DuesFacts, segment: Assessment) -> Iterator[Step]:
    ceiling = facts.rules.ceiling(segment.from_month or Month(segment.year, 1))
    source = ceiling.source if ceiling else None
    if segment.ceiling == AT_CEILING:
        yield _cited(f"超过上限，按{format_money(segment.due)}元交纳；自愿多交的不限。", "ceiling", source)
    elif segment.ceiling == ABOVE_CEILING:
        yield _cited("超过一般的上限，本人自愿足额交纳。", "ceiling", source)


# Approvals and closing


def _relief_steps(facts: DuesFacts, due: MonthDue) -> Iterator[Step]:
    given = due.exemption
    if given is None or due.assessment is None:
        return
    principle = "retired_exemption" if due.assessment.person_kind == RETIRED else "exemption"
    approved = given.approved_on or given.decided_on
    who = f"{given.approved_by or '党支部'}{approved.isoformat() if approved else ''}批准{given.document}"
    what = "免交" if due.ground is Ground.EXEMPT else f"少交，每月交{format_money(due.amount)}元"
    span = f"{(given.from_month or due.month).chinese()}至{(given.to_month or due.month).chinese()}"
    yield _principle(facts, principle, f"{who}，{span}{what}。")


def _closing_steps(facts: DuesFacts, member_id: int, due: MonthDue) -> Iterator[Step]:
    if not due.is_closed:
        return
    if due.ground is not Ground.NOT_DUE:
        before = format_money(Money(due.amount - due.correction))
        yield Step(f"{due.month.chinese()}已经月结，应交额以月结时的{before}元（{due.ground.value}）为准。", "closed")
    for one in facts.corrections:
        if one.member_id == member_id and one.month == due.month:
            sign = "增加" if one.amount > 0 else "减少"
            made = one.made_on.isoformat() if one.made_on else ""
            yield Step(f"{made}更正：{sign}{format_money(Money(abs(one.amount)))}元，{one.reason}。", "correction")
