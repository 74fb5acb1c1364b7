"""``figures``: every figure of a year with the records behind it, in the shape that was promised."""

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli
from operations.demo import Plan, demo_book


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "示例.zbtz"
    demo_book(path, Plan(24, 2, date(2026, 11, 22)), 1, clock=lambda: datetime(2026, 11, 22, 9)).close()  # noqa: DTZ001 - a fixed local time
    return path


def answer(book: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, ["--book", str(book), "figures", "2026", "--as-of", "2026-11-22", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_every_figure_comes_with_its_value_and_records(sample: Path) -> None:
    said = json.loads(answer(sample, "--json"))
    assert said["year"] == 2026
    figures = {one["key"]: one for one in said["figures"]}
    for one in figures.values():
        assert {"key", "label", "value", "records"} <= set(one)
        assert all(set(record) == {"kind", "id"} for record in one["records"])
    assert figures["party_days"]["value"] == len(figures["party_days"]["records"])
    assert isinstance(figures["attendance_share"]["value"], str), "no decimal becomes a float"
    assert re.fullmatch(r"\d+\.\d\d", figures["visit_money"]["value"]), "money as everywhere else"


def test_a_branch_has_its_own_figures_and_an_unknown_one_is_refused(sample: Path) -> None:
    whole = json.loads(answer(sample, "--json"))
    first = json.loads(answer(sample, "--json", "--branch", "第一支部"))
    members = [next(one for one in said["figures"] if one["key"] == "members") for said in (whole, first)]
    assert members[0]["value"] > members[1]["value"] > 0
    refused = CliRunner().invoke(cli, ["--book", str(sample), "figures", "2026", "--branch", "没有的支部"])
    assert refused.exit_code == 1
    assert "账簿里没有“没有的支部”" in refused.output


def test_for_people_it_is_a_list_and_the_gaps_are_named(sample: Path) -> None:
    lines = answer(sample).splitlines()
    assert any(line.startswith("组织生活\t党员到会率\t") and "请假的计入应到" in line for line in lines)
    assert lines[-1].startswith(f"共{len(lines) - 1}项，其中")
