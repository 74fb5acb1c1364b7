"""The sentence above the grid about months owed in a row, with the rule about it."""

from collections.abc import Sequence

from ledger.errors import Finding, Level

_NAMES = 4


def arrears_words(findings: Sequence[Finding], names: Sequence[str]) -> str:
    """Who, the rule that the longest run touches, and where it is written."""
    worst = max(findings, key=lambda one: one.level is Level.WARN)
    shown = "、".join(names[:_NAMES]) + (f"等 {len(names)} 人" if len(names) > _NAMES else "")
    rule = worst.sentence.partition("没有交纳党费。")[2] or worst.sentence
    return f"{shown}：{rule}依据：{worst.article}"
