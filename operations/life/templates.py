"""Templates of meetings and phrase blocks, as the user keeps them."""

from collections.abc import Sequence

from ledger.kinds.meetings import MEETING_TEMPLATES, MeetingTemplate
from ledger.life.sheet import MeetingSheet
from operations.records import remove_record, save_record
from storage.store import Store


def templates_for(store: Store, kind: str) -> Sequence[MeetingTemplate]:
    """The frames for a kind of meeting, its own before those for any kind."""
    return _for(store, kind, is_phrase=False)


def phrases_for(store: Store, kind: str) -> Sequence[MeetingTemplate]:
    """The phrase blocks for a kind of meeting, its own before those for any kind."""
    return _for(store, kind, is_phrase=True)


def save_template(store: Store, one: MeetingTemplate) -> MeetingTemplate:
    """Keep a template or phrase block. Raises KnownError without a name."""
    return save_record(store, MEETING_TEMPLATES, one)


def remove_template(store: Store, template_id: int) -> None:
    """Take a template or phrase block out; 撤销 brings it back."""
    remove_record(store, MEETING_TEMPLATES, template_id)


def template_of(sheet: MeetingSheet, title: str) -> MeetingTemplate:
    """The frame of a meeting as a template: place, times, one agenda item a line."""
    one = sheet.meeting
    return MeetingTemplate(
        kind=one.kind,
        title=title,
        text="\n".join(item.item.title for item in sheet.items),
        place=one.place,
        from_time=one.from_time,
        to_time=one.to_time,
    )


def _for(store: Store, kind: str, *, is_phrase: bool) -> Sequence[MeetingTemplate]:
    fitting = [one for one in store.all(MEETING_TEMPLATES) if one.is_phrase is is_phrase and one.kind in ("", kind)]
    return sorted(fitting, key=lambda one: (one.kind == "", one.order_no, one.id))
