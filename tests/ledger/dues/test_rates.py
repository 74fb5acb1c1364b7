"""Rate tables: laws of the due, and what is wrong with a table that does not hold together."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codes.dues import CIVIL_SERVANT, FARMER, FIXED_KINDS, RETIRED, STUDENT
from ledger.dues.assessing import due_by_table
from ledger.dues.overrides import override_problems, read_override
from ledger.dues.rates import Band, RateTable, band_problems, parse_tables, rate_of, read_bands
from ledger.dues.rounding import RoundUnit, RoundWay, rounded
from ledger.dues.settings import DuesSettings
from ledger.errors import Level
from ledger.kinds.dues import RuleOverride
from ledger.rulebook import Mark
from ledger.values.money import Money
from tests.ledger.dues.dues_book import RULES, due_of_base, due_of_slip, month, text, yuan

TABLES = st.sampled_from(RULES.tables)
BASES = st.integers(1, 50_000_00)


@given(TABLES, BASES, BASES)
def test_within_a_band_who_earns_more_never_pays_less(table: RateTable, one: int, other: int) -> None:
    low, high = sorted((Money(one), Money(other)))
    if table.band_of(low) == table.band_of(high):
        assert due_by_table(table, low, DuesSettings())[1] <= due_by_table(table, high, DuesSettings())[1]


@given(TABLES, BASES)
def test_the_due_is_the_rate_on_the_whole_base_within_half_a_fen(table: RateTable, base: int) -> None:
    rate, due = due_by_table(table, Money(base), DuesSettings())
    assert abs(due - base * rate_of(rate)) <= Decimal("0.5")


@pytest.mark.parametrize("table", RULES.tables, ids=lambda table: f"{table.id}@{table.source.valid_from}")
def test_one_fen_above_an_edge_lifts_the_rate_of_the_whole_base(table: RateTable) -> None:
    for lower, upper in pairwise(table.bands):
        edge = upper.over
        at_edge = due_by_table(table, edge, DuesSettings())[1]
        above = due_by_table(table, Money(edge + 1), DuesSettings())[1]
        assert at_edge == rounded(edge * lower.rate)
        assert above == rounded((edge + 1) * upper.rate)
        assert above > at_edge


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("0-3000 0.5%；3500-5000 1%；5000- 2%", "3,000元至3,500元之间没有比例。"),
        ("0-3000 0.5%；2500-5000 1%；5000- 2%", "2,500元处有两档重叠。"),
        ("0-3000 0.5%；3000-5000 1%", "5,000元以上没有比例。"),
        ("100-3000 0.5%；3000- 1%", "0元至100元之间没有比例。"),
        ("0-3000 0.5%；3000- 50%", "比例50%不合常理。"),
        ("0- 0.5%；3000- 1%", "3,000元处有两档重叠。"),
        ("", "没有任何一档。"),
    ],
)
def test_a_gap_an_overlap_or_an_open_end_is_named(written: str, sentence: str) -> None:
    assert sentence in [problem.sentence for problem in band_problems(read_bands(written))]


def test_a_sound_table_is_read_as_it_is_written_in_any_width_with_a_rate_apart() -> None:
    bands = read_bands("0-3000元 0.5%;3000－5000元：1%; 5000- 2%")
    assert bands[1] == Band(yuan("3000"), yuan("5000"), Decimal("0.01"))
    assert band_problems(bands) == []


def test_a_new_table_is_a_later_version_and_nothing_else() -> None:
    later = replace(RULES.tables[1], source=replace(RULES.tables[1].source, valid_from=date(2027, 1, 1)))
    newer = replace(later, bands=read_bands("0-8000 0.5%；8000- 1%"))
    rules = replace(RULES, tables=(*RULES.tables, newer))
    assert [rules.table(CIVIL_SERVANT, month(iso)) for iso in ("2026-12", "2027-01")] == [RULES.tables[1], newer]


def override(rule: str, value: str, **more: object) -> RuleOverride:
    given = {"from_month": month("2026-01"), "reason": "区委组织部要求", **more}
    return RuleOverride(rule=rule, value=value, **given)  # type: ignore[arg-type]


def test_a_local_standard_acts_from_its_month_and_keeps_its_reason() -> None:
    local = read_override(override("fixed.学生", "0.50"))
    assert local is not None
    rules = RULES.with_overrides([local])
    here, before = rules.fixed_amount(STUDENT, month("2026-01")), rules.fixed_amount(STUDENT, month("2025-12"))
    assert here is not None
    assert before is not None
    assert (here.amount, here.source.local_reason, before.amount) == (yuan("0.50"), "区委组织部要求", yuan("0.20"))


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (override("table.wage", "0-3000 0.5%"), "value"),
        (override("table.wage", "三千以下半厘"), "value"),
        (override("ceiling", "0"), "value"),
        (override("ceiling", "一千"), "value"),
        (override("item.企业人员.奖金", "也许"), "value"),
        (override("moon", "1"), "rule"),
        (override("ceiling", "800", reason=""), "reason"),
        (override("ceiling", "800", to_month=month("2025-12")), "to_month"),
    ],
)
def test_a_local_standard_that_does_not_hold_together_does_not_act(record: RuleOverride, field: str) -> None:
    assert [problem.field for problem in override_problems(record)] == [field]
    assert read_override(record) is None


def test_an_amount_outside_the_range_of_the_rule_is_questioned_but_acts() -> None:
    record = override("fixed.学生", "1.50")
    assert [problem.level for problem in override_problems(record)] == [Level.WARN]
    assert read_override(record) is not None


def test_a_switched_item_counts_as_the_unit_says() -> None:
    local = read_override(override("item.机关公务员.交通补贴", "计入"))
    assert local is not None
    rule = RULES.with_overrides([local]).item(CIVIL_SERVANT, "车补", month("2026-01"))
    assert rule is not None
    assert (rule.label, rule.treatment) == ("交通补贴", "计入")


@pytest.mark.parametrize("kind", sorted(FIXED_KINDS))
def test_fixed_kinds_owe_twenty_fen_without_a_base(kind: str) -> None:
    assert due_of_slip({}, kind).due == yuan("0.20")


def test_a_farmer_may_choose_up_to_one_yuan() -> None:
    assert due_of_slip({}, FARMER, due=yuan("0.50")).due == yuan("0.50")
    assert due_of_slip({}, FARMER, due=yuan("1.01")).must_be_repaired
    assert due_of_slip({}, STUDENT, due=yuan("0.50")).must_be_repaired


@pytest.mark.parametrize(
    ("unit", "way", "due"),
    [
        (RoundUnit.FEN, RoundWay.HALF_UP, "10.25"),
        (RoundUnit.JIAO, RoundWay.HALF_UP, "10.30"),
        (RoundUnit.JIAO, RoundWay.DOWN, "10.20"),
        (RoundUnit.YUAN, RoundWay.UP, "11.00"),
        (RoundUnit.YUAN, RoundWay.HALF_UP, "10.00"),
    ],
)
def test_the_unit_of_rounding_is_a_choice(unit: RoundUnit, way: RoundWay, due: str) -> None:
    assert due_of_base("2050", settings=DuesSettings(round_unit=unit, round_way=way)).due == yuan(due)


@pytest.mark.parametrize(
    ("items", "field", "words"),
    [
        ({}, "items", "没有计入"),
        ({"住房公积金": "500"}, "items", "没有计入"),
        ({"神秘津贴": "100", "级别工资": "3000"}, "items", "神秘津贴"),
        ({"级别工资": "-3000"}, "items", "负数"),
        ({"级别工资": "300", "住房公积金": "300"}, "base", "0.00元"),
    ],
)
def test_a_slip_that_makes_no_base_says_what_is_missing(items: dict[str, str], field: str, words: str) -> None:
    found = due_of_slip(items)
    assert found.must_be_repaired
    assert any(problem.field == field and words in problem.sentence for problem in found.problems)


def test_without_a_table_for_the_time_the_due_has_to_be_typed() -> None:
    assert due_of_base("1000", RETIRED, first="2007-01").must_be_repaired
    assert due_of_slip({}, RETIRED, "2007-01", method="直接填写应交额", due=yuan("5")).due == yuan("5")


def test_every_number_of_the_rule_files_names_its_document() -> None:
    sources = [table.source for table in RULES.tables] + [fixed.source for fixed in RULES.fixed]
    sources += [item.source for item in RULES.items] + list(RULES.principles.values())
    for source in sources:
        assert source.document
        assert not source.document.startswith("《")
        assert source.article
        assert source.text.endswith("。")
        assert source.mark in set(Mark)


def test_no_pay_item_has_two_versions_from_one_day_for_one_kind() -> None:
    found = [(kind, item.label, item.source.valid_from) for item in RULES.items for kind in item.kinds]
    assert sorted(found) == sorted(set(found))


def test_no_head_of_a_pay_sheet_means_two_items_of_one_kind() -> None:
    names = {
        (kind, word, item.label) for item in RULES.items for kind in item.kinds for word in (item.label, *item.aliases)
    }
    heads = [(kind, word) for kind, word, _ in names]
    assert sorted(heads) == sorted(set(heads))


def test_the_rule_files_are_parsed_strictly() -> None:

    with pytest.raises(ValueError, match="之间没有比例"):
        parse_tables(text("rates").replace('over = "3000"', 'over = "3100"'))
