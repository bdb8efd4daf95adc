"""How a number is asked for: the unit and the decimals that it is to be written with, and what is to be counted."""

from __future__ import annotations

import re

UNIT = re.compile(
    r"多少(亿元|万元|元|块|[亿万](?![件人户次条个台辆批]))"
    r"|(?:以|按|四舍五入到|精确到|换算成|换成|折合成?|用|合)(?:多少)?(亿元|万元|元)|是?几个?(亿|万)元?(?![件人户次条个台辆批])|(?<!哪)几[百千]?(元|块(?!儿|构|组|部|内))"
)
BARE_UNIT = re.compile(r"(?<=多少)[亿万](?![元件人户次条个台辆批字])")
PLACES = re.compile(r"(?:保?留|精确到|小数点?后)([零一二两三四五六\d])位(?:小数)?")
_WHOLE_NUMBER = re.compile(r"取整|整数|精确到(?:个位|[万亿]?元)|四舍五入到(?:[万亿]?元|个位)")
_EACH = re.compile(r"(?:平均)?每")
COUNTERS = re.compile(
    rf"(?:{_EACH.pattern})?(?:人次|批次)|(?:几|多少)(批|辆|台|个团组|个团|个人|人|个|家|万?件|万?条|万?户|起|宗|例|对)"
)


def decimals_asked(text: str) -> int | None:
    """How many decimals a number is to be written with; None where the words do not say."""
    match = PLACES.search(text)
    if match is None:
        return 0 if _WHOLE_NUMBER.search(text) else None
    digits = match[1].replace("二", "两")
    return "零一两三四五六".find(digits) if digits in "零一两三四五六" else int(digits)


def unit_asked(text: str) -> str | None:
    """The unit in which an amount is asked for; None where the words do not say."""
    match = UNIT.search(text)
    unit = next((group for group in match.groups() if group), None) if match else None
    return {"亿": "亿元", "万": "万元", "块": "元"}.get(unit, unit) if unit else None


def counters_in(text: str) -> tuple[str, ...]:
    """The units that a count is asked in."""
    return tuple(dict.fromkeys(match[1] or _EACH.sub("", match[0]) for match in COUNTERS.finditer(text)))
