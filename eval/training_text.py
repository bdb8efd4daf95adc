"""Text to train the bundled embedding model on: everyday questions beside official wording, all made here.

The source is the indicator catalogue, the statutory forms and the list of topics under data/; no sentence of any
report is used. A concept pairs what people type with what reports print; questions and passages of one concept
belong together, those of different concepts apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from eval.places import DATA
from extraction.indicators import Indicator, catalogue
from extraction.patterns import ClaimPattern, FigurePattern

_ASKED = [
    "{0}", "{0}", "{0}", "{0}是多少", "{0}有多少", "{0}多少钱", "{0}花了多少钱", "{0}一共多少", "{0}怎么样", "{0}情况",
    "{0}比去年多吗", "今年{0}", "{0}为什么变了", "有没有{0}", "{0}的金额", "{0}增加了吗",
    "请问{0}是多少万元", "{0}的数据在哪", "说说{0}", "{0}呢",
]  # fmt: skip
_PROSE = [
    "{0}支出决算为0万元，完成年初预算的0", "{0}0万元，占0", "{0}为0万元，与上年相比增加0万元，增长0",
    "{0}年初预算为0万元，支出决算为0万元",
    "{0}0万元，比上年减少0万元，下降0，主要原因是{1}", "{0}支出0万元，主要用于{1}", "决算数与预算数持平的主要原因是{0}按预算执行",
    "其中：{0}0万元；{1}0万元", "{0}0万元，较上年决算数增加，主要是{1}", "{0}共0，{1}0", "本部门{0}为0",
]  # fmt: skip
_DEFINED = ["{0}：指单位为完成工作任务而发生的支出", "{0}：反映单位按规定取得或开支的资金", "{0}（款）：指用于保障运转的各项费用"]
_TITLED = ["{0}情况说明", "{0}决算情况说明", "{0}支出说明", "关于{0}的说明", "{0}"]
_REASONS = [
    "人员变动", "项目资金结转", "落实过紧日子要求", "工作任务增加", "压减一般性支出", "政策调整", "合同按进度支付", "业务量变化",
]  # fmt: skip
_ROWS_BESIDE = 12
_PLAIN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Concept:
    """One matter: the words that people use for it, how reports print it, and the labels that stand near it."""

    name: str
    words: tuple[str, ...]
    formal: tuple[str, ...]
    titles: tuple[str, ...]
    beside: tuple[str, ...]


def concepts() -> list[Concept]:
    """Every concept of the catalogue and of the list of topics."""
    indicators = catalogue().all
    forms = {form["id"]: form["name"] for form in yaml.safe_load((DATA / "forms.yaml").read_text(encoding="utf-8"))["forms"]}
    topics = yaml.safe_load((DATA / "topics.yaml").read_text(encoding="utf-8"))
    by_group = {one.group: [other.name for other in indicators if other.group == one.group] for one in indicators}
    made = [_of_indicator(one, forms, by_group[one.group]) for one in indicators]
    return made + [
        Concept(one["formal"][0], tuple(one["words"]), tuple(one["formal"]), (one["formal"][0],), tuple(one["formal"]))
        for one in topics
    ]


def _of_indicator(indicator: Indicator, forms: dict[str, str], group: Sequence[str]) -> Concept:
    figures = [pattern for pattern in indicator.find if isinstance(pattern, FigurePattern)]
    claims = [pattern for pattern in indicator.find if isinstance(pattern, ClaimPattern)]
    printed = [word for figure in figures for word in (*figure.rows, *figure.items)]
    printed += [subject for claim in claims for subject in claim.subjects]
    titles = [forms[form] for figure in figures for form in figure.forms if form in forms]
    titles += [title for figure in figures if figure.table and _PLAIN.fullmatch(title := figure.table.pattern)]
    return Concept(
        name=indicator.name,
        words=(indicator.name, *indicator.words),
        formal=tuple(dict.fromkeys([indicator.name, *printed])),
        titles=tuple(dict.fromkeys(titles)) or (indicator.name,),
        beside=tuple(name for name in group if name != indicator.name) or (indicator.name,),
    )


def question(concept: Concept, chance: random.Random) -> str:
    """One way of asking for a concept."""
    return chance.choice(_ASKED).format(chance.choice(concept.words))


def passage(concept: Concept, chance: random.Random) -> str:
    """A stretch of report that holds the concept: a table, a paragraph, a definition or the bare label."""
    formal = chance.choice(concept.formal)
    kind = chance.random()
    if kind < 0.4:
        return _table(concept, formal, chance)
    if kind < 0.8:
        return _paragraph(concept, formal, chance)
    if kind < 0.9:
        return chance.choice(_DEFINED).format(formal)
    return formal


def _table(concept: Concept, formal: str, chance: random.Random) -> str:
    rows = [formal, *chance.sample(concept.beside, min(len(concept.beside), chance.randint(0, _ROWS_BESIDE)))]
    chance.shuffle(rows)
    columns = chance.choice(["金额", "决算数", "本年支出合计 基本支出 项目支出", "预算数 决算数", "合计"])
    return " ".join([chance.choice(concept.titles), columns, *rows])


def _paragraph(concept: Concept, formal: str, chance: random.Random) -> str:
    other = chance.choice([*_REASONS, *concept.beside])
    title = chance.choice(_TITLED).format(chance.choice([formal, chance.choice(concept.titles)]))
    more = chance.choice(_PROSE).format(chance.choice(concept.beside), chance.choice(_REASONS)) if chance.random() < 0.4 else ""
    return f"{title} {chance.choice(_PROSE).format(formal, other)}。{more}"
