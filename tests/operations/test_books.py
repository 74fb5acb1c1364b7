from pathlib import Path

import pytest

from ledger.errors import KnownError
from ledger.kinds.organisation import ORG_UNITS
from operations.books import new_book, short_name
from operations.demo import Plan, demo_book
from storage.store import Store
from tests.operations.conftest import NOW


def test_a_new_book_holds_its_organisation_and_nothing_can_be_undone(store: Store) -> None:
    assert [(unit.level, unit.short_name) for unit in store.all(ORG_UNITS)] == [
        ("党总支", "某局机关总支部"),
        ("党支部", "第一支部"),
        ("党支部", "第二支部"),
    ]
    assert store.undo_label is None
    assert [entry.label for entry in store.history()] == ["新建账簿：中共某局机关总支部委员会"]


def test_a_book_may_be_a_single_branch(tmp_path: Path) -> None:
    with new_book(tmp_path / "支部.zbtz", "中共某局机关支部委员会", (), clock=lambda: NOW) as store:
        assert [(unit.level, unit.parent_id) for unit in store.all(ORG_UNITS)] == [("党支部", None)]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "要紧.zbtz"
    path.write_text("别人的文件", encoding="utf-8")
    with pytest.raises(KnownError, match="已经存在"):
        new_book(path, "中共某局机关支部委员会", (), clock=lambda: NOW)
    assert path.read_text(encoding="utf-8") == "别人的文件"


@pytest.mark.parametrize("is_sample", [False, True])
def test_a_book_that_could_not_be_filled_leaves_its_name_free(tmp_path: Path, *, is_sample: bool) -> None:
    path = tmp_path / "支部.zbtz"
    moments = [NOW]  # the lock still gets its time, the log no more

    def make() -> None:
        if is_sample:
            demo_book(path, Plan(3, 1, NOW.date()), 1, clock=moments.pop)
        else:
            new_book(path, "中共某局机关支部委员会", (), clock=moments.pop)

    with pytest.raises(IndexError):
        make()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("full", "org", "short"),
    [
        ("中共某局机关第一支部委员会", "中共某局机关总支部委员会", "第一支部"),
        ("中国共产党某局机关第二支部委员会", "中国共产党某局机关总支部委员会", "第二支部"),
        ("退休支部", "中共某局机关总支部委员会", "退休支部"),
        ("中共某局机关支部委员会", "中共某局机关支部委员会", "某局机关支部"),
    ],
)
def test_short_names_are_proposed_from_the_seal(full: str, org: str, short: str) -> None:
    assert short_name(full, org) == short
