"""One way to write down a measurement."""

from collections.abc import Iterable
from dataclasses import dataclass

NOT_INSTALLED = "未安装"


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One comparison. ``ratio`` is ours / reference, None without a reference; ``goal`` says what is good enough."""

    name: str
    ours: str
    reference: str
    ratio: float | None
    goal: str = ""


def not_installed(name: str, goal: str) -> BenchRow:
    """A comparison that this machine cannot make."""
    return BenchRow(name, "", NOT_INSTALLED, None, goal)


def write_table(rows: Iterable[BenchRow]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | ours | reference | ours / reference | goal |", "|---|---|---|---|---|"]
    lines += [f"| {r.name} | {r.ours} | {r.reference} | {_ratio(r.ratio)} | {r.goal} |" for r in rows]
    return "\n".join(lines)


def _ratio(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"
