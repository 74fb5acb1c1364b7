"""``check``: the findings of every room, in the shape that was promised."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli
from ledger.errors import Level
from operations.demo import Plan, demo_book


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "示例.zbtz"
    demo_book(path, Plan(36, 3, date(2026, 11, 22)), 1, clock=lambda: datetime(2026, 11, 22, 9)).close()  # noqa: DTZ001 - a fixed local time
    return path


def answer(book: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, ["--book", str(book), "check", "--as-of", "2026-11-22", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_findings_of_roster_dues_and_cash_come_with_rule_level_article_and_record(sample: Path) -> None:
    said = json.loads(answer(sample, "--json"))
    assert said["as_of"] == "2026-11-22"
    rules = {finding["rule"] for finding in said["findings"]}
    assert {"roster.complete", "dues.arrears.first_warning.months", "cash.receipt.most_months"} <= rules
    for finding in said["findings"]:
        assert finding["level"] in set(Level)
        assert finding["article"]
        assert finding["text"].endswith("。")
        assert finding["record"]["id"] > 0
        assert finding["answered"] is None


def test_the_heaviest_come_first_and_a_branch_hears_only_of_itself(sample: Path) -> None:
    whole = answer(sample).splitlines()
    assert [line.partition("\t")[0] for line in whole[:-1]] == sorted(
        (line.partition("\t")[0] for line in whole[:-1]), key=["必改", "提醒", "提示"].index
    )
    first = answer(sample, "--branch", "第一支部")
    assert "第二支部" not in first
    assert "机关党总支2026年" not in first
