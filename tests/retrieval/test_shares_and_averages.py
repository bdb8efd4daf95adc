"""What is asked of a civil affairs bureau and of a museum beside it: shares in lists of a sentence, means, and orders of both."""

from __future__ import annotations

import pytest

from extraction import reading
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Status
from retrieval.understanding.clauses import asked_apart

BUREAU, MUSEUM = "云泽市民政局", "青禾县博物馆"
OF_BUREAU = """云泽市民政局2023年度部门决算

第一部分 部门概况

一、年度主要工作

全年保障城乡低保对象600户900人，其中城市低保150户180人、农村低保450户720人；救助供养特困人员40人，其中集中供养10人、分散供养30人。

全年处理投诉80件，办结71件。其中养老类投诉50件，占比最高；其次为殡葬类20件、其他10件；截至年底登记社会组织90家。

二、人员情况

年末实有在职47人，退休人员22人。

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

公务接待费支出2.15万元，比上年减少0.85万元，下降28.33%。国内公务接待20批次，100人次。
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
    folder = tmp_path_factory.mktemp("bureau")
    library = Library(folder / "library")
    for name, text in ((f"{BUREAU}2023年度部门决算", OF_BUREAU), (f"{MUSEUM}2024年度单位决算", OF_MUSEUM)):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        library.add(reading.read(path), path)
    return library


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"{BUREAU}低保对象里农村的占多大比例", ["720", "900", "80.00"]),
        (f"{BUREAU}低保户里城市的占百分之几", ["150", "600", "25.00"]),
        (f"{BUREAU}特困人员分散供养的占比是多少", ["30", "40", "75.00"]),
        (f"{BUREAU}处理的投诉里养老类占几成", ["50", "80", "62.50"]),
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
    assert [one.value for one in ask(f"{BUREAU}行政运行人均多少", held).figures] == ["94.00", "47", "20000.00"]


def test_a_mean_over_what_the_question_counts_itself(held: Library) -> None:
    answer = ask(f"{BUREAU}接待20批次100人次，平均每批次多少钱、每人次多少钱", held)
    assert [one.value for one in answer.figures] == ["2.15", "20", "1075.00", "100", "215.00"]


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
