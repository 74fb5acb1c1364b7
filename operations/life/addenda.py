"""补正: what is added to sealed minutes. The sealed text stays, the addition is printed behind it."""

from ledger.codes.meetings import SEALED
from ledger.errors import KnownError
from ledger.kind import missing_fields
from ledger.kinds.attached import ADDENDA, Addendum
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.talks import TALKS
from operations.refusal import refuse_problems
from storage.store import Store


def add_addendum(store: Store, one: Addendum) -> Addendum:
    """Add to the sealed minutes of a meeting, or to the sealed record of a talk.

    Raises KnownError when something is missing, or when the minutes are not sealed and can simply be changed.
    """
    refuse_problems(missing_fields(ADDENDA, one), "补正")
    if one.talk_id is not None:
        talk = store.get(TALKS, one.talk_id)
        state, label = talk.state, f"补正{TALKS.describe(talk)}"  # the reason may be part of what was said
    else:
        meeting = store.get(MEETINGS, one.meeting_id or 0)
        state, label = meeting.state, f"补正{MEETINGS.describe(meeting)}：{one.reason}"
    if state != SEALED:
        raise KnownError("记录还没有定稿，可以直接修改，不需要补正。数据没有变动。")
    with store.change(label) as change:
        return change.add(ADDENDA, one)
