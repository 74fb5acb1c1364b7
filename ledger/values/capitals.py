"""Capital Chinese numerals (大写), as cheques, receipts and transfer letters ask for.

Source: 会计基础工作规范 (1996) article 52 and 正确填写票据和结算凭证的基本规定; amounts: ``ledger.values.money``.
"""

DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
LIMIT = 10 ** (4 * len(_GROUPS))


def capital_digits(number: int) -> str:
    """Digit by digit, as years are written: 2026 is 贰零贰陆."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def capital_number(number: int) -> str:
    """A whole number in words: 30 is 叁拾, 1002 is 壹仟零贰, 100000 is 壹拾万, 0 is 零.

    Raises:
        ValueError: the number is negative or has more than 16 digits.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"no capital form for {number}")
    words, pending_zero = "", False
    for group in reversed(range(len(_GROUPS))):
        part = number // 10 ** (4 * group) % 10_000
        if part == 0:
            pending_zero = bool(words)
            continue
        if words and (pending_zero or part < 1000):
            words += DIGITS[0]
        words += _group_words(part) + _GROUPS[group]
        pending_zero = False
    return words or DIGITS[0]


def _group_words(part: int) -> str:
    """One to four digits without leading zeros; inner zeros are said once, trailing ones not."""
    words, pending_zero = "", False
    for place in reversed(range(len(_PLACES))):
        digit = part // 10**place % 10
        if digit == 0:
            pending_zero = bool(words)
            continue
        words += (DIGITS[0] if pending_zero else "") + DIGITS[digit] + _PLACES[place]
        pending_zero = False
    return words
