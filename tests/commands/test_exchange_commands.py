"""handup, handdown and takein at the command line: a file, a preview, the book, or a sentence."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from operations.records import save_record
from storage.rekeying import set_password
from storage.store import Store
from storage.unlocking import lock_all
from tests.operations.exchange.branches import CLOCK, branch_book, superior_book


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [str(one) for one in arguments])
    return done.exit_code, done.output


@pytest.fixture(autouse=True)
def locked() -> Iterator[None]:
    yield
    lock_all()


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    branch_book(tmp_path / "一.zbtz", "第一支部").close()
    return tmp_path / "一.zbtz"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    superior_book(tmp_path / "总.zbtz", "一支部").close()
    return tmp_path / "总.zbtz"


def opened(book: Path) -> Store:
    return Store.open(book, clock=CLOCK, operator="总支")


def test_up_previewed_and_taken_in(branch: Path, top: Path, tmp_path: Path) -> None:
    file = tmp_path / "一.zbjh"
    code, said = run("--book", branch, "handup", file)
    assert code == 0, said
    assert "没有加密" in said
    code, said = run("--book", top, "takein", file, "--dry-run")
    assert "试运行" in said
    with opened(top) as store:
        assert store.count(MEMBERS) == 0
    code, said = run("--book", top, "takein", file, "--unit", "第一支部=一支部", "--conflicts", "here")
    assert code == 0, said
    with opened(top) as store:
        assert [one.short_name for one in store.where(ORG_UNITS, level=BRANCH)] == ["一支部"]
        save_record(store, MEMBERS, replace(store.all(MEMBERS)[0], phone="13922222222"))
    with opened(branch) as store:
        save_record(store, MEMBERS, replace(store.all(MEMBERS)[0], phone="13911111111"))
    run("--book", branch, "handup", file, "--branch", "第一支部", "--json")
    code, said = run("--book", top, "takein", file, "--dry-run", "--json")
    answer = json.loads(said)
    assert (answer["is_written"], answer["counts"]["members"]) == (False, {"same": 1, "conflict": 1})
    (waiting,) = (one for one in answer["records"] if one["status"] == "conflict")
    assert waiting == {"kind": "members", "id": 1, "status": "conflict", "name": "王芳", "note": "手机号；以前并入过"}
    code, said = run("--book", top, "takein", file, "--choose", "members:1=there", "--json")
    assert json.loads(said)["is_written"]
    with opened(top) as store:
        assert store.all(MEMBERS)[0].phone == "13911111111"


def test_down(branch: Path, top: Path, tmp_path: Path) -> None:
    file = tmp_path / "下发.zbjh"
    code, said = run("--book", top, "handdown", file, "--json")
    assert json.loads(said)["counts"] == {"org_units": 2}
    code, said = run("--book", branch, "takein", file, "--unit", "一支部=skip")
    assert (code, "没有新内容" in said) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--unit", "第一支部"), "没有写成"),
        (("--unit", "第九支部=一支部"), "文件里没有“第九支部”"),
        (("--unit", "第一支部=第九支部"), "账簿里没有“第九支部”"),
        (("--unit", "第一支部=总支部"), "不能对应党总支"),
        (("--choose", "members:1=there"), "不是等待选择的登记"),
    ],
)
def test_answers_that_say_nothing(
    branch: Path, top: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    run("--book", branch, "handup", tmp_path / "一.zbjh")
    code, said = run("--book", top, "takein", tmp_path / "一.zbjh", *arguments)
    assert (code, sentence in said) == (1, True)


def test_refusals(branch: Path, top: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "旧.zbjh", tmp_path / "新.zbjh"
    run("--book", branch, "handup", old)
    with opened(branch) as store:
        save_record(store, MEMBERS, replace(store.all(MEMBERS)[0], phone="13911111111"))
    assert run("--book", branch, "handup", new)[0] == 0
    assert run("--book", top, "takein", new)[0] == 0
    code, said = run("--book", top, "takein", old)
    assert (code, "请用最新的文件" in said) == (1, True)
    assert "请用 --branch" in run("--book", two_tops(tmp_path), "handup", old)[1]
    assert "结尾" in run("--book", branch, "handup", tmp_path / "一.zip")[1]


def two_tops(folder: Path) -> Path:
    with superior_book(folder / "两个.zbtz") as book, book.change("登记") as change:
        change.add(ORG_UNITS, replace(book.all(ORG_UNITS)[0], id=0, short_name="另一个"))
    return folder / "两个.zbtz"


def test_a_book_with_a_password(branch: Path, tmp_path: Path) -> None:
    password = tmp_path / "密码.txt"
    password.write_text("春风化雨2026", encoding="utf-8")
    set_password(branch, "春风化雨2026")
    lock_all()
    assert run("--book", branch, "handup", tmp_path / "一.zbjh")[0] == 1
    assert run("--book", branch, "handup", tmp_path / "一.zbjh", "--password-file", password)[0] == 0
