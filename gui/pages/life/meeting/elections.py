"""选举: the ballots of the meeting, each with its outcome."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QWidget

from gui.pages.life.meeting.election_dialog import ElectionDialog, election_words, sentence_of
from gui.pages.life.meeting.line_button import LineButton
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref, without
from gui.pages.life.meeting.people import People
from gui.pages.life.meeting.verdict_view import VerdictView
from gui.widgets import column, link_button, row
from ledger.codes.meetings import COMMITTEE_SEATS
from ledger.kinds.meetings import Candidate, Election
from ledger.life.elections import ElectionVerdict, election_verdict
from ledger.life.sheet import ElectionSheet, MeetingSheet


class BallotLine(QFrame):
    """One ballot: a click opens its figures."""

    def __init__(self, words: str, sentence: str, judged: ElectionVerdict) -> None:
        super().__init__()
        self.words = LineButton(words)
        self.second = link_button("第二轮投票…")
        self.verdict = VerdictView()
        self.verdict.say(sentence, election_words(judged), judged.steps, judged.problems)
        head = row(self.words, self.second, gap=12)
        head.setStretch(0, 1)
        layout = column(gap=2)
        layout.addLayout(head)
        layout.addWidget(self.verdict)
        self.setLayout(layout)


class Elections(QWidget):
    """The ballots in the order in which they were held."""

    def __init__(self, open_: OpenMeeting, people: People) -> None:
        super().__init__()
        self._open, self._people = open_, people
        self._shown: object = None
        self.lines: list[BallotLine] = []
        self._rows = column(gap=10)
        self.add = link_button("添加选举…")
        self.add.clicked.connect(self.ask_new)
        layout = column(gap=6)
        layout.addLayout(self._rows)
        foot = row(self.add)
        foot.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)

    def show_meeting(self) -> None:
        """Show the ballots of the meeting."""
        self.add.setVisible(not self._open.is_locked)
        shown = (self._open.sheet.elections, self._open.turnout, self._open.is_locked)
        if shown == self._shown:
            return
        self._shown = shown
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(one) for one in self._open.sheet.elections]
        for line in self.lines:
            self._rows.addWidget(line)

    def ask_new(self) -> ElectionDialog:
        """Ask for another ballot."""
        return self._ask(ElectionSheet(Election(office=COMMITTEE_SEATS, ballot_no=1)))

    def ask_about(self, election_id: int) -> None:
        """Open a ballot."""
        for one in self._open.sheet.elections:
            if one.election.id == election_id and not self._open.is_locked:
                self._correct(one)

    def _line(self, one: ElectionSheet) -> BallotLine:
        judged = election_verdict(one, self._open.turnout, self._open.known.rules, self._open.day)
        ballot = f"（第 {one.election.ballot_no} 轮）" if one.election.ballot_no > 1 else ""
        kind = "等额" if one.election.is_equal else "差额"
        words = (
            f"选举{one.election.office}{ballot}　{kind}　应选 {one.election.seats} 名　候选人 {len(one.candidates)} 名"
        )
        made = BallotLine(words, sentence_of(judged, self._people), judged)
        is_settled = any(is_later(other.election, one.election) for other in self._open.sheet.elections)
        made.second.setVisible(bool(judged.tied) and not is_settled and not self._open.is_locked)
        if self._open.is_locked:
            return made
        made.words.clicked.connect(lambda: self._correct(one))
        made.second.clicked.connect(lambda: self._ask(second_ballot(one, judged)))
        return made

    def _correct(self, one: ElectionSheet) -> None:
        ref = Ref(Part.ELECTION, one.election.id)

        def remove() -> None:
            self._open.alter(lambda sheet: without(sheet, ref))

        self._ask(one).offer_removal(remove)

    def _ask(self, sheet: ElectionSheet) -> ElectionDialog:
        def save(asked: ElectionSheet) -> None:
            self._open.alter_or_raise(lambda whole: with_ballot(whole, asked))

        dialog = ElectionDialog(self.window(), self._open, self._people, sheet, save)
        dialog.open()
        return dialog


def is_later(ballot: Election, other: Election) -> bool:
    """Whether a ballot is a further one for the same office."""
    return ballot.office == other.office and ballot.ballot_no > other.ballot_no


def with_ballot(sheet: MeetingSheet, ballot: ElectionSheet) -> MeetingSheet:
    """The sheet with a ballot in the place of that with its id, or behind the others when it is new."""
    if not ballot.election.id:
        return replace(sheet, elections=(*sheet.elections, ballot))
    elections = tuple(ballot if one.election.id == ballot.election.id else one for one in sheet.elections)
    return replace(sheet, elections=elections)


def second_ballot(first: ElectionSheet, judged: ElectionVerdict) -> ElectionSheet:
    """A further ballot between those with equal votes, for the seats that are left."""
    election = Election(
        office=first.election.office,
        seats=max(judged.vacant, 1),
        is_equal=first.election.is_equal,
        ballot_no=max(first.election.ballot_no, 1) + 1,
        tellers=first.election.tellers,
        counters=first.election.counters,
    )
    tied = tuple(Candidate(member_id=one.member_id, name=one.name) for one in judged.tied)
    return ElectionSheet(election, tied)
