"""Every number of the rulebook can be traced to an article, from a day on."""

from datetime import date
from pathlib import Path

import pytest

from ledger.rulebook import Mark, Rule, parse_rules

FOLDER = Path(__file__).parents[2] / "resources" / "rulebook"
RULES = [rule for path in sorted(FOLDER.glob("*.toml")) for rule in parse_rules(path.read_text(encoding="utf-8"))]


def test_there_are_rules() -> None:
    assert RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}@{rule.valid_from}")
def test_a_rule_names_its_document_its_article_and_its_first_day(rule: Rule) -> None:
    assert isinstance(rule.valid_from, date)
    assert rule.document.strip() or rule.mark is Mark.RECALLED, "only custom has no document"
    assert not rule.document.startswith("《"), "the citation adds the marks"
    assert rule.article.strip()
    assert rule.text.endswith("。")


def test_no_two_versions_of_a_rule_begin_on_one_day() -> None:
    versions = [(rule.id, rule.valid_from) for rule in RULES]
    assert sorted(versions) == sorted(set(versions))
