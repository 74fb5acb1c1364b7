"""Finding people in a roster by part of the name, pinyin initials, id number or phone."""

from ledger.names.pinyin import PinyinTable
from ledger.roster.entry import RosterEntry
from ledger.values.text import search_key


def search_text(entry: RosterEntry, pinyin: PinyinTable) -> str:
    """Everything an entry can be found by, as one lower-case text made once per roster."""
    member = entry.member
    own_pinyin = search_key(member.pinyin)
    initials = "".join(syllable[0] for syllable in member.pinyin.lower().split())
    parts = (
        pinyin.search_text(member.name),
        own_pinyin,
        initials,
        member.id_number.lower(),
        member.phone,
        member.landline,
        member.admin_post,
        entry.branch.short_name,
    )
    return " ".join(part for part in parts if part)


def matches(text: str, wanted: str) -> bool:
    """Whether every word that was typed stands in a search text."""
    return all(word in text for word in wanted.lower().split())
