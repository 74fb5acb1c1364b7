"""Where a number comes from: document, article, version, or the local decision that replaced it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from ledger.rulebook import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The origin of one rule.

    Attributes:
        valid_from: first day of this version.
        local_reason: why this place deviates; empty for the rule itself.
    """

    valid_from: date
    document: str
    article: str
    mark: Mark
    text: str
    local_reason: str = ""

    @classmethod
    def of(cls, table: dict[str, Any]) -> Self:
        """Read the common keys of a rule file. Raises KeyError or ValueError for an incomplete rule."""
        return cls(
            valid_from=table["valid_from"],
            document=table["document"],
            article=table["article"],
            mark=Mark(table["mark"]),
            text=table["text"] if "text" in table else table["reason"],
        )

    @property
    def citation(self) -> str:
        """《…》第二条, or the local decision."""
        if self.local_reason:
            return f"本地标准（{self.document or '未注明文件'}）"
        return f"《{self.document}》{self.article}"


def parse_principles(toml_text: str) -> dict[str, Source]:
    """Read ``[[principle]]``: rules without a number, by id. Raises KeyError or ValueError when incomplete."""
    return {table["id"]: Source.of(table) for table in tomllib.loads(toml_text)["principle"]}
