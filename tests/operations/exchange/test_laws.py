"""Laws of the exchange: nothing is lost, nothing is doubled, and the order of the branches does not matter."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from ledger.kinds import KINDS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from operations.exchange.belonging import FILE_FIELDS, HANDED_DOWN, STAYS_AT_HOME, owner_of
from operations.records import save_record
from storage.store import Store
from tests.operations.exchange.branches import branch_book, handed_up, hold, said, superior_book, taken

NAMES = ("王芳", "李强", "赵敏", "周洋", "吴静")
PEOPLE = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True).map(tuple)
FEW = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def unit_named(book: Store, name: str) -> int:
    return book.where(ORG_UNITS, level=BRANCH, short_name=name)[0].id


@pytest.fixture
def places(tmp_path_factory: pytest.TempPathFactory) -> "Places":
    return Places(tmp_path_factory)


class Places:
    """A new folder for each example."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self._factory = factory

    def new(self) -> Path:
        return self._factory.mktemp("law")


@FEW
@given(people=PEOPLE, meetings=st.integers(0, 3))
def test_what_is_handed_up_arrives_and_nothing_else(places: Places, people: tuple[str, ...], meetings: int) -> None:
    folder = places.new()
    with branch_book(folder / "一.zbtz", "第一支部", people, meetings) as branch:
        file = handed_up(branch, folder / "一.zbjh").path
        with superior_book(folder / "总.zbtz") as top:
            taken(top, file)
            assert said(top, unit_named(top, "第一支部")) == said(branch, 1)
            before = top.last_hash
            taken(top, file)
            assert top.last_hash == before


@FEW
@given(first=PEOPLE, second=PEOPLE)
def test_the_order_of_two_branches_does_not_matter(
    places: Places, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    folder = places.new()
    with (
        branch_book(folder / "一.zbtz", "第一支部", first, 1) as one,
        branch_book(folder / "二.zbtz", "第二支部", second, 1) as other,
    ):
        files = [handed_up(one, folder / "一.zbjh").path, handed_up(other, folder / "二.zbjh").path]
    found = []
    for number, order in enumerate((files, files[::-1])):
        with superior_book(folder / f"总{number}.zbtz") as top:
            for file in order:
                taken(top, file)
            assert top.count(MEMBERS) == len({*first, *second})
            found.append([said(top, unit_named(top, name)) for name in ("第一支部", "第二支部")])
    assert found[0] == found[1]


@FEW
@given(steps=st.lists(st.sampled_from(["phone", "meeting", "hand"]), min_size=1, max_size=6))
def test_whenever_files_travel_the_superior_ends_with_what_the_branch_says(places: Places, steps: list[str]) -> None:
    folder = places.new()
    with branch_book(folder / "一.zbtz", "第一支部", NAMES[:2], 1) as branch, superior_book(folder / "总.zbtz") as top:
        for number, step in enumerate([*steps, "hand"]):
            if step == "phone":
                person = branch.all(MEMBERS)[0]
                save_record(branch, MEMBERS, replace(person, phone=f"139{number:08}"))
            elif step == "meeting":
                with branch.change("新会议") as change:
                    hold(change, 1, branch.all(MEMBERS), date(2026, 4, 1) + timedelta(days=number))
            else:
                taken(top, handed_up(branch, folder / f"{number}.zbjh").path)
        assert said(top, unit_named(top, "第一支部")) == said(branch, 1)


def test_every_kind_belongs_somewhere_or_is_named_as_one_that_stays() -> None:
    prescribed = {kind.key for kind in HANDED_DOWN}
    roots = {"members", "org_units"}
    for kind in KINDS:
        blank = kind.record(**{one.name: 1 for one in kind.references()})
        owner = owner_of(kind.key, blank, lambda _: None)
        is_somebodys = owner is not None or kind.key in roots
        assert is_somebodys or kind.key in prescribed or kind.key in STAYS_AT_HOME, kind.key


def test_every_field_that_names_kept_bytes_is_known() -> None:
    named = {(kind.key, one.name) for kind in KINDS for one in kind.fields if one.info.label == "内容校验值"}
    assert named == set(FILE_FIELDS)
