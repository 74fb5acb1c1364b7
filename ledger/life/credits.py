"""学时 from the register of trainings: what counts as study of a member besides meetings, by whom and from where.

业务培训 is no education of the Party and does not count (教育管理条例第二十条 speaks of 党员集中学习培训).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ledger.codes.registers import PARTY_TRAINING, PARTY_WORK_TRAINING
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.trainings import TRAININGS, Training

COUNTED = frozenset({PARTY_TRAINING, PARTY_WORK_TRAINING})
"""The kinds of training that count."""


@dataclass(frozen=True, slots=True)
class StudyCredit:
    """Minutes that count for a member on a day, with the training that they come from."""

    member_id: int
    on: date
    minutes: int
    training: Training


def study_credits(
    trainings: Iterable[Training], participants: Iterable[Participant]
) -> Mapping[int, tuple[StudyCredit, ...]]:
    """The credits of each member by day; somebody with a time of his own is credited with that."""
    by_id = {one.id: one for one in trainings if one.kind in COUNTED and one.from_on is not None}
    found: dict[int, list[StudyCredit]] = defaultdict(list)
    for one in participants:
        training = by_id.get(one.record_id) if one.record_kind == TRAININGS.key else None
        if training is None or training.from_on is None or one.member_id is None:
            continue
        minutes = one.minutes or training.minutes
        if minutes > 0:
            found[one.member_id].append(StudyCredit(one.member_id, training.from_on, minutes, training))
    return {member: tuple(sorted(group, key=lambda one: one.on)) for member, group in found.items()}
