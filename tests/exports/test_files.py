import errno
from pathlib import Path

import pytest

from exports.files import FileNotWrittenError, atomic_target


def write_half(target: Path) -> None:
    with atomic_target(target) as temporary:
        temporary.write_bytes(b"half")
        raise ZeroDivisionError


def test_the_file_appears_with_its_whole_content(tmp_path: Path) -> None:
    target = tmp_path / "台账.pdf"
    with atomic_target(target) as temporary:
        temporary.write_bytes(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    with atomic_target(tmp_path / "台账.pdf") as temporary:
        temporary.write_bytes(b"x")
    assert (tmp_path / "台账.pdf").stat().st_mode == ordinary.stat().st_mode


def test_a_failure_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "台账.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_half(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match=r"文件夹“.*没有”不存在"), atomic_target(tmp_path / "没有" / "a.pdf"):
        pass


def test_a_folder_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FileNotWrittenError, match="是一个文件夹"), atomic_target(tmp_path / "a.pdf") as temporary:
        temporary.write_bytes(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "可能正被 WPS 等程序打开"), (errno.EIO, "请换一个位置再试")],
)
def test_what_the_system_refuses_is_said_in_plain_words(tmp_path: Path, number: int, words: str) -> None:
    target = tmp_path / "台账.pdf"
    target.write_bytes(b"old")
    with pytest.raises(FileNotWrittenError, match=words) as caught, atomic_target(target):
        raise OSError(number, "refused")
    assert "账簿数据没有变动" in caught.value.sentence
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_without_write_permission_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError, match="不允许写入"), atomic_target(tmp_path / "新.pdf"):
        raise PermissionError(errno.EACCES, "refused")
