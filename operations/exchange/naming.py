"""By what a record is known again in a book that was kept separately: the declarations.

A record has several ways of being named, the surest first. Who is meant counts by name and, where both books know the
person, by who it is; what may be left open is the same only where it is open on both sides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ledger.codes.talks import TAKER
from ledger.kept import UNIT, KeptRegister, PersonPair
from ledger.kind import RecordKind
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, MEMBER_SCORES
from ledger.kinds.book import OWN_FIELDS
from ledger.kinds.development import DEVELOPMENT_CASES, DEVELOPMENT_CHECKS, DEVELOPMENT_CONTACTS, HOLIDAYS
from ledger.kinds.dues import ASSESSMENTS, RULE_OVERRIDES
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES, SUMMARY_TEMPLATES
from ledger.kinds.meetings import (
    AGENDA_ITEMS,
    CANDIDATES,
    DECISIONS,
    ELECTIONS,
    MEETING_GUESTS,
    MEETING_TEMPLATES,
    MEETINGS,
    SPEECHES,
    VOTES,
)
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, STAYS
from ledger.kinds.organisation import OFFICES, ORG_UNITS, TERMS
from ledger.kinds.own_registers import OWN_ENTRIES, OWN_ENTRY_VALUES, OWN_REGISTER_FIELDS, OWN_REGISTERS
from ledger.kinds.registers import KEPT_REGISTERS, PARTICIPANTS
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from operations.standing import ONLY_ONE

EQUAL = "内容完全相同"


@dataclass(frozen=True, slots=True)
class Named:
    """One way in which the records of a kind are named.

    Attributes:
        fields: must say something, and the same.
        may_be_empty: must be the same, and may say nothing.
        people: must be the same people.
        by_parts: what belongs to the record must be the same, and there must be some of it.
        apart: two records in which such a field is filled and differs are two, whatever else they share.
        how: by what it was known, in words.
    """

    fields: tuple[str, ...]
    may_be_empty: tuple[str, ...] = ()
    people: tuple[PersonPair, ...] = ()
    by_parts: bool = False
    apart: tuple[str, ...] = ()
    how: str = "同一条登记"


class Part(NamedTuple):
    """The records that belong to one of a kind and tell it apart; without those of a role, where one is given."""

    kind: RecordKind[Any]
    owner: str
    words: tuple[str, ...]
    person: PersonPair | None = None
    without: tuple[str, str] | None = None


def _register(one: KeptRegister) -> tuple[Named, ...]:
    """As its sheet tells two rows apart: organisation, day, and what is declared."""
    named = [name for name in one.told_apart_by if name not in one.pair_of]
    required = [name for name in named if one.info(name).required]
    people = tuple(one.pair_of[name] for name in one.told_apart_by if name in one.pair_of)
    return (Named((UNIT, one.day, *required), tuple(name for name in named if name not in required), people),)


_SOMEBODY = PersonPair("member_id", "name")

NAMED_BY: Mapping[str, tuple[Named, ...]] = {
    **{key: (Named(names),) for key, names in ONLY_ONE.items()},
    **{one.key: _register(one) for one in KEPT_REGISTERS},
    ORG_UNITS.key: (
        Named(("level", "full_name"), how="全称相同"),
        Named(("level", "short_name"), how="简称相同"),
    ),
    MEMBERS.key: (
        Named(("id_number",), how="身份证号相同"),
        Named(("name", "birth_on"), apart=("id_number",), how="姓名和出生日期相同"),
    ),
    TERMS.key: (Named(("org_unit_id", "started_on")),),
    MEETINGS.key: (
        Named(("org_unit_id", "kind", "held_on", "from_time")),
        Named(("org_unit_id", "kind", "held_on"), apart=("from_time", "topic")),
        Named(("org_unit_id", "kind", "planned_on"), apart=("held_on", "from_time", "topic")),
    ),
    MEETING_GUESTS.key: (Named(("meeting_id", "name")),),
    AGENDA_ITEMS.key: (Named(("meeting_id", "title")),),
    SPEECHES.key: (Named(("agenda_item_id",), people=(PersonPair("speaker_id", "speaker_name"),)),),
    VOTES.key: (Named(("agenda_item_id", "resolution"), people=(PersonPair("subject_id", "subject_name"),)),),
    DECISIONS.key: (Named(("meeting_id", "text")),),
    ELECTIONS.key: (Named(("meeting_id", "office"), ("ballot_no",)),),
    CANDIDATES.key: (Named(("election_id",), people=(_SOMEBODY,)),),
    MEETING_TEMPLATES.key: (Named(("title", "is_phrase")),),
    TALKS.key: (
        Named(("org_unit_id", "held_on"), by_parts=True, apart=("from_time",)),
        Named(("org_unit_id", "planned_on"), by_parts=True, apart=("held_on", "from_time")),
    ),
    TALK_PEOPLE.key: (Named(("talk_id", "role"), people=(_SOMEBODY,)),),
    ASSESSMENTS.key: (Named(("member_id", "from_month")),),
    RULE_OVERRIDES.key: (Named(("rule", "from_month")),),
    APPRAISALS.key: (Named(("org_unit_id", "for_year")),),
    APPRAISAL_RESULTS.key: (Named(("appraisal_id", "member_id")),),
    MEMBER_SCORES.key: (Named(("member_id", "title", "for_year"), ("period",)),),
    DEVELOPMENT_CASES.key: (
        Named(("id_number", "applied_on")),
        Named(("org_unit_id", "name", "applied_on"), apart=("id_number",)),
        Named(("id_number",)),
        Named(("org_unit_id", "name"), apart=("id_number", "birth_on", "applied_on")),
        Named(("org_unit_id", "name", "birth_on"), apart=("id_number",)),
    ),
    DEVELOPMENT_CONTACTS.key: (Named(("case_id", "role"), people=(_SOMEBODY,)),),
    DEVELOPMENT_CHECKS.key: (Named(("case_id", "kind", "checked_on")),),
    HOLIDAYS.key: (Named(("day_on",)),),
    PARTICIPANTS.key: (Named(("record_kind", "record_id"), people=(_SOMEBODY,)),),
    DUTIES.key: (Named(("set_title", "text")),),
    OWN_FIGURES.key: (Named(("label",)),),
    SUMMARY_TEMPLATES.key: (Named(("key",)), Named(("title",), apart=("key",))),
    SUMMARIES.key: (Named(("template_key", "org_unit_id", "year", "title")),),
    OWN_FIELDS.key: (Named(("record_kind", "label")),),
    OWN_REGISTERS.key: (Named(("title",)),),
    OWN_REGISTER_FIELDS.key: (Named(("register_id", "label")),),
    OWN_ENTRIES.key: (Named(("register_id", "org_unit_id", "day_on"), by_parts=True),),
    OWN_ENTRY_VALUES.key: (Named(("entry_id", "field_id")),),
}

PARTS: Mapping[str, Part] = {
    TALKS.key: Part(TALK_PEOPLE, "talk_id", ("role",), _SOMEBODY, without=("role", TAKER)),
    OWN_ENTRIES.key: Part(OWN_ENTRY_VALUES, "entry_id", ("field_id", "value")),
}
"""What says which talk it was, and which entry of a register of the user's own."""

PERIODS: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    STAYS.key: (("member_id", "branch_id"), "joined_on", "left_on"),
    GROUP_STAYS.key: (("member_id", "group_id"), "from_on", "to_on"),
    OFFICES.key: (("member_id", "org_unit_id", "office"), "from_on", "to_on"),
}
"""Periods of the same person at the same place that overlap are one period, known differently well."""

SIGNED: Mapping[str, frozenset[str]] = dict.fromkeys(
    (MEETINGS.key, TALKS.key), frozenset({"written_on", "sealed_on", "sealed_by"})
)
"""Fields that say who closed a record and when it was written: each book says that of its own copy."""
