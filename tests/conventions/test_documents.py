"""The documents that go with every change are there and keep up with the code."""

import re
from pathlib import Path

import pytest

from ledger.kinds import KINDS

ROOT = Path(__file__).parents[2]


def test_the_changelog_has_a_part_for_what_is_not_released() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "未发布"


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_every_record_kind_stands_in_the_glossary(key: str) -> None:
    assert f"`{key}`" in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_ci_machine_runs_the_command_that_the_readme_names() -> None:
    command = "python3 tools/check.py"
    assert f"\n{command}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"\nexec {command}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
