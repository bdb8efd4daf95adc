"""What a whole is made up of, where a question asks where it stands or went (项目支出都在哪些科目, 三公经费花在哪些方面)."""

from __future__ import annotations

import re

_PROJECTS_MADE_OF = re.compile(
    r"(?:(?<=项目支出|三公经费)|(?<=三公))(?P<role>预算|决算)?数?(?:的?\d[\d.]*[万亿]?元?)?(?:的钱)?(?:都|主要|具体)*(?:(?:用|花)[在到于]了?(?:哪|什么)[一几些个里儿方面地项科目事情上了]*"
    r"|(?:有|包括|包含)(?:哪些|什么)(?:科目|方面|内容|项目)?|(?:是|属于|来自|给|在)的?(?:哪|什么)[些一几两]?(?:项|块|方面|部分)(?:目|支出)?的?(?:钱|预算|资金|经费)?)(?=$|[，,])"
)
"""What went to projects is told by the accounts that it was spent on, what 三公经费 are by their parts."""
_WHERE = r"哪(?:些|几个|个)(?:支出|功能)*科目"
_IN_ACCOUNTS = re.compile(
    r"(?<=收入|支出)(?:[里中的][面头]?的?钱)?(?:[是有为]?\d[\d.,]*[万亿]?元?)?(?:都|主要|具体|分别|是|分布|来自|列|记|体现|反映|放|花|用)*[在于到自]?"
    rf"(?:{_WHERE}|什么科目)(?:下面?|里面?|上|中|名下)?的?$"
)
"""Which accounts hold a value in a column of 收入决算表 or 支出决算表 is told as what the whole of the column is made of."""
_ACCOUNTS_WITH = re.compile(
    rf"(?:在|有)?{_WHERE}(?:里|下|中)?(?:是?有|产生了?|取得了?|安排了?|列了?|用了)"
    r"(?P<thing>[\u4e00-\u9fff]{2,8}(?:收入|支出))$"
)
_ITEMS_LISTED = re.compile(
    r"(?<=支出|经费)的?(?:下面|里面|底下|都|具体|主要|又)*(?:(?:有|包括|包含)(?:了|的)?(?:哪[些几]|什么|多少)(?:个|条)?(?:科目|小?项|款项?|明细)"
    r"|(?:细?分为?|细分)(?:了|到|成|的)*(?:哪[些几]|什么|多少|几)个?(?:科目|小?项|款项?|类|部分|块)|(?:的?(?:具体)?明细|细目)(?:呢|是什么|有哪些)?)(?:构成|组成)?的?$"
)
"""工资福利支出包括哪几项, 明细; 包括什么 alone asks what the word means."""
_SORTS_PAID = re.compile(
    r"(?<=家庭的补助|资福利支出|和服务支出|资本性支出)的?(?:都|主要|具体|分别)*(?:有|是|包括|包含)了?(?:哪[些几]|什么)(?:个|项)?$"
)
"""A class of the economic classification is told by its items."""
_BY_LEVEL = re.compile(
    r"的?(?:支出|开支|花费)?[，,]?按照?(?:功能分类的?)?(?P<level>[项款类])级?科目(?:来|去)?(?:看|算|分|说|统计|列)?[，,]?(?:都|又)?(?:有|是)?"
    r"哪(?:些|几[项个]?)(?:科目|支出)?(?:的?支出)?(?=[超大小高低不最达])"
)
"""支出按项级科目看哪些超过500万 as 哪些项级科目支出超过500万."""
_BASIC_AND_PROJECT = re.compile(
    r"(?<!按)基本(?:支出)?(?P<and>[和与跟及、])项目(?:支出)?(?=(?:支出|[花用]了?)?(?:各|分别|都?是多少|多少|占))"
)
"""基本和项目各多少 asks for the two columns in which spending is told."""

_BOTH_OF_GENERAL = re.compile(
    r"一般公共预算(?:财政拨款|拨款)?(?:支出)?(?:里的?|中的?|的)基本支出(?P<and>[和与跟及、])项目支出(?=(?:各|分别|都?是多少|多少))"
)

_OF_GRANTED = re.compile(r"(?<!拨款)(?<!预算)(?P<part>(?:基本|项目)支出)(?=占(?:全部|整个|总)?的?财政拨款(?:总|的)?支出)")
"""基本支出占财政拨款支出多少 asks for that part of what the treasury paid."""


def made_of(question: str) -> str:
    """The folded question with 构成 for what asks where the parts of a whole stand, and the names of two parts written out."""
    question = _SORTS_PAID.sub("构成", _BY_LEVEL.sub(r"哪些\g<level>级科目支出", question))
    question = _IN_ACCOUNTS.sub("构成", _ITEMS_LISTED.sub("构成", _PROJECTS_MADE_OF.sub(r"\g<role>构成", question)))
    question = _BOTH_OF_GENERAL.sub(r"一般公共预算财政拨款基本支出\g<and>一般公共预算财政拨款项目支出", question)
    question = _OF_GRANTED.sub(r"财政拨款\g<part>", question)
    question = _BASIC_AND_PROJECT.sub(r"基本支出\g<and>项目支出", question)
    return _ACCOUNTS_WITH.sub(r"\g<thing>构成", question)
