"""The command line as somebody outside uses it: real commands on real files."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from commands import cli
from ledger.roster.order import Order
from operations.preferences import ROSTER_ORDER, choose
from storage.store import Store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
AS_OF = ("--as-of", "2026-11-22")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("books") / "示例.zbtz"
    assert run("demo", str(book), *AS_OF).exit_code == 0
    return book


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], catch_exceptions=False)


def answer(*arguments: str | Path) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_the_same_seed_gives_the_same_people(tmp_path: Path) -> None:
    texts = []
    for name in ("a", "b"):
        book, sheet = tmp_path / f"{name}.zbtz", tmp_path / f"{name}.json"
        run("demo", book, "--seed", "7", "--members", "12", *AS_OF)
        run("--book", book, "export", "members", "-o", sheet, *AS_OF)
        texts.append(sheet.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


def test_every_register_prints_with_its_title_and_people(sample: Path, tmp_path: Path) -> None:
    registers = answer("print", "--list", "--json")[:3]
    assert [one["register"] for one in registers] == ["members", "member_forms", "contacts"]
    for register in registers:
        paper = tmp_path / f"{register['register']}.pdf"
        assert run("--book", sample, "print", register["register"], "-o", paper, *AS_OF).exit_code == 0
        text = pdf_text(paper)
        assert register["title"] in text
        assert "欧阳喆" in text
        assert "张𬴂" in text


def test_numbers_are_masked_on_paper_unless_asked_for(sample: Path, tmp_path: Path) -> None:
    masked, plain = tmp_path / "masked.pdf", tmp_path / "open.pdf"
    run("--book", sample, "print", "members", "-o", masked, *AS_OF)
    run("--book", sample, "print", "members", "-o", plain, "--open", *AS_OF)
    assert "3304**********" in pdf_text(masked)
    assert "3304**********" not in pdf_text(plain)


def test_a_blank_form_names_nobody(sample: Path, tmp_path: Path) -> None:
    paper = tmp_path / "blank.pdf"
    run("--book", sample, "print", "members", "-o", paper, "--blank", *AS_OF)
    text = pdf_text(paper)
    assert "党员花名册" in text
    assert "欧阳喆" not in text


def test_one_branch_or_one_person_can_be_printed(sample: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.pdf", tmp_path / "part.pdf"
    run("--book", sample, "print", "contacts", "-o", whole, *AS_OF)
    run("--book", sample, "print", "contacts", "-o", part, "--branch", "第二支部", *AS_OF)
    assert "第二支部" in pdf_text(part)
    assert len(pdf_text(part)) < len(pdf_text(whole))
    one = tmp_path / "one.pdf"
    run("--book", sample, "print", "member_forms", "-o", one, "--id", "1", *AS_OF)
    assert len(pypdfium2.PdfDocument(one)) == 1


def test_people_stand_in_the_usual_order_of_the_book_unless_another_is_asked_for(sample: Path, tmp_path: Path) -> None:
    book = Path(shutil.copy(sample, tmp_path / sample.name))
    with Store.open(book, clock=lambda: NOW, operator="张书记") as store:
        choose(store, ROSTER_ORDER, Order.PINYIN)

    def printed(*order: str) -> str:
        sheet = tmp_path / "名册.csv"
        assert run("--book", book, "print", "contacts", "-o", sheet, *order, *AS_OF).exit_code == 0
        return sheet.read_text(encoding="utf-8-sig")

    assert printed() == printed("--order", "pinyin")
    assert printed() != printed("--order", "post")


def test_the_same_register_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for paper in (first, second):
        run("--book", sample, "print", "members", "-o", paper, *AS_OF)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_export_and_import_again_changes_nothing(sample: Path, tmp_path: Path, suffix: str) -> None:
    sheet = tmp_path / f"名册.{suffix}"
    run("--book", sample, "export", "members", "-o", sheet, *AS_OF)
    seen = answer("--book", sample, "import", "members", sheet, "--dry-run", "--json", *AS_OF)
    assert seen["counts"] == {"add": 0, "update": 0, "same": 33, "refuse": 0}


def test_a_roster_moves_to_another_book_whole(sample: Path, tmp_path: Path) -> None:
    sheet, book = tmp_path / "名册.xlsx", tmp_path / "新.zbtz"
    run("--book", sample, "export", "members", "-o", sheet, *AS_OF)
    run("new", book, "--org", "中共乙局机关总支部委员会", "--branch", "乙局第一支部", "--branch", "乙局第二支部")
    done = answer("--book", book, "import", "members", sheet, "--json", *AS_OF)
    assert done["counts"]["add"] == 33
    again = tmp_path / "再.csv"
    run("--book", book, "export", "members", "-o", again, *AS_OF)
    original = tmp_path / "原.csv"
    run("--book", sample, "export", "members", "-o", original, *AS_OF)
    assert _people(again) == _people(original)


def _people(sheet: Path) -> set[str]:
    """Rows without branch, which has another name in the other book."""
    rows = [line.split(",") for line in sheet.read_text(encoding="utf-8-sig").splitlines()]
    place = rows[0].index("所在党支部")
    return {",".join(row[:place] + row[place + 1 :]) for row in rows}


def test_dry_run_writes_nothing_and_speaks_the_contract(sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "花名册.csv"
    sheet.write_bytes(
        "姓名,性别,民族,出生年月,入党时间,身份证号码,所在支部\n"
        "王　伟,男,汉,1990.1,2015年7月,,第一支部\n"
        "李娜,女,868_汉族,19880305,201207,,没有的支部\n".encode("gb18030")
    )
    before = sample.read_bytes()
    seen = answer("--book", sample, "import", "members", sheet, "--dry-run", "--json", *AS_OF)
    assert sample.read_bytes() == before
    assert seen["header_row"] == 1
    assert seen["mapping"]["出生年月"] == "birth_on"
    first, second = seen["rows"]
    assert (first["action"], first["values"]["name"], first["values"]["ethnic_group"]) == ("add", "王伟", "汉族")
    assert [one["field"] for one in first["doubtful"]] == ["birth_on"]
    assert (second["action"], second["values"]["birth_on"], second["values"]["admitted_on"]) == (
        "refuse",
        "1988-03-05",
        "2012-07",
    )
    assert "没有的支部" in second["reason"]


def test_refused_rows_are_saved_with_their_reason(sample: Path, tmp_path: Path) -> None:
    sheet, rejects = tmp_path / "花名册.csv", tmp_path / "不收.csv"
    sheet.write_text("姓名,性别,出生年月,所在支部\n李娜,女,1988-03,没有的支部\n", encoding="utf-8")
    run("--book", sample, "import", "members", sheet, "--dry-run", "--rejects", rejects, *AS_OF)
    assert "没有的支部" in rejects.read_text(encoding="utf-8-sig")


def test_a_sheet_that_is_no_roster_is_refused_with_a_sentence(sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "统计.csv"
    sheet.write_text("项目,数量\n党员总数,38\n女党员,12\n", encoding="utf-8")
    result = run("--book", sample, "import", "members", sheet, "--dry-run")
    assert result.exit_code == 1
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_verify_speaks_the_contract_and_leaves_the_book_as_it_is(sample: Path) -> None:
    before = sample.read_bytes()
    seen = answer("verify", sample, "--json")
    assert (seen["integrity"], seen["foreign_keys"], seen["log_chain"]) == ("ok", "ok", "ok")
    assert seen["counts"]["members"] == 36
    assert sample.read_bytes() == before
    assert "没有发现问题" in run("verify", sample).stdout


def test_the_template_can_be_filled_in_and_imported(sample: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "模板.xlsx"
    assert {"members", "assessments", "payments"} <= {one["kind"] for one in answer("template", "--list", "--json")}
    assert run("template", "members", "-o", sheet).exit_code == 0
    empty = run("--book", sample, "import", "members", sheet, "--dry-run")
    assert "Traceback" not in empty.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--book", "没有.zbtz", "print", "members", "-o", "x.pdf"), "找不到账簿"),
        (("print", "nothing", "-o", "x.pdf"), "没有名为“nothing”的表册"),
        (("verify", "没有.zbtz"), "找不到账簿"),
        (("template", "nothing", "-o", "x.xlsx"), "没有名为“nothing”的登记种类"),
    ],
)
def test_refusals_are_one_sentence_and_exit_code_one(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_wrong_arguments_are_exit_code_two(sample: Path) -> None:
    assert run("--book", sample, "print", "members").exit_code == 2
    assert run("demo", "x.zbtz", "--as-of", "gestern").exit_code == 2
    nameless = run("print")
    assert (nameless.exit_code, "请写明表册" in nameless.stderr) == (2, True)


def test_a_command_loads_no_window() -> None:
    code = "import sys, commands; sys.exit(any(name.startswith(('PySide6', 'reportlab')) for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
