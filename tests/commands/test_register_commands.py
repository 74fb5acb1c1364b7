"""Registers at the command line: those of the user's own are there when their book is given."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands import cli
from operations.demo import Plan, demo_book


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("示例") / "示例.zbtz"
    demo_book(book, Plan(12, 1, date(2026, 11, 22)), 1, clock=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC)).close()
    return book


def run(path: Path | None, *arguments: str) -> Result:
    book = [] if path is None else ["--book", str(path)]
    return CliRunner().invoke(cli, [*book, *arguments])


@pytest.mark.parametrize("command", ["print", "template"])
def test_own_registers_are_listed_with_their_book(command: str, path: Path) -> None:
    alone, with_book = run(None, command, "--list"), run(path, command, "--list")
    assert "volunteer_events\t志愿服务登记簿" in alone.output
    assert "own-1" not in alone.output
    assert "own-1\t活动阵地维护" in with_book.output


def test_an_own_register_is_printed_exported_and_imported_again(path: Path, tmp_path: Path) -> None:
    pdf, sheet, empty = tmp_path / "x.pdf", tmp_path / "x.xlsx", tmp_path / "样表.xlsx"
    assert run(path, "print", "own-1", "-o", str(pdf), "--year", "2026").exit_code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run(path, "template", "own-1", "-o", str(empty)).exit_code == 0
    assert run(path, "export", "own-1", "-o", str(sheet)).exit_code == 0
    again = run(path, "import", "own-1", str(sheet), "--dry-run")
    assert "将新增 0 条，更新 0 条" in again.output
    assert "不收 0 行" in again.output


@pytest.mark.parametrize("arguments", [("print", "own-9", "-o", "x.pdf"), ("template", "own-9", "-o", "x.xlsx")])
def test_one_that_is_not_there_is_a_sentence(arguments: tuple[str, ...], path: Path) -> None:
    found = run(path, *arguments)
    assert found.exit_code == 1
    assert "没有名为“own-9”的" in found.output
