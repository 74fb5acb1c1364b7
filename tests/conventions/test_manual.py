"""The manual hangs together: every page is listed, no link or picture is missing, none is left over."""

import re
from pathlib import Path

import pytest

from gui.manual.contents import topics

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "resources" / "manual"
PAGES = sorted(MANUAL.glob("*.md"))
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?!https?:|#)([^)#]+)\)")
_LIMIT = 4 * 1024 * 1024


def test_the_contents_list_every_page_once_under_its_own_heading() -> None:
    listed = [topic.key for topic in topics()]
    assert sorted(listed) == sorted({page.stem for page in PAGES} - {"README"})
    for topic in topics():
        assert topic.file.read_text("utf-8").startswith(f"# {topic.title}\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = _PICTURE.findall(text) + _LINK.findall(text)
    assert [target for target in targets if not (page.parent / target).is_file()] == []


def test_every_picture_is_used_and_together_they_stay_light() -> None:
    pages = [*PAGES, ROOT / "README.md", ROOT / "README.zh-CN.md"]
    used = {(page.parent / name).resolve() for page in pages for name in _PICTURE.findall(page.read_text("utf-8"))}
    there = {*MANUAL.glob("pictures/*"), *(ROOT / "docs" / "pictures").glob("*")}
    assert there == used
    assert sum(picture.stat().st_size for picture in there) < _LIMIT


def test_the_manual_speaks_calmly() -> None:
    text = "".join(page.read_text("utf-8") for page in PAGES)
    assert "！" not in _PICTURE.sub("", text)
