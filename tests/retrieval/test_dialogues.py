"""Follow-ups to what a school office tells: shares in the same whole, each of its bodies, its projects by other names."""

from __future__ import annotations

import pytest

from extraction.report import Role
from retrieval.answer import ask
from retrieval.library import Library
from retrieval.reply import Answer
from tests.retrieval.made import PairEmbeddings, figure, original
from tests.retrieval.town import cells, report_from

WHO, FILE = "青禾县教育局", "教育.pdf"
GENERAL, BASIC = "一般公共预算财政拨款支出决算表", "一般公共预算财政拨款基本支出决算明细表"
BODIES = {"table": "部门决算单位构成", "form": None, "table_no": 5, "panel": ""}
FIGURES = (
    *cells(FILE, "收入支出决算总表", "income_expenditure", 1, {"本年支出合计": "1,000.00", "总计": "1,100.00"}, panel="支出"),
    *cells(FILE, BASIC, "basic_expenditure", 2, {"人员经费合计": "600.00", "公用经费合计": "100.00"}, panel=""),
    *cells(FILE, "支出决算表", "expenditure", 3, {"学前教育": "260.00"}, row_code="2050201", panel=""),
    *cells(FILE, GENERAL, "general_expenditure", 4, {"学前教育": "210.00"}, row_code="2050201", panel=""),
    *(
        figure(FILE, "合计", raw, (column,), table="收入决算表", form="income", table_no=6, panel="")
        for column, raw in (("本年收入合计", "800.00"), ("财政拨款收入", "600.00"), ("其他收入", "200.00"))
    ),
    *(
        figure(FILE, row, raw, (column,), role=Role.FINAL, **BODIES)
        for row, posts, staff in (("青禾县教育局（本级）", "20", "18"), ("青禾县第一小学", "60", "55"))
        for column, raw in (("编制数", posts), ("年末在职人数", staff))
    ),
)
TEXTS = (
    ("第一部分 概况", "二、机构设置", "纳入决算编制范围的单位共2家。"),
    ("第三部分 说明", "（三）支出决算具体情况", "1.教育支出（类）普通教育（款）学前教育（项）。年初预算为200.00万元，"
     "支出决算为210.00万元，完成年初预算的105%。"),
    ("第三部分 说明", "七、“三公”经费说明", "公务接待费支出2.00万元，发生公务接待4批次、31人次。"),
    ("第三部分 说明", "八、政府性基金说明", "政府性基金预算财政拨款年初结转和结余0万元，本年支出48.00万元。"),
    ("第三部分 说明", "十一、政府采购说明", "政府采购货物支出30.00万元、政府采购工程支出20.00万元。"),
    ("第三部分 说明", "十三、预算绩效情况说明", "对3个项目开展了绩效自评。"),
    ("第三部分 说明", "十三、预算绩效情况说明", "1.营养改善计划项目。全年预算数50.00万元，执行数48.00万元，自评得分96分。"),
    ("第三部分 说明", "十三、预算绩效情况说明",
     "2.校舍安全保障工程。全年预算数86.00万元，执行数86.00万元，自评得分92分。扣分原因是验收推迟26天。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("schools")
    library = Library(folder / "library", PairEmbeddings())
    library.add(report_from(FILE, WHO, FIGURES, TEXTS), original(folder / WHO, FILE))
    return library


def _told(answer: Answer) -> list[str]:
    return [figure.value for figure in answer.figures]


@pytest.mark.parametrize(
    ("history", "question", "values"),
    [
        (("教育局2024年支出多少", "人员经费占多少"), "公用呢", ["100.00", "1000.00", "10.00"]),
        (("教育局支出一共多少", "其中人员经费占多少"), "公用呢", ["100.00", "1000.00", "10.00"]),
        (("教育局支出一共多少", "其中人员经费占多少"), "公用经费", ["100.00", "1000.00", "10.00"]),
        ((), "教育局公用经费占本年支出多少", ["100.00", "1000.00", "10.00"]),
        ((), "教育局财政拨款收入占百分之几", ["600.00", "800.00", "75.00"]),
        (("教育局财政拨款收入是多少",), "占几成", ["600.00", "800.00", "75.00"]),
        ((), "教育局的钱都是财政给的吗", ["600.00", "800.00", "75.00"]),
        ((), "教育局总收入里财政拨款占多少", ["600.00", "800.00", "75.00"]),
        ((), "教育局公用经费占支出总额多少", ["100.00", "1000.00", "10.00"]),
        ((), "教育局本年支出是多少", ["1000.00"]),
        ((), "教育局公务接待花了多少", ["2.00"]),
        (("教育局学前教育预算多少，决算多少",), "差多少", ["210.00", "200.00", "10.00"]),
        ((), "教育局学前教育超预算了吗", ["210.00", "200.00", "10.00"]),
        (("教育局政府采购货物多少，工程多少",), "差多少", ["30.00", "20.00", "10.00"]),
        (("教育局下属有哪些单位",), "各有多少人", ["55", "18"]),
        (("教育局下属有哪些单位", "各有多少人"), "编制呢", ["60", "20"]),
        (("教育局下属有哪些单位", "各有多少人"), "哪个单位人最多", ["55"]),
    ],
)
def test_what_follows_is_told_of_the_same(held: Library, history: tuple[str, ...], question: str, values: list[str]) -> None:
    assert [value.rstrip("%") for value in _told(ask(question, held, history=history))] == values


def test_a_project_that_is_not_called_one(held: Library) -> None:
    before = ("教育局各项目自评得分是多少", "哪个最低")
    assert "校舍安全保障工程" in ask(before[1], held, history=before[:1]).answer
    assert "推迟26天" in ask("为什么扣分", held, history=before).answer
    assert _told(ask("预算多少", held, history=(*before, "为什么扣分"))) == ["86.00"]


def test_an_order_after_one_project_is_of_all(held: Library) -> None:
    assert "营养改善计划" in ask("那预算最少的呢，为什么扣分", held, history=("教育局得分最低的项目是哪个",)).answer


COUNTED = (
    ("第一部分 概况", "二、人员情况", "部门人员编制180名。年末实有在职人员171人，较上年末减少4人；另有编外执法辅助人员215人。"),
    ("第一部分 概况", "三、工作情况",
     "全年保障低保对象90户，其中城市低保30户、农村低保60户。建成公园9家、绿地26处。"),
    ("第三部分 说明", "六、基本支出说明", "工资福利支出80.00万元，较上年增加5.00万元，增长6.67%。商品和服务支出20.00万元，"
     "较上年减少2.00万元，下降9.09%，主要原因是压缩差旅。"),
    ("第三部分 说明", "十三、预算绩效情况说明", "保洁项目：全年预算数50.00万元，执行数40.00万元，执行率80%，自评得分93分。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("counting")
    library = Library(folder / "library", PairEmbeddings())
    rows = {"工资福利支出": "80.00", "商品和服务支出": "20.00"}
    figures = tuple(cells("城管.pdf", BASIC, "basic_expenditure", 1, rows, panel=""))
    library.add(report_from("城管.pdf", "青禾县城管局", figures, COUNTED), original(folder / "城管", "城管.pdf"))
    return library


@pytest.mark.parametrize(
    ("history", "question", "value"),
    [
        (("城管局低保对象多少户", "其中农村低保呢"), "占比", "66.67"),
        (("城管局低保对象多少户",), "其中农村低保", "60"),
        (("城管局在职人员多少", "比上年少几个"), "上年有多少人", "175"),
        (("城管局工资福利支出比上年增加多少",), "商品和服务支出呢", "-2.00"),
        (("城管局编制多少人", "在职呢"), "比编制少多少", "9"),
    ],
)
def test_other_numbers_of_the_sentence_before(counting: Library, history: tuple[str, ...], question: str, value: str) -> None:
    assert value in _told(ask(question, counting, history=history))


@pytest.mark.parametrize(
    ("history", "question", "words"),
    [
        (("城管局建成公园几家",), "绿地呢", "绿地26处"),
        (("城管局工资福利支出比上年增加多少", "商品和服务支出呢"), "原因", "压缩差旅"),
    ],
)
def test_what_the_sentence_before_tells_besides(
    counting: Library, history: tuple[str, ...], question: str, words: str
) -> None:
    assert words in ask(question, counting, history=history).answer


def test_all_that_was_spent_is_carried_on_by_its_everyday_name(town: Library) -> None:
    history = ["财政局一共花了多少钱"]
    changed = ask("比上年多了还是少了", town, history=history)
    assert "200.00" in [figure.value for figure in changed.figures]
    assert "信息化建设" in ask("为什么", town, history=[*history, "比上年多了还是少了"]).answer
