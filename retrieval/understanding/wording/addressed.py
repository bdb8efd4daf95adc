"""What a question says to whom it is put: 请问, 能不能帮我查一下, 另外, 呀 at its end, and blanks; by these it asks nothing."""

from __future__ import annotations

import re
from functools import lru_cache

_CJK = "\u4e00-\u9fff"
_SHORTLY = r"(?:一?[下句声]|[问查看说讲]{1,2})?(?:[您你]们?)?(?:一?个(?:问题)?)?[，,：:、]?"
_ME = r"给我(?![们国省市区县校院])(?=.{4})|(?:给|帮|替)(?:我们?|咱们?|忙)再?(?=[问查看说讲找算列比排核告统整分])"
_HEAR = r"(?:请?[问教](?!育|师|学|练)|知道|了解|查[询找]?|查查|看看?|打听|咨询|核实|确认|弄清楚?)"
_SAY = r"(?:(?:[问查看说讲找]|核[实对]|确认|统计)一?[下句]|查查|看看|说说|查询(?:一下)?|问个问题)[，,：:]?"
_LEAD = re.compile(
    r"^\s*(?:"
    r"(?:你们?好|您好|哈喽|嗨|各位(?:老师|领导)?|老师|大家好|亲(?:爱的)?|兄弟们?|哥们�?|朋友们?|大佬们?|各位|同志们?|打扰(?:一下)?了?|不好意思|抱歉|劳驾|辛苦)[，,。！!：:、~\s]+"
    r"|(?:对了|好的?|嗯+|哦|噢|啊|行|然后|接着|另外|此外|还有|顺便|顺带)[，,。！!：:\s]+"
    rf"|请(?:问|教(?!育|师|学|练)){_SHORTLY}(?!的)"
    r"|(?:麻烦|烦请|劳烦|有劳|拜托)(?:[您你]们?)?(?=[，,请问帮给查看告说核列算介比])[，,]?"
    r"|请[您你]?(?=[问帮给告查看核说列算介解比分按把])"
    rf"|(?:能不能|能否|可不可以|可否|可以|能)(?:请|麻烦)?[您你]?(?=告诉我|{_SAY}|{_ME})"
    rf"|(?:(?:我们?|咱们?)(?:还|也|又|再|就|先|只)*(?:想要?|要|需要|希望)|(?:还|也|又|再|就|先|只)*想要?)(?:再|先|请)?{_HEAR}{_SHORTLY}(?![的过到完])"
    rf"|{_ME}|告诉(?:我们?|一下)(?:一下)?[，,：:]?|{_SAY}"
    rf"|(?:再|接着|继续|顺便|顺带|顺道)(?:再|请)?问{_SHORTLY}"
    r")(?=.{2})"
)
"""还有 and 另外 are such with a comma alone: 另外两个呢 asks for others."""
_SO = re.compile(
    r"^(?:那么[，,]?(?![多少大高低贵点几长久快慢])|那[，,]"
    r"|那(?=(?:19|20)\d\d年)|那(?![个些家几两二四五六七八九十\d边里儿笔块种样天次批位名辆台条段句份届场套么]|三(?!公)|一(?!般|共|年花)|项(?!目)|年(?![初末底])|部分|是(?![不否])|时(?!长)|会儿|种|呢|的))(?=.{2})"
)
"""那 that points to nothing: 那三公经费呢 asks what 三公经费呢 does, and 那三家 for three of them."""
_MEANT = re.compile(
    r"(?P<at>^|[，,。；;？?！!])(?:我们?(?:主要|其实)?(?:想|要)?)?(?:问|说|指|要|查|看|了解|关心)的(?:就|其实)?是(?![哪什谁多])"
)
_REPEATED = re.compile(r"(?<=[？?！!。])[？?！!。\s]+$")
_BESIDES = re.compile(r"^(?:还有|另外)(?=(?![一两二三四五几那这哪别其]|多少|什么|谁)[^，,]+呢[？?]?$)")
_ENDING = re.compile(rf"(?<=[{_CJK}])(?:来着|[呀啊哦噢哈啦哟呐咯哩]+)(?=[，,。；;？?！!~…\s]|$)")
_AFTER_ASKED = re.compile(
    r"(?:(?:多少|什么|谁|哪|怎么|如何|是不是|有没有|(?:^|(?<=[有是了共]))几[个家项人辆台批次件分倍成种块])[^，,。；;？?！!]*(?<!的)|[吗没])"
    r"(?P<so>呢)(?=[，,。；;？?！!~…\s]*$)"
)
"""呢 after what asks already; without that it is what asks (预算呢)."""
_BLANK = re.compile(rf"(?<=[{_CJK}])[ \u3000]+(?=[{_CJK}])")
_HOW_IS_IT = re.compile(
    r"^(?P<what>(?:那么?|换成)?[^，,。；;？?！!]{1,12}?)(?<![得有做是办况果效行成实展改度作量])(?:又|现在|各)?(?:怎么样|怎样|如何|咋样)[？?]?$"
)
_LOOK = r"(?:看看?|说说?|查查?|讲讲?|瞧瞧?|聊聊?)(?:一下|下)?"
_TURNED_TO = re.compile(
    rf"^(?:那么?)?(?:(?:再|也|还|接着|继续|顺便|顺带)(?:再|来)?{_LOOK}(?!一?[遍次下回到])(?P<looked>[^，,]{{2,}}?)"
    rf"|换[成作]?(?![万亿]?元)(?P<put>[^，,]{{2,}}?){_LOOK}|(?:要是|如果|假如)是?(?![不去加扣减除按把没都只算用以全])(?P<were>[^，,]{{2,}}?)(?:的话)?呢)"
    r"(?:吧|呢)?[？?。]?$"
)
"""再看看培训费, 换某局看看, 要是某局呢 turn to another thing or body, as that with 呢 does."""
_ASKS = re.compile(r"多少|几|什么|哪|怎|谁|为何|吗|没有?|是不是|比")
_QUOTES = str.maketrans("「」『』", "“”“”")


def trimmed(question: str) -> str:
    """The question without blanks around it and marks that repeat the one at its end (多少？？)."""
    return _REPEATED.sub("", question.strip())


def as_followed_up(question: str) -> str:
    """那接待费怎么样 after another question as 那接待费呢; what asks how a thing was done stays."""
    return _HOW_IS_IT.sub(r"\g<what>呢", question)


@lru_cache(maxsize=1024)
def bare(question: str) -> str:
    """The question without that."""
    question = _ENDING.sub("", question.translate(_QUOTES))
    question = _MEANT.sub(r"\g<at>", question)
    while (led := _LEAD.sub("", question)) != question:
        question = led
    question = _TURNED_TO.sub(_turned_to, question)
    asked = _AFTER_ASKED.search(question)
    question = question[: asked.start("so")] + question[asked.end("so") :] if asked else question
    return _BLANK.sub("", _BESIDES.sub("", _SO.sub("", question)))


def _turned_to(match: re.Match[str]) -> str:
    """What a question turns to, as a follow-up names it; where that asks by itself, without what leads to it."""
    named = match["looked"] or match["put"] or match["were"]
    if not _ASKS.search(named):
        return f"{named}呢"
    return named if match["looked"] else match[0]
