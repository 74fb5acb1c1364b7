"""脱敏副本: the same book with invented people, for asking somebody for help.

The same original always becomes the same replacement, a name also inside a text. What the rules of the program look at
(kinds, states, dates, amounts, counts) stays, so that a question can be asked with the copy; docs/decisions.md
says what that means. The copy has no log of the original, no bytes of attached files and no password.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ledger.codes.meetings import MEETING_KIND
from ledger.fields import Form
from ledger.kinds import KIND_BY_KEY, KINDS
from ledger.kinds.attached import ATTACHMENTS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from operations.masking_words import Masker
from storage.copying import Progress, silent
from storage.filling import book_of, records_of
from storage.log import Clock
from storage.snapshot import Records

LABEL = "建立脱敏副本"
OPERATOR = "脱敏"
_KEPT = frozenset(
    {
        ("assessments", "ratio"),
        ("assessments", "rate"),
        ("closed_dues", "ground"),
        ("rule_overrides", "rule"),
        ("rule_overrides", "value"),
        ("own_fields", "record_kind"),
        ("settings", "key"),
        ("import_mappings", "record_kind"),
        ("finding_answers", "rule"),
        ("finding_answers", "record_kind"),
        ("finding_answers", "scope"),
        ("participants", "record_kind"),
        ("exchange_origins", "origin_book"),
        ("exchange_origins", "record_kind"),
        ("exchange_origins", "digest"),
        ("exchange_origins", "kept_digest"),
        ("exchange_receipts", "origin_book"),
        ("exchange_receipts", "checksum"),
        ("exchange_receipts", "entry_hash"),
        ("exchange_receipts", "made_at"),
        ("own_figures", "source"),
        ("own_figures", "measure"),
        ("own_figures", "rounding"),
        ("own_register_fields", "form"),
        ("duties", "figure"),
        ("member_scores", "points"),
        ("summary_templates", "key"),
        ("summaries", "template_key"),
        ("snoozes", "todo"),
        ("stroke_fixes", "character"),
        ("stroke_fixes", "strokes"),
    }
)
"""Words of the program, figures and single characters: they name nobody."""
_PEOPLE = frozenset(
    {
        "added_by",
        "answered_by",
        "apprentice",
        "booked_by",
        "chair_name",
        "checked_by",
        "closed_by",
        "collector",
        "confirmed_by",
        "contact",
        "counted_by",
        "counters",
        "delegate",
        "handed_by",
        "handled_by",
        "host",
        "instructed_by",
        "introducers",
        "leader",
        "lecturer_name",
        "made_by",
        "mentor",
        "owner",
        "payer",
        "received_by",
        "recorder_name",
        "responsible",
        "sealed_by",
        "snoozed_by",
        "speaker_name",
        "subject_name",
        "talker",
        "tellers",
        "verified_by",
        "visitors",
        "witness",
    }
)
_NAMED = frozenset(
    {
        "members",
        "meeting_guests",
        "candidates",
        "talk_people",
        "development_cases",
        "development_contacts",
        "participants",
        "visits",
        "cadre_events",
        "awards",
    }
)
"""Their ``name`` is a person's."""
_MEETING_WORDS = MEETING_KIND.labels  # by these the rules know what a joint activity was
_PHONES = frozenset({"phone", "landline", "contact_phone"})


@dataclass(frozen=True, slots=True)
class Masked:
    """What a masked copy has come to: where it lies and its records by kind."""

    book: Path
    counts: dict[str, int]


def mask_book(book: Path, target: Path, clock: Clock, seed: int = 1, progress: Progress = silent) -> Masked:
    """Write a masked copy of a book, which may be open. The same book and seed give the same records.

    Raises:
        KnownError: the book cannot be read, the place cannot be written, or a file is there already.
        Cancelled: raised by ``progress``; nothing is left behind.
    """
    progress(0, len(KINDS), "正在读取账簿")
    records = records_of(book)
    masker = Masker(_names_in(records), seed)
    found: Records = {}
    for number, kind in enumerate(KINDS):
        progress(number, len(KINDS), f"正在替换{kind.title}")
        found[kind.key] = [_masked(kind.key, one, masker) for one in records[kind.key]]
    files = _without_bytes(found)
    progress(len(KINDS), len(KINDS), "正在写入副本")
    book_of(target, found, files, label=LABEL, clock=clock, operator=OPERATOR)
    return Masked(target, {key: len(rows) for key, rows in found.items()})


def _names_in(records: Records) -> set[str]:
    """Every name of a person anywhere in the book."""
    fields = [(kind.key, field.name) for kind in KINDS for field in kind.fields if _is_name(kind.key, field.name)]
    texts = (getattr(one, name) for key, name in fields for one in records[key])
    return {name for text in texts for name in Masker.names_of(text)}


def _is_name(key: str, field: str) -> bool:
    return field in _PEOPLE or (field == "name" and key in _NAMED)


def _masked(key: str, record: Any, masker: Masker) -> Any:
    changes: dict[str, Any] = {}
    for field in KIND_BY_KEY[key].fields:
        value = getattr(record, field.name)
        if isinstance(value, str) and value and (key, field.name) not in _KEPT:
            changes[field.name] = _text(key, field.name, record, masker)
    if key == MEMBERS.key and record.birth_on is not None:
        changes["birth_on"] = masker.shifted(record.birth_on, record.id_number or record.name)
    return replace(record, **changes)


def _text(key: str, name: str, record: Any, masker: Masker) -> str:
    value: str = getattr(record, name)
    info = KIND_BY_KEY[key].by_name[name]
    if info.form is Form.CHOICE and info.codes is not None and value in info.codes.labels:
        return value
    if _is_name(key, name):
        return masker.people(value)
    special = _SPECIAL.get((key, name))
    if special is not None:
        return special(record, value, masker)
    return masker.phone(value) if name in _PHONES else masker.text(value)


def _unit_name(record: Any, _: str, __: Masker) -> str:
    return f"中共示例单位第{record.id}{record.level}"


_SPECIAL: dict[tuple[str, str], Callable[[Any, str, Masker], str]] = {
    ("members", "id_number"): lambda _, value, masker: masker.id_number(value),
    ("development_cases", "id_number"): lambda _, value, masker: masker.id_number(value),
    ("development_materials", "content"): lambda *_: "",
    ("own_registers", "title"): lambda record, _, __: f"自设台账{record.id}",
    ("own_register_fields", "label"): lambda record, _, __: f"栏目{record.id}",
    ("members", "pinyin"): lambda *_: "",
    (ORG_UNITS.key, "full_name"): _unit_name,
    (ORG_UNITS.key, "short_name"): lambda record, _, __: f"第{record.id}{record.level}",
    ("own_fields", "label"): lambda record, _, __: f"自设字段{record.id}",
    ("settings", "value"): lambda _, value, masker: masker.json(value),
    ("import_mappings", "mapping"): lambda *_: "{}",
    ("attachments", "content"): lambda _, value, __: value,
    ("meetings", "tags"): lambda _, value, masker: masker.text(value, _MEETING_WORDS),
    ("meetings", "topic"): lambda _, value, masker: masker.text(value, _MEETING_WORDS),
}


def _without_bytes(found: Records) -> dict[str, bytes]:
    """Every attached file becomes a short note; those with the same bytes keep having the same."""
    numbers: dict[str, int] = {}
    files: dict[str, bytes] = {}
    for place, one in enumerate(found[ATTACHMENTS.key]):
        if not one.content:
            continue
        number = numbers.setdefault(one.content, len(numbers) + 1)
        note = f"附件{number}的内容已去除。".encode()
        name = sha256(note).hexdigest()
        files[name] = note
        found[ATTACHMENTS.key][place] = replace(one, content=name, byte_count=len(note))
    return files
