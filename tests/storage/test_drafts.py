"""What was typed is there after a crash, of this book only, and under its key."""

import sys
from pathlib import Path

import pytest

from ledger.kinds.member import MEMBERS, Member
from storage.drafts import Drafts, DraftsError
from storage.rekeying import set_password
from storage.store import Store


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


def test_looking_for_a_draft_writes_nothing(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    assert drafts.load("a") is None
    drafts.clear("a")
    assert not drafts.file.exists()


def test_a_later_draft_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.save("a", {"name": "李"})
    drafts.save("a", {"name": "李娜"})
    assert drafts.load("a") == {"name": "李娜"}
    assert list((tmp_path / "drafts").iterdir()) == [drafts.file]


def test_drafts_of_one_book_are_not_those_of_another(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.belong_to(tmp_path / "一.zbtz")
    drafts.save("members/3", {"name": "李"})
    drafts.belong_to(tmp_path / "二.zbtz")
    assert drafts.load("members/3") is None
    drafts.belong_to(tmp_path / "一.zbtz")
    assert drafts.load("members/3") == {"name": "李"}
    drafts.clear_all()
    drafts.clear_all()
    assert drafts.load("members/3") is None


def test_drafts_of_a_book_with_a_password_tell_no_name(store: Store, tmp_path: Path) -> None:
    with store.change("新增党员") as change:
        change.add(MEMBERS, Member(name="王芳"))
    store.close()
    drafts = Drafts(tmp_path / "drafts")
    drafts.belong_to(store.path)
    drafts.save("members/1", {"name": "王芳芳"})
    assert "王芳芳".encode() in drafts.file.read_bytes()
    set_password(store.path, "口令2026")
    assert drafts.load("members/1") is None, "of before the password: begun anew"
    drafts.save("members/1", {"name": "王芳芳"})
    assert drafts.load("members/1") == {"name": "王芳芳"}
    assert "王芳芳".encode() not in drafts.file.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="the user's folder is private there by itself")
def test_only_the_user_can_read_drafts(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.save("a", {"name": "李"})
    assert drafts.file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"\xff\xfe", b"garbled" * 2000])
def test_a_garbled_file_is_as_no_draft_and_can_be_written_again(tmp_path: Path, content: bytes) -> None:
    drafts = Drafts(tmp_path)
    drafts.file.write_bytes(content)
    assert drafts.load("a") is None
    drafts.save("a", {"name": "李"})
    assert drafts.load("a") == {"name": "李"}


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DraftsError, match="账簿中已保存的数据完好；请先保存表单"):
        Drafts(tmp_path / "file" / "folder").save("a", {})
