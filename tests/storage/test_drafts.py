import sys
from pathlib import Path

import pytest

from storage.drafts import Drafts, DraftsError


def test_a_draft_is_there_after_a_crash_until_it_is_cleared(tmp_path: Path) -> None:
    folder = tmp_path / "数据" / "草稿"
    Drafts(folder).save("第一支部/members/3", {"name": "李", "hand_order": 2, "on": None})
    Drafts(folder).save("第一支部/members/0", {"name": "王𬭚"})
    after = Drafts(folder)
    assert after.load("第一支部/members/3") == {"name": "李", "hand_order": 2, "on": None}
    after.clear("第一支部/members/3")
    after.clear("第一支部/members/3")
    assert Drafts(folder).load("第一支部/members/3") is None
    assert Drafts(folder).load("第一支部/members/0") == {"name": "王𬭚"}


def test_a_later_draft_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save("a", {"name": "李"})
    drafts.save("a", {"name": "李娜"})
    assert drafts.load("a") == {"name": "李娜"}
    assert [file.name for file in tmp_path.glob("*.json*")] == ["drafts.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="the user's folder is private there by itself")
def test_only_the_user_can_read_drafts(tmp_path: Path) -> None:
    Drafts(tmp_path).save("a", {"name": "李"})
    assert (tmp_path / "drafts.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b'{"a": {"na', b"\xff\xfe", b"[]"])
def test_a_garbled_file_is_as_no_draft_and_can_be_written_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "drafts.json").write_bytes(content)
    drafts = Drafts(tmp_path)
    assert drafts.load("a") is None
    drafts.save("a", {"name": "李"})
    assert drafts.load("a") == {"name": "李"}


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DraftsError, match="账簿中已保存的数据完好；请先保存表单"):
        Drafts(tmp_path / "file" / "folder").save("a", {})
