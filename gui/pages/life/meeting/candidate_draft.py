"""The candidates of a ballot as one text, so that half-typed figures can be kept as a draft."""

import json
from collections.abc import Iterable

from ledger.kinds.meetings import Candidate

_FIELDS = ("id", "member_id", "name", "is_written_in", "yes", "no", "abstain", "is_elected")


def draft_text(candidates: Iterable[Candidate]) -> str:
    """The candidates as JSON."""
    return json.dumps([[getattr(one, name) for name in _FIELDS] for one in candidates], ensure_ascii=False)


def from_draft(text: str) -> tuple[Candidate, ...] | None:
    """The candidates of such a text; None when it is another one."""
    try:
        rows = json.loads(text)
        return tuple(Candidate(**dict(zip(_FIELDS, row, strict=True))) for row in rows)
    except (ValueError, TypeError):
        return None
