"""What an inspector asks of the cash book: each check fires on what it is for, and is silent on a clean book."""

from datetime import date
from typing import Any

import pytest

from ledger.checks.cash import cash_findings, count_difference
from ledger.codes.cash import ALLOTTED, DUES_FUND
from ledger.kinds.cash import CashCount
from tests.ledger.cash.cash_book import cash, day, entry, paid, up, yuan
from tests.ledger.roster.people import FIRST, SECOND, TOP

ON = date(2026, 6, 30)
CLEAN: dict[str, Any] = {
    "remittances": (up(1, "2026-03-30", "100", receipt_no="S1"), up(2, "2026-04-02", "60", TOP.id, receipt_no="S2")),
    "entries": (entry(1, "2026-05-06", "40", booked_by="赵会计", handled_by="王小明"),),
}
COUNT = CashCount(id=1, org_unit_id=TOP.id, fund=DUES_FUND, counted_on=day("2026-04-30"), amount=yuan("40"))


def found(**changes: Any) -> list[tuple[str, str]]:
    facts = cash(paid(1, "2026-01-10", "100"), **{**CLEAN, **changes})
    return [(one.rule, one.sentence) for one in cash_findings(facts, ON)]


def test_a_clean_book_has_no_finding() -> None:
    assert found(counts=(COUNT,)) == []


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        (
            {"remittances": (up(1, "2026-03-30", "140", receipt_no="S1"),), "entries": ()},
            "cash.balance",
            "结存-40.00元",
        ),
        ({"remittances": (up(1, "2026-03-30", "100"),), "entries": ()}, "cash.receipt.most_months", "超过1个月"),
        (
            {"remittances": (up(1, "2026-06-29", "100", slip_no=""),), "entries": ()},
            "cash.receipt.most_months",
            "没有登记缴款凭证号",
        ),
        ({"entries": (entry(1, "2026-05-06", "40", use="聚餐"),)}, "cash.use", "不在党费规定的使用项目之内"),
        ({"entries": (entry(1, "2026-05-06", "40", decided_on=None),)}, "cash.decision", "没有登记集体研究的会议日期"),
        (
            {
                "entries": (
                    entry(1, "2026-05-01", "100", ALLOTTED, earmark="慰问困难党员"),
                    entry(2, "2026-05-06", "130", earmark_id=1),
                )
            },
            "cash.earmark",
            "专款“慰问困难党员”已超支30.00元",
        ),
        (
            {"entries": (entry(1, "2026-05-06", "40", booked_by="王小明", handled_by="王小明"),)},
            "cash.two_people",
            "王小明",
        ),
        (
            {
                "counts": (
                    CashCount(
                        id=1, org_unit_id=TOP.id, fund=DUES_FUND, counted_on=day("2026-04-30"), amount=yuan("39")
                    ),
                )
            },
            "cash.balance",
            "少1.00元，没有说明原因",
        ),
    ],
)
def test_what_is_wrong_is_found_with_its_rule(changes: dict[str, Any], rule: str, words: str) -> None:
    sentences = [sentence for found_rule, sentence in found(**changes) if found_rule == rule]
    assert any(words in sentence for sentence in sentences)


def test_a_unit_hears_only_of_itself() -> None:
    facts = cash(remittances=(up(1, "2026-03-30", "140"),))
    assert cash_findings(facts, ON, SECOND.id) == []
    assert cash_findings(facts, ON, FIRST.id)


def test_a_count_is_held_against_the_book_of_its_day() -> None:
    facts = cash(paid(1, "2026-01-10", "100"), **CLEAN)
    assert count_difference(facts, COUNT) == 0
