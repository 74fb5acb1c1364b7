"""Text as people and machines deliver it: made comparable without changing what a name says."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
_SPACES = re.compile(r"\s+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x00A0: 0x20}

# Every dot that keyboards and old systems put between the parts of a name; the register form is U+00B7.
_DOTS = re.compile("\\s*[·・•‧∙⋅･˙᛫●]\\s*")
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U000323af"
_STOPS = re.compile(f"(?<=[{_HAN}])\\s*[.。｡]\\s*(?=[{_HAN}])")
_ALL_HAN = re.compile(f"[{_HAN}]+(?: [{_HAN}]+)+")
_PLAIN_HAN = re.compile("[\u4e00-\u9fff]+")
_BRACKETS = str.maketrans("()", "（）")

# GBK gave the characters 0xFE50 to 0xFEA0 private code points U+E815 to U+E864 until Unicode had room for them
# (GB 18030-2000, -2005 and -2022, appendix on mapping changes). Only letters that can stand in a name are listed.
_GBK_RUNS = {
    0xE816: "𠂇𠂉𠃌",
    0xE81A: "㑳㑇",
    0xE81E: "龴㖞㘚㘎",
    0xE824: "㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠",
    0xE831: "𡗗龸",
    0xE834: "䁖䅟",
    0xE837: "䌷",
    0xE83B: "𢦏䎱䎬",
    0xE83F: "䏝䓖䙡䙌龹䜣䜩䝼䞍",
    0xE849: "䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻",
}
_GBK_PRIVATE = {first + offset: char for first, run in _GBK_RUNS.items() for offset, char in enumerate(run)}

# How people write that there is nothing, after folding and without brackets.
_EMPTY_WORDS = re.compile("无{1,2}|无此项|没有|暂无|空|略|不详|未知|未填写?|不适用|#?n/a|nan?|nil|none|null|0000-00-00")
_EMPTY_SIGNS = re.compile(r"[\s\-—–―‐‑−~～_=*.。、·/\\|]*")  # noqa: RUF001 - the signs people use


def fold(text: str) -> str:
    """The comparable form: NFC, full-width ASCII as half-width, invisible characters and outer spaces removed.

    Unlike NFKC it leaves ㎡, ① and other characters with a meaning of their own.
    """
    half_width = unicodedata.normalize("NFC", text).translate(_FULL_WIDTH)
    return _INVISIBLE.sub("", half_width).strip()


def tidy_name(text: str) -> str:
    """A person's name as a register writes it; every character of the name is kept.

    ``王　伟`` becomes ``王伟``; the dot of a name such as ``阿卜杜拉·买买提`` becomes U+00B7 whatever sign was typed;
    private code points of GBK become their Unicode characters (``䶮``), unknown ones stay. Brackets that tell two
    people of the same name apart, ``王伟（小）``, are full-width.
    """
    if _PLAIN_HAN.fullmatch(text):
        return text  # nearly every name: nothing to tidy, and long lists ask often
    name = _SPACES.sub(" ", fold(text.translate(_GBK_PRIVATE))).translate(_BRACKETS)
    name = _STOPS.sub("·", _DOTS.sub("·", name)).strip("·")
    return name.replace(" ", "") if _is_spread_han(name) else name


def search_key(text: str) -> str:
    """The form in which texts are searched: folded, lower case, without spaces and name dots."""
    return _SPACES.sub("", tidy_name(text).replace("·", "")).casefold()


def known_empty(text: str) -> bool:
    """Whether a cell says that there is nothing: blank, 无, —, /, N/A and the like."""
    plain = fold(text).casefold().strip("()[]【】")
    return _EMPTY_SIGNS.fullmatch(plain) is not None or _EMPTY_WORDS.fullmatch(plain) is not None


def _is_spread_han(name: str) -> bool:
    """Whether the spaces only stretch a Han name: each part one character, or at most three in all.

    Longer parts are kept apart, they can be a minority name written without its dot.
    """
    if _ALL_HAN.fullmatch(name) is None:
        return False
    parts = name.split(" ")
    return all(len(part) == 1 for part in parts) or sum(map(len, parts)) <= 3
