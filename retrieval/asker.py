"""What answers questions over one library: understands, gathers, and keeps what it has read of each report."""

from __future__ import annotations

import gc
import re
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.indicators import catalogue
from extraction.labels import plain_label
from extraction.report import Role, State
from retrieval.accounts import asks_account, tell_account
from retrieval.budgets import completion_of, set_against_budget, stated_difference
from retrieval.clauses import asked_apart, without_background, without_courtesies
from retrieval.cues import BY_FIGURES, RANKING, Measure, Operation, topic_in
from retrieval.evidence import Finding, budget_before, find, find_in_words, several_things, year_before
from retrieval.facts import Facts
from retrieval.fitting import SCORED_FORMS
from retrieval.follow_ups import understand, without_whole
from retrieval.formula import formula_of
from retrieval.funds import for_the_money, is_money_if_asked
from retrieval.goal_answers import OF_GOALS, GoalTold, asks_plan, asks_target, speaks_of_goals, tell_goals
from retrieval.goal_names import project_named, projects_named
from retrieval.guess import Guesser
from retrieval.leftovers import narrowing_in, unnamed, without_roles
from retrieval.lexicon import Lexicon, Meaning, Mention, fold
from retrieval.library import Library
from retrieval.merging import together
from retrieval.near_rows import NearRows
from retrieval.parts import find_parts
from retrieval.project_answers import OF_PROJECTS, tell_project
from retrieval.project_scores import ScoredProjects, scored_projects
from retrieval.question import Query
from retrieval.quotes import HOW_MANY, Quote, define, moved_in_words, names_topic, tell, tell_section
from retrieval.reasons import explain
from retrieval.records import LabelKind, ReportRecord
from retrieval.reply import Answer
from retrieval.replying import reply_to
from retrieval.rewording import in_and_out
from retrieval.scope import scope_of
from retrieval.search import HybridSearch
from retrieval.selected import MANY, find_in_many
from retrieval.settled import settled
from retrieval.sole import SoleReports
from retrieval.telling import printed_around
from retrieval.topics import on_topic
from retrieval.turn import Turn
from retrieval.wholes import as_a_whole

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

_CACHED_REPORTS = 64
_FEW_WITH_GOALS = 12
"""Reports whose 绩效 forms are gone through; a question about more of them is about no single indicator of a project."""
_OF_WHOLE_PROJECT = frozenset({Measure.AMOUNT, Measure.COMPLETION, Measure.SCORE})
"""What is printed of a project as a whole."""
_CHANGES = frozenset({Measure.CHANGE_AMOUNT, Measure.CHANGE_RATE})
_YEAR_BEFORE = re.compile(r"[上去前]一?年|同比|[比较]20\d\d")
_LAST_YEAR = re.compile(r"[上去前]一?年")
_MEANT = re.compile(
    r"(?:主要)?(?:是|有|指)(?:哪些|什么)$|指(?:的?是)?(?:哪[些种类几]|什么)(?:钱|收入|支出|费用|资金|款项?|东西|内容)?$"
)
"""What a thing mainly is (其他收入主要是哪些) is told by its definition, where no sentence of the year does."""
_LISTING = re.compile(r"包括|包含")
"""What a thing includes is told by its definition, or else where its parts are listed."""
_INSIDE = "(?:里头|里面|里边|当中|其中|里|中|内)的?"
_DONE = re.compile(r"完成了?多少|完成[值数]")
"""Of an account, what was spent."""
_POINTS_BACK = re.compile(r"(?:那|那么)?(?:它|[这该]个?项目)")
_OVER = re.compile(r"均|每")
"""Without one of these a passage tells of no average."""
_ABOUT_MONEY = re.compile(r"[花钱费元款缴]|支出|开销|开支|金额|拿出|发了|交了|用了")


def _orders_projects(query: Query) -> bool:
    """Whether projects are to be ordered by their scores, none of which is named."""
    named = [mention for mention in query.mentions if mention.names_row]
    return query.operation in RANKING and [mention.keys(None)[:1] for mention in named] == [("project_score",)]


def _is_inside(query: Query, word: str) -> bool:
    """Whether a word asks for a part of what a question names."""
    rows = (mention.text for mention in query.mentions if mention.names_row and mention.text)
    return any(re.search(f"{re.escape(row)}{_INSIDE}{re.escape(word)}", query.question) for row in rows)


def _blank_in_forms(findings: Sequence[Finding]) -> bool:
    """Whether all that was found are empty cells of 绩效 forms."""
    leads = [finding.readings[0] for finding in findings if finding.readings]
    return bool(leads) and all(one.state is State.BLANK and one.figure and one.figure.form in SCORED_FORMS for one in leads)


def _of_own_year(turn: Turn) -> list[ReportRecord]:
    """The reports of the very year that is asked for: projects and their goals are of no other."""
    return [record for record, year in turn.scope.records if year in (None, record.year) or record.year is None]


def _asks_part(query: Query, called: str) -> bool:
    """Whether a question asks for a mere part of what it was taken for: one sort (追加), or what is inside it (办公费里的纸)."""
    inside = re.search(f"{re.escape(fold(called))}{_INSIDE}(.+)", query.about)
    return any(word not in called for word in narrowing_in(query.about)) or bool(inside and unnamed(inside[1]))


class Asker:
    """Answers questions over one library; keeps what it has read of each report, and reads anew when the library changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._catalogue = catalogue()
        self._search = HybridSearch(library)
        self._guesser = Guesser(self._catalogue, library.embedding)
        self._generation: int | None = None
        self._facts: OrderedDict[str, Facts] = OrderedDict()

    @property
    def organisations(self) -> list[str]:
        """Whose reports the library holds."""
        return [record.organisation for record in self._records]

    def chain(self) -> Runnable[Turn, Turn]:
        """The steps up to the evidence, as a LangChain runnable."""
        from langchain_core.runnables import RunnableLambda

        return RunnableLambda(self.understand) | RunnableLambda(self.gather)

    def answer(self, turn: Turn) -> tuple[Turn, Answer]:
        """The answer to a text, each of its questions by itself where it puts several, and how it was read as a whole."""
        self._refresh()
        asked = in_and_out(without_background(without_courtesies(turn.question), self._names_any))
        chain, apart = self.chain(), asked_apart(asked)
        whole: Turn = chain.invoke(replace(turn, question=asked))
        answer = replace(reply_to(whole), question=turn.question)
        if len(apart) < 2 or whole.goals or whole.scope.refusal:
            return whole, answer
        parts = [replace(turn, question=one, history=(*turn.history, *apart[:at])) for at, one in enumerate(apart)]
        read = [chain.invoke(part) for part in parts]
        ordered = read[0].asked.operation in RANKING  # 哪个最低，多少分？ is one question
        asking = [one for one in read if one is read[0] or not ordered or one.asked.asks_own]
        return whole, together(answer, [(reply_to(one), one.asked.names_own) for one in asking])

    def _names_any(self, clause: str) -> bool:
        """Whether a clause names an organisation or anything that reports print, or a part of what they tell (女职工)."""
        query = understand(clause, (), self._lexicon, self.organisations)
        return bool(query.organisations or query.unknown or query.mentions or query.years.named or narrowing_in(query.question))

    def understand(self, turn: Turn) -> Turn:
        """Read the question and choose the reports."""
        self._refresh()
        query = understand(turn.question, turn.history, self._lexicon, self.organisations)
        query = for_the_money(settled(query, turn.history))
        if query.operation in BY_FIGURES and not any(mention.names_row for mention in query.mentions):
            query = self._guessed(query)
        query = self._of_sole_report(query, turn.files)
        return replace(turn, query=query, scope=scope_of(query, self._records, turn.files))

    def _of_sole_report(self, query: Query, files: Collection[str] | None) -> Query:
        """A question without an organisation, as one about the report that alone prints the thing, where there is one."""
        held = {record.file: record.organisation for record in self._records if files is None or record.file in files}
        sole = self._sole.find(query, held)
        return replace(query, organisations=(held[sole],)) if sole else query

    def gather(self, turn: Turn) -> Turn:
        """Find what each report says; where that is nothing, what it says of the question read in another way."""
        # 几个项目做了自评 asks for no goal of theirs
        counted = Measure.COUNT in turn.asked.measures and not (asks_target(turn.asked) or asks_plan(turn.asked))
        if scored := self._scored(turn):
            if scored.order is None:
                return replace(turn, goals=tuple(GoalTold((finding,)) for finding in scored.findings))
            ordered = replace(turn.asked, operation=scored.order, mentions=(), measures=(Measure.SCORE,))
            return replace(turn, query=ordered, findings=scored.findings)
        if not asks_account(turn.asked) and (whole := self._whole_project(turn)):
            return replace(turn, goals=whole)
        if (speaks_of_goals(turn.asked) or asks_plan(turn.asked)) and not counted and (goals := self._goals(turn)):
            return replace(turn, goals=goals)
        gathered = self._gathered(turn)
        if not all(finding.readings for finding in gathered.findings) and (stated := stated_difference(turn.asked)):
            printed = self._gathered(replace(turn, query=stated))
            gathered = printed if printed.has_answer else gathered  # prose that gives the difference gives no budget
        if _blank_in_forms(gathered.findings) and (goals := self._goals(turn)):
            return replace(turn, goals=goals)  # the cell holds words, no number
        if turn.scope.records and not gathered.has_answer:
            other = self._read_otherwise(turn)
            again = self._gathered(replace(turn, query=other)) if other is not None else gathered
            changed = not _CHANGES.isdisjoint(turn.asked.measures)  # amount and rate are looked for, and often but one is printed
            found = again.has_answer and (changed or all(finding.readings for finding in again.findings))
            return again if found else replace(gathered, goals=self._goals(turn))
        return gathered

    def _scored(self, turn: Turn) -> ScoredProjects | None:
        """The scores of the projects of the one report that a question is about."""
        if len({record.organisation for record, _ in turn.scope.records}) != 1:
            return None
        found = (scored_projects(turn.asked, self._facts_of(record), self._catalogue) for record, _ in turn.scope.records)
        return next(filter(None, found), None)

    def _whole_project(self, turn: Turn) -> tuple[GoalTold, ...]:
        """What reports print of the one project that a question names, as a whole."""
        told: list[GoalTold] = []
        few = len(turn.scope.records) <= _FEW_WITH_GOALS
        for record in _of_own_year(turn) if few and turn.asked.operation in OF_PROJECTS else ():
            paragraphs = self._library.paragraphs([record.file])
            told.extend(tell_project(self._of_project(turn, record), self._facts_of(record), self._catalogue, paragraphs))
        return tuple(told)

    def _goals(self, turn: Turn) -> tuple[GoalTold, ...]:
        """What 绩效 forms say of the indicators of projects that the question means."""
        told: list[GoalTold] = []
        few = len(turn.scope.records) <= _FEW_WITH_GOALS
        for record in _of_own_year(turn) if few and turn.asked.operation in OF_GOALS else ():
            paragraphs = self._library.paragraphs([record.file])
            told.extend(tell_goals(self._of_project(turn, record), self._facts_of(record), paragraphs, self._library.embedding))
        return tuple(told)

    def _of_project(self, turn: Turn, record: ReportRecord) -> Query:
        """The question with the project that one before it names, where it points back to that (它执行率这项得多少分)."""
        if not _POINTS_BACK.match(turn.asked.question):
            return turn.asked
        earlier = (understand(one, (), self._lexicon, self.organisations).about for one in reversed(turn.history))
        named = (projects_named(about, self._facts_of(record)) for about in earlier)
        name = next((next(iter(names)) for names in named if len(names) == 1), "")
        return replace(turn.asked, about=f"{fold(name)}\n{turn.asked.about}") if name else turn.asked

    def _read_otherwise(self, turn: Turn) -> Query | None:
        """The question as one for a budget and what became of it, or for a printed name that it writes out in part."""
        query = turn.asked
        if query.operation is Operation.TEXT and topic_in(query.question) and query.mentions and not query.names_own:
            return replace(query, mentions=())  # 收入多少？钱主要用在哪？ does not ask what the income was for
        if query.operation not in BY_FIGURES or query.apart or formula_of(query):
            return None
        if _DONE.search(query.about) and query.measures == (Measure.ACHIEVED,) and any(m.names_row for m in query.mentions):
            return replace(query, measures=(Measure.AMOUNT,), roles=(Role.FINAL,))
        if moved_in_words(query):
            return replace(query, operation=Operation.TEXT)
        if (whole := as_a_whole(query)) is not None:
            return whole
        if Role.BUDGET in query.roles and not _CHANGES.isdisjoint(query.measures) and not _YEAR_BEFORE.search(query.question):
            return set_against_budget(query)
        if (part := without_whole(query)) is not None:
            return part
        files = {record.file for record, _ in turn.scope.records}
        ways = (query.asked, without_roles(query.asked))
        near = (
            self._near_rows.find(asked, query.question, files, query.leftovers)
            for asked in ways if "".join(asked) not in self._lexicon.words
        )  # fmt: skip
        told = query.roles or query.measures != (Measure.AMOUNT,) or ("项目" in query.about and not query.mentions)
        plain = told and set(query.measures) <= _OF_WHOLE_PROJECT
        if plain and not narrowing_in(query.about) and (project := self._project(turn)):
            return replace(query, mentions=(project,), leftovers=(), narrowing=())
        if Measure.COMPLETION in query.measures and any(mention.names_row for mention in query.mentions):
            return completion_of(query)
        mention = next(filter(None, near), None) or self._nearest(query)
        if mention is None or _asks_part(query, called := self._called(mention)):
            return None
        where = tuple(one for one in query.mentions if one.names_table)
        return replace(query, mentions=(*where, mention), leftovers=(), narrowing=(), unnamed=mention.text, guessed=called)

    def _project(self, turn: Turn) -> Mention | None:
        """The project that a question about one report writes out in part (场所建设项目)."""
        facts = [self._facts_of(record) for record, _ in turn.scope.records[:2]]
        name = project_named(turn.asked.about, facts[0]) if len(facts) == 1 else None
        if name is None:
            return None
        scores = {claim.subject for claim in facts[0].claims if claim.subject.startswith(name) and claim.amount.unit == "分"}
        kinds = (LabelKind.ROW, LabelKind.SUBJECT, LabelKind.PROSE)
        meanings = [Meaning(kind, plain_label(name)) for kind in kinds]
        return Mention(fold(name), 0, 0, (*meanings, *(Meaning(LabelKind.PROSE, plain_label(one)) for one in scores)))

    def _gathered(self, turn: Turn) -> Turn:
        query = turn.asked
        findings: list[Finding] = []
        quotes: list[Quote] = []
        many = len(turn.scope.records) > MANY and query.operation in BY_FIGURES
        selected = find_in_many(query, turn.scope.records, self._library, self._catalogue) if many else {}
        one_report = len({(one.organisation, one.scope, one.kind, year) for one, year in turn.scope.records}) == 1
        for record, year in turn.scope.records:
            facts, known = selected.get((record, year)) or (self._facts_of(record), None)
            if query.operation in BY_FIGURES and (query.mentions or query.operation in RANKING):
                within = query.operation in RANKING and one_report and not several_things(query) and not query.asks_whom
                if within and any(finding.readings for finding in findings):
                    continue  # another file of the same report
                if not within and _orders_projects(query):
                    continue  # the projects of several reports are in no order
                look = find_parts if within else find
                told = None if within else known
                found = told or look(query.of_owner(record.organisation), facts, self._catalogue, year)
                earlier = year is not None and record.year == year + 1 and not any(finding.readings for finding in found)
                pair = year_before(query, facts, self._catalogue) if earlier else None
                if year in (None, record.year) and not any(finding.readings for finding in found):
                    pair = budget_before(query, facts, self._catalogue)
                if not (many or pair or formula_of(query)) and not any(finding.readings for finding in found):
                    paragraphs = self._library.paragraphs([record.file])
                    own_year = year in (None, record.year)
                    found = (find_in_words(query, facts, self._catalogue, paragraphs) if own_year else []) or found
                    listed = query.operation not in RANKING or bool(query.organisations)  # 哪些单位有 asks for no list of offices
                    quotes.extend(tell_section(query, facts, paragraphs) if query.section and listed and not query.apart else ())
                findings.extend(pair or found)
            elif query.organisations or query.operation is not Operation.DEFINITION or not quotes:
                quotes.extend(self._quotes(query, facts, year))
        covering = [finding for finding in findings if not finding.readings or self._covers(query, finding)]
        fitting = tuple(finding for finding in covering if is_money_if_asked(query, finding))
        return replace(turn, query=query, findings=fitting, quotes=tuple(quotes))

    def _guessed(self, query: Query) -> Query:
        """A query whose words nothing holds, with the indicator that they most nearly mean, where one clearly does."""
        mention = self._nearest(query)
        if mention is None or _asks_part(query, called := self._called(mention)):
            return query
        return replace(query, mentions=(*query.mentions, mention), leftovers=(), narrowing=(), guessed=called)

    def _nearest(self, query: Query) -> Mention | None:
        text = query.unnamed if not query.mentions else "".join(query.asked)
        indicator = self._guesser.guess(text) if _ABOUT_MONEY.search(query.question) else None
        return Mention(text, 0, 0, (Meaning(None, indicator.id),)) if indicator else None

    def _called(self, mention: Mention) -> str:
        """The name of what a word was taken for."""
        meaning = mention.meanings[0]
        indicator = self._catalogue.by_id(meaning.key) if meaning.kind is None else None
        return indicator.name if indicator else meaning.key

    def _covers(self, query: Query, finding: Finding) -> bool:
        """Whether what was found accounts for every word of the question: one left over makes it another thing (话务员的工资)."""
        if query.apart or not query.narrowing:
            return not query.apart
        known = fold("".join(printed_around(finding)))
        open_words = [word for word in query.narrowing if word not in known]
        if any(_is_inside(query, word) and word not in fold(finding.name) for word in query.narrowing):
            return False  # 差旅费里的住宿 is a part of it, though the whole is called by that word too
        return not open_words or self._guesser.explains(open_words, finding.name)

    def _quotes(self, query: Query, facts: Facts, year: int | None) -> list[Quote]:
        """What the text tells; of the year before the report's own, only what names that year."""
        told = self._told(query, facts, year)
        earlier = year is not None and facts.record.year is not None and year < facts.record.year
        counting = earlier and HOW_MANY.search(query.question)
        return [one for one in told if str(year) in one.text or _LAST_YEAR.search(one.text)] if counting else told

    def _told(self, query: Query, facts: Facts, year: int | None) -> list[Quote]:
        paragraphs = self._library.paragraphs([facts.record.file])
        if query.operation is Operation.DEFINITION and (defined := define(query, facts, paragraphs)):
            return defined
        if query.operation is Operation.DEFINITION and not _LISTING.search(query.question):
            return []
        if query.operation is Operation.REASON and not topic_in(query.question):
            return explain(query, facts, paragraphs, self._catalogue, year)
        if account := tell_account(query, facts, paragraphs):
            return account
        if query.section and (found := tell_section(query, facts, paragraphs)):
            return found
        if told := on_topic(query, paragraphs, self._catalogue):
            return [Quote(facts, text.strip(), paragraph.section, paragraph.source) for paragraph, text in told]
        if _MEANT.search(query.question) and (defined := define(query, facts, paragraphs)):
            return defined
        hits = self._search.search(query.question, [facts.record.file], 20 if HOW_MANY.search(query.question) else 8)
        words = topic_in(query.question)
        quotes = tell(query, facts, [hit for hit in hits if not words or names_topic(hit, words)], self._library.embedding)
        return [quote for quote in quotes if "平均" not in query.question or _OVER.search(quote.text)]

    def _refresh(self) -> None:
        generation = self._library.generation
        if generation != self._generation:
            self._records: Sequence[ReportRecord] = self._library.reports()
            self._lexicon = Lexicon(self._catalogue, self._library.labels())
            self._near_rows = NearRows(self._library.labels())
            self._sole = SoleReports(self._library.labels())
            self._generation = generation
            gc.collect()
            gc.freeze()  # what stays for thousands of questions need not be gone through with every one of them

    def _facts_of(self, record: ReportRecord) -> Facts:
        """What a report prints, by its content, so that a replaced report is read anew."""
        facts = self._facts.get(record.sha256)
        if facts is None:
            facts = Facts(record, tuple(self._library.figures([record.file])), tuple(self._library.claims([record.file])))
            self._facts[record.sha256] = facts
            if len(self._facts) > _CACHED_REPORTS:
                self._facts.popitem(last=False)
        self._facts.move_to_end(record.sha256)
        return facts
