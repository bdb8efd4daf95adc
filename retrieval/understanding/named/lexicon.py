"""The words by which figures are called: the catalogue's, and the labels that the library's own reports print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from extraction.indicators import Catalogue, Indicator
from extraction.shared_words import done_in
from retrieval.store.records import Label, LabelKind
from retrieval.understanding.named.spellings import (
    fold,
    last_level,
    short_titles,
    shortened,
    spellings,
    stands_whole,
    without_cost,
    without_place,
)
from retrieval.understanding.wording.sounds import Sounds

_SAY_NOTHING = frozenset(
    ("项目", "金额", "决算数", "预算数", "序号", "备注", "栏次", "行次", "数量", "小计", "名称", "内容", "单位", "部门",
     "指标", "经费", "原因", "主要原因")
)  # fmt: skip
_CODE = re.compile(r"[23]\d{2}(?:\d{2}){0,2}")
_OF_CODE = re.compile(r"_(\d{3,7})$")
_YEAR = re.compile(r"^(?:19|20)\d{2}年?度?")
_TAIL = re.compile(
    r"(?:(?:年初|全年|当年)?(?:预算|决算)(?:数|额|安排)?"
    r"|(?:[比较与同](?:上年度?|去年|年初预算)(?:相比)?)?(?:(?:增加|减少|增减|增长|下降|变动)(?:额|率|幅度|多少)?|[多少]了?多少|增幅|降幅|同比))$"
)
"""What a name ends with that is no part of it: the role, or how it changed."""
_MOVED = re.compile(r"[增减比较与同变]|下降|降幅|多少")
"""In a tail: how a name changed."""
_NAMED = frozenset({LabelKind.ROW, LabelKind.SUBJECT})
_ROWS = frozenset({None, LabelKind.ROW})
_SPENDING_FORMS, _IN_ALL = frozenset({"expenditure", "basic_expenditure"}), re.compile("[一总合][共计]|总额")
"""Forms whose columns divide what was spent; 项目一共 asks for a sum."""
_SHORTEST_PART, _SHORTEST_SUBJECT = 4, 3
_SPENT = re.compile(r"(?<=费)支出$")
_SPENDING = re.compile(r"(?<!费)支出$")
_NAME = 8
"""Characters of the names of an indicator that others may share a part of."""
_LONGEST = 48
_COST = re.compile(r"的?(?:费用|花费|花销|开支|开销|成本|钱)$|的支出$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a word can mean: an indicator of the catalogue (`kind` None, `key` its id) or a printed label."""

    kind: LabelKind | None
    key: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the folded question that names something of the reports, with all that it can mean."""

    text: str
    start: int
    end: int
    meanings: tuple[Meaning, ...]

    @property
    def spot(self) -> tuple[int, int]:
        """Where it stands in the question."""
        return self.start, self.end

    @property
    def names_table(self) -> bool:
        """Whether it is the title of a table, in which alone the answer is to be found."""
        return all(meaning.kind is LabelKind.TABLE for meaning in self.meanings)

    @property
    def names_column(self) -> bool:
        """Whether columns of tables are headed so."""
        return any(meaning.kind is LabelKind.COLUMN for meaning in self.meanings)

    def keys(self, kind: LabelKind | None) -> tuple[str, ...]:
        """The meanings of one kind."""
        return tuple(meaning.key for meaning in self.meanings if meaning.kind is kind)

    @property
    def codes(self) -> tuple[str, ...]:
        """The classification codes of its indicators, under which their rows stand where no name is printed."""
        return tuple(match[1] for key in self.keys(None)[:1] if (match := _OF_CODE.search(key)))

    @property
    def printed(self) -> bool:
        """Whether reports of the library print it."""
        return any(meaning.kind is not None for meaning in self.meanings)

    @property
    def names_row(self) -> bool:
        """Whether it can name a thing that has a value, not only where that value stands."""
        return any(meaning.kind in (None, LabelKind.ROW, LabelKind.CODE, LabelKind.PROSE) for meaning in self.meanings)


def keys_meant(mentions: Iterable[Mention]) -> list[str]:
    """The ids of the indicators that mentions mean before all else."""
    return [key for mention in mentions for key in mention.keys(None)[:1]]


def indicators_meant(mentions: Iterable[Mention], known: Catalogue) -> list[Indicator]:
    """The indicators that mentions mean before all else."""
    return list(filter(None, map(known.by_id, keys_meant(mentions))))


_STANDARD = ("行政单位", "事业单位", "转移支付")
"""Labels that reports commonly print: a question is read alike whether those of the library at hand do or not."""


class Lexicon:
    """Folded words -> meanings; finds in a question the words that together cover most of it."""

    def __init__(self, catalogue: Catalogue, labels: Iterable[Label]) -> None:
        labels = tuple(labels)
        self._words: dict[str, dict[Meaning, None]] = {}
        self._money = frozenset(indicator.id for indicator in catalogue.all if indicator.unit == "万元")
        for spelled in (lambda word: {fold(word)}, spellings):
            # Words as the catalogue writes them come before what they are without brackets, which is often another's name.
            for word, indicators in catalogue.words().items():
                for indicator in indicators:
                    self._add(spelled(word), Meaning(None, indicator.id))
        parts = {fold(part) for indicator in catalogue.all for part in indicator.parts}
        for label in labels:
            short = label.kind is LabelKind.PROSE and len(label.label) < _SHORTEST_SUBJECT and label.label not in parts
            if label.label not in _SAY_NOTHING and not short:
                coded = label.kind is LabelKind.CODE
                typed = {label.label} if coded else spellings(label.printed) | spellings(label.label)
                typed |= short_titles(typed) if label.kind is LabelKind.TABLE else set()
                typed |= {word.removesuffix("合计") for word in typed} if label.kind is LabelKind.COLUMN else set()
                typed |= without_place(label.printed) | without_cost(typed) if label.kind is LabelKind.ROW else set()
                if label.kind is LabelKind.PROSE:
                    typed |= {done_in(label.label)} | parts.intersection([label.label.rpartition("中的")[2]])
                typed |= {income for one in typed if one in parts and (income := f"{one}收入") in parts}
                self._add(typed, Meaning(label.kind, label.label))
        for word in _STANDARD:
            self._add({word}, Meaning(LabelKind.PROSE, word))
        self._name_levels()
        self._as_printed(catalogue)
        self._shortened()

    def _name_levels(self) -> None:
        """Accounts that sentences alone name, under those they belong to, by their own names."""
        told = [one for meant in self._words.values() for one in meant if one.kind is LabelKind.PROSE]
        printed = {word for word, meant in self._words.items() if any(one.kind is not None for one in meant)}
        named = [(name, one) for one in told if (name := last_level(one.key)) and name not in printed]
        for name, meaning in named:
            self._add({name, f"{name}支出"} - printed, meaning)

    def _shortened(self) -> None:
        """Names of rows by what is left of them where people shorten them, if that is no other name."""
        rows = {word: meant for word, meant in self._words.items() if any(one.kind in _ROWS for one in meant)}
        short = [(form, word) for word in rows for form in shortened(word) if form not in rows and not form.isdigit()]
        for form, word in short:
            self._words[form] = {**self._words.get(form, {}), **{one: None for one in rows[word] if one.kind in _ROWS}}

    def _as_printed(self, catalogue: Catalogue) -> None:
        """Words that mean one column alone, into which spending is divided, mean what reports head so: 专项资金 is 项目支出."""
        for word, (indicator, *others) in catalogue.words().items():
            name, spelled = fold(indicator.name), fold(word)
            divided = (place for place in indicator.figure_patterns if _SPENDING_FORMS.intersection(place.forms))
            column = any(place.columns == ((name,),) for place in divided) and not _IN_ALL.search(word)
            headed = [one for one in self._words.get(name, {}) if one.kind is LabelKind.COLUMN] if column else []
            if headed and not (others or name in spelled) and self._means_alone(spelled, indicator.id):
                for meaning in headed:
                    self._add({spelled}, meaning)

    def _means_alone(self, word: str, indicator: str) -> bool:
        """Whether a word is printed by no report, and means no other indicator where 支出 follows (保洁, and 保洁支出)."""
        spent = self._words.get(f"{word}支出", {})
        return all(one.kind is None for one in self._meanings(word)) and all(one.key == indicator for one in spent)

    def _add(self, spelled: Iterable[str], meaning: Meaning) -> None:
        """Numbers are words only as codes of the classifications: years and hotlines name no figure."""
        for spelling in spelled:
            coded = meaning.kind is LabelKind.CODE and _CODE.fullmatch(spelling)
            if coded or (len(spelling) > 1 and not spelling.isdigit() and not _YEAR.fullmatch(spelling)):
                self._words.setdefault(spelling, {})[meaning] = None

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The words that the catalogue's words are made of."""
        import rjieba

        spoken = (word for word, meanings in self._words.items() if any(meaning.kind is None for meaning in meanings))
        return frozenset(part for word in spoken for part in rjieba.cut(word) if len(part) > 1)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for word, meanings in self._words.items():
            for meaning in meanings if len(word) <= _NAME else ():
                if meaning.kind is None:
                    names.setdefault(meaning.key, []).append(word)
        return names

    def called(self, mention: Mention) -> list[str]:
        """The short names of the indicator that a mention means first (政府采购 for 买东西)."""
        return [name for key in mention.keys(None)[:1] for name in self._names.get(key, ())]

    def speaks_of(self, word: str) -> bool:
        """Whether a word is part of what the catalogue's indicators are called by (看病 of 职工看病)."""
        return word in self._parts

    @cached_property
    def sounds(self) -> Sounds:
        """The names of rows and indicators by their sound."""
        return Sounds(word for word, meant in self._words.items() if any(one.kind in _ROWS for one in meant))

    @property
    def words(self) -> Mapping[str, dict[Meaning, None]]:
        """Every folded word with its meanings."""
        return self._words

    def mentions(self, question: str) -> list[Mention]:
        """The disjoint words of the folded question with the greatest sum of squared lengths: long words win over their parts.

        A tail counts half, and one of how a thing moved still less, so that 其他收入 wins over 收入预算 and 收入比上年减少, and
        死亡抚恤 over 抚恤的支出.
        """
        best: list[tuple[float, tuple[Mention, ...]]] = [(0, ())]
        for end in range(1, len(question) + 1):
            choices = [best[end - 1]]
            for start in range(max(0, end - _LONGEST), end - 1):
                meanings = self._meanings(question[start:end])
                if meanings and stands_whole(question, start, end) and not self._cuts_spending(question, start):
                    score, before = best[start]
                    mention = self._without_tail(Mention(question[start:end], start, end, meanings))
                    name = _TAIL.sub("", mention.text).removesuffix("的支出") or mention.text
                    moved = _MOVED.search(question, start + len(name), end)
                    length = (end - start + len(name)) / 2 if moved else end - start
                    choices.append((score + len(name) ** 2 + length**2, (*before, mention)))
            best.append(max(choices, key=lambda choice: choice[0]))
        return list(best[-1][1])

    def _cuts_spending(self, question: str, start: int) -> bool:
        """Whether a word from there on begins with the 支出 of a name that ends with it (项目支出完成预算)."""
        named = question[max(0, start - 2) : start] if question.startswith("支出", start) else ""
        return len(named) > 1 and named != "本年" and f"{named}支出" in self._words

    def _without_tail(self, mention: Mention) -> Mention:
        """三公经费 for 三公经费预算数, so that role and measure are read from the question like any other."""
        name = _TAIL.sub("", mention.text) if mention.text in self._words else mention.text.removesuffix("的支出")
        if name == mention.text or name not in self._words:
            return mention
        meanings = {**dict.fromkeys(mention.meanings), **self._words[name]}
        return Mention(name, mention.start, mention.start + len(name), tuple(meanings))

    def partial(self, stretches: Iterable[str]) -> Mention | None:
        """The one printed row or project whose name holds a stretch of the question (融媒服务平台), where it is the only one."""
        for stretch in sorted(stretches, key=len, reverse=True):
            if len(stretch) < _SHORTEST_PART or stretch.isdigit():  # 12345 of a hotline's name
                continue
            meant = {
                meaning
                for word, meanings in self._words.items()
                if stretch in word
                for meaning in meanings
                if meaning.kind in _NAMED
            }
            if len({meaning.key for meaning in meant}) == 1:
                return Mention(stretch, 0, 0, tuple(meant))
        return None

    def _meanings(self, word: str) -> tuple[Meaning, ...]:
        """What a word can mean; X项目 is also the project called X, X合计 the X, X支出 the row X, and X的Y what is called XY.

        X费支出 or X支出, where sentences alone say so, is before all the indicator X费.
        """
        own = self._words.get(word) or self._costing(word) or self._row_spent_on(word) or self._left_over(word)
        if not own:
            return ()
        costs = () if any(one.kind is None for one in own) else (_SPENT.sub("", word), _SPENDING.sub("费", word))
        indicators = {meaning: None for cost in costs for meaning in self._words.get(cost, {}) if meaning.kind is None}
        others = (word.removesuffix("项目"), word.removesuffix("合计"), word.replace("的", ""))
        rows = (one for one in self._words.get(word.removesuffix("支出"), {}) if one.kind is LabelKind.ROW)
        also = (meaning for other in others for meaning in self._words.get(other, {}))
        return tuple({**indicators, **own, **dict.fromkeys(also), **dict.fromkeys(rows)})

    def _costing(self, word: str) -> dict[Meaning, None]:
        """What 养车的费用 means by 养车, where the end of it (车的费用) would be taken for something else."""
        cost = _COST.search(word)
        stem = word[: cost.start()] if cost else ""
        taken = stem in self._words and any(word[at:] in self._words for at in range(1, len(stem)))
        return {meaning: None for meaning in self._words[stem] if meaning.key in self._money} if taken else {}

    def _row_spent_on(self, word: str) -> dict[Meaning, None]:
        """What 教师培训支出 means by a row 教师培训, beside which all spending is no second thing."""
        meant = self._words.get(word.removesuffix("支出"), {})
        return meant if any(meaning.kind is LabelKind.ROW for meaning in meant) else {}

    def _left_over(self, word: str) -> dict[Meaning, None]:
        """What 其他城乡社区管理事务 means by a row 其他城乡社区管理事务支出: what is left over of a class is not the class."""
        return self._words.get(f"{word}支出", {}) if word.startswith("其他") and word != "其他" else {}
