"""What is asked of a civil affairs bureau and of a museum beside it: shares in lists of a sentence, means, and orders of both."""

from __future__ import annotations

import pytest

from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.clauses import asked_apart
from retrieval.understanding.cues import Measure
from retrieval.understanding.question import read
from tests.retrieval.made import library_of_texts, spoken

BUREAU, MUSEUM = "云泽市民政局", "青禾县博物馆"
OF_BUREAU = """云泽市民政局2023年度部门决算

第一部分 部门概况

一、年度主要工作

全年保障城乡低保对象600户900人，其中城市低保150户180人、农村低保450户720人；救助供养特困人员40人，其中集中供养10人、分散供养30人。

办理殡葬处罚案件64件，罚没金额38.52万元，其中占道案件16件、其他案件48件。

全年处理投诉80件，办结71件。其中养老类投诉50件，占比最高；其次为殡葬类20件、其他10件；截至年底登记社会组织90家。

二、人员情况

部门人员编制50名。年末实有在职47人，退休人员22人。

第二部分 2023年度部门决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		500.00	100.00	400.00
2080201	行政运行	94.00	94.00
2081002	老年福利	200.00		200.00
2081901	城市最低生活保障金支出	60.00		60.00
2081902	农村最低生活保障金支出	140.00		140.00

第三部分 2023年度部门决算情况说明

一、“三公”经费支出决算情况说明

公务接待费支出2.15万元，比上年减少0.85万元，下降28.33%。国内公务接待20批次，100人次，人均接待费215元。

公务车运行维护费3.00万元，低于预算1.00万元，比上年减少0.50万元，主要原因是：油料费用下降，全年购置公务用车2辆。公务用车购置费30.00万元。

全年召开会议4个，参加会议80人次，会议费支出0.80万元。

二、机关运行经费支出情况说明

2023年度，局机关本级和1家参照公务员法管理的单位机关运行经费支出50.00万元。

三、一般公共预算财政拨款支出决算具体情况

1.社会保障和就业支出（类）社会福利（款）老年福利（项）。年初预算为180.00万元，支出决算为190.00万元，完成年初预算的105.56%。

2.社会保障和就业支出（类）民政管理事务（款）行政运行（项）。年初预算为0.00万元，支出决算为94.00万元，年初未安排预算。

3.2210201住房公积金（项）30.00万元，比上年增加6.00万元，增长25.00%。

4.2210203购房补贴（项）8.00万元，比上年增加2.00万元，增长33.33%。

四、预算绩效情况说明

对10个项目开展了绩效自评。其中评价结果为优的8个，良的2个。
"""
OF_MUSEUM = """青禾县博物馆2024年度单位决算

第一部分 单位概况

一、人员情况

年末在职人员43人，另有编外用工19人。房屋建筑面积1,000平方米，其中展厅面积400平方米、库房面积200平方米。

第二部分 2024年度单位决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		200.00	80.00	120.00
2070205	博物馆	200.00	80.00	120.00

第三部分 2024年度单位决算情况说明

一、“三公”经费支出决算情况说明

公务接待费支出1.15万元，比上年减少0.35万元，下降23.33%。国内公务接待10批次，50人次。

二、预算绩效情况说明

陈列提升项目自评得分93分，学生研学项目自评得分75分。

第四部分 附件

陈列提升项目绩效自评表

单位：万元
资金	全年预算数	80.00	全年执行数	72.00	10	9.0
一级指标	二级指标	三级指标	年度指标值	全年完成值	分值	得分
产出	数量	新增展品数	≥300件	210件	90	84
总分					100	93

学生研学项目绩效自评表

单位：万元
资金	全年预算数	60.00	全年执行数	60.00	10	10.0
一级指标	二级指标	三级指标	年度指标值	全年完成值	分值	得分
产出	数量	研学场次	≥9场	6场	90	65
总分					100	75
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {f"{BUREAU}2023年度部门决算.txt": OF_BUREAU, f"{MUSEUM}2024年度单位决算.txt": OF_MUSEUM}
    return library_of_texts(tmp_path_factory.mktemp("bureau"), texts)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"{BUREAU}低保对象里农村的占多大比例", ["720", "900", "80.00"]),
        (f"{BUREAU}低保户里城市的占百分之几", ["150", "600", "25.00"]),
        (f"{BUREAU}特困人员分散供养的占比是多少", ["30", "40", "75.00"]),
        (f"{BUREAU}处理的投诉里养老类占几成", ["50", "80", "62.50"]),
        (f"{BUREAU}占道案件占处罚案件的比例", ["16", "64", "25.00"]),
        (f"{BUREAU}评价为优的项目占几成", ["8", "10", "80.00"]),
        (f"{MUSEUM}展厅和库房各占房屋面积的百分之几", ["400", "1000", "40.00", "200", "20.00"]),
    ],
)
def test_the_share_of_what_a_sentence_lists(question: str, values: list[str], held: Library) -> None:
    assert [one.value for one in ask(question, held).figures] == values


@pytest.mark.parametrize("question", ["低保对象里男性占多少", "低保对象占比多少", "集中供养占低保对象的比例"])
def test_no_share_of_what_is_listed_elsewhere(question: str, held: Library) -> None:
    answer = ask(f"{BUREAU}{question}", held)
    assert not any(one.unit == "%" for one in answer.figures)


def test_a_share_follows_the_number_of_the_whole(held: Library) -> None:
    answer = ask("其中养老类投诉占比多少", held, history=(f"{BUREAU}处理投诉多少件",))
    assert [one.value for one in answer.figures] == ["50", "80", "62.50"]


def test_money_under_a_name_that_counts_people_too(held: Library) -> None:
    asked = f"{BUREAU}城市低保和农村低保支出各多少？合计多少"
    assert [one.value for one in ask(asked, held).figures] == ["60.00", "140.00", "200.00"]
    assert [one.value for one in ask(f"{BUREAU}城市低保多少户", held).figures] == ["150"]


def test_the_staff_by_whatever_words_a_report_has_for_it(held: Library) -> None:
    answer = ask("哪个单位在职人数最多", held, history=(f"{MUSEUM}有多少在职人员",))
    assert [one.value for one in answer.figures] == ["47", "43"] and "没有找到" not in answer.answer


def test_what_is_paid_to_others_is_averaged_over_no_staff(held: Library) -> None:
    assert ask(f"{BUREAU}老年福利人均多少", held).status is Status.REFUSED
    assert [one.value for one in ask(f"{BUREAU}行政运行人均多少", held).figures] == ["94.00", "47", "20000"]


def test_a_mean_over_what_the_question_counts_itself(held: Library) -> None:
    answer = ask(f"{BUREAU}接待20批次100人次，平均每批次多少钱、每人次多少钱", held)
    assert [one.value for one in answer.figures] == ["2.15", "20", "1075", "100", "215"]


def test_a_mean_over_those_who_came(held: Library) -> None:
    assert [one.value for one in ask(f"{BUREAU}会议费人均多少", held).figures][-1] == "100"
    assert [one.value for one in ask(f"{BUREAU}平均每场会议花多少钱", held).figures][-1] == "2000"
    assert [one.value for one in ask(f"{BUREAU}买2辆车平均一辆多少万", held).figures][:2] == ["30.00", "2"]


def test_an_order_of_a_mean_that_one_report_prints(held: Library) -> None:
    answer = ask("两家人均接待费从高到低排", held)
    assert [one.value for one in answer.figures] == ["1.15", "50", "230", "2.15", "100", "215"]


def test_what_a_report_calls_by_words_of_its_own(held: Library) -> None:
    assert [one.value for one in ask(f"{BUREAU}机关运行经费多少", held).figures] == ["50.00"]
    before = ask(f"{BUREAU}2022年公务用车运行维护费多少", held)
    assert [one.value for one in before.figures] == ["3.00", "-0.50", "3.50"]


def test_what_was_spent_is_of_the_same_funds_as_its_budget(held: Library) -> None:
    answer = ask(f"{BUREAU}老年福利决算比年初预算多多少", held)
    assert [one.value for one in answer.figures] == ["190.00", "180.00", "10.00"]


def test_no_whole_after_the_accounts_that_were_asked_for(held: Library) -> None:
    listed = ask(f"{BUREAU}年初没有预算的是什么科目，一共多少钱", held)
    assert "行政运行" in listed.answer and "500.00" not in listed.answer and "没有找到" in listed.answer
    told = ask(f"{BUREAU}哪一项完成年初预算的比例最高", held)
    assert "老年福利" in told.answer


def test_one_body_set_against_another(held: Library) -> None:
    more = ask(f"{BUREAU}的公务接待费比{MUSEUM}多花了多少", held)
    assert [one.value for one in more.figures] == ["2.15", "1.15", "1.00"]
    both = ask("博物馆和云泽市民政局的公务接待费哪家高？高多少", held)
    assert f"最高的是{BUREAU}" in both.answer and both.figures[-1].value == "1.00"


def test_an_order_of_what_the_clause_before_names() -> None:
    assert len(asked_apart("各单位项目支出占总支出的比重，哪个最高")) == 1
    assert len(asked_apart("项目支出占总支出的比重是多少，哪个最高")) == 2


def test_last_year_and_the_change_from_it(held: Library) -> None:
    answer = ask(f"{BUREAU}2022年公务接待费是多少，降幅多大", held)
    assert [one.value for one in answer.figures] == ["2.15", "-0.85", "3.00", "-28.33"]


def test_why_the_lowest_score_is_so_low(held: Library) -> None:
    answer = ask(f"{MUSEUM}哪个项目自评得分最低，为什么", held)
    assert [one.value for one in answer.figures] == ["75", "90", "65", "25"]


def test_an_order_of_the_shares_that_were_told(held: Library) -> None:
    answer = ask("最低的是哪家", held, history=("项目支出占本年支出合计的比重各是多少",))
    assert f"占比最低的是{MUSEUM}" in answer.answer


def test_an_order_of_the_means_that_were_told(held: Library) -> None:
    answer = ask("谁最高", held, history=("两家单位在职人员人均基本支出各多少",))
    assert [one.value for one in answer.figures] == ["100.00", "47", "21277", "80.00", "43", "18605"]


def test_a_mean_that_another_report_prints(held: Library) -> None:
    assert [one.value for one in ask(f"{BUREAU}人均接待费多少", held).figures] == ["215"]
    assert [one.value for one in ask(f"{MUSEUM}人均接待费多少", held).figures] == ["1.15", "50", "230"]


def test_means_of_two_bodies_are_set_against_each_other(held: Library) -> None:
    answer = ask(f"{BUREAU}人均接待费和{MUSEUM}人均接待费差多少", held)
    assert [one.value for one in answer.figures] == ["1.15", "50", "230", "2.15", "100", "215", "15"]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("会议费平均每人次多少钱", ["0.80", "80", "100"]),
        ("编制多少，在职多少人", ["50", "47"]),
        ("公车运行费里项目列支的占多少", []),
    ],
)
def test_what_is_asked_of_one_body(question: str, values: list[str], held: Library) -> None:
    assert [one.value for one in ask(f"{BUREAU}{question}", held).figures] == values


@pytest.mark.parametrize(("question", "account"), [("哪个科目增长最快", "购房补贴"), ("哪一项增加得最多", "住房公积金")])
def test_the_account_that_rose_most(question: str, account: str, held: Library) -> None:
    assert account in ask(f"{BUREAU}{question}", held).answer


@pytest.mark.parametrize("asked", ["哪家培训费占公用经费的比重更大", "谁的培训费占公用经费多"])
def test_shares_in_a_whole_are_put_in_order_and_no_amounts(asked: str) -> None:
    query = read(f"财政局和水务局{asked}", spoken(), ["财政局", "水务局"])
    assert query.measures == (Measure.SHARE,) and [row.text for row in query.rows] == ["培训费", "公用经费"]


OF_SCHOOL = """临溪县第一中学2024年度单位决算

第二部分 2024年度单位决算表

支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		500.00	400.00	100.00
2050204	高中教育	500.00	400.00	100.00

财政拨款收入支出决算总表

单位：万元
收入		支出
项目	金额	项目	合计	一般公共预算财政拨款	政府性基金预算财政拨款
一、一般公共预算财政拨款	430.00	五、教育支出	430.00	430.00
本年收入合计	430.00	本年支出合计	430.00	430.00
总计	430.00	总计	430.00	430.00

一般公共预算财政拨款支出决算表

单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		430.00	387.00	43.00
2050204	高中教育	430.00	387.00	43.00

第三部分 2024年度单位决算情况说明

一、收入支出决算总体情况说明

2024年度支出合计500.00万元，比上年增加20.00万元，增长4.17%。一般公共预算财政拨款支出年初预算为410.00万元，支出决算为430.00万元。年末在职人员50人。

一般公共预算财政拨款基本支出决算表

单位：万元
科目编码	科目名称	决算数
301	工资福利支出	300.00
303	对个人和家庭的补助	60.00
30302	退休费	40.00
30308	助学金	20.00
302	商品和服务支出	27.00
30201	办公费	27.00
30209	物业管理费

一般公共预算财政拨款项目支出决算表

单位：万元
科目编码	科目名称	金额
302	商品和服务支出	43.00
30201	办公费	37.00
30209	物业管理费	6.00
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_texts(tmp_path_factory.mktemp("school"), {"临溪县第一中学2024年度单位决算.txt": OF_SCHOOL})


@pytest.mark.parametrize(
    "question", ["一般公共预算支出里项目支出占多少", "项目支出占一般公共预算支出多少", "一般公共预算中项目支出占比"]
)
def test_what_a_grant_was_spent_on_is_weighed_in_that_grant(question: str, school: Library) -> None:
    assert [one.value for one in ask(f"临溪一中{question}", school).figures] == ["43.00", "430.00", "10.00"]


def test_no_money_of_other_sources_is_weighed_in_what_the_treasury_paid(school: Library) -> None:
    answer = ask("临溪一中项目支出占财政拨款支出多少", school)
    assert not {"100.00", "23.26"} & {one.value for one in answer.figures}


@pytest.mark.parametrize("item", ["退休费", "助学金"])
def test_what_pensioners_and_pupils_get_is_averaged_over_no_staff(item: str, school: Library) -> None:
    assert ask("平均每人多少", school, history=(f"临溪一中{item}多少",)).status is Status.REFUSED


@pytest.mark.parametrize("question", ["2024年比2023年多花了多少", "2024年支出比2023年多多少"])
def test_how_far_it_moved_since_a_year_that_is_named(question: str, school: Library) -> None:
    assert ask(f"临溪一中{question}", school).figures[0].value == "20.00"


def test_no_budget_of_the_year_is_told_by_what_was_spent(school: Library) -> None:
    assert ask("临溪一中全年预算比年初预算多多少", school).status is Status.REFUSED
    assert "20.00" in [one.value for one in ask("临溪一中支出决算比年初预算多多少", school).figures]


def test_what_projects_spent_on_an_item_is_told_where_the_form_of_basic_spending_is_blank(school: Library) -> None:
    answer = ask("临溪一中物业管理费多少", school)
    assert [one.value for one in answer.figures] == ["6.00"] and "在基本支出表中为空白" in answer.answer
