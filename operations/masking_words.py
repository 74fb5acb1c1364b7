"""Replacements for names, numbers and texts: the same for the same original, of the same length and shape."""

import json
import re
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from ledger.values.dates import LooseDate
from ledger.values.id_number import IdKind, check_character, read_id_number

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "安宁和平清明正直文成立新志远思齐怀瑾若谷行知景行致诚守信博雅弘毅承泽嘉言懿德敏学"
_FILLER = "此处文字已经替换仅供示例不代表任何真实情况"
_BETWEEN = re.compile(r"[、，,；;／/\s]+")
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)
_REGION = "330499"  # not assigned to any district
_DAYS = 28  # every month has them
_TRIES, _UNLIKE = 400, 200  # after so many tries two people may get the same name, as happens in life


class Masker:
    """What each original becomes. ``seed`` chooses among the possible replacements."""

    def __init__(self, names: set[str], seed: int) -> None:
        self._seed = seed
        self._originals = names
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for name in sorted(names):
            self._names[name] = self._invented(name, taken)
            taken.add(self._names[name])
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}

    @staticmethod
    def names_of(text: str) -> list[str]:
        """The names in a field that holds one or several."""
        return [one for one in _BETWEEN.split(text) if one]

    def people(self, text: str) -> str:
        """A field that holds names."""
        parts = re.split(f"({_BETWEEN.pattern})", text)
        return "".join(self._names.get(one, one) for one in parts)

    def text(self, text: str, kept: Sequence[str] = ()) -> str:
        """Filler of the same length and shape; names of people become their replacements, ``kept`` words stay."""
        parts: list[str] = []
        place = 0
        for found in self._words(tuple(kept)).finditer(text):
            word = found.group()
            parts += [self._filler(text, place, found.start()), self._names.get(word, word)]
            place = found.end()
        parts.append(self._filler(text, place, len(text)))
        return self._clean("".join(parts))

    def _words(self, kept: tuple[str, ...]) -> re.Pattern[str]:
        """Names and kept words, the longest first; a pattern that finds nothing when there are none."""
        if kept not in self._patterns:
            words = sorted({*kept, *(one for one in self._originals if len(one) > 1)}, key=lambda one: (-len(one), one))
            self._patterns[kept] = re.compile("|".join(map(re.escape, words)) or "(?!)")
        return self._patterns[kept]

    def phone(self, text: str) -> str:
        """Mobile numbers of a range that is not in use; of others the last digits are changed."""
        text = _MOBILE.sub(lambda found: f"1990000{self._number(found.group(), 10_000):04}", text)
        if _MOBILE.search(text):
            return text
        places = [found.start() for found in _DIGIT.finditer(text)][-7:]
        digits = f"{self._number(text, 10**7):07}"
        signs = list(text)
        for place, digit in zip(places, digits[-len(places) :], strict=False):
            signs[place] = digit
        return "".join(signs)

    def id_number(self, text: str) -> str:
        """A number that is as right or wrong as the original: birth and sex as the masked record has them."""
        reading = read_id_number(text)
        if reading.kind not in {IdKind.RESIDENT, IdKind.GAT_RESIDENT} or reading.birth is None:
            return self._shape(text)
        value = reading.value
        born = self.shifted(LooseDate.of(reading.birth), text).earliest
        sequence = 2 * self._number(text, 500) + int(value[16]) % 2
        first17 = f"{_REGION}{born:%Y%m%d}{sequence:03}"
        check = check_character(first17)
        if check_character(value[:17]) == value[17]:
            return first17 + check
        return first17 + ("1" if check != "1" else "2")

    def shifted(self, born: LooseDate, who: str) -> LooseDate:
        """Another day of the same month, by as much for everything that is about the same person."""
        if born.exact is None:
            return born
        day = (born.exact.day + self._number(who, _DAYS - 1)) % _DAYS + 1
        return LooseDate.of(date(born.exact.year, born.exact.month, day))

    def json(self, text: str) -> str:
        """The value of a setting: its Chinese texts are replaced, figures and words of the program stay."""
        try:
            return json.dumps(self._json(json.loads(text)), ensure_ascii=False)
        except ValueError:
            return text if text.isascii() else self.text(text)

    def _json(self, value: Any) -> Any:
        if isinstance(value, str):
            return value if value.isascii() else self.text(value)
        if isinstance(value, list):
            return [self._json(one) for one in value]
        if isinstance(value, dict):
            return {key: self._json(one) for key, one in value.items()}
        return value

    # replacements

    def _number(self, text: str, below: int) -> int:
        return int.from_bytes(sha256(f"{self._seed}\x1f{text}".encode()).digest()[:8], "big") % below

    def _invented(self, name: str, taken: set[str]) -> str:
        """A name of the same length that is nobody's here and has no name of the book in it."""
        for turn in range(_TRIES):
            signs = [self._sign(one, f"{name}{turn}{place}", place == 0) for place, one in enumerate(name)]
            found = "".join(signs)
            is_free = turn > _UNLIKE or found not in taken
            if is_free and not any(one in found for one in self._originals):
                return found
        return "某" * len(name)

    def _sign(self, sign: str, chance: str, is_first: bool) -> str:  # noqa: FBT001 - private
        if not sign.isalnum():
            return sign
        pool = _SURNAMES if is_first else _GIVEN
        return pool[self._number(chance, len(pool))]

    def _filler(self, text: str, start: int, end: int) -> str:
        """Replacements for the signs from ``start`` to ``end``; punctuation stays."""
        salt = self._number(text, len(_FILLER))
        return "".join(self._filler_sign(text[place], salt + place) for place in range(start, end))

    def _filler_sign(self, sign: str, place: int) -> str:
        if sign.isdigit():
            return str((int(sign) + 1 + place * 7 % 9) % 10) if sign.isascii() else "○"
        if not sign.isalnum():
            return sign
        if sign.isascii():
            return "X" if sign.isupper() else "x"
        return _FILLER[place % len(_FILLER)]

    def _shape(self, text: str) -> str:
        return self._clean(self._filler(text, 0, len(text)))

    def _clean(self, text: str) -> str:
        """Two replacements side by side may make a name of the book; then it goes too."""
        return self._words(()).sub(lambda found: "某" * len(found.group()), text)
