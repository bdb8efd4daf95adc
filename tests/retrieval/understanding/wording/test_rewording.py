"""Everyday turns of phrase: how much of a budget was completed, what was saved."""

from __future__ import annotations

import pytest

from retrieval.understanding.both_asked import in_and_out
from retrieval.understanding.wording.cars import of_cars
from retrieval.understanding.wording.rewording import reworded


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("公务接待费完成了预算的多少", "公务接待费完成预算的百分之几"),
        ("公务接待费完成年初预算没有", "公务接待费完成年初预算的百分之几"),
        ("公务接待费实际比预算节约了多少", "公务接待费比预算节约了多少"),
        ("年末财政拨款结转和结余比年初多多少", "年末财政拨款结转和结余比年初财政拨款结转和结余多多少"),
        ("财政拨款年末结转跟年初差多少", "年末财政拨款结转跟年初财政拨款结转差多少"),
        ("年末财政拨款结转减去年初财政拨款结转", "年末财政拨款结转减去的年初财政拨款结转"),
        ("公务接待费用掉了预算的百分之几", "公务接待费完成预算的百分之几"),
        ("公务接待费完成了多少年初预算", "公务接待费完成年初预算的百分之几"),
        ("那完成了预算的多少", "那预算完成率"),
        ("公务接待费是年初预算的百分之多少", "公务接待费完成年初预算的百分之几"),
        ("调整预算数是年初预算的百分之几", "调整预算数是年初预算的百分之几"),
        ("公务接待费全年预算花掉了百分之几", "公务接待费完成全年预算的百分之几"),
        ("教育支出占一般公共预算支出百分之几", "教育支出占一般公共预算支出百分之几"),
        ("行政运行决算数为什么大于预算数", "行政运行决算数为什么比预算数大"),
        ("抚恤为什么没有年初预算却有支出", "抚恤为什么超预算"),
        ("今年新买了什么车", "今年公务用车购置费主要用于什么"),
        ("公务接待一共接待了几批", "公务接待了几批"),
        ("公务接待费的预算执行了百分之多少", "公务接待费完成预算的百分之几"),
        ("三公经费完成了多少", "三公经费完成了多少"),
    ],
)
def test_a_part_of_the_budget_is_its_rate(asked: str, meant: str) -> None:
    assert reworded(asked, ()) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("人员经费在基本支出里的比例", "人员经费占基本支出的比重"),
        ("支出有多大比例是项目", "项目支出占支出的比重"),
        ("每花一百块里有多少是人员经费", "人员经费占本年支出的比重"),
        ("人员经费在会议里的比例", "人员经费在会议里的比例"),
    ],
)
def test_a_part_of_a_whole_is_its_share(asked: str, meant: str) -> None:
    assert reworded(asked, {"人员经费", "基本支出", "支出", "项目支出"}) == meant


@pytest.mark.parametrize(
    "asked", ["一个涨一个降，分别是多少", "一个降一个涨，各是多少", "一家增了，一家减了，分别变了多少", "，一项多一项少，各多少"]
)
def test_one_up_and_one_down_ask_for_both_changes(asked: str) -> None:
    assert reworded(f"甲局和乙局的支出{asked}", ()) == "甲局和乙局的支出分别比上年增减多少"


@pytest.mark.parametrize("asked", ["建好后用来做什么", "盖好以后用来做什么", "修好了用来做什么", "完工之后用来做什么"])
def test_what_is_built_is_told_of_as_such(asked: str) -> None:
    assert reworded(asked, ()) == "建成后用来做什么"


def test_all_the_money_of_a_work_is_called_as_the_form_prints_it() -> None:
    assert reworded("下穿工程总资金多少", {"项目资金总额"}) == "下穿工程的项目资金总额多少"
    assert reworded("下穿工程资金总额多少", ()) == "下穿工程资金总额多少"


def test_both_budgets_and_both_columns_are_asked_by_their_names() -> None:
    assert in_and_out("年初预算和全年预算分别多少，完成率多少") == "年初预算多少，全年预算多少，完成率多少"
    assert in_and_out("三公经费分项预算和决算各多少") == "三公经费各项预算分别多少，各项决算分别多少"
    assert reworded("基本和项目各多少", ()) == "基本支出和项目支出各多少"


def test_a_ratio_of_two_amounts_is_how_many_times_one_is_the_other() -> None:
    words = {"公用经费", "年初结转和结余"}
    assert reworded("人员经费和公用经费之比", words) == "人员经费是公用经费的几倍"
    assert reworded("基本工资和年初结转和结余的比值是多少", words) == "基本工资是年初结转和结余的几倍"
    for asked in ("人员经费和公用经费的比例大概是几比一", "人员经费跟公用经费几比一", "人员经费与公用经费是多少比一"):
        assert reworded(asked, words) == "人员经费是公用经费的几倍"
    assert reworded("三公经费和公用经费之比最高的是哪家", words) == "三公经费和公用经费之比最高的是哪家"


def test_budget_final_number_and_rate_are_asked_one_after_the_other() -> None:
    assert in_and_out("会议费年初预算、决算数和完成率各是多少") == "会议费年初预算和决算分别多少，完成率是多少"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("三公经费省了多少", "三公经费比预算省了多少"),
        ("三公经费比上年省了多少", "三公经费比上年省了多少"),
        ("会议费预算省了多少", "会议费预算省了多少"),
        ("会议费预算5万元用了多少", "会议费实际用了多少"),
        ("会议费预算5万元用于什么", "会议费预算5万元用于什么"),
        ("街道人员花了多少", "街道人员经费花了多少"),
        ("街道在职人员花了多少", "街道在职人员花了多少"),
        ("街道比去年预算少了多少", "街道预算比去年少了多少"),
        ("会议费决算比上年预算少了多少", "会议费决算比上年预算少了多少"),
        ("城管执法预算与去年执行比", "城管执法比上年增减多少"),
        ("采购金额三项加起来多少", "采购货物、采购工程和采购服务加起来多少"),
    ],
)
def test_what_was_saved_is_of_the_budget_unless_a_year_is_named(asked: str, meant: str) -> None:
    assert reworded(asked, ()) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("政府采购预算里工程类有多少", "政府采购工程预算有多少"),
        ("政府采购预算中服务占多少", "政府采购服务预算占政府采购预算多少"),
        ("货物采购和服务采购授予中小企业的比例各是多少", "货物采购授予中小企业占比和服务采购授予中小企业占比各是多少"),
        ("人员经费平均占基本支出多少", "人员经费占基本支出多少"),
        ("各单位人员经费平均占基本支出多少", "各单位人员经费占基本支出的比重平均是多少"),
    ],
)
def test_sorts_of_purchases_and_shares_are_called_as_they_are_printed(asked: str, meant: str) -> None:
    assert reworded(asked, ()) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("新建工程二季度用款多少", "新建工程第二季度用款多少"),
        ("第3季度用款多少", "第3季度用款多少"),
        ("二季度呢", "第二季度呢"),
        ("一季度接待费", "第一季度接待费"),
        ("各季度用款", "第一季度用款计划、第二季度用款计划、第三季度用款计划、第四季度用款计划"),
    ],
)
def test_quarters_are_called_as_plans_call_them(asked: str, meant: str) -> None:
    assert reworded(asked, ()) == meant


def test_what_was_done_for_how_many_is_asked_as_it_is_told() -> None:
    assert reworded("给多少名学生做了眼科筛查", ("学生开展眼科筛查",)) == "为多少名学生开展眼科筛查"
    assert reworded("给多少名学生做了眼科筛查", ()) == "给多少名学生做了眼科筛查"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("社工部有公车吗", "社工部有几辆车吗"),
        ("社工部有没有公务用车", "社工部有没有几辆车"),
        ("社工部有车改补贴吗", "社工部有车改补贴吗"),
        ("社工部和信访有什么关系", "社工部管不管信访"),
        ("它跟志愿服务有关系吗", "它管不管志愿服务"),
        ("基本支出和项目支出有什么关系", "基本支出和项目支出有什么关系"),
    ],
)
def test_whether_there_are_cars_and_what_a_body_has_to_do_with_a_thing(asked: str, meant: str) -> None:
    assert reworded(asked, ()) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("怎么没花完", "为什么没花完"),
        ("信息化建设为什么没全花掉", "信息化建设为什么没花完"),
        ("信息化建设怎么没都用完", "信息化建设为什么没花完"),
        ("抚恤金怎么支出了22.05万", "抚恤金为什么支出了22.05万"),
        ("抚恤金怎么最后花了22万多", "抚恤金为什么花了22万多"),
        ("年初没预算怎么到头来还支出了22万", "年初没预算为什么支出了22万"),
        ("抚恤金怎么花的", "抚恤金怎么花的"),
        ("还有多少没花完", "还有多少没花完"),
    ],
)
def test_what_asks_why_an_amount_is_so(asked: str, meant: str) -> None:
    assert reworded(asked, ()) == meant


@pytest.mark.parametrize(
    ("put", "meant"),
    [
        ("财政局的车都是什么车", "财政局的公车是什么用途"),
        ("财政局有哪些车", "财政局有公车是什么用途"),
        ("收支总计各是多少", "收入总计和支出总计各是多少"),
        ("财政局有几台车，都是干什么的车", "财政局有几台车，都是什么车"),
        ("人员经费占大头吗，占多少", "人员经费占多少"),
        ("财政局自评项目都是优吗", "财政局自评为优的项目有几个"),
        ("三公经费包含哪几样", "三公经费构成"),
        ("财政局有没有自己挣的钱", "财政局事业收入、经营收入和其他收入各多少"),
        ("住房公积金超预算几个百分点", "住房公积金完成年初预算的百分之几"),
        ("政府采购是不是全给了中小企业", "政府采购授予中小企业合同金额占比是多少"),
        ("公务接待费为什么有两个数", "公务接待费的两个数为什么不一样"),
        ("诉求受理量超目标多少", "诉求受理量比目标多多少"),
        ("坐席建设项目年初安排了吗", "坐席建设项目年初预算是多少"),
        ("坐席建设项目多少分，是优吗", "坐席建设项目多少分，等级是什么"),
        ("哪个单位政府采购全部给了中小企业", "哪个单位授予中小企业合同金额占比达到100%"),
    ],
)
def test_cars_totals_and_contracts_in_the_words_of_reports(put: str, meant: str) -> None:
    assert reworded(put, ()) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("买新公车了吗", "买新车了吗"), ("新的公务用车花了多少", "新车花了多少"), ("更新公务用车了吗", "更新公务用车了吗")],
)
def test_a_new_car_of_the_office_is_one_that_was_bought(asked: str, meant: str) -> None:
    assert of_cars(asked, ()) == meant


@pytest.mark.parametrize("asked", ["政府采购买了多少钱的货物和服务", "采购了多少货物和服务", "采购了多少货物多少服务"])
def test_two_sorts_that_were_bought_are_asked_for_in_turn(asked: str) -> None:
    assert reworded(asked, ()).endswith("采购货物和采购服务各多少")


def test_both_columns_of_the_general_budget_are_asked_by_their_names() -> None:
    asked = reworded("一般公共预算财政拨款的基本支出和项目支出各是多少", ())
    assert asked == "一般公共预算财政拨款基本支出和一般公共预算财政拨款项目支出各是多少"
    assert reworded("库区基金那块支出了多少", ()) == "库区基金支出了多少"


@pytest.mark.parametrize("asked", ["的支出按项级科目看哪些", "支出，按项级科目来看，有哪些", "按照项级科目统计哪些支出"])
def test_accounts_of_a_level_are_asked_for_in_another_order(asked: str) -> None:
    assert reworded(f"2024年{asked}超过50万", ()) == "2024年哪些项级科目支出超过50万"


def test_each_in_service_is_each_of_the_staff() -> None:
    assert reworded("平均每个在职的人摊到多少工资福利", ()) == "平均每人多少工资福利"


@pytest.mark.parametrize("asked", ["养每辆车要花多少", "一辆车一年养车多少", "平均每辆公车养下来要花多少"])
def test_what_one_car_costs_is_a_mean(asked: str) -> None:
    assert of_cars(asked, ()) == "车均运行维护费多少"
    assert of_cars("养车花了多少", ()) == "养车花了多少"


@pytest.mark.parametrize("within", ["决算报告里", "2024年部门决算里", "这几份决算报告中"])
def test_the_reports_in_which_an_order_is_sought_are_no_thing(within: str) -> None:
    year = "2024年" if within.startswith("2") else ""
    assert reworded(f"{within}接待费最高的是哪家", ()) == f"{year}接待费最高的是哪家"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("2024年差旅和邮电哪个花得多", "2024年差旅费和邮电费哪个花得多"),
        ("差旅、邮电一共多少", "差旅费、邮电费一共多少"),
        ("差旅和住房哪个花得多", "差旅和住房哪个花得多"),
        ("差旅和邮电各多少人", "差旅和邮电各多少人"),
        ("三公加起来比上年多了多少", "三公经费比上年多了多少"),
    ],
)
def test_short_names_side_by_side_are_written_out(asked: str, meant: str) -> None:
    assert reworded(asked, {"差旅费", "邮电费"}) == meant
