"""One way to write down a measurement."""

from dataclasses import dataclass

HEAD = "| what | ours | reference | ours / reference | goal |\n|---|---|---|---|---|"
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


def line(row: BenchRow) -> str:
    """One row of the table."""
    return f"| {row.name} | {row.ours} | {row.reference} | {_ratio(row.ratio)} | {row.goal} |"


def _ratio(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"
