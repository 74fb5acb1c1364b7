"""The registers and forms about meetings, votes, elections and talks."""

from operations.registers.definition import RegisterDefinition
from operations.registers.life.attendance import ATTENDANCE
from operations.registers.life.ballot_election import BALLOT_ELECTION
from operations.registers.life.ballot_vote import BALLOT_VOTE
from operations.registers.life.completion import COMPLETION
from operations.registers.life.election_report import ELECTION_REPORT
from operations.registers.life.findings import FINDINGS
from operations.registers.life.hours import STUDY_HOURS
from operations.registers.life.lecture import LECTURE_COVER
from operations.registers.life.life_problems import LIFE_PROBLEMS
from operations.registers.life.minutes import MINUTES
from operations.registers.life.party_day import PARTY_DAY_RECORD
from operations.registers.life.resolution import RESOLUTION
from operations.registers.life.sign_in import SIGN_IN
from operations.registers.life.statistics import STATISTICS
from operations.registers.life.talk_record import TALK_RECORD
from operations.registers.life.talk_register import TALK_REGISTER
from operations.registers.life.tally_sheet import TALLY

LIFE_REGISTERS: tuple[RegisterDefinition, ...] = (
    MINUTES,
    SIGN_IN,
    LECTURE_COVER,
    PARTY_DAY_RECORD,
    LIFE_PROBLEMS,
    COMPLETION,
    STATISTICS,
    ATTENDANCE,
    STUDY_HOURS,
    TALK_RECORD,
    TALK_REGISTER,
    BALLOT_VOTE,
    RESOLUTION,
    BALLOT_ELECTION,
    TALLY,
    ELECTION_REPORT,
    FINDINGS,
)

__all__ = ["LIFE_REGISTERS"]
