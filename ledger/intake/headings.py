"""Which field a heading means."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ledger.intake.heading_text import MAX_HEADING, heading_keys
from ledger.intake.target import Target

# Words around a known heading that do not change what it means.
_FILLER = re.compile(
    "党员|本人|个人|同志|公民|居民|有效|信息|情况|具体|详细|最新|目前|当前|现在|现|填写|请|的|是|项|栏|基本|名称|内容|全称"
)
# A heading under one of these belongs to another person.
_OTHER_PERSON = re.compile(
    "家庭成员|家庭主要成员|家属|配偶|父亲|母亲|父母|子女|亲属|爱人|介绍人|联系人|培养人|紧急|书记|证明人|户主|代理人|填表人"
)
_ALTERNATIVE = re.compile("[/或]")


@dataclass(frozen=True, slots=True)
class Match:
    """A field and how certain the heading is about it (1.0 its own label, lower for looser matches)."""

    field: str
    certainty: float


def match_heading(target: Target, text: str) -> Match | None:
    """The field that one heading text means, or None."""
    if not text or len(text) > MAX_HEADING:
        return None
    keys = heading_keys(text)
    for key in keys:
        if found := target.headings.get(key):
            return Match(*found)
    return _match_loosely(target, keys)


def _match_loosely(target: Target, keys: Iterable[str]) -> Match | None:
    for key in keys:
        bare = _FILLER.sub("", key)
        if bare != key and (found := target.headings.get(bare)):
            return Match(found[0], 0.7)
        fields = {found[0] for part in _ALTERNATIVE.split(key) if (found := target.headings.get(part))}
        if "/" in key and len(fields) == 1:
            return Match(fields.pop(), 0.6)
    return None


def match_levels(target: Target, levels: Sequence[str]) -> Match | None:
    """The field that a heading of one or more levels means, the group heading first.

    ``党内`` under ``职务`` is tried as 职务党内 and 党内职务, then alone; a group that names another person claims the
    column for that person.
    """
    if found := _match_use(target, levels[-1]):
        return found
    if target.set_aside("/".join(levels)):
        return None
    if len(levels) == 1:
        return match_heading(target, levels[0])
    *groups, last = levels
    joined = [" ".join(levels), "".join((last, groups[-1])), "".join((groups[-1], last))]
    for text in joined:
        if (found := match_heading(target, text)) and found.certainty >= 0.7:
            return found
    if any(_OTHER_PERSON.search(group) for group in groups):
        return None
    found = match_heading(target, last)
    return Match(found.field, found.certainty - 0.05) if found else None


def _match_use(target: Target, heading: str) -> Match | None:
    """A heading of our own sheets that says what is to be done with its column."""
    for use in target.uses:
        if use.heading and heading.startswith(use.heading):
            return Match(use.prefix + heading.removeprefix(use.heading), 1.0)
    return None


def signature(headings: Iterable[str]) -> str:
    """A short name for a set of headings in their order, under which a mapping is remembered."""
    keys = ["".join(heading_keys(heading)[-1:]) for heading in headings]
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]
