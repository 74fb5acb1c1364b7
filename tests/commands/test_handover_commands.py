"""salvage, mask and handover at the command line: a file at the end, or a sentence."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli
from storage.rekeying import set_password
from storage.unlocking import is_encrypted, lock_all

PASSWORD = "春风化雨2026"


def run(*arguments: object, typed: str | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [str(one) for one in arguments], input=typed)
    return done.exit_code, done.output


@pytest.fixture(autouse=True)
def locked() -> Iterator[None]:
    yield
    lock_all()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "账簿.zbtz"
    assert run("demo", path, "--members", 8, "--years", 1, "--as-of", "2026-03-05")[0] == 0
    return path


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "密码.txt"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


def test_a_damaged_book_is_salvaged_and_the_list_is_said(book: Path, tmp_path: Path) -> None:
    content = bytearray(book.read_bytes())
    start = content.find("家庭谈心".encode()) if "家庭谈心".encode() in content else len(content) // 2
    page = start // 4096
    content[page * 4096 : page * 4096 + 4096] = b"\xff" * 4096
    book.write_bytes(content)
    code, said = run("salvage", book, tmp_path / "新.zbtz")
    assert code == 0
    assert "损坏的文件没有改动" in said
    assert run("verify", tmp_path / "新.zbtz")[0] == 0
    code, said = run("salvage", book, tmp_path / "又.zbtz", "--json")
    answer = json.loads(said)
    assert (code, answer["counts"]["members"]) == (0, 8)
    assert isinstance(answer["notes"], list)
    code, said = run("salvage", book, tmp_path / "新.zbtz")
    assert code == 1
    assert "已经存在" in said


def test_what_was_not_saved_is_named(book: Path, tmp_path: Path) -> None:
    from tests.storage.helpers import behind_the_back  # noqa: PLC0415

    behind_the_back(book, "UPDATE members SET birth_on = 'x' WHERE id = 1")
    code, said = run("salvage", book, tmp_path / "新.zbtz")
    assert code == 0
    assert "按修改记录补回：党员 1" in said


def test_an_encrypted_book_needs_its_password(book: Path, tmp_path: Path, password_file: Path) -> None:
    set_password(book, PASSWORD)
    lock_all()
    assert run("salvage", book, tmp_path / "新.zbtz")[0] == 1
    assert run("salvage", book, tmp_path / "新.zbtz", "--password-file", password_file)[0] == 0
    assert is_encrypted(tmp_path / "新.zbtz")
    lock_all()
    assert run("mask", book, tmp_path / "副本.zbtz")[0] == 1
    assert run("mask", book, tmp_path / "副本.zbtz", "--password-prompt", typed=f"{PASSWORD}\n")[0] == 0
    assert not is_encrypted(tmp_path / "副本.zbtz")


def test_a_masked_copy(book: Path, tmp_path: Path) -> None:
    code, said = run("mask", book, tmp_path / "副本.zbtz", "--seed", 3)
    assert code == 0
    assert "金额和日期没有替换" in said
    assert run("verify", tmp_path / "副本.zbtz")[0] == 0


def test_a_handover_pack(book: Path, tmp_path: Path, password_file: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    code, said = run("--book", book, "handover", stick)
    assert code == 1
    assert "--password-file" in said
    late = ("--since", "2999-01-01")
    assert "晚于今天" in run("--book", book, "handover", stick, "--password-file", password_file, *late)[1]
    code, said = run("--book", book, "handover", stick, "--password-file", password_file, "--year", 2025)
    assert code == 0, said
    assert "恢复码只显示这一次" in said
    (pack,) = stick.iterdir()
    assert is_encrypted(pack / "账簿.zbtz")
    assert (pack / "支部工作交接清单.pdf").is_file()
    lock_all()
    set_password(book, "自己的密码")
    lock_all()
    own = tmp_path / "自己.txt"
    own.write_text("自己的密码", encoding="utf-8")
    other = tmp_path / "另一个"
    other.mkdir()
    arguments = ("--book", book, "handover", other, "--password-prompt", "--book-password-file", own)
    assert run(*arguments, typed=f"{PASSWORD}\n")[0] == 0


def test_a_password_file_without_a_password(book: Path, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("\n", encoding="utf-8")
    assert "是空的" in run("--book", book, "handover", tmp_path, "--password-file", empty)[1]
    assert "读不出" in run("--book", book, "handover", tmp_path, "--password-file", tmp_path / "没有.txt")[1]
