"""What stands behind a label or under a heading that a question names: 项目批复单位：市财政局, 五、实施周期."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.quantities import find_quantities
from extraction.report import Paragraph
from retrieval.prose.quotes import Quote, quoted
from retrieval.readings.facts import Facts
from retrieval.understanding.cues import Operation
from retrieval.understanding.glossary import is_glossary, is_row
from retrieval.understanding.named.leftovers import content_words, cut_words
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.wording.spoken import as_printed

_KINDS = (
    (re.compile(r"谁|哪[家个位]|什么人|哪些人"), ("单位", "部门", "主体", "机构", "人员", "组成")),
    (re.compile(r"什么时候|何时|哪[天年月]|什么时间|多久"), ("时间", "日期", "周期", "计划")),
    (re.compile(r"怎么(?!样)|如何|怎样"), ("流程", "方式", "方法", "方案", "过程", "安排")),
    (re.compile(r"在哪|哪里|哪儿|什么地方|何处"), ("区域", "地点", "位置", "地址")),
    (re.compile(r"什么|哪些"), ("内容",)),
)
"""How a thing is asked for, with the words by which labels say of what kind it is."""
_WHO_OR_WHEN = re.compile(
    r"从哪[里儿]?到哪|(?:工程|项目)(?:位于|建)?在?哪[里儿]?$|[是由]谁|谁(?:来|负责|批|定的)|什么时[候间]|何时|哪一?[天位]|怎么(?:拨付|支付|实施|安排|组织)"
    r"|(?:单位|部门|机构)(?:又|都)?是哪一?[家个]|哪一?[家个](?:单位|部门|机构)(?:具体)?(?:来|在|去)?(?:实施|负责|承[担办接建]|主管)"
    r"|哪一?年[\u4e00-\u9fff]{0,3}?(?:申请|申报|立项|批[复准]|启动|建成|验收|上线|竣工|完工)"
)
_WHERE_OR_HOW = re.compile(
    r"(?<![花用差超多少涨增减降省扣丢失亏分])在哪(?!.{0,3}[项个笔块类家年月天种页表写提说看找查行句])|[停放存摆搁住][在到]?了?哪(?!.?[项个笔块类家年月天种])"
    r"|怎么(?![样么会才就又也还只没不比得扣花]|[这那]么|回事|多|少|高|低|大|小|增|减|涨|降|超|变)[\u4e00-\u9fff]{1,4}的$"
    r"|(?<=[吃喝送]了)(?:些|点)?什么$"
)
"""公车停在哪, 奖金怎么发的."""
_UNKNOWN_END = re.compile("最(?![终后近初新])")
"""最亮眼的是哪个 asks for an order by what nothing tells."""
_NUMBER = re.compile(r"多少|几[^乎]|百分|占比|比例|得分|金额|等级|评级")
_LABEL = re.compile(r"([\u4e00-\u9fff]{4,14})[:：](.+)", re.DOTALL)
_ROW_LABEL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s?)?([\u4e00-\u9fff]{4,14}) ([^ ]*[\u4e00-\u9fff]{4}.*)", re.DOTALL
)
"""The first cell of a row and the words beside it: 评价结论 | 资金发放及时足额。"""
_OFFICE_TOLD = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}(?:单位|主体))[为是][^，。；：]{4,}")
"""Who has which part in a work: 施工单位为某某公司，监理单位为某某公司。"""
_SAYS = re.compile(r"[，。；：]")
"""A cell that says something, and heads no other cells."""
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?\s*)|[（(].*[）)]$")
_ALIKE = re.compile(r"项目|绩效(?=自评)|具体|情况|主要|有关|相关|(?<!目)的|[及和与、]")
"""What many labels hold, and no question need name."""
_OF_FORMS = ("说明", "表")
"""How headings end that reports have by statute, whose sections are told by other means."""
_PROJECT, _PROBLEM = "项目", re.compile(r"[扣丢失]在|问题|不足")
"""What stands under the name of a project is more than its problem."""
_LONGEST = 12
_SHORTEST = 3


def asks_no_amount(query: Query) -> bool:
    """Whether it is asked who, when, where or how, or for an unknown order, which no amount of money answers."""
    asked = _WHO_OR_WHEN.search(query.question) and not _NUMBER.search(query.question)
    in_words = bool(asked or _UNKNOWN_END.search(query.unnamed)) or asks_where(query)
    return query.operation in (Operation.VALUE, Operation.TEXT) and in_words


def asks_where(query: Query) -> bool:
    """Whether it is asked where a thing is, or how something was done with it."""
    plain = query.operation in (Operation.VALUE, Operation.TEXT) and not _NUMBER.search(query.question)
    return plain and _WHERE_OR_HOW.search(query.question) is not None


def tell_headed(query: Query, facts: Facts, paragraphs: Sequence[Paragraph]) -> list[Quote]:
    """The words behind the label, or else under the heading, that a question names beside a project at most; else nothing."""
    kinds = [word for asked, words in _KINDS if asked.search(query.question) for word in words]
    asking = query.operation in (Operation.VALUE, Operation.TEXT) and not _NUMBER.search(query.question)
    if not asking or query.apart or query.section:
        return []
    prose = [paragraph for paragraph in paragraphs if not is_glossary(paragraph)]
    labels = ((label, one) for one in prose if (label := _label_of(one.text)))
    labelled = [(label[1].rstrip("为是"), [one]) for label, one in labels]
    offices = ((office, one) for one in prose for office in _OFFICE_TOLD.finditer(one.text))
    labelled += [(office[1], [replace(one, text=office[0])]) for office, one in offices]
    others = (*_OF_FORMS, _PROJECT) if _PROBLEM.search(query.question) else _OF_FORMS
    titles = dict.fromkeys(one.section for one in prose if one.section and not one.section[-1].endswith(others))
    headed = [(part, _under(title, prose)) for title in titles for part in _NUMBERING.sub("", title[-1]).split("、")]
    if not kinds:  # 高龄津贴的评价结论
        labelled, headed = [one for one in labelled if query.about.removesuffix("情况").endswith(fold(one[0]))], []
    for told in (labelled, headed):
        fitness = [_fitness(query.about, kinds, label, own, prose) for label, own in told]
        if best := max(fitness, default=0):
            fitting = [one for one, fit in zip(told, fitness, strict=True) if fit and one[0] in query.about]
            each = dict(reversed(fitting))  # 施工单位和监理单位分别是谁
            own = [one for part in each.values() for one in part][::-1] if len(each) > 1 else told[fitness.index(best)][1]
            return [quoted(facts, one, one.text) for one in own]
    return []


def _label_of(text: str) -> re.Match[str] | None:
    """The label of a paragraph and what stands behind it, which is no mere number, or beside it in a row of words."""
    label = _LABEL.match(text)
    if label and not find_quantities(label[2]):
        return label
    row = _ROW_LABEL.match(text)
    return row if row and _SAYS.search(row[2]) and not is_row(text) else None


def _under(title: tuple[str, ...], prose: Sequence[Paragraph]) -> list[Paragraph]:
    own = [one for one in prose if one.section == title]
    return own[: _LONGEST if is_row(own[-1].text) else _SHORTEST]


def _fitness(asked: str, kinds: Sequence[str], label: str, own: Sequence[Paragraph], prose: Sequence[Paragraph]) -> int:
    """How many characters of a label a question names; 0 where it lacks more than the word of its kind, or names what
    stands neither there nor in the part of the report around it.
    """
    plain = fold(_ALIKE.sub("\n", label)) if label not in asked else label
    named = [word for part in plain.split("\n") for word in cut_words(part) if word.strip()]
    open_words = [word for word in named if as_printed(word, asked) not in asked]
    length = sum(len(word) for word in named if word not in open_words)
    if len(plain.replace("\n", "")) < _SHORTEST or not length or any(word not in kinds for word in open_words):
        return 0
    if any(is_row(one.text) for one in own) and not label.removesuffix("情况").endswith(tuple(kinds)):
        return 0  # the rows of a form that is called like what is asked about
    if not any(word in asked for word in kinds) and not open_words and len(label) < _SHORTEST + 1:
        return 0
    shared = len(own[0].section) > 1 and not (_ROW_LABEL.match(own[0].text) and not _LABEL.match(own[0].text))
    around = [one for one in prose if one.section[:-1] == own[0].section[:-1]] if shared else own
    rows = is_row(own[-1].text)  # a table of other things may hold any word
    told = "".join("".join(one.section) + one.text for one in around if not (rows and is_row(one.text)))
    place = fold("".join((label, *own[0].section, told)))
    held = all(as_printed(word, place) in place or word in kinds for word in content_words(asked))
    return length if held else 0
