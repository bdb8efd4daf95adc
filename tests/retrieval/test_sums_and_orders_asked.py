"""Orders, sums and means in the words of everyday: which is the larger and by how much, what all spent and each on average."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from extraction.indicators import catalogue
from extraction.report import Kind, Role
from retrieval.answer import ask
from retrieval.composing.caveats import more_evaluated
from retrieval.library import Library
from retrieval.prose.coded import with_code
from retrieval.prose.quotes import _is_item
from retrieval.prose.reasons import explain
from retrieval.readings.leading import Finding
from retrieval.readings.settled import settled
from retrieval.reply import Answer, Status
from retrieval.understanding.both_asked import in_and_out
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.cues import Measure, Operation, operation_in
from retrieval.understanding.periods import read_years
from retrieval.understanding.question import read
from retrieval.understanding.reckoned.each_listed import each_in_whole
from retrieval.understanding.reckoned.things import things_of
from retrieval.understanding.reckoned.wholes import summed_once, with_both_totals
from retrieval.understanding.wording.rewording import reworded
from tests.retrieval.made import figure, original, spoken
from tests.retrieval.town import FINANCE, HOTLINE, NARRATIVE, WATER, cells, facts_of, finance, finance_figures, report_from


def values(answer: Answer) -> list[tuple[str, str | None]]:
    return [(figure.value, figure.unit) for figure in answer.figures]


def test_which_is_the_larger_and_by_how_much(town: Library) -> None:
    answer = ask(f"{FINANCE}和{WATER}2024年公务接待费哪个大，大多少", town)
    assert f"最高的是{WATER}" in answer.answer and values(answer)[-1] == ("3.80", "万元")
    assert f"最低的是{FINANCE}" in ask(f"{FINANCE}和{WATER}2024年公务接待费哪个小", town).answer


@pytest.mark.parametrize("question", ["哪家的公务接待费高", "哪边的公务接待费高些"])
def test_whose_is_high_asks_for_the_higher(question: str) -> None:
    assert operation_in(reworded(question, ()), "") is Operation.HIGHEST
    assert reworded("哪家的公务接待费花了多少", ()) == "哪家的公务接待费花了多少"


def test_fees_that_are_run_together_are_added_up(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年电费公务接待费一共多少", town)
    assert values(answer) == [("8.40", "万元"), ("1.20", "万元"), ("9.60", "万元")]
    whole = read("三公经费公务接待费一共多少", spoken(), [])
    assert len(things_of(whole.question, whole.mentions, weighed=False)) == 1


def test_pay_beside_its_parts_is_the_basic_pay() -> None:
    query = summed_once(read("工资和奖金加起来多少", spoken(), []))
    assert [mention.keys(None)[0] for mention in query.mentions] == ["economic_30101", "economic_30103"]
    alone = read("工资和差旅费加起来多少", spoken(), [])
    assert summed_once(alone) == alone


def test_the_sum_and_the_mean_of_all(town: Library) -> None:
    answer = ask("公务接待费总共多少，平均每家多少", town)
    assert {("6.20", "万元"), ("3.10", "万元")} <= set(values(answer)) and "没有找到" not in answer.answer
    assert in_and_out("公务接待费总共多少") == "公务接待费总共多少"


@pytest.mark.parametrize("question", ["平均接待一批客人要花多少钱", "平均接待一批要花多少钱", "每接待一批得花多少钱"])
def test_what_a_batch_costs(question: str, town: Library) -> None:
    assert values(ask(f"{FINANCE}2024年{question}", town))[-1] == ("1000", "元/批次")


def test_a_hotline_is_no_account() -> None:
    assert with_code("12345中心是什么单位，有多少人") == "12345中心是什么单位，有多少人"
    assert with_code("2080502叫什么，支出多少") == "2080502叫什么，2080502支出多少"


def test_a_count_of_those_named_is_none_of_their_names(town: Library) -> None:
    answer = ask(f"{FINANCE}、{WATER}两个局的公务接待费各是多少", town)
    assert answer.status is Status.ANSWERED and {("1.20", "万元"), ("5.00", "万元")} <= set(values(answer))
    kept = read(f"{FINANCE}两个局的公务接待费", spoken(), [FINANCE, WATER, HOTLINE])
    assert "两个局" in kept.question


def test_why_not_a_cent_was_spent_asks_for_the_reason() -> None:
    assert read("会议费怎么一分钱没花", spoken(), []).operation is Operation.REASON


def test_one_number_alone_is_no_highest(town: Library) -> None:
    answer = ask("2024年谁的培训费增幅最大", town)
    assert "最高" not in answer.answer
    alone = ask("2024年宽带服务哪家花得最多", town)
    assert "最高" not in alone.answer


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("人员经费和公用经费各占多少", "基本支出"),
        ("货物和服务采购各占百分之几", "政府采购支出总额"),
        ("工会经费和办公费各占多少", ""),
    ],
)
def test_things_side_by_side_are_weighed_in_what_they_are_parts_of(question: str, whole: str) -> None:
    asked = each_in_whole(read(question, spoken(), []))
    assert [one.partition("占")[2] for one in asked] == ([f"{whole}多少"] * 2 if whole else [])


def test_several_parts_after_a_share_are_each_weighed_in_the_same_whole() -> None:
    query = read("货物采购和服务采购呢", spoken(), [])
    asked = each_in_whole(replace(query, measures=(Measure.SHARE,)))
    assert [one.partition("占")[2] for one in asked] == ["政府采购支出总额多少"] * 2


def test_a_share_without_a_whole_is_that_of_what_the_thing_is_part_of(town: Library) -> None:
    answer = ask(f"{FINANCE}2024年公务接待费占多少", town)
    assert "三公经费决算数" in answer.answer and ("100.00", "%") in values(answer)


def test_a_share_after_an_order_is_asked_of_the_first(town: Library) -> None:
    answer = ask("是公用经费的百分之几", town, history=["2024年哪家公务接待费最多"])
    assert values(answer) == [("0.90", "万元"), ("100.00", "万元"), ("0.90", "%")]  # what 公用经费 holds of it


def test_reports_are_put_in_an_order_by_shares_of_one_whole() -> None:
    assert reworded("谁的人员经费占比最高", ()) == "谁的人员经费占基本支出的比重最高"
    assert reworded("人员经费占比是多少", ()) == "人员经费占比是多少"


def test_two_things_that_are_as_much_are_the_same(town: Library) -> None:
    assert read("人员经费和公用经费一样多吗", spoken(), []).operation is Operation.CHECK
    assert read("公务接待费花得多吗", spoken(), []).operation is Operation.VALUE


def test_the_last_day_of_a_year_belongs_to_the_year() -> None:
    assert read_years("2024年末在职人员多少").spots == ((0, 6),) and read_years("2023年底多少人").spots == ((0, 6),)
    assert read_years("2024年末结转多少").spots == ((0, 5),)


@pytest.mark.parametrize("question", ["项目支出主要用在哪些方面", "项目支出都花到哪儿了", "项目支出有哪些"])
def test_what_went_to_projects_is_told_by_its_accounts(question: str) -> None:
    assert reworded(question, ()) == "项目支出构成"
    assert reworded("项目支出有哪些项目得了满分", ()) == "项目支出有哪些项目得了满分"


def test_tenths_are_no_city() -> None:
    assert read("公务接待费一成都没用到", spoken(), [FINANCE]).unknown == ()
    assert read("成都的公务接待费多少", spoken(), [FINANCE]).unknown == ("成都",)


def test_up_or_down_is_a_question_of_its_own() -> None:
    assert asked_apart("受理了多少件诉求，比上年是升是降") == ["受理了多少件诉求", "比上年是升是降"]


def test_money_is_no_number_of_things(town: Library) -> None:
    assert ask(f"{FINANCE}2024年电费多少本", town).status is Status.REFUSED
    assert values(ask(f"{FINANCE}2024年电费多少钱", town)) == [("8.40", "万元")]


def test_what_changed_may_be_told_of_both_totals_together() -> None:
    of_one = replace(settled(read("支出比上年增长多少", spoken(), [])), organisations=(FINANCE,))
    keys = [meaning.key for mention in with_both_totals(of_one).mentions for meaning in mention.meanings]
    assert keys[-2:] == ["total_change", "total_change_rate"]
    of_all = replace(of_one, organisations=())
    assert with_both_totals(of_all) == of_all


def test_a_refusal_names_something(town: Library) -> None:
    answer = ask(f"{HOTLINE}2023年预算多少", town)
    assert answer.status is Status.REFUSED and "“”" not in answer.answer


def test_a_cause_stands_near_what_it_is_asked_of() -> None:
    told = "本年支出较上年减少，主要原因是年内退休7人。项目支出集中付款。年末还有结转193.85万元。"
    report = finance(((NARRATIVE, "三、支出决算情况说明", told),))
    query = read(f"{FINANCE}为什么有结转", spoken(), [FINANCE])
    alone = replace(query, mentions=(), leftovers=("结转",))
    assert explain(alone, facts_of(report), report.paragraphs, catalogue(), 2024) == []


def test_a_year_before_a_place_is_no_part_of_its_name() -> None:
    held = ["重庆市渝江区民政局", FINANCE]
    assert read("2023年渝江区民政局三公经费多少", spoken(), held).organisations == ("重庆市渝江区民政局",)
    assert read("渝江区民政局执法车占全部车辆的百分之几", spoken(), held).unknown == ()


def test_a_word_is_explained_and_an_amount_is_accounted_for() -> None:
    asked = settled(read("机关运行经费在报告里是怎么解释的", spoken(), []))
    assert asked.operation is Operation.DEFINITION
    assert settled(read("机关运行经费比上年多了怎么解释", spoken(), [])).operation is Operation.REASON


def test_guests_are_counted_whatever_they_were_asked_to() -> None:
    assert reworded("请客吃饭接待了多少批、多少人", ()) == "接待了多少批、多少人"
    assert reworded("请客吃饭花了多少钱", ()) == "请客吃饭花了多少钱"


def test_an_item_of_a_list_that_is_counted_is_told_of() -> None:
    assert _is_item("离婚登记", "办理结婚登记、离婚登记、收养登记")
    assert not _is_item("离婚登记", "办理结婚登记3925对、离婚登记2046对")


def test_an_order_of_some_projects_is_told_as_such() -> None:
    facts = facts_of(finance(((NARRATIVE, "十三、预算绩效情况说明", "组织对全部项目开展了绩效自评，涵盖项目5个。"),)))
    assert more_evaluated([Finding(facts, name) for name in ("甲项目", "乙项目")])
    assert not more_evaluated([Finding(facts, name) for name in ("甲", "乙", "丙", "丁", "戊")])


@pytest.mark.parametrize("asked", ["下面有哪些科目", "包括哪几项", "明细", "细分为几项"])
def test_the_items_of_an_account_are_what_it_is_made_of(asked: str) -> None:
    assert reworded(f"住房保障支出{asked}", ()) == "住房保障支出构成"


@pytest.mark.parametrize("question", ["基本支出包括什么", "住房保障支出是多少"])
def test_what_a_name_means_is_no_list_of_items(question: str) -> None:
    assert reworded(question, ()) == question


@pytest.mark.parametrize("question", ["三公经费里哪一项减得最多", "三公经费里哪项增长最快", "三公经费里哪一项降幅最大"])
def test_the_greatest_change_of_an_item_is_not_the_greatest_item(question: str, town: Library) -> None:
    assert ask(f"{FINANCE}2024年{question}", town).status is Status.REFUSED


@pytest.mark.parametrize("asked", ["的钱都花哪去了", "2024年支出主要花在哪里"])
def test_what_all_money_went_to_is_told_by_its_items(asked: str, tmp_path: Path) -> None:
    rows = {"201": ("一般公共服务支出", "60.00"), "208": ("社会保障和就业支出", "40.00"), "": ("合计", "100.00")}
    cells = [
        figure("甲.pdf", name, raw, ("本年支出合计",), row_code=code, panel="", form="expenditure", table="支出决算表")
        for code, (name, raw) in rows.items()
    ]
    library = Library(tmp_path / "库")
    text = (NARRATIVE, "一、支出决算情况说明", "本年支出比上年增加1.00万元，主要原因是新增信息化建设项目。")
    library.add(report_from("甲.pdf", FINANCE, tuple(cells), (text,)), original(tmp_path, "甲.pdf"))
    assert [one.value for one in ask(f"{FINANCE}{asked}", library).figures] == ["60.00", "40.00"]
    library.close()


def test_two_bodies_are_apart_in_each_of_several_things_or_in_their_sum(town: Library) -> None:
    each = ask(f"{FINANCE}和{WATER}2024年公务接待费、电费各差多少", town)
    assert values(each) == [(one, "万元") for one in ("1.20", "5.00", "3.80", "8.40", "8.40", "0.00")]
    summed = ask(f"{FINANCE}和{WATER}2024年公务接待费加电费差多少", town)
    assert values(summed)[-1] == ("3.80", "万元") and f"{FINANCE}的合计数比{WATER}的合计数少" in summed.answer


def test_the_accounts_of_one_report_are_set_in_order_by_what_was_spent(town: Library) -> None:
    held = [FINANCE, WATER]
    query = settled(read(f"{FINANCE}哪个科目的预算最大", spoken(), held))
    assert [mention.keys(None)[0] for mention in query.mentions] == ["expenditure_of_year"]
    assert not settled(read("哪个单位的科目最多", spoken(), held)).mentions


def test_a_budget_is_asked_of_the_one_body_whose_it_is_said_to_be(town: Library) -> None:
    planned = ask(f"{FINANCE}2024年公务接待费预算和{WATER}2024年公务接待费差多少", town)
    assert values(planned) == [("1.50", "万元"), ("5.00", "万元"), ("3.50", "万元")]
    both = ask(f"{FINANCE}2024年公务接待费预算和{WATER}2024年公务接待费预算差多少", town)
    assert values(both)[:2] == [("1.50", "万元"), ("1.50", "万元")]


def test_what_exceeds_most_after_all_that_exceed(town: Library) -> None:
    told = ask("超得最多的是谁", town, history=["2024年哪些单位的公务接待费超出了预算"])
    assert told.answer.splitlines()[0].startswith("决算超过预算的数额最高的是") and WATER in told.answer.splitlines()[0]


def test_a_sum_is_weighed_in_the_whole_of_the_shares_before(town: Library) -> None:
    shares = [f"{FINANCE}2024年电费占公用经费多少", "工会经费呢"]
    answer = ask("两项加起来占多少", town, history=shares)
    assert values(answer)[-1] == ("28.40", "%") and "公用经费" in answer.answer


def test_numbers_of_a_budget_are_told_from_those_of_final_accounts(tmp_path: Path) -> None:
    library = Library(tmp_path / "库")
    plan = report_from("预算.pdf", "云泽市教育局", finance_figures("预算.pdf"), (), kind=Kind.BUDGET)
    for one in (finance(), plan):
        library.add(one, original(tmp_path / one.organisation, one.file))
    answer = ask(f"{FINANCE}和云泽市教育局的工会经费差多少", library)
    library.close()
    assert "云泽市教育局2024年度的是预算报告中的预算数，与决算数口径不同。" in answer.answer


@pytest.mark.parametrize(
    ("kind", "role", "called"),
    [(Kind.BUDGET, Role.BUDGET, "支出总计预算数"), (Kind.BUDGET, Role.FINAL, "支出总计"), (Kind.FINAL, Role.FINAL, "支出总计")],
)
def test_what_a_budget_plans_in_all_is_not_told_as_spent(kind: Kind, role: Role, called: str, tmp_path: Path) -> None:
    file, more = "收支.pdf", {"panel": "支出", "role": role}
    total = cells(file, "收入支出总表", "income_expenditure", 1, {"支出总计": "830.00"}, **more)
    with closing(Library(tmp_path / "库")) as library:
        library.add(report_from(file, FINANCE, tuple(total), (), kind=kind), original(tmp_path / file, file))
        answer = ask(f"{FINANCE}支出总计多少", library)
    assert f"{called}为830.00万元" in answer.answer and answer.figures[0].label == called


def test_a_budget_of_another_year_is_not_reckoned_with_final_accounts_of_the_same_body(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "库")) as library:
        plan = report_from("预算.pdf", FINANCE, finance_figures("预算.pdf"), (), kind=Kind.BUDGET)
        for one in (finance(), replace(plan, year=2025)):
            library.add(one, original(tmp_path / one.file, one.file))
        parts = [ask(f"{FINANCE}2024年{thing}多少", library).figures[0].value for thing in ("工会经费", "电费")]
        answer = ask(f"{FINANCE}工会经费和电费加起来多少", library)
    assert [one.value for one in answer.figures][:2] == parts and len(answer.figures) == 3


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("近两年工会经费一共多少", "合计为"), ("历年工会经费是多少", "2023年度"), ("哪年工会经费最多", "工会经费最高的是"),
        ("两年平均工会经费", "平均为"),
    ],
)  # fmt: skip
def test_all_years_of_one_body_are_told_summed_and_ordered(question: str, told: str, tmp_path: Path) -> None:
    with closing(Library(tmp_path / "库")) as library:
        for year in (2023, 2024):
            file = f"{year}.pdf"
            own = tuple(replace(one, year=year) for one in finance_figures(file))
            library.add(report_from(file, WATER, own, (), year), original(tmp_path / file, file))
        answer = ask(f"{WATER}{question}", library).answer
    assert told in answer and "2023年度" in answer and "2024年度" in answer, answer


def test_one_of_two_bodies_without_a_report_of_the_year_is_no_highest(town: Library) -> None:
    answer = ask(f"{FINANCE}和{HOTLINE}2024年谁的工会经费多", town).answer
    assert "没有可以比较的" in answer and f"库中没有{HOTLINE}" in answer, answer


@pytest.mark.parametrize("question", ["决算比预算多多少", "预算和决算差多少", "预算比决算少多少"])
def test_all_that_was_planned_is_set_against_what_became_of_it(question: str, town: Library) -> None:
    assert values(ask(f"{FINANCE}2024年{question}", town)) == [("2946.25", "万元"), ("1000.00", "万元"), ("1946.25", "万元")]


@pytest.mark.parametrize("question", ["哪几家没有公车", "哪些单位2024年没有公务用车", "哪家有公车"])
def test_who_has_cars_is_told_by_their_number(question: str) -> None:
    assert "公务用车保有量" in reworded(question, ())
