"""Which organisation of the book a sheet means by 第一党支部, 机关一支部 or the full name on the seal."""

import re
from collections.abc import Iterable

from ledger.kinds.organisation import OrgUnit
from ledger.values.text import search_key

UNIT_MISSING = "账簿里没有“{name}”，请选择对应的党组织。"
_PLAIN = re.compile("中国共产党|中共|委员会|党|的|第")
_NUMERALS = frozenset("一二三四五六七八九十百0123456789")


def find_by_name(name: str, units: Iterable[OrgUnit]) -> OrgUnit | None:
    """The unit that a name surely means: by full or short name, else the only one whose plain names fit together."""
    known = list(units)
    exact = [unit for unit in known if name in (unit.full_name, unit.short_name)]
    if len(exact) == 1:
        return exact[0]
    plain = _plain(name)
    fitting = [unit for unit in known if plain and _fits(plain, unit)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(plain: str, unit: OrgUnit) -> bool:
    full, short = _plain(unit.full_name), _plain(unit.short_name)
    if plain in (full, short) or _ends(full, plain) or _ends(plain, full):
        return True
    # 机关一支部 is 某局机关第一支部; 执法大队第一支部 is another one.
    return bool(short) and _ends(plain, short) and plain.removesuffix(short) in full


def _ends(whole: str, tail: str) -> bool:
    """Whether a name ends with another one; 十一支部 does not end with 一支部."""
    return whole.endswith(tail) and whole.removesuffix(tail)[-1:] not in _NUMERALS


def _plain(name: str) -> str:
    return _PLAIN.sub("", search_key(name))
