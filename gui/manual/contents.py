"""What the manual consists of: the list in its first file gives the pages and their order."""

import re
from dataclasses import dataclass
from pathlib import Path

import resources

FOLDER = "manual"
_ENTRY = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<key>[a-z-]+)\.md\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the manual. The key of a page of the window is the key of its topic."""

    key: str
    title: str

    @property
    def file(self) -> Path:
        """Where its text lies."""
        return resources.path(f"{FOLDER}/{self.key}.md")

    def holds(self, words: str) -> bool:
        """Whether a search finds something on this page."""
        return words.casefold() in self.file.read_text("utf-8").casefold()


def topics() -> tuple[Topic, ...]:
    """Every page in the order of the manual."""
    listed = resources.read_text(f"{FOLDER}/README.md")
    return tuple(Topic(found["key"], found["title"]) for found in _ENTRY.finditer(listed))
