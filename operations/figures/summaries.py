"""Summaries: shipped templates and the user's changes to them, the text of a year, 定稿 and back."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import resources
from ledger.errors import KnownError
from ledger.figures.evaluate import Asked
from ledger.figures.summary import Filled, fill, fixed_text, following_text
from ledger.kinds.figures import SUMMARIES, SUMMARY_TEMPLATES, Summary, SummaryTemplate
from operations.figures.filling import filling_of, until
from operations.figures.reading import FigureInput
from operations.records import remove_record, save_record
from storage.store import Store

TEMPLATE_FILES = ("year", "secretary", "half_year", "report_sheet")
_OWN = "own-"
_FINISHED = "“{title}”已经定稿，数据没有变动；需要修改的请先退回草稿。"


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it holds in a book.

    Attributes:
        key: identifier; ``own-7`` for one of the user's own.
        title: its name in lists.
        heading: the title of a text made from it, with fields.
        text: the text, with fields.
        last_day: month and day up to which its figures are counted; None for the whole year.
        record: the record that replaces the shipped text, or that is the template; None for the shipped one.
    """

    key: str
    title: str
    heading: str
    text: str
    last_day: tuple[int, int] | None = None
    record: SummaryTemplate | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is one of the user's own, and not a shipped one."""
        return self.key.startswith(_OWN)


@cache
def shipped_templates() -> tuple[Template, ...]:
    """The templates that ship with the program."""
    return tuple(_shipped(tomllib.loads(resources.read_text(f"summaries/{name}.toml"))) for name in TEMPLATE_FILES)


def _shipped(table: Mapping[str, str]) -> Template:
    day = tuple(map(int, table["until"].split("-"))) if "until" in table else None
    last_day = (day[0], day[1]) if day else None
    return Template(table["key"], table["title"], table["heading"], table["text"].strip("\n"), last_day)


def templates_of(store: Store) -> tuple[Template, ...]:
    """The shipped templates as the user has changed them, then his own."""
    records = sorted(store.all(SUMMARY_TEMPLATES), key=lambda one: (one.order_no, one.id))
    changed = {one.key: one for one in records if one.key}
    shipped = (
        replace(one, text=changed[one.key].text, record=changed[one.key]) if one.key in changed else one
        for one in shipped_templates()
    )
    own = (
        Template(f"{_OWN}{one.id}", one.title, f"{{{{unit_short}}}}{{{{year}}}}年{one.title}", one.text, record=one)
        for one in records
        if not one.key
    )
    return (*shipped, *own)


def find_template(store: Store, key: str) -> Template | None:
    """A template by key; None for one that was taken out."""
    return next((one for one in templates_of(store) if one.key == key), None)


def save_template(store: Store, template: Template, text: str) -> None:
    """Keep another text for a template. Raises KnownError when nothing would be in it."""
    if not text.strip():
        raise KnownError("模板没有内容，没有保存，原来的模板不变。")
    record = template.record or SummaryTemplate(key=template.key, title=template.title)
    save_record(store, SUMMARY_TEMPLATES, replace(record, text=text))


def add_template(store: Store, title: str, text: str) -> SummaryTemplate:
    """A template of the user's own. Raises KnownError without a name."""
    return save_record(store, SUMMARY_TEMPLATES, SummaryTemplate(title=title.strip(), text=text))


def reset_template(store: Store, template: Template) -> None:
    """The shipped text holds again, or the own template is gone; 撤销 brings back what was there."""
    if template.record is not None:
        remove_record(store, SUMMARY_TEMPLATES, template.record.id)


# Texts


def start_summary(store: Store, given: FigureInput, template: Template, asked: Asked) -> Summary:
    """A text from a template, as its own record. Its fields follow the records."""
    title = fill(template.heading, filling_of(given, asked)).text
    summary = Summary(
        template_key=template.key, org_unit_id=asked.unit_id, year=asked.year, title=title, text=template.text
    )
    return save_record(store, SUMMARIES, summary)


def save_summary(store: Store, summary: Summary) -> Summary:
    """Keep title, text and note. Raises KnownError for a text that is final."""
    if summary.id and store.get(SUMMARIES, summary.id).finished_on is not None:
        raise KnownError(_FINISHED.format(title=summary.title))
    return save_record(store, SUMMARIES, summary)


def remove_summary(store: Store, summary_id: int) -> None:
    """Take a text out; 撤销 brings it back."""
    remove_record(store, SUMMARIES, summary_id)


def asked_of(summary: Summary, as_of: date) -> Asked:
    """For which year, organisation and day a text counts; one about half a year no later than its end."""
    template = next((one for one in shipped_templates() if one.key == summary.template_key), None)
    last = date(summary.year, *template.last_day) if template and template.last_day else None
    return until(Asked(summary.year, as_of, summary.org_unit_id), last)


def filled(given: FigureInput, summary: Summary, as_of: date) -> Filled:
    """The text with its fields filled."""
    return fill(summary.text, filling_of(given, asked_of(summary, as_of)))


def finish_summary(store: Store, given: FigureInput, summary_id: int, today: date) -> Summary:
    """定稿: every field keeps the words that it has. Raises KnownError for a text that is final already."""
    summary = store.get(SUMMARIES, summary_id)
    if summary.finished_on is not None:
        raise KnownError(_FINISHED.format(title=summary.title))
    text = fixed_text(summary.text, filling_of(given, asked_of(summary, today)))
    finished = replace(summary, text=text, finished_on=today)
    with store.change(f"{summary.title}定稿") as change:
        change.update(SUMMARIES, finished)
    return finished


def reopen_summary(store: Store, summary_id: int) -> Summary:
    """退回草稿: the fields follow the records again."""
    summary = store.get(SUMMARIES, summary_id)
    opened = replace(summary, text=following_text(summary.text), finished_on=None)
    with store.change(f"{summary.title}退回草稿") as change:
        change.update(SUMMARIES, opened)
    return opened
