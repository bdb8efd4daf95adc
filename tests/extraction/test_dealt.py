"""Numbers dealt out in turn to the things that a sentence has named, reasons of two comparisons, and what a heading names."""

from __future__ import annotations

from extraction.prose import read_claims
from extraction.report import ClaimKind, Paragraph, Place, Role, Source
from tests.extraction.test_prose import claims, told

AMOUNT, SHARE, COUNT = ClaimKind.AMOUNT, ClaimKind.SHARE, ClaimKind.COUNT
CHANGE, RATE = ClaimKind.CHANGE_AMOUNT, ClaimKind.CHANGE_RATE


def test_each_of_two_things_has_a_change_of_its_own() -> None:
    sold = "2022年购进总额8.62亿元、销售总额9.15亿元，同比分别增长7.3%和8.1%。"
    assert told(sold)[2:] == [("购进总额", RATE, "7.3", "上年"), ("销售总额", RATE, "8.1", "上年")]
    guests = "接待游客30万人次，旅游收入2.5亿元，同比分别增长12%、下降15.5%。"
    assert told(guests)[2:] == [("接待游客", RATE, "12", "上年"), ("旅游收入", RATE, "-15.5", "上年")]


def test_rates_follow_the_amounts_in_their_turn() -> None:
    text = "收入总计50万元，支出总计50万元，与上年相比分别减少5万元、6万元，下降9.1%、10.7%。"
    assert told(text)[2:] == [
        ("收入总计", CHANGE, "-5", "上年"), ("支出总计", CHANGE, "-6", "上年"),
        ("收入总计", RATE, "-9.1", "上年"), ("支出总计", RATE, "-10.7", "上年"),
    ]  # fmt: skip


def test_amounts_and_shares_are_those_of_the_things_that_are_joined() -> None:
    text = "基本支出和项目支出分别为120万元、80万元，分别占60%和40%。"
    assert [one[:3] for one in told(text)] == [
        ("基本支出", AMOUNT, "120"), ("项目支出", AMOUNT, "80"), ("基本支出", SHARE, "60"), ("项目支出", SHARE, "40"),
    ]  # fmt: skip
    assert [one[0] for one in told("收、支总计分别为50万元、50万元。")] == ["收、支总计", "收、支总计"]


def test_changes_of_more_things_than_are_named_are_told_of_none() -> None:
    assert told("全市粮食、油料产量同比分别增长3%、4%和5%。") == []


def test_the_reason_of_another_comparison_is_its_own() -> None:
    spent = "“三公”经费支出预算7.50万元，支出决算4.52万元，完成预算的60.27%，比上年增加0.36万元。"
    why = "决算数小于预算数的原因是公车减少；比上年增加的原因是承办观摩会。"
    reasons = {claim.kind: claim.reason for claim in claims(spent + why)}
    assert (reasons[ClaimKind.COMPLETION], reasons[CHANGE]) == ("公车减少", "承办观摩会")


def test_a_heading_is_spoken_of_where_it_names_a_project() -> None:
    text, source = "项目全年预算数为45万元，执行数为41.80万元。", Source("a.txt", (Place(lines=(7, 7)),))
    headed = read_claims((Paragraph(text, ("绩效", "（一）科学素质行动"), source),), 2024)
    assert [(one.subject, one.role) for one in headed] == [("科学素质行动", Role.BUDGET), ("科学素质行动", Role.FINAL)]
    chapter = Paragraph("年初预算为45万元，支出决算为41.80万元。", ("说明", "（三）具体情况"), source)
    assert read_claims((chapter,), 2024) == ()
