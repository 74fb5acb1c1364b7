"""Minutes that were copied from another meeting (defect 27)."""

import re
from collections.abc import Iterator

from ledger.checks.life.case import OWN_CHECK, Case
from ledger.checks.life.likeness import Shelf, Words
from ledger.errors import Finding, Level
from ledger.life.text import running_text

SHORTEST = 200  # characters; shorter minutes are alike without being copied
_NOT_WORDS = re.compile(r"[\W\d_]+")  # days, times and punctuation change when minutes are copied


def copied_findings(cases: list[Case]) -> Iterator[Finding]:
    """A finding for each meeting whose text is that of another one on an earlier day, which is named."""
    least = cases[0].facts.settings.similar_percent if cases else 0
    if not least:
        return
    shelf, seen = Shelf(), list[Case]()
    for case in sorted(cases, key=lambda one: (one.day, one.meeting.id)):
        text = running_text(case.sheet)
        words = Words(_NOT_WORDS.sub("", text) if len(text) >= SHORTEST else "")
        if len(words.text) < SHORTEST:
            continue
        # Minutes of one day may be the same: two units that held a joint meeting each keep their own.
        earlier = [place for place in shelf.near(words, least) if seen[place].day != case.day]
        alike = [(words.likeness(shelf.texts[place]), place) for place in earlier]
        if alike and max(alike)[0] >= least:
            share, place = max(alike)
            yield _copied(case, seen[place], share)
        shelf.add(words)
        seen.append(case)


def _copied(case: Case, original: Case, share: int) -> Finding:
    same = "相同" if share == 100 else f"{share}%相同"
    sentence = f"会议内容与{original.name}的记录{same}，请核对。"
    return case.finding("minutes.copied", Level.WARN, sentence, OWN_CHECK, str(original.meeting.id))
