"""One way to write down a measurement."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One comparison. ``ratio`` is ours / reference; ``goal`` says in words what is good enough."""

    name: str
    ours: str
    reference: str
    ratio: float
    goal: str = ""


def write_table(rows: Iterable[BenchRow]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | ours | reference | ours / reference | goal |", "|---|---|---|---|---|"]
    lines += [f"| {r.name} | {r.ours} | {r.reference} | {r.ratio:.2f} | {r.goal} |" for r in rows]
    return "\n".join(lines)
