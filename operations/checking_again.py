"""Reading for the self-check once more after a change: only what the change has touched, the rest is known already."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from ledger.kinds.appraisal import APPRAISAL_RESULTS
from ledger.kinds.book import SETTINGS
from ledger.kinds.development import DEVELOPMENT_CASES
from operations.cash.reading import read_cash
from operations.checking import CheckInput, read_for_check
from operations.development.reading import DEVELOPMENT_KEYS, read_development_parts
from operations.life.reading import LIFE_KEYS, read_parts, vote_versions
from storage.store import Store


def read_again(
    store: Store, before: CheckInput, kinds: AbstractSet[str], as_of: date, unit_id: int | None
) -> CheckInput:
    """What ``read_for_check`` gives now. ``kinds`` are the keys of the kinds touched since ``before`` was read."""
    if SETTINGS.key in kinds:
        return read_for_check(store, as_of, unit_id)
    cash = read_cash(store) if kinds - LIFE_KEYS - DEVELOPMENT_KEYS else before.cash
    life = replace(before.life, roster=cash.roster, **read_parts(store, kinds))
    if DEVELOPMENT_CASES.key in kinds:
        life = replace(life, vote_versions=vote_versions(store))
    development = replace(before.development, life=life, **read_development_parts(store, kinds))
    results = tuple(store.all(APPRAISAL_RESULTS)) if APPRAISAL_RESULTS.key in kinds else before.appraisal_results
    return CheckInput(cash, life, development, as_of, unit_id, results)
