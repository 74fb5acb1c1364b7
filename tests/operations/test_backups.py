"""Which backups stay, when one is due, and the copy at a second place."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ledger.kinds.member import MEMBERS, Member
from operations.backups import (
    BEFORE_IMPORT,
    BY_HAND,
    DAYS,
    FIRST_OF_DAY,
    MONTHS,
    NEWEST,
    WEEKS,
    WHILE_WORKING,
    BackupJob,
    back_up,
    folder_of,
    is_due,
    kept,
)
from storage.backups import Proof
from storage.store import Store

NOW = datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001 - a fixed local time


def proof(number: int, made_at: datetime, reason: str = WHILE_WORKING) -> Proof:
    return Proof(number, f"{number}.zbtz", made_at, reason, 4096, {}, 1, "")


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31))  # noqa: DTZ001 - local times
REASONS = st.sampled_from([WHILE_WORKING, FIRST_OF_DAY, BY_HAND, BEFORE_IMPORT])
PROOFS = st.lists(st.tuples(MOMENTS, REASONS), max_size=120).map(
    lambda many: [proof(number, made_at, reason) for number, (made_at, reason) in enumerate(many, start=1)]
)


@given(PROOFS)
def test_thinning_keeps_the_newest_and_never_grows_without_bound(proofs: list[Proof]) -> None:
    stay = kept(proofs)
    newest = [one.number for one in proofs][-NEWEST:]
    assert set(newest) <= stay <= {one.number for one in proofs}
    assert len(stay) <= 2 * NEWEST + DAYS + WEEKS + MONTHS
    again = kept([one for one in proofs if one.number in stay])
    assert again == stay, "thinning twice takes no more than thinning once"


def test_of_each_day_week_and_month_the_last_stays() -> None:
    daily = [proof(n, NOW - timedelta(days=400 - n)) for n in range(1, 401)]
    stay = [one for one in daily if one.number in kept(daily)]
    months = {(one.made_at.year, one.made_at.month) for one in stay}
    assert len(months) == MONTHS
    assert len(stay) <= NEWEST + WEEKS + MONTHS


def test_backups_made_by_hand_outlive_many_automatic_ones() -> None:
    many = [proof(1, NOW, BY_HAND), *(proof(n, NOW + timedelta(minutes=n)) for n in range(2, 60))]
    assert 1 in kept(many)


def test_when_a_backup_is_due() -> None:
    before = proof(1, NOW - timedelta(days=1))
    today = proof(2, NOW - timedelta(minutes=40))
    assert is_due(None, "", NOW) == "", "an empty book needs none"
    assert is_due(None, "a", NOW) == FIRST_OF_DAY
    assert is_due(before, "a", NOW) == FIRST_OF_DAY
    assert is_due(today, "a", NOW) == WHILE_WORKING
    assert is_due(replace(today, last_hash="a"), "a", NOW) == "", "nothing has changed since"
    assert is_due(replace(before, last_hash="a"), "a", NOW) == "", "nor since yesterday"
    assert is_due(proof(3, NOW - timedelta(minutes=10)), "a", NOW) == ""
    assert is_due(proof(4, NOW + timedelta(hours=3)), "a", NOW) == WHILE_WORKING, "the clock was set back"


def test_a_copy_goes_to_the_second_place_when_it_can_be_reached(store: Store, tmp_path: Path) -> None:
    with store.change("新增党员") as change:
        change.add(MEMBERS, Member(name="王芳"))
    stick = tmp_path / "U盘"
    job = BackupJob(store.path, BY_HAND, NOW, stick)
    assert back_up(job, _silent).second is None, "the stick is not there"
    stick.mkdir()
    done = back_up(job, _silent)
    assert done.second is not None
    assert done.second.path.parent == stick / "支部-备份"
    assert [one.path.parent for one in folder_of(store.path).backups()] == [tmp_path / "支部-备份"] * 2


def _silent(_done: int, _total: int, _note: str) -> None: ...
