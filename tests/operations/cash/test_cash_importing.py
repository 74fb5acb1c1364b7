"""Old remittances and cash books as sheets: understood or refused with a sentence, never written twice or rewritten."""

import csv
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import cli
from ledger.codes.cash import MONTHLY_DUES
from ledger.kinds.cash import CASH_ENTRIES, REMITTANCES, Remittance
from ledger.values.money import Money
from ledger.values.months import Month
from operations.cash.recording import hand_up
from operations.demo import Plan, demo_book
from storage.store import Store
from tests.operations.dues.conftest import NOW

TODAY = date(2026, 3, 15)
HEADS = ["上缴支部", "账簿外单位", "款项", "自何月", "至何月", "缴款日期", "金额", "凭证号"]


def run(store: Store, *arguments: str) -> str:
    path = store.path
    store.close()
    result = CliRunner().invoke(cli, ["--book", str(path), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def sheet(path: Path, heads: list[str], *rows: list[str]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    return str(path)


def test_remittances_of_an_old_workbook_come_in(dues_book: Store, tmp_path: Path) -> None:
    path = dues_book.path
    made = sheet(
        tmp_path / "上缴.csv",
        HEADS,
        ["机关第一支部", "区直机关工委", "党费", "2025年1月", "2025-03", "2025.4.8", "1,234.50", "J-1"],
        ["第一支部", "区直机关工委", "党费", "2025-04", "2025-06", "2025-07-08", "88", "J-2"],
    )
    run(dues_book, "import", "remittances", made)
    with Store.open(path, clock=lambda: NOW, operator="王芳") as store:
        kept = store.all(REMITTANCES)
    assert [(one.org_unit_id, one.amount, one.slip_no) for one in kept] == [(2, 1234_50, "J-1"), (2, 88_00, "J-2")]
    assert (kept[0].from_month, kept[0].remitted_on) == (Month(2025, 1), date(2025, 4, 8))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["第一支部", "工委", "党费", "", "", "2025-04-08", "0", "J"], "请填写金额"),
        (["第一支部", "", "党费", "", "", "2025-04-08", "5", "J"], "请填写收缴单位"),
        (["第一支部", "工委", "党费", "2025-06", "2025-01", "2025-04-08", "5", "J"], "截止月份早于开始月份"),
        (["第九支部", "工委", "党费", "", "", "2025-04-08", "5", "J"], "账簿里没有“第九支部”"),
        (["第一支部", "工委", "党费", "", "", "2025-04-08", "五元", "J"], "五元"),
        (["第一支部", "工委", "党费", "", "", "2099-04-08", "5", "J"], "2099-04-08"),
    ],
)
def test_what_cannot_be_is_refused_at_its_row(dues_book: Store, tmp_path: Path, row: list[str], sentence: str) -> None:
    said = run(dues_book, "import", "remittances", sheet(tmp_path / "上缴.csv", HEADS, row), "--dry-run", "--json")
    assert '"add": 0' in said
    assert sentence in said


def test_what_the_book_has_is_neither_doubled_nor_rewritten(dues_book: Store, tmp_path: Path) -> None:
    hand_up(
        dues_book,
        Remittance(
            org_unit_id=2,
            to_name="工委",
            kind=MONTHLY_DUES,
            remitted_on=date(2026, 3, 10),
            amount=Money(50_00),
            slip_no="J1",
        ),
        TODAY,
    )
    same = ["第一支部", "工委", "党费", "", "", "2026-03-10", "50.00", "J1"]
    other = ["第一支部", "别的工委", "党费", "", "", "2026-03-10", "50.00", "J1"]
    path = sheet(tmp_path / "上缴.csv", HEADS, other)
    said = run(dues_book, "import", "remittances", path, "--dry-run", "--json")
    assert '"same": 0' in said
    assert "请冲正后重新登记" in said
    book = str(dues_book.path)
    again = CliRunner().invoke(
        cli, ["--book", book, "import", "remittances", sheet(tmp_path / "同.csv", HEADS, same), "--dry-run", "--json"]
    )
    assert '"same": 1' in again.output


def test_a_cash_book_comes_in_with_uses_and_categories(dues_book: Store, tmp_path: Path) -> None:
    path = dues_book.path
    made = sheet(
        tmp_path / "账.csv",
        ["党组织", "资金", "记账日期", "收支类别", "使用项目", "事由", "金额"],
        ["机关第一支部", "党费", "2025-05-26", "上级下拨", "", "慰问专款", "3000"],
        ["机关第一支部", "党费", "2025-06-27", "支出", "走访慰问", "慰问2名党员", "2000"],
    )
    run(dues_book, "import", "cash_entries", made)
    with Store.open(path, clock=lambda: NOW, operator="王芳") as store:
        kept = [(one.category, one.use, one.amount) for one in store.all(CASH_ENTRIES)]
    assert kept == [("上级下拨", "", 3000_00), ("支出", "关怀帮扶和走访慰问", 2000_00)]


@pytest.mark.parametrize("kind", ["remittances", "cash_entries"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_our_own_sheet_comes_back_unchanged(sample_book: Path, tmp_path: Path, kind: str, ending: str) -> None:
    target = str(tmp_path / f"{kind}.{ending}")
    runner = CliRunner()
    runner.invoke(cli, ["--book", str(sample_book), "export", kind, "-o", target], catch_exceptions=False)
    said = runner.invoke(cli, ["--book", str(sample_book), "import", kind, target, "--dry-run", "--json"])
    assert '"add": 0' in said.output
    assert '"refuse": 0' in said.output
    assert '"same": 0' not in said.output


@pytest.fixture(scope="module")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "示例.zbtz"
    demo_book(path, Plan(24, 2, TODAY), 1, clock=lambda: NOW).close()
    return path
