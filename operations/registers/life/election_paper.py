"""A ballot about to be printed: its meeting, its candidates by strokes, its name."""

from dataclasses import dataclass
from functools import cached_property

from ledger.codes.meetings import COMMITTEE_SEATS
from ledger.errors import KnownError
from ledger.kinds.meetings import Candidate
from ledger.life.facts import meeting_order
from ledger.life.sheet import ElectionSheet
from ledger.names.strokes import stroke_sort_key
from operations.registers.definition import RegisterInput
from operations.registers.life.common import life_of, overlapped, unit_stem, units_of
from operations.registers.life.meeting_paper import MeetingPaper, paper_of
from operations.registers.life.vote_words import candidate_name


@dataclass(frozen=True)
class ElectionPaper:
    """One ballot of an election with the words that its sheets share."""

    meeting: MeetingPaper
    ballot: ElectionSheet

    @property
    def name(self) -> str:
        """``中共某局机关第一支部委员会委员``, ``…第一支部书记``: what is elected."""
        facts, meeting = self.meeting.facts, self.meeting.meeting
        stem = unit_stem(facts.roster, facts.roster.unit_by_id.get(meeting.org_unit_id or 0))
        body = overlapped(stem, "委员会") if self.ballot.election.office == COMMITTEE_SEATS else stem
        return body + self.ballot.election.office

    @property
    def round_words(self) -> str:
        """``（第2轮）`` for a further ballot."""
        number = self.ballot.election.ballot_no
        return f"（第{number}轮）" if number > 1 else ""

    @cached_property
    def proposed(self) -> list[str]:
        """The names of the candidates by 姓氏笔画."""
        names = self.meeting.given.names

        def key(name: str) -> object:
            return stroke_sort_key(name, names.strokes, names.stroke_fixes, names.convention)

        return sorted((self.name_of(one) for one in self.ballot.candidates if not one.is_written_in), key=key)  # type: ignore[arg-type]

    def in_order(self) -> list[Candidate]:
        """All who got votes: the candidates by strokes, then those written in."""
        places = {name: place for place, name in enumerate(self.proposed)}
        return sorted(
            self.ballot.candidates,
            key=lambda one: (one.is_written_in, places.get(self.name_of(one), len(places)), one.order_no),
        )

    def name_of(self, one: Candidate) -> str:
        """The name of a candidate."""
        return candidate_name(self.meeting.facts, one)


def elections_in(given: RegisterInput) -> list[ElectionPaper]:
    """The ballots of the period, or the one asked for. Raises KnownError when there is none."""
    found = find_elections(given)
    if not found:
        raise KnownError(f"{given.period.words}没有选举，没有可打印的内容。")
    return found


def find_elections(given: RegisterInput) -> list[ElectionPaper]:
    """The same; there may be none. Raises KnownError when the one asked for is not in the book."""
    facts, asked, wanted = life_of(given), given.options.record_id, units_of(given)
    if asked is not None and asked not in {one.id for one in facts.elections}:
        raise KnownError(f"编号为{asked}的选举不在账簿里，没有可打印的内容；请重新选择选举。")
    found = []
    for meeting in sorted(facts.meetings, key=meeting_order):
        is_ours = given.period.has(meeting.held_on or meeting.planned_on) and wanted & set(facts.units_of[meeting.id])
        for one in facts.elections_of.get(meeting.id, ()):
            if one.id == asked or (asked is None and is_ours):
                sheet = ElectionSheet(one, facts.candidates_of.get(one.id, ()))
                found.append(ElectionPaper(paper_of(given, meeting), sheet))
    return found
