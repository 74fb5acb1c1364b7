"""Reading the roster's records out of the book, as plain values that a worker thread may hold."""

from typing import Any

from ledger.kind import RecordKind
from ledger.kinds.book import OWN_FIELDS, OWN_VALUES, SETTINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import GROUP_STAYS, LOST_CONTACTS, MOBILITIES, POST_HOLDINGS, STANDING_CHANGES, STAYS
from ledger.kinds.organisation import OFFICES, ORG_UNITS, TERMS
from ledger.roster.facts import RosterFacts
from operations.preferences import BIRTHDAY_BASIS, BirthdayBasis, preference
from storage.store import Store

ROSTER_KINDS: tuple[RecordKind[Any], ...] = (
    ORG_UNITS,
    TERMS,
    MEMBERS,
    STAYS,
    GROUP_STAYS,
    STANDING_CHANGES,
    POST_HOLDINGS,
    OFFICES,
    MOBILITIES,
    LOST_CONTACTS,
    OWN_FIELDS,
    OWN_VALUES,
    SETTINGS,
)


def read_facts(store: Store) -> RosterFacts:
    """Everything that the roster of any day is made of."""
    return RosterFacts(
        units=tuple(store.all(ORG_UNITS)),
        terms=tuple(store.all(TERMS)),
        members=tuple(store.all(MEMBERS)),
        stays=tuple(store.all(STAYS)),
        group_stays=tuple(store.all(GROUP_STAYS)),
        standing_changes=tuple(store.all(STANDING_CHANGES)),
        post_holdings=tuple(store.all(POST_HOLDINGS)),
        offices=tuple(store.all(OFFICES)),
        mobilities=tuple(store.all(MOBILITIES)),
        lost_contacts=tuple(store.all(LOST_CONTACTS)),
        own_fields=tuple(store.all(OWN_FIELDS)),
        own_values=tuple(store.all(OWN_VALUES)),
        birthday_is_conversion=preference(store, BIRTHDAY_BASIS) is BirthdayBasis.FULL_MEMBER,
    )
