"""What the money of a year comes to for each of its months: 平均每月支出多少, 月均花多少钱."""

from __future__ import annotations

import re

_EACH_MONTH = re.compile(
    r"平均(?:下来)?[每一]个?月(?:的|要|大概|大约|[发付交](?=多少))*|每个?月(?:大概|大约)?平均(?:的|要)*|月均(?!人)的?"
    r"|(?<![人户名位])(?<!每个)(?<![近前后内过来几\d])(?:每|一)个?月(?:就|都|得|大概|大约|约|平均|的)*(?:要(?!求))?(?:[发付][了出]?)?"
    r"(?=[^，。内多几]{0,10}(?:多少|几)(?:钱|万?元|[\u4e00-\u9fff]{2,6}(?:工资|补贴|奖金|费))?[？?]?$)"
)
_MONEY = re.compile(r"支出|开支|收入|花|费|经费|预算|决算|拨款|钱|万元|工资|补贴|奖金")
_OTHERWISE = re.compile(
    r"最|哪|谁|排|比|人均|占|率|[增减升降涨]|每[人个位户辆件]|结转|结余|资产|余额|存款|保有|为什么|[个件次辆人]$"
)
"""What is asked of months, of each person, or of what is held at one day, and of no money of a year."""


def of_whole_year(text: str) -> str:
    """A question for the mean of a year's money over its months without that, as one for the money; '' for others.

    Where no word tells that it is money, the name of a thing may (事业运行月均多少).
    """
    told = _EACH_MONTH.search(text)
    rest = f"{text[: told.start()]}{text[told.end() :]}" if told else text
    asks = told and not _OTHERWISE.search(rest) and (names_money(rest) or "均" in told[0])
    return rest if asks else ""


def names_money(text: str) -> bool:
    """Whether a question speaks of money by its words."""
    return _MONEY.search(text) is not None
