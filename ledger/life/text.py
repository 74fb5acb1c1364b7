"""The words of minutes, for searching them and holding them against each other."""

from collections.abc import Iterator

from ledger.life.sheet import MeetingSheet


def texts_of(sheet: MeetingSheet) -> Iterator[str]:
    """Every text of a meeting: topic, titles, reports, speeches, body, summary, decisions."""
    yield sheet.meeting.topic
    yield sheet.meeting.body
    for one in sheet.items:
        yield one.item.title
        yield one.item.report
        for speech in one.speeches:
            yield speech.text
    yield sheet.meeting.summary
    for decision in sheet.decisions:
        yield decision.text


def running_text(sheet: MeetingSheet) -> str:
    """What was written down about the course of the meeting: body, reports, speeches and summary."""
    parts = [sheet.meeting.body]
    for one in sheet.items:
        parts.append(one.item.report)
        parts.extend(speech.text for speech in one.speeches)
    return "".join((*parts, sheet.meeting.summary))
