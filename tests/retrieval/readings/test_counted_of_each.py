"""How many each has, whom a name means, and what a blank or a printed difference tells."""

from __future__ import annotations

import pytest

from extraction.indicators import catalogue
from retrieval.conversation.follow_ups import understand
from retrieval.library import Library
from retrieval.readings.moved.years_before import budget_before
from retrieval.readings.settled import settled
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.cues import Measure, Operation
from retrieval.understanding.reckoned.things import summands
from retrieval.understanding.whom.misspelt import spelt_right
from retrieval.understanding.whom.names import held_names
from retrieval.understanding.whom.organisations import resolve
from retrieval.understanding.wording.rewording import reworded
from tests.retrieval.made import spoken
from tests.retrieval.readings.test_candidates import lexicon
from tests.retrieval.town import FINANCE, NARRATIVE, cells, facts_of, finance, report_from

STREET, WORK = "江海市云泽区人民政府长河街道办事处", "中共江海市云泽区委社会工作部"
OPERATION = "2024年度机关运行经费支出190.89万元，比年初预算数增加15.25万元，增长8.68%，主要原因是年中追加。"
FACTS = facts_of(
    report_from("甲.pdf", FINANCE, tuple(cells("甲.pdf", "收入支出决算总表", "income_expenditure", 1, {"总计": "1.00"})),
                ((NARRATIVE, "十、机关运行经费支出情况", OPERATION),))
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("哪些单位有公车，各几辆", "vehicles_kept"),
        ("哪些单位有公务用车，分别几辆", "vehicles_kept"),
        ("哪些单位有车，各有几辆", "vehicles_kept"),
        ("哪几家搞了公务接待，各接待多少批次", "reception_batches"),
        ("哪些单位有人出国，各多少人次", "overseas_persons"),
        ("哪些单位设备超过100万，各几台", "large_equipment"),
    ],
)
def test_the_measure_word_of_each_tells_what_is_counted(question: str, counted: str) -> None:
    assert asked_apart(question) == [question]
    query = settled(understand(question, (), lexicon(finance()), [FINANCE]))
    assert (query.measures, [one.keys(None)[0] for one in query.mentions]) == ((Measure.COUNT,), [counted])


def test_two_numbers_of_the_same_things_are_never_added_up() -> None:
    held = [FINANCE, WORK]
    asked = (understand(f"{whom}一共有几辆车", (), lexicon(finance()), held) for whom in (FINANCE, "和".join(held)))
    one, two = map(settled, asked)
    assert (one.operation, two.operation) == (Operation.VALUE, Operation.TOTAL)
    assert [len(summands(mention, catalogue())) for mention in two.mentions] == [1]


def test_alike_things_are_added_up_where_all_of_them_are_asked_for_together() -> None:
    query = settled(understand(f"{FINANCE}执法执勤用车和应急保障用车一共几辆", (), spoken(), [FINANCE]))
    assert (query.operation, query.measures) == (Operation.TOTAL, (Measure.COUNT,))


def test_the_money_of_each_stays_a_question_of_its_own() -> None:
    assert len(asked_apart("哪些单位有公车，各花了多少钱")) == 2
    assert len(asked_apart("财政局有几辆公车，驻外办事处各有几辆")) == 2


def test_a_government_is_not_the_office_whose_name_begins_with_it() -> None:
    assert resolve("云泽区政府三公经费", [STREET]).unknown == ("云泽区政府",)
    assert resolve("云泽区政府长河街道三公经费", [STREET]).organisations == (STREET,)
    assert resolve("云泽区政府三公经费", ["云泽区人民政府办公室"]).organisations == ("云泽区人民政府办公室",)


def test_a_place_before_a_body_is_no_misspelling_of_its_level() -> None:
    assert spelt_right("云泽社会工作部人员经费", held_names((WORK,))) == "云泽社会工作部人员经费"
    assert resolve("江海云泽社会工作部人员经费", [WORK]).organisations == (WORK,)


def test_a_budget_follows_from_the_printed_difference() -> None:
    query = settled(understand("机关运行经费年初预算是多少", (), lexicon(finance()), [FINANCE]))
    pair = budget_before(query, FACTS, catalogue())
    assert pair is not None
    assert [str(one.readings[0].amount.value) for one in pair if one.readings[0].amount] == ["190.89", "15.25"]


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("这几份2024年决算里谁的政府采购总额最高", "2024年谁的政府采购总额最高"),
        ("上述报告中谁的三公经费最高", "谁的三公经费最高"),
        ("决算实际完成年初预算的百分之几", "预算完成率"),
        ("打算买车吗？预算多少", "公务用车购置费预算多少"),
        ("总预算多少", "预算总额多少"),
    ],
)
def test_turns_of_phrase(question: str, put: str) -> None:
    assert reworded(question, ()) == put


def test_a_blank_of_the_form_of_basic_spending_tells_nothing_of_projects(town: Library) -> None:
    from retrieval.answer import ask

    answer = ask("财政局水费多少", town).answer
    assert "表中为空白" in answer and "没有发生" not in answer


@pytest.mark.parametrize("question", ["有多少退休人员", "有几名离退休干部", "各地市分别接待了多少人次", "接待了哪些领导"])
def test_persons_and_places_that_are_not_told_of_are_no_money_and_no_sum(question: str, town: Library) -> None:
    from retrieval.answer import ask

    assert ask(f"{FINANCE}2024年{question}", town).figures == ()
