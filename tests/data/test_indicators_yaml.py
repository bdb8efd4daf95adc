"""The catalogue as it is shipped: the contract's core list, enough everyday words, the usual meaning first."""

import pytest

from extraction.indicators import Catalogue, catalogue
from extraction.patterns import ClaimPattern, FigurePattern

CORE = {
    "收支总览": [
        "收入总计", "支出总计", "本年收入合计", "本年支出合计", "一般公共预算财政拨款收入", "政府性基金预算财政拨款收入",
        "基本支出", "项目支出", "年初结转和结余", "年末结转和结余", "一般公共预算财政拨款支出年初预算数", "完成年初预算百分比",
        "收支总计较上年增减额", "收支总计较上年增减率",
    ],
    "基本支出": ["人员经费", "公用经费", "机关运行经费"],
    "三公经费": [
        "三公经费预算数", "三公经费决算数", "因公出国（境）费预算数", "因公出国（境）费决算数", "公务用车购置及运行维护费预算数",
        "公务用车购置及运行维护费决算数", "公务用车购置费决算数", "公务用车运行维护费决算数", "公务接待费预算数",
        "公务接待费决算数", "公务用车保有量", "国内公务接待批次", "国内公务接待人次",
    ],
    "政府采购": [
        "政府采购支出总额", "政府采购货物支出", "政府采购工程支出", "政府采购服务支出", "授予中小企业合同金额",
        "授予中小企业合同金额占比", "授予小微企业合同金额", "授予小微企业合同金额占比",
    ],
    "绩效": ["绩效自评项目数", "绩效自评涉及资金"],
    "机构人员": ["在职人数", "内设机构数", "决算编制单位数"],
}

USUAL = {
    "请客吃饭": "公务接待费决算数", "饭局": "公务接待费决算数", "招待费": "公务接待费决算数", "公务接待费": "公务接待费决算数",
    "油钱": "公务用车运行维护费决算数", "养车": "公务用车运行维护费决算数", "公车花销": "公务用车运行维护费决算数",
    "公款旅游": "因公出国（境）费决算数", "买车": "公务用车购置费决算数", "发工资": "工资福利支出", "工资奖金": "工资福利支出",
    "出差": "差旅费", "买电脑": "办公设备购置", "物业": "物业管理费", "工会的钱": "工会经费", "没花完的钱": "年末结转和结余",
    "公积金": "住房公积金", "养老保险": "机关事业单位基本养老保险缴费支出", "退休老同志": "退休费", "2010301": "行政运行",
    "30217": "公务接待费（基本支出）", "三公": "三公经费决算数", "一年花了多少钱": "本年支出合计", "科技支出": "科学技术支出",
}


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue()


def test_the_core_groups_hold_exactly_the_core_list(known: Catalogue) -> None:
    assert {group: [indicator.name for indicator in known.group(group)] for group in CORE} == CORE
    assert [indicator.name for indicator in known.core] == [name for names in CORE.values() for name in names]


def test_everyday_words_mean_their_usual_indicator_first(known: Catalogue) -> None:
    words = known.words()
    assert {word: words[word][0].name for word in USUAL} == USUAL


def test_a_word_for_two_things_means_both(known: Catalogue) -> None:
    words = known.words()
    assert [indicator.name for indicator in words["水电费"]] == ["水费", "电费"]
    assert {"住房公积金", "住房公积金（经济分类）"} <= {indicator.name for indicator in words["公积金"]}


def test_the_same_name_under_two_classifications_is_two_indicators(known: Catalogue) -> None:
    functional, economic = known.by_name("住房公积金"), known.by_name("住房公积金（经济分类）")
    assert functional and economic
    assert functional.figure_patterns[0].codes == ("2210201",)
    assert economic.figure_patterns[0].codes == ("30113",)


def test_every_core_indicator_has_many_words(known: Catalogue) -> None:
    assert [indicator.name for indicator in known.core if len(indicator.words) < 9] == []
    assert sum(len(indicator.words) for indicator in known.core) >= 12 * len(known.core)


def test_the_catalogue_covers_every_class_and_economic_item(known: Catalogue) -> None:
    codes = {code for indicator in known.all for pattern in indicator.figure_patterns for code in pattern.codes}
    assert len([code for code in codes if len(code) == 3 and code[0] == "2"]) == 26
    assert len([code for code in codes if len(code) == 5 and code[0] == "3"]) > 70


def test_units_tell_money_from_shares_and_counts(known: Catalogue) -> None:
    units = {"万元", "%", "个", "人", "辆", "次", "批次", "人次", "台套", "分", "平方米", ""}
    assert {indicator.unit for indicator in known.all} == units
    for indicator in known.all:
        assert (indicator.unit == "%") == indicator.name.endswith(("占比", "比重", "百分比", "增减率", "执行率")), indicator.name


def test_names_are_found_however_they_are_typed(known: Catalogue) -> None:
    assert known.by_name("因公出国(境)费 决算数") is known.by_name("因公出国（境）费决算数") is not None
    assert known.by_name("没有这个指标") is None
    assert known.by_id("reception_final") is known.by_name("公务接待费决算数")


def test_patterns_are_of_both_kinds(known: Catalogue) -> None:
    reception = known.by_name("公务接待费决算数")
    assert reception is not None
    assert isinstance(reception.find[0], FigurePattern)
    assert any(isinstance(pattern, ClaimPattern) for pattern in reception.find)


def test_no_claim_is_caught_by_a_subject_that_says_nothing(known: Catalogue) -> None:
    subjects = {subject for indicator in known.all for pattern in indicator.claim_patterns for subject in pattern.subjects}
    assert not subjects & {"", "项目", "金额", "资金", "经费", "合计", "总计", "数", "其他", "预算", "决算"}


def test_no_account_goes_by_the_name_of_another(known: Catalogue) -> None:
    names = {indicator.name: indicator.id for indicator in known.all if indicator.id.startswith("functional_")}
    taken = [
        word for word, meant in known.words().items()
        if (own := names.get(word.removesuffix("支出"))) and own not in [one.id for one in meant] and word not in names
    ]  # fmt: skip
    assert taken == []
