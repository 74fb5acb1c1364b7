"""backup and restore at the command line: proved, beside first, nothing overwritten, refused in a sentence."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [str(one) for one in arguments])
    return done.exit_code, done.output


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "账簿.zbtz"
    assert run("demo", path, "--members", 8, "--as-of", "2026-03-05")[0] == 0
    return path


def test_a_backup_is_made_and_the_book_comes_back_from_it(book: Path, tmp_path: Path) -> None:
    code, said = run("--book", book, "backup", tmp_path / "备份", "--json")
    made = json.loads(said)
    assert (code, made["number"], made["counts"]["members"]) == (0, 1, 8)
    kept = book.read_bytes()
    assert run("--book", book, "import", "members", _roster(tmp_path), "--branch", "第一支部")[0] == 0
    changed = book.read_bytes()
    assert changed != kept
    code, said = run("restore", made["file"], book, "--json")
    answer = json.loads(said)
    assert (code, answer["differences"]["members"]) == (0, [8, 9])
    assert Path(answer["aside"]).read_bytes() == changed
    assert run("verify", book)[0] == 0


def test_words_for_people(book: Path, tmp_path: Path) -> None:
    code, said = run("--book", book, "backup", tmp_path / "备份")
    assert code == 0
    assert "逐页检查、逐表核对无误" in said
    backup = next((tmp_path / "备份").glob("*.zbtz"))
    code, said = run("restore", backup, book)
    assert code == 0
    assert "原账簿没有删除" in said
    book.unlink()
    assert "原账簿" not in run("restore", backup, book)[1]


def test_what_is_no_backup_is_refused(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "信.zbtz"
    other.write_bytes(b"letter" * 2000)
    before = book.read_bytes()
    code, said = run("restore", other, book)
    assert code == 1
    assert "不是支部台账的账簿" in said
    assert book.read_bytes() == before


def _roster(folder: Path) -> Path:
    path = folder / "新党员.csv"
    rows = ("姓名,性别,民族,出生日期,人员类别,入党时间", "周新民,男,汉族,1990-02-03,正式党员,2015-07-01")
    path.write_text("\n".join(rows), encoding="utf-8")
    return path
