"""Headings made comparable: padding, breaks, hints and marks removed."""

import re

from ledger.values.text import fold

_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"[(（\[【〔<《「『{][^()（）\[\]【】〔〕<>《》「」『』{}]*[)）\]】〕>》」』}]")
_MARKS = re.compile(r"""[^\w\u4e00-\u9fff/]|_""")
_FORMAT_TAIL = re.compile(r"(?:如|例|例如|格式)?\d[\d/年月日xymd]*$|y{2,4}m{1,2}(?:d{1,2})?$")
_HINT_TAIL = re.compile(r"(?:必填项?|选填|可不填|下拉选择|必录|请填写.*|单选)+$")
_ORDER_HEAD = re.compile(r"^(?:\d{1,2}(?:[.、,\-]|(?=[\u4e00-\u9fff]))|[一二三四五六七八九十]{1,3}[.、,])")
_MONTH_HEAD = re.compile(r"\d{1,2}月")  # neither an order number nor the pattern of a date
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-z][a-z.']*")
_HAN_GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
MAX_HEADING = 40


def shown_heading(text: str) -> str:
    """The heading as it is shown and remembered: on one line, without the spaces that only stretch it."""
    return _HAN_GAP.sub("", _SPACES.sub(" ", text.strip()))


def heading_keys(text: str) -> tuple[str, ...]:
    """The comparable forms of a heading, the most literal first; then without brackets, then without Latin words."""
    plain = _SPACES.sub("", fold(text)).casefold()
    bare = _BRACKETS.sub("", plain)
    keys = [_stripped(plain), _stripped(bare)]
    if _HAN.search(bare):
        keys.append(_stripped(_LATIN.sub("", bare)))
    return tuple(dict.fromkeys(key for key in keys if key))


def _stripped(text: str) -> str:
    if _MONTH_HEAD.match(text):
        return _MARKS.sub("", text)
    text = _FORMAT_TAIL.sub("", _MARKS.sub("", _ORDER_HEAD.sub("", text)))
    return _HINT_TAIL.sub("", text) or text
