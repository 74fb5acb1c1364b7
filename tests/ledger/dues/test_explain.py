"""The chain of sentences: what the member reads agrees with what is charged."""

from dataclasses import replace

from ledger.codes.dues import CIVIL_SERVANT, EXEMPT, FIXED, IRREGULAR, LAST_QUARTER, NOT_LIABLE, STUDENT, TYPED_DUE
from ledger.dues.explain import Explanation, explain
from ledger.dues.facts import DuesFacts
from ledger.dues.overrides import read_override
from ledger.dues.rounding import RoundUnit
from ledger.kinds.dues import Circumstance, ClosedDue, DueCorrection, DuesClosing, Exemption, RuleOverride
from tests.ledger.dues.dues_book import RULES, WANG, book, day, due_of_slip, month, segment, with_settings, yuan
from tests.ledger.roster.people import FIRST

SLIP = {"职务（职级）工资": "3200", "级别工资": "2100", "车补": "650", "个人所得税": "20", "住房公积金": "636"}


def verified(
    kind: str = CIVIL_SERVANT, first: str = "2026-01", slip: dict[str, str] = SLIP, **more: object
) -> DuesFacts:
    found = due_of_slip(slip, kind, first, **more)
    kept = replace(
        segment("0", first),
        person_kind=kind,
        method=found.method,
        base=found.base,
        rate=found.rate,
        due=found.due,
        ceiling=found.ceiling,
        rule_from=found.rule_from,
        verified_by="李娜",
        verified_on=day("2026-01-10"),
    )
    items = tuple(replace(item, assessment_id=kept.id) for item in found.items)
    return book(kept, items=items)


def text_of(explanation: Explanation) -> str:
    return "\n".join(step.text for step in explanation.steps)


def test_items_base_band_and_rounding_stand_with_their_articles() -> None:
    explanation = explain(verified(), WANG, month("2026-11"))
    assert [(step.rule, step.text, step.article) for step in explanation.steps] == [
        ("yearly", "按机关公务员核定，2026年1月起执行，原因：年初核定（李娜，2026-01-10）。", "第（一）项"),
        (
            "item.counted",
            "计入：职务（职级）工资3,200.00元、级别工资2,100.00元。相对固定的、经常性的工资收入。",
            "第一条",
        ),
        ("item.never_counted", "不计入：交通补贴650.00元。改革性补贴不列入计算基数。", "第（二）项"),
        ("item.deducted", "扣除：个人所得税20.00元。以税后收入为计算基数。", "第一条"),
        ("item.deducted", "扣除：住房公积金636.00元。个人缴纳部分不列入计算基数。", "第（二）项"),
        ("base", "计算基数：计入5,300.00元减去扣除656.00元，等于4,644.00元。", "第一条"),
        (
            "table.wage",
            "基数在3,000元以上至5,000元（含）一档，全部基数按1%计算：4,644.00×1%=46.44元。",
            "第二条",
        ),
        ("practice", "四舍五入到分，每月46.44元。", "没有统一规定，按本单位设置"),
        ("result", "2026年11月应交46.44元。", ""),
    ]
    table = explanation.steps[6]
    assert ("中组发〔2008〕3号" in table.document, table.version) == (True, day("2008-04-01"))


def test_the_ceiling_is_named_with_its_notice() -> None:
    facts = verified(slip={"职务（职级）工资": "60000"})
    assert "超过上限，按1,000.00元交纳" in text_of(explain(facts, WANG, month("2026-11")))


def test_a_local_standard_is_shown_with_its_reason_where_it_acts() -> None:
    local = read_override(
        RuleOverride(
            rule="table.wage", value="0- 1%", from_month=month("2026-01"), reason="试点", document="区直工委〔2025〕3号"
        )
    )
    assert local is not None
    facts = replace(verified(), rules=RULES.with_overrides([local]))
    step = next(one for one in explain(facts, WANG, month("2026-11")).steps if one.rule == "table.wage")
    assert "本地标准，理由：试点" in step.text
    assert step.document == "区直工委〔2025〕3号"


def test_what_was_verified_under_other_settings_is_said_and_stays() -> None:
    facts = with_settings(verified(), round_unit=RoundUnit.YUAN)
    explanation = explain(facts, WANG, month("2026-11"))
    assert "核定时定为46.44元" in text_of(explanation)
    assert explanation.due.amount == yuan("46.44")


def test_fixed_typed_and_irregular_dues_have_their_own_words() -> None:
    student = verified(STUDENT, slip={})
    assert student.assessments[0].method == FIXED
    assert "学生按定额交纳，每月0.20元" in text_of(explain(student, WANG, month("2026-11")))
    typed = verified(slip={}, method=TYPED_DUE, due=yuan("12"))
    assert "由核定人直接填写" in text_of(explain(typed, WANG, month("2026-11")))
    irregular = verified(IRREGULAR, slip={"纯收入": "10000"}, method=LAST_QUARTER)
    assert "除以3个月，等于3,333.33元" in text_of(explain(irregular, WANG, month("2026-11")))


def test_nothing_owed_is_explained_too() -> None:
    assert "尚未入党" in text_of(explain(book(segment("50"), admitted="2026-05-28"), WANG, month("2026-04")))
    assert "请先核定" in text_of(explain(book(), WANG, month("2026-04")))
    noted = Circumstance(
        member_id=WANG, situation=NOT_LIABLE, from_month=month("2026-04"), reason="组织关系在外", proof="介绍信存根"
    )
    explained = text_of(explain(book(segment("50"), circumstances=(noted,)), WANG, month("2026-04")))
    assert "组织关系在外（凭证：介绍信存根）" in explained


def test_an_approval_and_a_closing_with_its_corrections_are_told() -> None:
    given = Exemption(
        member_id=WANG,
        relief=EXEMPT,
        from_month=month("2026-04"),
        to_month=month("2026-06"),
        approved_by="区直机关工委",
        approved_on=day("2026-03-20"),
    )
    facts = replace(verified(), exemptions=(given,))
    assert "区直机关工委2026-03-20批准，2026年4月至2026年6月免交。" in text_of(explain(facts, WANG, month("2026-05")))
    closing = DuesClosing(id=9, branch_id=FIRST.id, month=month("2026-01"), closed_on=day("2026-02-05"))
    line = ClosedDue(
        closing_id=9, member_id=WANG, month=month("2026-01"), due=yuan("46.44"), ground="应交", assessment_id=202601
    )
    fixed = DueCorrection(
        member_id=WANG, month=month("2026-01"), amount=yuan("-6.44"), reason="多计", made_on=day("2026-03-01")
    )
    closed = replace(verified(), closings=(closing,), closed_dues=(line,), corrections=(fixed,))
    explained = text_of(explain(closed, WANG, month("2026-01")))
    assert "2026年1月已经月结，应交额以月结时的46.44元（应交）为准。" in explained
    assert explained.endswith("2026-03-01更正：减少6.44元，多计。\n2026年1月应交40.00元。")


def test_an_old_amount_is_called_provisional() -> None:
    assert "2026年度尚未核定，暂按2025年度的核定额。" in text_of(
        explain(verified(first="2025-01"), WANG, month("2026-02"))
    )
