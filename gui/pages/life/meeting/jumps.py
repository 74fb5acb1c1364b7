"""Where a finding about a meeting lies: the field or part to go to, from its scope or its rule."""

from ledger.errors import Finding
from ledger.kinds.meetings import Meeting

ATTENDANCE = "attendance"
AGENDA = "agenda"
ATTACHMENTS = "attachments"
ELECTIONS = "elections"

_BY_RULE = {
    "minutes.recorder": "recorder_id",
    "meeting.convener": "chair_id",
    "minutes.late": "held_on",
    "minutes.future": "held_on",
    "minutes.weekend": "held_on",
    "minutes.duration": "to_time",
    "lecture.lecturer": "lecturer_id",
    "lecture.outline": "body",
    "lecture.separate": "lecturer_id",
    "meeting.right_name": "kind",
    "meeting.committee_first": AGENDA,
    "vote.one_by_one": AGENDA,
    "vote.left_out": ATTENDANCE,
}
_SHORT = {"recorder": "recorder_id", "chair": "chair_id", "lecturer": "lecturer_id", "items": AGENDA}


def place_of(finding: Finding, meeting: Meeting) -> str:
    """The place that ``MeetingEditor.go_to`` understands."""
    if finding.scope.startswith(("vote-", "election-")):
        return finding.scope
    return place_of_rule(finding.rule, meeting)


def place_of_rule(rule: str, meeting: Meeting) -> str:
    """The place by the rule alone; the agenda when nothing better is known."""
    if rule == "minutes.complete":
        return _first_missing(meeting)
    if rule.startswith("attendance."):
        return ATTENDANCE
    return _BY_RULE.get(rule) or _SHORT.get(rule) or rule


def _first_missing(meeting: Meeting) -> str:
    filled = {
        "from_time": meeting.from_time,
        "place": meeting.place,
        "chair_id": meeting.chair_id or meeting.chair_name,
        "recorder_id": meeting.recorder_id or meeting.recorder_name,
    }
    return next((name for name, value in filled.items() if not value), "topic")
