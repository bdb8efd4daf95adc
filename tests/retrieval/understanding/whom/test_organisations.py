"""Organisations in questions: full names, short forms, places, near misses, and those that the library does not hold."""

from __future__ import annotations

import pytest

from retrieval.understanding.whom.kinds import with_any_office
from retrieval.understanding.whom.names import held_names, stem_of, take_apart, with_street
from retrieval.understanding.whom.organisations import left_out, resolve

HELD = (
    "聊城市12345市民热线受理中心",
    "临沂市12345政务服务热线受理中心",
    "枣庄市人民政府办公室",
    "上海市普陀区财政局",
    "中共上海市普陀区委社会工作部",
)
STREET = "上海市普陀区人民政府东风街道办事处"


def test_what_an_office_takes_in_is_no_income_of_a_field() -> None:
    assert resolve("枣庄市政府办收入多少", HELD).spots[-1][1] == len("枣庄市政府办")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("聊城市12345市民热线受理中心2024年工会经费", HELD[:1]),
        ("聊城热线的工会经费", HELD[:1]),
        ("聊城和临沂的工会经费", HELD[:2]),
        ("聊城临沂枣庄三家的工会经费", HELD[:3]),
        ("聊城和临沂两个热线中心的工会经费", HELD[:2]),
        ("聊城、临沂四家热线中心的工会经费", HELD[:2]),
        ("聊城比普陀区财政局的工会经费少多少", (HELD[0], HELD[3])),
        ("聊城比财政局的工会经费少多少", (HELD[0], HELD[3])),
        ("枣庄市政府办的车", HELD[2:3]),
        ("枣庄那个政府办的车", HELD[2:3]),
        ("普陀区财政局的收入", HELD[3:4]),
        ("普陀区委社工部的收入", HELD[4:]),
        ("社会工作部的收入", HELD[4:]),
        ("普陀区的收入", HELD[3:]),
        ("聊城市12345巿民热线受理中心的收入", HELD[:1]),
        ("聊城其他党委办公厅支出比预算多花了多少", HELD[:1]),
    ],
)
def test_who_is_named(question: str, named: tuple[str, ...]) -> None:
    found = resolve(question, HELD)
    assert found.organisations == named and found.unknown == ()


@pytest.mark.parametrize(
    "question",
    ["曹杨街道2024年预算多少", "桃浦镇收入",
     "枣庄市博物馆三公经费", "普陀区消防救援大队支出",
     "青岛12345热线的收入", "枣庄市教育局的差旅费", "临沂市大数据局项目支出", "普陀区民政局的收入", "上海市12345热线收入",
     "上海市民热线收入", "枣庄热线收入", "烟台12345热线收入", "日照热线收入"],
)
def test_a_neighbour_never_stands_in_for_an_unknown_organisation(question: str) -> None:
    found = resolve(question, HELD)
    assert found.organisations == () and found.unknown


def test_a_label_inside_an_institutions_name_does_not_hide_it() -> None:
    assert resolve("枣庄市教育局差旅费", HELD, labels=[(3, 5), (6, 9)]).unknown == ("枣庄市教育局",)


def test_a_label_inside_a_short_form_is_a_part_of_it() -> None:
    held = ("清溪县医疗保障局",)
    assert resolve("清溪县医保局收入", held, labels=[(3, 5), (6, 8)]).organisations == held
    assert resolve("医保局收入", held, labels=[(0, 2), (3, 5)]).organisations == held


def test_a_body_of_another_level_is_another() -> None:
    received = resolve("接待省医保局花了多少", ("清溪县医疗保障局",))
    assert (received.organisations, received.spots, received.unknown) == ((), (), ())


def test_the_name_of_a_figure_is_no_organisation() -> None:
    assert resolve("办公费用是多少", HELD, labels=[(0, 3)]).organisations == ()
    assert resolve("今天天气怎么样", HELD).spots == ()


def test_a_name_is_taken_apart() -> None:
    assert take_apart("中共上海市普陀区委社会工作部").places == ("上海市", "普陀区")
    assert take_apart("上海市普陀区财政局").body == "财政局"
    assert stem_of("聊城市") == "聊城" and stem_of("沙市") == "沙市"


def test_a_committee_is_called_by_its_last_but_two_characters() -> None:
    held = ("云泽市发展和改革委员会", "云泽市卫生健康委员会", "云泽市财政局")
    assert resolve("卫健委和发改委的三公经费哪个多", held).organisations == (held[1], held[0])
    assert resolve("财政局和卫健委差多少", held).organisations == (held[2], held[1])


def test_a_common_noun_after_a_name_is_a_thing_of_the_one_named() -> None:
    held = ("云泽市人民政府办公室", "云泽市人民政府青石街道办事处", "云泽市财政局")
    assert resolve("云泽市人民政府办公室驻外办事处有几辆车", held).organisations == held[:1]
    assert set(resolve("云泽市财政局和街道办事处谁的差旅费多", held).organisations) == set(held[1:])


def test_a_place_tells_which_of_those_with_a_common_name_is_meant() -> None:
    held = ("云泽市12345热线中心", "青禾县12345热线中心")
    assert resolve("12345 云泽 收入".replace(" ", ""), held).organisations == held[:1]


def test_two_words_of_a_body_name_all_that_have_both() -> None:
    held = ("云泽市12345热线受理中心", "青禾县12345政务热线中心", "云泽市财政局")
    assert set(resolve("12345热线花钱最多的是哪家", held).organisations) == set(held[:2])


def test_the_next_word_is_no_part_of_a_short_name() -> None:
    question = "聊城12345线路坏了几次"
    assert [question[slice(*spot)] for spot in resolve(question, HELD).spots] == ["聊城12345"]


def test_all_of_a_kind_are_those_whose_names_hold_the_word() -> None:
    held = ("云泽市12345热线受理中心", "青禾县12345政务热线", "云泽市财政局")
    assert resolve("五个热线里谁的车最多", held).organisations == (held[0], held[1])
    assert resolve("各街道的收入", held).organisations == ()


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("聊城热线负责转办督办吗", HELD[:1]),
        ("枣庄承办留言多少件", HELD[2:3]),
        ("聊城热线为什么向市财政局追加预算", HELD[:1]),
        ("聊城热线为何找财政局要钱", HELD[:1]),
        ("市财政局委托第三方评价的是哪个项目", ()),
    ],
)
def test_what_an_organisation_does_and_deals_with_is_no_other_one(question: str, named: tuple[str, ...]) -> None:
    found = resolve(question, HELD)
    assert found.organisations == named and found.unknown == ()


def test_a_body_of_another_level_is_unknown() -> None:
    assert resolve("市财政局的收入", HELD).unknown and resolve("聊城热线和市财政局谁的收入多", HELD).unknown
    assert resolve("区财政局的收入", HELD).organisations == HELD[3:4]


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("除了枣庄谁的三公经费最高", HELD[2:3]),
        ("除聊城和临沂外哪家收入最多", HELD[:2]),
        ("聊城临沂除外哪家收入最多", HELD[:2]),
        ("枣庄不算谁最高", HELD[2:3]),
        ("聊城热线外包话务员多少钱", ()),
        ("聊城除了人员经费花了多少", ()),
    ],
)
def test_who_is_left_out(question: str, out: tuple[str, ...]) -> None:
    assert left_out(question, resolve(question, HELD)) == out


@pytest.mark.parametrize(
    "question",
    [
        "舟山市普陀区财政局办公费", "徐汇财政局办公费", "聊城市东昌府区12345热线支出", "济南聊城热线支出",
        "县政府办公室退休费", "中央社会工作部支出",
    ],
)  # fmt: skip
def test_a_body_at_another_place_or_level_is_another_organisation(question: str) -> None:
    found = resolve(question, HELD)
    assert found.organisations == () and found.unknown


def test_places_side_by_side_name_two_and_a_province_none_by_itself() -> None:
    assert resolve("聊城临沂热线谁的支出多", HELD).organisations == HELD[:2]
    assert resolve("山东聊城热线的支出", HELD).organisations == HELD[:1]


def test_a_kind_that_is_asked_for_leaves_out_the_others() -> None:
    assert set(resolve("哪家热线的支出最高", HELD).organisations) == set(HELD[:2])
    assert resolve("那社工部呢", HELD).organisations == HELD[4:]


CITY = ("北京市永宁区第一中学", "国家江河管理局", "清江县人民医院")


@pytest.mark.parametrize(("question", "expected"), [
    ("一中水费多少", CITY[:1]), ("区一中水费多少", CITY[:1]), ("江河局水费多少", CITY[1:2]), ("江河管理局收支总计", CITY[1:2]),
    ("一中和县医院谁的公车多", (CITY[0], CITY[2])), ("统一中标价多少", ()), ("其中水费多少", ()),
])  # fmt: skip
def test_bodies_by_what_people_call_them(question: str, expected: tuple[str, ...]) -> None:
    assert resolve(question, CITY).organisations == expected


@pytest.mark.parametrize("question", ["二中水费多少", "县一中水费多少", "第十中学水费多少"])
def test_another_school_is_unknown(question: str) -> None:
    naming = resolve(question, CITY)
    assert naming.unknown and not naming.organisations


def test_schools_and_unions_go_by_their_contraction() -> None:
    """三中 is 第三中学 and 残联 is 残疾人联合会, with or without the level of the place."""
    library = ["澜山县第三中学", "沮水县残疾人联合会", "滨江县农业农村局"]
    assert resolve("三中的水费多少", library).organisations == ("澜山县第三中学",)
    assert resolve("县残联接待费多少", library).organisations == ("沮水县残疾人联合会",)
    assert resolve("残联一年花多少", library).organisations == ("沮水县残疾人联合会",)
    assert set(resolve("农业局和残联谁花得多", library).organisations) == {"沮水县残疾人联合会", "滨江县农业农村局"}
    assert resolve("五中的水费多少", library).organisations == ()


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("临沂市政务服务中心三公经费", "临沂市政务服务中心"),
        ("河北聊城热线收入", "河北聊城热线"),
        ("那教育局呢", "教育局"),
        ("水利局的收入", "水利局"),
    ],
)
def test_another_body_another_provinces_city_and_another_office_are_unknown(question: str, unknown: str) -> None:
    found = resolve(question, HELD, labels=[(1, 3)] if "教育" in question else ())
    assert found.organisations == () and found.unknown == (unknown,)


def test_the_province_of_a_city_may_stand_before_it_and_a_verb_begins_no_name() -> None:
    assert resolve("山东聊城热线收入", HELD).organisations == HELD[:1]
    assert resolve("临沂热线负责市委书记电话吗", HELD).organisations == HELD[1:2]


COUNTY = (
    "新疆维吾尔自治区天北自治州中级人民法院",
    "华中农林师范大学",
    "沅江市第一人民医院",
    "清泉县公安局",
    "红河哈尼族彝族自治州财政局",
)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("法院一年花了多少钱", COUNTY[:1]),
        ("2024年中院三公经费", COUNTY[:1]),
        ("州中院三公经费", COUNTY[:1]),
        ("天北自治州中级人民法院三公经费", COUNTY[:1]),
        ("师大教授多少人", COUNTY[1:2]),
        ("农林师大收入", COUNTY[1:2]),
        ("请问医院床位多少张", COUNTY[2:3]),
        ("红河州财政局三公经费", COUNTY[4:]),
    ],
)
def test_called_by_kind_or_without_its_peoples(question: str, named: tuple[str, ...]) -> None:
    found = resolve(question, COUNTY)
    assert found.organisations == named and found.unknown == ()


@pytest.mark.parametrize("question", ["县林业局三公经费", "市法院三公经费", "检察院收入"])
def test_offices_that_are_not_held(question: str) -> None:
    found = resolve(question, COUNTY)
    assert found.organisations == () and found.unknown


@pytest.mark.parametrize("question", ["大学生补贴多少", "布局调整花了多少", "给医院的补助多少"])
def test_common_nouns_name_nobody(question: str) -> None:
    assert resolve(question, COUNTY).organisations == () == resolve(question, COUNTY).unknown


@pytest.mark.parametrize(
    ("question", "named"),
    [("聊城全市12345热线受理多少诉求", HELD[:1]), ("驻北京办事处油钱多少", ()), ("枣庄市政府办驻北京办事处油钱", HELD[2:3])],
)
def test_what_one_deals_with_and_its_offices_are_no_other_organisation(question: str, named: tuple[str, ...]) -> None:
    found = resolve(question, HELD)
    assert found.organisations == named and found.unknown == ()


def test_a_community_is_called_by_its_street() -> None:
    held = held_names(("云泽市东湖区人民政府柳林街道办事处",))
    assert with_street("柳林社区服务中心多高", held) == "柳林街道社区服务中心多高"
    assert with_street("杨林社区服务中心多高", held) == "杨林社区服务中心多高"


def test_the_mayors_line_is_no_hotline_of_another_city() -> None:
    assert resolve("12345市长热线工作人员数量多少", HELD).organisations == ()
    assert resolve("12345市民热线工作人员数量多少", HELD).organisations == HELD[:1]


@pytest.mark.parametrize(
    ("question", "named", "unknown"),
    [("云岭区法院收入总计", True, ()), ("云岭法院呢", True, ()), ("泽州市法院收入总计", False, ("泽州市法院",))],
)
def test_a_court_at_its_place_is_no_account_called_like_it(question: str, named: bool, unknown: tuple[str, ...]) -> None:
    at = question.index("法院")
    naming = resolve(question, ["泽州市云岭区人民法院"], [(at, at + 2)])
    assert (bool(naming.organisations), naming.unknown) == (named, unknown)


def test_what_a_library_holds_is_no_place() -> None:
    assert resolve("枣庄市政府办2024年馆藏总量", HELD).unknown == ()
    assert resolve("枣庄市政府办2024年学生和教师几比一", HELD).unknown == ()
    assert resolve("哪些单位花钱买了服务", HELD).unknown == ()


@pytest.mark.parametrize("question", ["那岚江县水利局呢", "和岚江县水利局比呢", "那岚江县呢", "看岚江县水利局"])
def test_a_word_before_a_county_is_no_part_of_its_name(question: str) -> None:
    found = resolve(question, ("岚江县水利局", "渭华市图书馆"))
    assert found.organisations == ("岚江县水利局",) and found.unknown == ()


def test_a_hotline_has_many_names() -> None:
    assert resolve("聊城市政务服务热线三公经费", HELD).organisations == HELD[:1]


PLATES = ("云泽市综合行政执法局（云泽市城市管理局）", "青禾县水务局")


@pytest.mark.parametrize(
    "called", ["云泽市综合行政执法局", "云泽市城市管理局", "云泽城管局", "云泽市综合行政执法局云泽市城市管理局"]
)
def test_either_name_plate_names_the_one_organisation_and_leaves_no_word_over(called: str) -> None:
    found = resolve(f"{called}的公务接待费", PLATES)
    assert found.organisations == PLATES[:1] and found.named == (PLATES[:1],) and found.spots == ((0, len(called)),)


def test_offices_of_any_sort_are_organisations_where_the_word_tells_none_from_others() -> None:
    names = held_names(PLATES).all
    assert with_any_office("哪个局的三公经费最高", names) == "哪个单位的三公经费最高"
    assert with_any_office("这两个局里谁的车最多", names) == "这两个单位里谁的车最多"
    assert with_any_office("哪个局长最忙", names) == "哪个局长最忙"
    assert with_any_office("哪个局最高", held_names((*PLATES, "云泽市第一中学")).all) == "哪个局最高"


@pytest.mark.parametrize("question", ["清湖高中三公经费", "科目2080801在清湖高中支出多少", "云岭县清湖高中的公用经费"])
def test_a_school_is_called_by_the_short_word_for_its_kind(question: str) -> None:
    assert resolve(question, ["泽州市云岭县清湖高级中学", "泽州市清湖初级中学"]).organisations == ("泽州市云岭县清湖高级中学",)


@pytest.mark.parametrize(
    ("question", "named"), [("山东的三公经费谁最高", HELD[:3]), ("山东各单位的支出", HELD[:3]), ("山东三家热线的收入", HELD[:2])]
)
def test_a_province_means_the_bodies_of_its_cities(question: str, named: tuple[str, ...]) -> None:
    assert set(resolve(question, HELD).organisations) == set(named)


def test_a_province_itself_is_none_of_its_cities() -> None:
    assert resolve("山东省12345热线花了多少钱", HELD).unknown == ("山东省12345热线",)
    assert resolve("山东的档案局花了多少", HELD).unknown


def test_no_place_ends_inside_the_field_of_an_office_or_in_a_city_below_a_district() -> None:
    for name, body in (
        ("上海市芦江区绿化和市容管理局", "绿化和市容管理局"), ("芦江区住房和城市更新局", "住房和城市更新局"),
        ("芦江县民政局社区服务中心", "民政局社区服务中心"), ("青川市质量和市场监督管理局", "质量和市场监督管理局"),
    ):  # fmt: skip
        assert take_apart(name).body == body
    assert take_apart("云泽市临河市财政局").places == ("云泽市", "临河市")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("普陀区两个部门收入差多少，就是财政局和社会工作部", HELD[3:]),
        ("普陀区两个部门（财政局和社会工作部）的收入", HELD[3:]),
        ("普陀区几个单位里财政局的收入排第几", (*HELD[3:], STREET)),
    ],
)
def test_those_named_after_a_common_name_are_meant(question: str, named: tuple[str, ...]) -> None:
    assert set(resolve(question, (*HELD, STREET)).organisations) == set(named)


@pytest.mark.parametrize(
    ("question", "organisation"),
    [
        ("四川南路小学几个班", "海东市云溪区四川南路小学"),
        ("云溪区四川南路小学几个班", "海东市云溪区四川南路小学"),
        ("峰口镇社区卫生服务中心有多少人", "云溪县峰口镇社区卫生服务中心"),
    ],
)
def test_a_body_named_after_a_road_or_a_town_is_called_without_the_places_above(question: str, organisation: str) -> None:
    held = ("海东市云溪区四川南路小学", "云溪县峰口镇社区卫生服务中心", "四川省财政厅", "云溪县峰口镇人民政府")
    assert resolve(question, held).organisations == (organisation,)
def test_a_province_and_a_place_of_another_are_two_of_several() -> None:
    held = ["湖南省云岭服务中心", "泉州市云岭服务中心"]
    assert set(resolve("湖南泉州谁支出多", held).organisations) == set(held)
    assert not resolve("湖南泉州服务中心支出多少", held).organisations
