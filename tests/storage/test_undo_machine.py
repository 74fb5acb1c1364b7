"""Random programs of changes, undo and redo: undo all is the start, redo all is the end, at every restart."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from storage.verification import verify
from tests.storage.helpers import Dump, dump, new_store, open_store

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
EDITS = st.sampled_from(["add", "add_stay", "rename", "remove"])


class Program(RuleBasedStateMachine):
    """The model is the row of dumps that undo and redo must lead back to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "book.zbtz"
        self.store = new_store(self.path)
        self.states: list[Dump] = [dump(self.path)]
        self.at = 0

    def edit(self, action: str, name: str, pick: int) -> None:
        """One edit of one change; nothing when there is no member to edit."""
        members = self.store.all(MEMBERS)
        member = members[pick % len(members)] if members else None
        if action == "add" or member is None:
            self.change.add(MEMBERS, Member(name=name))
        elif action == "add_stay":
            self.change.add(STAYS, Stay(member_id=member.id, came_from=name))
        elif action == "rename":
            self.change.update(MEMBERS, replace(member, name=name))
        else:
            for stay in self.store.where(STAYS, member_id=member.id):
                self.change.remove(STAYS, stay.id)
            self.change.remove(MEMBERS, member.id)

    @rule(edits=st.lists(st.tuples(EDITS, NAMES, st.integers(0, 9)), max_size=4))
    def write(self, edits: list[tuple[str, str, int]]) -> None:
        with self.store.change("修改") as self.change:
            for edit in edits:
                self.edit(*edit)
        if dump(self.path) != self.states[self.at]:
            self.states[self.at + 1 :] = [dump(self.path)]
            self.at += 1

    @rule(edits=st.lists(st.tuples(EDITS, NAMES, st.integers(0, 9)), max_size=3))
    def write_and_fail(self, edits: list[tuple[str, str, int]]) -> None:
        try:
            with self.store.change("失败") as self.change:
                for edit in edits:
                    self.edit(*edit)
                raise InterruptedError  # noqa: TRY301 - the failure is the point
        except InterruptedError:
            pass

    @rule()
    def undo(self) -> None:
        assert (self.store.undo_label is None) == (self.at == 0)
        assert self.store.undo().is_empty == (self.at == 0)
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        last = len(self.states) - 1
        assert (self.store.redo_label is None) == (self.at == last)
        self.store.redo()
        self.at = min(self.at + 1, last)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(self.path)

    @invariant()
    def the_book_is_where_the_model_is(self) -> None:
        assert dump(self.path) == self.states[self.at]

    def teardown(self) -> None:
        while self.store.undo_label is not None:
            self.store.undo()
        assert dump(self.path) == self.states[0]
        while self.store.redo_label is not None:
            self.store.redo()
        assert dump(self.path) == self.states[-1]
        assert verify(self.path).is_sound
        self.store.close()
        self.folder.cleanup()


TestProgram = Program.TestCase
TestProgram.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
