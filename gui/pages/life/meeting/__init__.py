"""The editor of one meeting: who came, what was said, voted and decided, and its way from draft to sealed."""

from gui.pages.life.meeting.editor import MeetingEditor

__all__ = ["MeetingEditor"]
