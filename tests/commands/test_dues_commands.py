"""The dues at the command line, as a program outside would read them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commands import cli
from commands.common import clock
from operations.demo import Plan, demo_book

TODAY = "2026-11-22"
STATES = {"paid", "part", "owed", "exempt", "reduced", "not_due"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "示例.zbtz"
    demo_book(path, Plan(36, 3, date.fromisoformat(TODAY)), 1, clock=clock).close()
    return path


def run(book: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--book", str(book), *arguments])


def answer(book: Path, *arguments: str) -> Any:
    result = run(book, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout_bytes)


def fen(amount: str) -> int:
    assert amount[-3] == "."
    return int(amount.replace(".", ""))


@pytest.mark.parametrize("year", ["2024", "2025", "2026"])
def test_the_year_adds_up_from_cells_to_totals(year: str, sample: Path) -> None:
    found = answer(sample, "dues", year, "--as-of", TODAY)
    assert found["year"] == int(year)
    for key in ("due", "paid", "owed"):
        assert fen(found["totals"][key]) == sum(fen(row[key]) for row in found["members"])
    for row in found["members"]:
        cells = row["months"].values()
        assert list(row["months"]) == [f"{year}-{number:02}" for number in range(1, 13)]
        assert {cell["state"] for cell in cells} <= STATES
        assert fen(row["due"]) == sum(fen(cell["due"]) for cell in cells)
        assert fen(row["paid"]) == sum(fen(cell["paid"]) for cell in cells)
        assert row["owed_months"] == sum(cell["state"] in {"owed", "part"} for cell in cells)


def test_the_sample_shows_every_state_and_the_branches_make_the_whole(sample: Path) -> None:
    years = [answer(sample, "dues", year, "--as-of", TODAY) for year in ("2024", "2025", "2026")]
    cells = [cell for year in years for row in year["members"] for cell in row["months"].values()]
    assert {cell["state"] for cell in cells} >= STATES - {"exempt", "part"}
    assert {cell.get("timing") for cell in cells} == {None, "prepaid", "back_paid"}
    halves = [answer(sample, "dues", "2026", "--as-of", TODAY, "--branch", one) for one in ("第一支部", "第二支部")]
    assert fen(years[2]["totals"]["due"]) == sum(fen(half["totals"]["due"]) for half in halves)


def test_the_plain_listing_names_members_months_and_what_is_owed(sample: Path) -> None:
    found = run(sample, "dues", "2026", "--as-of", TODAY, "--branch", "第二支部")
    assert found.exit_code == 0
    assert "第二支部2026年度党费" in found.output
    assert "12月" in found.output
    assert "○ 欠交" in found.output
    assert "人月，共" in found.output


def test_an_explanation_ends_with_the_due_of_the_list(sample: Path) -> None:
    row = answer(sample, "dues", "2025", "--as-of", TODAY)["members"][0]
    found = answer(sample, "explain", str(row["member_id"]), "2025-03")
    assert (found["member"], found["month"], found["due"]) == (
        row["member"],
        "2025-03",
        row["months"]["2025-03"]["due"],
    )
    assert all(set(step) == {"text", "rule", "document", "article", "version"} for step in found["steps"])
    tables = [step for step in found["steps"] if step["rule"].startswith("table.")]
    assert [step["version"] for step in tables] == ["2008-04-01"]
    assert found["steps"][-1]["text"].endswith("元。")


def test_the_plain_explanation_cites_the_article(sample: Path) -> None:
    name = answer(sample, "dues", "2026", "--as-of", TODAY)["members"][0]["member"]
    found = run(sample, "explain", name, "2026-03")
    assert found.exit_code == 0
    assert found.output.startswith(f"{name} 2026年3月\n1. ")
    assert "》第二条，2008-04-01起】" in found.output or "》第五条，2008-04-01起】" in found.output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["explain", "无此人", "2026-01"], 1, "没有党员"),
        (["dues", "2026", "--branch", "第九支部"], 1, "第九支部"),
        (["explain", "无此人", "2026-13"], 2, "不是月份"),
        (["dues", "12"], 2, "12"),
    ],
)
def test_wrong_words_are_refused_in_one_sentence(arguments: list[str], code: int, words: str, sample: Path) -> None:
    found = run(sample, *arguments)
    assert found.exit_code == code
    assert words in found.stderr
    assert "Traceback" not in found.output


def test_our_sheets_of_dues_come_back_unchanged(sample: Path, tmp_path: Path) -> None:
    for kind in ("assessments", "payments"):
        path = tmp_path / f"{kind}.xlsx"
        assert run(sample, "export", kind, "-o", str(path), "--year", "2026").exit_code == 0
        found = answer(sample, "import", kind, str(path), "--dry-run", "--as-of", TODAY)
        assert found["counts"]["same"] > 10
        assert found["counts"] == {"add": 0, "update": 0, "same": found["counts"]["same"], "refuse": 0}
        assert run(sample, "template", kind, "-o", str(path)).exit_code == 0
        assert "只有表头" in run(sample, "import", kind, str(path), "--dry-run").stderr


def test_a_pay_sheet_asks_and_takes_the_answer(sample: Path, tmp_path: Path) -> None:
    name = next(iter(answer(sample, "dues", "2026", "--as-of", TODAY)["members"]))["member"]
    path, rejects = tmp_path / "工资.csv", tmp_path / "不收.xlsx"
    path.write_text(f"姓名,级别工资,车改补贴\n{name},4000,650\n外人,1,1\n", encoding="utf-8")
    arguments = ("import", "assessments", str(path), "--dry-run", "--as-of", TODAY, "--rejects", str(rejects))
    asked = answer(sample, *arguments)
    assert asked["counts"]["refuse"] == 2
    assert [one["question"] for one in asked["questions"] if one["answer"] is None] == ["栏目：车改补贴"]
    given = ("--answer", "栏目：车改补贴=收入，不计入基数", "--answer", "from_month=2027年1月起")
    said = answer(sample, *arguments, *given)
    assert said["rows"][0]["action"] == "add", said["rows"][0]["reason"]
    assert (said["rows"][0]["values"]["due"], said["rows"][0]["values"]["from_month"]) == ("40.00", "2027-01")
    assert rejects.is_file()
    assert "还没有回答" in run(sample, *arguments).stdout
