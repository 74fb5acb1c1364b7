"""Names made from what was typed or attached lie in one folder, on every system."""

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from operations.file_names import plain_file_name

CASES = {
    "会议照片.jpg": "会议照片.jpg",
    "../../x": "x",
    "a/b:c": "abc",
    "..\\..\\启动.lnk": "启动.lnk",
    "C:\\x": "Cx",
    "/etc/passwd": "etcpasswd",
    "CON": "_CON",
    "nul.txt": "_nul.txt",
    "com1.pdf": "_com1.pdf",
    "console.txt": "console.txt",
    "第一支部...": "第一支部",
    ".bashrc": "bashrc",
    "名单\u202egpj.exe": "名单gpj.exe",
    "一\n二\x00三": "一二三",
    "   ": "附件",
    "..": "附件",
    "": "附件",
}


@pytest.mark.parametrize("text", CASES)
def test_what_is_left_of_a_name(text: str) -> None:
    assert plain_file_name(text, "附件") == CASES[text]


@given(text=st.text())
@example("长" * 300 + ".pdf")
@example("x." + "y" * 400)
@example("a" * 176 + ". .pdf")
def test_a_name_is_one_name_anywhere(text: str) -> None:
    name = plain_file_name(text, "附件")
    assert Path(name).name == name == PureWindowsPath(name).name
    assert not PureWindowsPath(name).drive
    assert name not in {"", ".", ".."}
    assert len(name.encode(errors="replace")) <= 200
    assert plain_file_name(name, "附件") == name


def test_the_ending_of_a_long_name_stays() -> None:
    assert plain_file_name("长" * 300 + ".pdf", "附件").endswith("长.pdf")
