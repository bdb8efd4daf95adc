"""Evidence -> Answer: the sentences, their figures and citations, or the reason why there is no answer; then the last gate."""

from __future__ import annotations

import re

from extraction.report import Kind, Role
from retrieval.chain.blanks import is_blank
from retrieval.chain.turn import Turn
from retrieval.composing.caveats import say_how_many_accounts
from retrieval.composing.compose import state_finding, tell_belying
from retrieval.composing.draft import Draft
from retrieval.composing.narrowed import is_mere_count, is_of_another, is_of_other_year, is_order_of_amounts
from retrieval.composing.telling import tell_findings, tell_goals
from retrieval.composing.verify import unsupported
from retrieval.readings.parts.each_part import ALL_PARTS
from retrieval.readings.parts.mere_parts import told_as_total, told_as_whole
from retrieval.readings.silence import NOT_FOUND, silence_on
from retrieval.readings.wording import thing_of
from retrieval.reply import Answer, Status
from retrieval.understanding.cues import CHANGES, DUTIES, RANKING, Measure, Operation
from retrieval.understanding.duties import duty_asked, office_asked
from retrieval.understanding.named.leftovers import unnamed
from retrieval.understanding.named.lexicon import fold
from retrieval.understanding.query import Query
from retrieval.understanding.reckoned.formula import formula_of
from retrieval.understanding.scope import NOTHING_SEEN
from retrieval.understanding.topic_cues import topic_name
from retrieval.understanding.wording.whys import asks_why_blank

_MEASURED = {
    Measure.CHANGE_AMOUNT: "增减变化", Measure.CHANGE_RATE: "增减变化", Measure.COMPLETION: "完成率", Measure.SCORE: "得分",
    Measure.POINTS: "分值", Measure.TARGET: "目标值", Measure.ACHIEVED: "完成值",
}  # fmt: skip
"""What is asked of a thing beside its amount, as a refusal calls it."""
_CAUSE = re.compile(r"^(?:主要)?原因(?:是|为|：|:)+(?!一是|$)")
"""What leads in a cause, where none is asked for."""
_DIGIT = re.compile(r"\d")
_YEAR_BEFORE = re.compile(r"^(?:上|前|去)一?年度?的?")


def reply_to(turn: Turn) -> Answer:
    """Write the answer, and let nothing pass that its figures do not support."""
    answer = _composed(turn)
    objections = unsupported(answer, verbatim(turn)) if answer.status is Status.ANSWERED else []
    if objections:
        return _refused(turn, f"答案中的数字（{'、'.join(objections)}）没有通过与原文的核对，因此不予给出")
    return answer


def _composed(turn: Turn) -> Answer:
    if turn.scope.refusal:
        return _refused(turn, turn.scope.refusal)
    if turn.scope.clarify:
        return Answer(turn.question, Status.CLARIFY, turn.scope.clarify, reason=f"问题没有指明{turn.scope.unsaid}")
    draft = Draft(turn.asked.unit, turn.asked.places)
    tell_findings(draft, turn.asked, turn.findings if not turn.goals else ())
    tell_goals(draft, turn.asked, turn.goals)
    taken_for = turn.asked.guessed and not turn.asked.used_for and turn.asked.unnamed not in turn.asked.guessed
    if taken_for and draft.sentences:
        draft.sentences[:0] = _taken_for(_as_written(turn), turn.asked.guessed)
    if draft.sentences:
        draft.sentences[:0] = [*told_as_whole(turn.asked, turn.findings), *told_as_total(turn.asked, turn.findings)]
    owners = [quote.facts.record.called for quote in turn.quotes]
    for at, quote in enumerate(turn.quotes):
        if quote.belying is not None:
            tell_belying(draft, quote.facts, quote.belying)
        words = quote.text if turn.asked.operation is Operation.REASON else _CAUSE.sub("", quote.text)
        anew = len(set(owners)) > 1 and owners[at - 1 : at] != owners[at : at + 1]
        whose = f"{owners[at]}度：" if anew and quote.facts.record.year else ""
        draft.sentences.append(f"{whose}{quote.lead}{words}{draft.quote(quote)}")
    if turn.asked.used_for and draft.sentences:
        draft.sentences[:0] = [_part_of_use(turn.asked)]
    say_how_many_accounts(draft, turn.asked, turn.quotes)
    if not draft.sentences or _is_of_another(turn, draft) or is_of_other_year(turn, "".join(draft.sentences)):
        return _refused(turn, _undisclosed(turn))
    draft.sentences.extend([*_years_untold(turn, draft), *_roles_untold(turn), *_things_untold(turn), *_blank_untold(turn)])
    if turn.scope.absent:
        draft.sentences.append(f"{turn.scope.absent}。")
    tell_left_out(draft, turn)
    text = "\n".join(dict.fromkeys(draft.sentences))
    return Answer(turn.question, Status.ANSWERED, text, tuple(dict.fromkeys(draft.figures)), tuple(draft.citations))


def _is_of_another(turn: Turn, draft: Draft) -> bool:
    """Whether rows of projects, or passages, were found for another thing than the one asked about."""
    told = bool(turn.goals or turn.quotes)
    beside = is_mere_count(turn, draft) or (bool(turn.findings) and is_order_of_amounts(turn.asked))
    return beside or (told and is_of_another(turn.asked, draft, not (turn.goals or turn.findings)))


def tell_left_out(draft: Draft, turn: Turn) -> None:
    """Whose reports an order leaves out, as they are but budgets, with what those count."""
    for finding in turn.beside:
        state_finding(draft, finding)
        draft.sentences[-1] += "（只有预算报告，没有列入比较）"
    told = {finding.facts.record.organisation for finding in turn.beside}
    if silent := [name for name in turn.scope.left_out if name not in told]:
        draft.sentences.append(f"只有另一类报告（预算），没有列入比较的：{'、'.join(silent[:20])}。")


def _taken_for(written: str, name: str) -> list[str]:
    """What a name that no report prints was taken for; nothing where but the word 项目 is left out."""
    same = fold(written).removesuffix("项目") == fold(name).removesuffix("项目")
    return [] if same else [f"报告中没有“{written}”的说法，按“{name}”作答。"]


def _part_of_use(query: Query) -> str:
    """That what a question names is but a part of what the money of an account was spent on."""
    return f"报告没有单独披露“{query.unnamed}”，只有用途里包含它的“{query.guessed}”（主要用于{query.used_for}）。"


def _as_written(turn: Turn) -> str:
    """What nothing names, as this question or an earlier one has it: with the fillers that stand in it (财政拨款收支总计)."""
    pattern = re.compile(".?".join(map(re.escape, turn.asked.unnamed)))
    written = next(filter(None, map(pattern.search, (turn.asked.about, *reversed(turn.history)))), None)
    return written[0] if written else turn.asked.unnamed


def _years_untold(turn: Turn, draft: Draft) -> list[str]:
    """Which of several years asked for the report tells nothing of; where all years are, that there is but one."""
    records = [record for record, _ in turn.scope.records]
    if turn.asked.years.every and len(records) == 1 and len(turn.asked.organisations) == 1:
        return [f"库中只有{records[0].organisation}{records[0].year}年度的报告。"]
    told = "".join(draft.sentences)
    asked = turn.asked.years.asked if len(turn.asked.years.asked) > 1 and turn.asked.measures == (Measure.AMOUNT,) else ()
    silent = [f"{year}年度" for year in asked if f"{year}年" not in told]
    return [f"所问的{'、'.join(silent)}，报告中没有找到。"] if silent else []


def _roles_untold(turn: Turn) -> list[str]:
    """Which of budget and final number of one thing the report tells nothing of, where both are asked for."""
    query, told = turn.asked, [bool(finding.readings) for finding in turn.findings]
    both = query.operation is Operation.VALUE and query.measures == (Measure.AMOUNT,) and len(query.roles) == len(told) == 2
    untold = (role for role, found in zip(query.roles, told, strict=True) if not found) if both else ()
    return [f"所问的{role.value}数，报告中没有找到。" for role in untold]


def _things_untold(turn: Turn) -> list[str]:
    """Which of several things that are asked for the one report tells nothing of."""
    query, found = turn.asked, () if turn.goals else turn.findings
    one = len({finding.facts.record.file for finding in found}) == 1 and query.operation is Operation.VALUE
    silent = dict.fromkeys(finding.missing for finding in found if not finding.readings)
    told = [finding.asked for finding in found if finding.readings]  # in another measure or meaning
    rows = [mention.text for mention in query.rows]
    told.extend(fold(quote.text) for quote in turn.quotes)
    named = [text for text in silent if one and text in rows and not any(text in thing for thing in told)]
    return [f"所问的{'、'.join(f'“{text}”' for text in named)}，报告中没有找到。"] if len(named) < len(found) and named else []


def _blank_untold(turn: Turn) -> list[str]:
    """That the report does not say why a cell is empty, where that is asked."""
    asked = asks_why_blank(turn.asked.question) and bool(turn.findings) and not turn.quotes
    return ["表中为什么空白，报告没有写明。"] if asked and all(map(is_blank, turn.findings)) else []


def verbatim(turn: Turn) -> list[str]:
    """What the answer repeats verbatim: names of organisations, titles with numbers (自评表（1）), quotations; longest first."""
    quotes = [*turn.quotes, *(quote for told in turn.goals for _, quote in told.words)]
    spoken = (reading.claim for finding in turn.findings for reading in finding.readings if reading.claim)
    called = {thing_of(claim) for claim in spoken}  # 单价100万元以上设备比上年增加1台
    owners = {*turn.asked.organisations, *(record.organisation for record, _ in turn.scope.records), *turn.scope.left_out}
    told = (*turn.findings, *(one for goal in turn.goals for one in goal.findings))
    cells = [reading.figure for finding in told for reading in (*finding.readings, *finding.others) if reading.figure]
    titles = {title for cell in cells for title in (f"（{cell.table}）", f"（{cell.table}，") if _DIGIT.search(title)}
    leads = {lead for told in turn.goals for lead, _ in told.words if _DIGIT.search(lead)}  # 65岁以上老人体检率的偏差原因：
    uses = {turn.asked.used_for, turn.asked.unnamed} - {""} if turn.asked.used_for else set()
    names = owners | {quote.text for quote in quotes} | called | titles | leads | uses
    return sorted(sorted(names), key=len, reverse=True)


def _undisclosed(turn: Turn) -> str:
    """Why there is no answer, in the words of the question: the report may well print a part of what they name."""
    query = turn.asked
    asked = "".join(query.about.split()).strip("的，。？?、")
    asked = asked if unnamed(_YEAR_BEFORE.sub("", asked)) or query.apart or not query.mentions else ""
    if not query.mentions and not (query.organisations and asked):
        return NOTHING_SEEN
    if (formula := formula_of(query)) and formula.inside:
        return f"报告没有在同一张表里列出{'、'.join(f'“{term.mention.text}”' for term in formula.terms)}，不能相减"
    held = dict.fromkeys(record.called for record, _ in turn.scope.records)
    whose = "、".join(list(held)[:6])
    planned = (one.kind is Kind.BUDGET and year in (None, one.year) for one, year in turn.scope.records)
    if Role.FINAL in query.roles and all(planned) and CHANGES.isdisjoint(query.measures):
        return f"{whose}在库中只有预算报告，没有决算数"
    named = "".join(mention.text for mention in query.mentions)
    if named and query.operation in RANKING and query.chosen and query.chosen.places == ALL_PARTS:
        return f"{whose}的报告中没有列出“{named}”由哪些部分组成"
    if query.within:
        role = "的预算数" if query.roles == (Role.BUDGET,) else ""
        return f"{whose}的报告在“{query.within.words}”里{NOT_FOUND}“{named or query.unnamed or '所问的一项'}”{role}"
    if query.operation is Operation.REASON:
        return f"{whose}的报告中{NOT_FOUND}{f'“{named}”的原因' if named else f'“{asked}”'}"
    if query.measures == (Measure.SHARE,) and named and not query.leftovers and not query.apart:
        return f"{whose}的报告中{NOT_FOUND}“{named}”的占比；要算占比，请写明占哪一项的比重"
    if query.section == DUTIES:
        return f"{whose}的报告所列的职责中没有找到“{office_asked(query) or '、'.join(duty_asked(query)) or asked}”"
    if query.operation is Operation.TEXT and (topic := topic_name(query.question)):
        return f"{whose}的报告中{NOT_FOUND}{f'“{named}”的' if named else ''}{topic}"
    if query.operation is Operation.AVERAGE and query.counted and not asked:
        silent = "、".join(f"“{one.missing}”" for one in turn.findings if one.missing) or f"“{query.counted}”"
        return f"{whose}的报告中{NOT_FOUND}{silent}，不能求平均"
    if named and not asked and (number := _MEASURED.get(query.measures[0])):
        return f"{whose}的报告中{NOT_FOUND}“{named}”的{number}"
    periods = {year for record, year in turn.scope.records if year and year != record.year}
    of_year = f"{'、'.join(map(str, sorted(periods)))}年度的" if periods else ""
    unread = any(record.notes for record, _ in turn.scope.records)
    if not (asked or named):
        return f"{whose}的报告中{NOT_FOUND}所问的{'增减变化' if not CHANGES.isdisjoint(query.measures) else '内容'}"
    silent = silence_on(turn.findings[0]) if len(turn.findings) == 1 and not asked else NOT_FOUND
    return f"{whose}的报告中{silent}“{of_year}{_YEAR_BEFORE.sub('', asked or named)}”" + (
        "，或者它在报告未能读出的部分（见报告库中的注意事项）" if unread else ""
    )


def _refused(turn: Turn, reason: str) -> Answer:
    return Answer(turn.question, Status.REFUSED, f"无法回答：{reason}。", reason=reason)
