"""Texts with figure fields: ``{{volunteering|余}}`` follows the records until the text is final.

A field is a key of a figure, or of what is known without counting (年度, 党组织 …), and after a bar the form in which
it is written. What no record fills stays visible as 〔待填：…〕 and is listed as a gap; nothing is invented. A final
text keeps its fields with the words that stood there: ``{{volunteering|余=230余人次}}``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ledger.figures.definition import FigureDefinition, Rounding
from ledger.figures.evaluate import Figure
from ledger.figures.words import plain_number

_FIELD = re.compile(r"\{\{([^{}|=\n]+)(?:\|([^{}=\n]*))?(?:=([^{}\n]*))?\}\}")
BLANK = "待填"
BLANK_KEY = "blank"


class TextForm(StrEnum):
    """The forms of a field beside its usual one. The words are what stands in the text."""

    EXACT = "原数"
    OVER = "超"
    MORE = "余"
    AT_LEAST = "以上"
    BEFORE = "上年"
    CHANGE = "增减"
    NAMES = "名称"


_ROUNDINGS = {
    TextForm.EXACT: Rounding.EXACT,
    TextForm.OVER: Rounding.OVER,
    TextForm.MORE: Rounding.MORE,
    TextForm.AT_LEAST: Rounding.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class TextField:
    """A field where it stands in a text. ``fixed`` are the words of a final text; None while it follows the records."""

    start: int
    end: int
    key: str
    form: str
    fixed: str | None

    @property
    def code(self) -> str:
        """How it is written in the stored text, without fixed words."""
        return field_code(self.key, self.form)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a filled text: plain, or what a field has become. ``is_blank``: no record fills it."""

    text: str
    field: TextField | None = None
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its fields filled."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(span.text for span in self.spans)

    @property
    def gaps(self) -> tuple[Span, ...]:
        """The blanks, in the order of the text."""
        return tuple(span for span in self.spans if span.is_blank)


@dataclass(frozen=True)
class Filling:
    """What fields are filled with.

    Attributes:
        known: words that need no counting, by key (year, unit, secretary …); empty words are a blank.
        labels: what each of them is called.
        definitions: the figures of the book by key.
        figure: the figure of a key for the year.
        before: the same for the year before.
        names: the names of the records behind a figure.
    """

    known: Mapping[str, str]
    labels: Mapping[str, str]
    definitions: Mapping[str, FigureDefinition]
    figure: Callable[[str], Figure]
    before: Callable[[str], Figure]
    names: Callable[[Figure], tuple[str, ...]]

    def label(self, key: str) -> str:
        """What a key is called; an unknown one by itself."""
        definition = self.definitions.get(key)
        return definition.label if definition else self.labels.get(key, key)


def field_code(key: str, form: str = "") -> str:
    """A field as it is stored."""
    return f"{{{{{key}|{form}}}}}" if form else f"{{{{{key}}}}}"


def fields_in(text: str) -> Iterator[TextField]:
    """The fields of a stored text, in their order."""
    for found in _FIELD.finditer(text):
        yield TextField(found.start(), found.end(), found[1].strip(), (found[2] or "").strip(), found[3])


def fill(text: str, filling: Filling) -> Filled:
    """The text with every field filled or shown as a blank."""
    spans, place = [], 0
    for one in fields_in(text):
        if one.start > place:
            spans.append(Span(text[place : one.start]))
        words = one.fixed if one.fixed is not None else words_of(one, filling)
        spans.append(Span(words or _blank(one, filling), one, is_blank=not words))
        place = one.end
    if place < len(text):
        spans.append(Span(text[place:]))
    return Filled(tuple(spans))


def words_of(one: TextField, filling: Filling) -> str:
    """The words of a field; empty where nothing is known."""
    if one.key in filling.known:
        return filling.known[one.key]
    if one.key not in filling.definitions:
        return ""
    figure = filling.figure(one.key)
    if one.form == TextForm.NAMES:
        return "、".join(dict.fromkeys(filling.names(figure)))
    if one.form in (TextForm.BEFORE, TextForm.CHANGE):
        before = filling.before(one.key)
        return before.words(Rounding.EXACT) if one.form == TextForm.BEFORE else change_words(figure, before)
    return _rounded_words(figure, one.form)


def _rounded_words(figure: Figure, form: str) -> str:
    """In the usual form of the figure, or in the one asked for; a form that nobody knows says nothing."""
    if not form:
        return figure.words()
    rounding = next((rounding for known, rounding in _ROUNDINGS.items() if known == form), None)
    return figure.words(rounding) if rounding else ""


def change_words(figure: Figure, before: Figure) -> str:
    """``比上年增加3次``; empty where one of both is not known. Shares differ by 个百分点."""
    if figure.value is None or before.value is None or figure.is_gap or before.is_gap:
        return ""
    change = figure.value - before.value
    if not change:
        return "与上年持平"
    unit = "个百分点" if figure.definition.unit_word == "%" else figure.definition.unit_word
    return f"比上年{'增加' if change > 0 else '减少'}{plain_number(abs(Decimal(change)))}{unit}"


def _blank(one: TextField, filling: Filling) -> str:
    """``〔待填：志愿服务〕``; a blank that the template has set says itself what belongs there."""
    if one.key == BLANK_KEY:
        return f"〔{BLANK}：{one.form}〕" if one.form else f"〔{BLANK}〕"
    return f"〔{BLANK}：{filling.label(one.key)}{one.form if one.form == TextForm.NAMES else ''}〕"


def fixed_text(text: str, filling: Filling) -> str:
    """The stored text of a final one: every field keeps the words that it has now."""
    return _rewritten(text, lambda one: words_of(one, filling) if one.fixed is None else one.fixed)


def following_text(text: str) -> str:
    """The stored text of one that is open again: its fields follow the records."""
    return _rewritten(text, lambda _: "")


def _rewritten(text: str, words: Callable[[TextField], str]) -> str:
    parts, place = [], 0
    for one in fields_in(text):
        fixed = re.sub(r"[{}\n]", "", words(one))
        code = one.code[:-2] + (f"={fixed}" if fixed else "") + "}}"
        parts += [text[place : one.start], code]
        place = one.end
    return "".join(parts) + text[place:]


# The same text with names that people read, for the editor


def readable(text: str, labels: Mapping[str, str]) -> str:
    """``{{volunteering|余}}`` as ``{{志愿服务|余}}``; keys without a name stay."""
    return _renamed(text, labels)


def stored(text: str, labels: Mapping[str, str]) -> str:
    """The way back: names as keys; names that nobody knows stay and will be shown as a blank."""
    return _renamed(text, {label: key for key, label in reversed(list(labels.items()))})


def _renamed(text: str, names: Mapping[str, str]) -> str:
    def rename(found: re.Match[str]) -> str:
        key, rest = found[1].strip(), found[0][2 + len(found[1]) :]
        return f"{{{{{names.get(key, key)}{rest}"

    return _FIELD.sub(rename, text)
