"""Everyday turns of phrase, put as reports and their readers' catalogue put them, before a question is read."""

from __future__ import annotations

import re
from collections.abc import Container

from retrieval.understanding.wording.all_funded import of_all_funded
from retrieval.understanding.wording.bodies_asked import of_any_body, of_each_body
from retrieval.understanding.wording.cars import of_cars
from retrieval.understanding.wording.column_in_row import came_in, column_in_row
from retrieval.understanding.wording.completed import completed
from retrieval.understanding.wording.demands import demanded
from retrieval.understanding.wording.evaluations import evaluated, whole_scored
from retrieval.understanding.wording.granted import budget_granted
from retrieval.understanding.wording.in_and_out import set_apart
from retrieval.understanding.wording.made_of import made_of
from retrieval.understanding.wording.moved_where import from_last_year, moved_most
from retrieval.understanding.wording.not_fiscal import not_fiscal
from retrieval.understanding.wording.plainly import put_plainly
from retrieval.understanding.wording.purchases import of_purchases
from retrieval.understanding.wording.quarters import of_quarters
from retrieval.understanding.wording.ratios import ratio_of, share_of
from retrieval.understanding.wording.relations import of_duties
from retrieval.understanding.wording.shares_within import share_within
from retrieval.understanding.wording.short_names import in_full
from retrieval.understanding.wording.spoken import as_told
from retrieval.understanding.wording.tenths import in_percent
from retrieval.understanding.wording.which_more import which_is_more
from retrieval.understanding.wording.whys import why_asked

_EACH_ONE = re.compile(
    r"每一?[个名位]?(?:在职|在编|在岗|正式)?的?(?:工作人员|人员|职工|员工|干部|同志|(?<=在[职编岗]的)人)(?:摊到)?"
)
"""The staff, over whom an average is taken."""
_BY_STAFF = re.compile(r"[，,]?按照?(?:年末)?在[职编岗]的?(?:实有)?(?:人员|人数|职工)?(?:人数|总数)?来?(?:计?算|平均|计)")
"""人均…按在职人员算 names the staff over whom an average is taken in any case."""
_BY_CARS = re.compile(
    r"[，,]?按照?(?:公务用|公)?车(?:辆|子)?(?:的?(?:保有)?(?:数量|数|量|台数|辆数))?来?(?:计?算|平均|均摊|分摊|计)(?:一下|下来)?[，,]?"
)
"""按车辆数平均 says over what it is averaged, and asks for no number of cars."""
_EACH_CAR = re.compile(r"[每一][辆台部]")
_WHOLE_SPENT = re.compile(
    r"(?:部门|单位)?整体(?:支出)?(?:绩效)?(?:自评表?|评价表?)?(?:里头?|里面|中)?的?(?:资金|支出)?的?"
    r"(?=(?:全年)?(?:预算)?(?:执行|完成)[率数]|(?:全年)?预算数)"
)
_CALLED_WHOLE = ("部门整体支出总额", "部门整体支出", "整体支出总额")
"""As reports call the row of what a department spent, in the table of its evaluation as a whole."""
_CODE = re.compile(r"[23]\d\d(?:\d\d){0,2}")
_OF_GENERAL_BUDGET = re.compile(
    r"(?P<thing>(?<!\d)(?:\d{3}|\d{5}|\d{7})|[\u4e00-\u9fff]{2,12}?)(?:这个)?(?:科目)?的?一般公共预算(?:财政拨款)?的?(?P<column>基本|项目)?支出(?=[是为有多共花]|$)"
)
"""2050302科目一般公共预算项目支出 is what the form of the general budget prints of an account."""
_IN_TABLE = re.compile(r"(?<=[支收][出入])(?=表格)")
"""支出表格和说明 sets the table against the text, and names no 支出表."""
_NEXT = re.compile(r"其次(?=呢|是|的|$)")
_FEASTED = re.compile(r"(?:请客吃饭|请客|吃饭|吃喝)(?=(?:一共|都)?接待了?(?:多少|几)[批人])")
_ONE_BATCH = re.compile(r"(?:平均)?每?(?:接待|招待)一批次?(?:客人|来宾)?(?=[要得需])")
_ASPECT = re.compile(r"(?<=[请吃出买接招])过(?=[客饭国车待])")
"""请过客 is 请客 done."""
_IS_THERE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?P<within>里头?|里面|中)(?:有没有|有)(?=[\u4e00-\u9fff]{2,})")
"""采购里有没有工程 asks for the 工程 of it."""
_MINUS = re.compile(r"减去(?=年[初末])")
"""减去年初结转 speaks of no 去年."""
_FROM_BEGINNING = re.compile(
    r"(?P<of>财政拨款的?)?(?:年末|年底|期末)?(?P<from>财政拨款的?)?"
    r"(?P<left>(?<!年初)结转和结余|结转结余|结转|结余)(?P<against>[比较跟和与])(?:年初|期初|上年年?[末底])(?![结预余财])"
)
"""A balance against the one of the same money at the beginning of the year."""
_OVER_BEGINNING = re.compile(r"(?<=[费出入钱贴资金助])(?P<than>[比较](?:年初|期初))(?=的?时?候?[多少增减超])")
"""经费比年初多了多少 sets what was spent against what was planned then."""
_HELD = re.compile("结[转余]|余额|剩|存款|资产|负债|[应预]收|[应预]付")
_IN_ALL = re.compile(r"(?<![入支出])总计(?=花|用[了掉]|支出(?![总合])|收入(?![总合])|收了|拨了|发了|交了)")
"""总计花了多少 asks for no 总计, which includes what is carried over."""
_LEFT_OF_YEAR = re.compile(
    r"(?:(?:当年|本年度?|全年)?收支(?:结余|相抵|差额|差)|(?:当年|本年度?)的?(?:结余|盈余)(?![和分结]))(?:后的?(?:结余|盈余))?(?:(?:是|有|为|了|还|剩)*(?:多少|几))?"
)
"""当年结余 is what came in less what went out, without what was carried over."""
_BALANCE_TOLD = re.compile(r"收支(?:结余|差额|差)[（(，,、]?(?:即|也?就是|是)?(?=(?:本年)?收入(?:合计)?减)")
"""收支结余，本年收入减本年支出 tells how the balance is reckoned."""
_CARRIED_MORE = re.compile(r"(?:年末|年底)比年初(?P<more>[多少])(?:结转|结余|剩|余)(?:下来|了|下)*(?:多少|几)")
_CARRIED_SHARE = re.compile(r"(?:年(?P<end>[初末]))?结转(?:和?结余)?占了?(?=总计)")
"""年末结转占总计 weighs what is carried over in the total of the side on which it stands."""
_BALANCE = "(?:结转和?结余|结转|结余)"
_WITH_CARRIED = re.compile(rf"(?:包?含|包括|算上|加上|连同?)了?(?:上年|年初|以前年度|往年)的?{_BALANCE}(?:在内)?的?")
_IN_ALL_CARRIED = re.compile("总(?P<way>收入|支出)")
"""总收入 with what was carried over is what a report calls 收入总计."""
_WHOLE = "本年"
_NAME = 24
"""Characters of a name that may stand before its last word."""
_WHERE_ABROAD = re.compile(
    r"(?P<abroad>出[国境访](?:考察|访问)?)(?:都|主要)?[去到]过?了?(?:哪(?:里|儿|些地方|几个地方)|哪(?![些几个])|什么地方)了?"
)
_DONE_FOR = re.compile(
    r"(?:给|为|替|帮|对)(?P<many>(?:多少|几)[名位个户家])(?P<whom>[\u4e00-\u9fff]{2,10}?)"
    r"(?:做|办|进行|开展|实施|提供|落实|完成)了?(?P<deed>[\u4e00-\u9fff]{2,12}?)(?=[，,]|$)"
)
_DOING = ("提供", "实施", "进行", "开展", "落实", "完成")
_MEAN_SCORE = re.compile(r"平均(?:每个)?(?:项目)?[得拿打评]?了?(?:几|多少)分")
_BALANCED = re.compile(
    r"(?:收支|收入[和与跟、]?支出|总计)(?:总计|总额)?(?:两边|双方)?(?:是不是|能不能)?(?:平衡|平不平|平吗|对得上|轧平)\w*$"
)
"""收支平衡吗 asks whether both totals are the same."""
_OF_YEAR = re.compile(
    r"(?:本年|全年|当年)?(?P<what>(?:收入|支出)(?:合计)?)(?=[加减](?!少))"
    r"|(?<=[加减去])(?:本年|全年|当年)?(?P<other>(?:收入|支出)(?:合计)?)(?=[加减等是还对相一吻]|$)"
)
"""收入减支出 speaks of those of the year, whose totals reports print."""
_FUNDED_AND_SPENT = re.compile(r"(?:财政)?拨款收入(?P<and>[和与跟、及]|以及)实际支出")
"""The two columns of one row, by what fills them."""
_MOVED_IN_AND_OUT = re.compile(
    r"(?:(?<=拨款)收支|(?<![预款政])收支|收入?、?支出?总体)(?=[比较与跟和同](?:上年|上一年|去年|20\d\d))"
)
_TIMES_MORE = re.compile(r"(?<=[多高])出?(?P<times>[一两二三四])倍(?=以上|之?多|$|的)")
"""多一倍以上 is more by 100%, and no ratio of one."""
_PART_OF_WHOLE = re.compile(
    r"(?P<way>超过了?|高于|大于|低于|不到|不足|小于|达到)(?P<whole>(?:总|本年|全年|基本|项目|全部|三公)(?:支出|收入|经费)(?:合计|总计)?)的?"
    r"(?P<part>[一二三四五六七八九]成|百分之[一二三四五六七八九十]+|\d+(?:\.\d+)?[%％]|一半|半数)"
)
"""超过总支出七成 sets a limit to the share in it."""
_BOTH_TOTALS = re.compile(r"收、?支总计(?:额|数)?(?=(?:各自?|分别)(?:[是为有]|多少))")
_STAFF_AND_OFFICE = re.compile(r"人员(?P<and>[加和与跟、])公用(?!经费)")
_EXCEEDED = re.compile(r"超[出过支]?了?(?:年初)?(?:预算)?的?百分之(?:几|多少)")
"""By how much more than the whole a budget was spent is told by its completion rate."""
_OF_TOTAL_BUDGET = re.compile(
    r"(?P<part>^(?=占))?(?:的?预算[数额]?|的?安排)?占了?(?:全年|全部|年度)?(?:总预算|预算总[额数量]|全部预算)"
)
_MEANT_FOR = re.compile(
    r"(?:原本|原先|原来|本来|当初|当时|打算|准备|计划|预计|安排|拟)+(?:主要)?(?=[用花使][在到于]了?(?:哪(?!一?[年月])|什么)|用来[干做买]|拿来[干做]|[干做]什么用)"
)
"""打算用在哪些地方 asks what the money is for."""
_WHAT_PLACES = re.compile(r"(?<=[用花][在到]|在了|到了)哪些地方")
_STAFF = r"在职|在编|在岗|编[内外]|离退休|退休|离休|聘用|临聘"
_SORTS_OF_STAFF = re.compile(
    rf"(?P<first>{_STAFF})(?P<and>[和与跟、及]|以及)(?P<second>{_STAFF})的?(?=(?:各自?|分别|一共|共)?(?:是|有)?(?:多少|几)[个名]?人?)"
)
"""在职和退休各多少人 counts the persons of each sort."""
_WITHIN_PLAN = re.compile(
    r"(?P<whole>支出|收入)预算(?:总额|总数|合计)?(?:里头|里面|当中|[里中])的?(?P<part>[\u4e00-\u9fff“”]{3,20}?)占(?:比(?:重|例)?|了)?(?:是|有|为)?(?=多|几|百分)"
)
"""支出预算里教育支出占多少 weighs one in the other."""
_YEAR_WITHIN = re.compile(r"本年支出(?:里头?|里面|中|当中)的?(?=基本支出|项目支出)")
_OF_REPORTS = re.compile(
    r"(?:在|从)?(?:(?:这|上述|以上|现有|库里|库中)的?(?:[几\d两三四五六七八九]|所有|全部|些)?(?:份|本|个|家)?|[几\d两三四五六七八九]份"
    r"|^(?=(?:20\d\d年度?)?(?:部门)?决算[^，,]*哪[几些一]?[家个]))"
    r"的?(?P<year>20\d\d年度?)?的?(?:部门)?(?:决算报告|决算|报告)(?:里头?|里面|中|当中|之中)的?"
)
"""这几份2024年决算里谁最高 asks for an order of all reports."""
_SAVED = re.compile(r"(?<![多比较])(?:节[省约]|省)(?:下来?|出来?)?了?(?=多少|几|百分之)")
_SET_AGAINST = re.compile(r"比|较|上一?年|去年|前年|往年|同期|预算|计划")
"""What says against what a thing was saved; without it, against the budget."""
_PLANNED_AND_MADE = re.compile(r"预算(?:数|是|为|有|花)*多少[、，,；;和]*(?:实际)?决算(?:数|是|为|有|花)*多少")
_BUDGET_STATED = re.compile(
    r"(?:年初|全年)?预算[数额]?(?:安排|是|为|有|了)*\d[\d.,]*[万亿]?元?[，,、；;]?(?:可是?|但是?|那|而)?"
    r"(?:(?:最后|最终|后来|结果|实际上?)+(?=[花用]|支出|发生)|(?=[花用支](?:出|[掉去])?了?(?:多少|几|没)))"
)
"""公务接待预算0.95万元，最后花了没有 asks what became of a budget that it knows."""
_MEAN_SHARE = re.compile(r"平均(?=占)|(?<=占)(?P<of>[^，。占]{2,12}?)的?平均(?=多少|几|百分)")
"""Of one thing, its share, whatever else it is called."""
_MEAN_OF_SHARES = re.compile(r"平均占了?(?P<whole>[\u4e00-\u9fff]{2,8}?)的?(?=(?:多少|几成|百分之几)$)")
_OF_MANY = re.compile(r"各|每|家|所有|全部|这些|几个|单位|年")
_WHOLE_BUDGET = re.compile(r"(?<!占)总预算")
_BUYS_CAR = re.compile(
    r"(?:打算|准备|计划|想要?|要|会)?(?:买|购置|购买|添置)(?:公务用|公|小汽|新)?车(?:吗|不买)[，,？?]?"
    r"(?:安排|有)?(?:的?预算)?(?:要|是|有)*(?=多少)"
)
_PLAN_DIFFERENCE = re.compile(
    r"(?:的?预决算|预算[和与跟、]决算|决算[和与跟、]预算|^那?)的?差异率(?:是|为|有|达到?)*(?:多少|几|多大|多高)?"
)
"""By how much the final amount differs from the budget, as reports of some provinces call it."""
_LARGE_PART = re.compile(r"占(?:到|了)?多大(?:一块|头|块|份儿?)")
_SHORT_OF_POSTS = re.compile(r"(?:空|缺)编(?:数|了)?(?:是|有)?(?:多少|几)[个名人]?")
"""空编几个 asks for the posts less those who hold one."""
_LAST_YEARS_END = re.compile(r"(?<=[比较])(?:(?:上一?年|去年|前一年)年?[末底](?:的?时候)?|前一年)(?=[增减多少高低])")
"""比前一年底多几个 asks by how much that is more than the year before."""
_SHARE_OF_EACH = re.compile(
    r"占(?!比例|比重|比[和与、])(?P<whole>[\u4e00-\u9fff（()）]{2,14}?)的?(?:比例|比重|占比|百分比)?(?:各|分别)"
    r"[自是为有]*(?:多少|几成|多大|百分之几)"
)
"""占人员经费的比例各是多少 asks for one share of each thing, and for none of their sum."""
_SHARE_OF_BASIC = re.compile(r"(?<=人员经费|公用经费)(?<!占.{4})的?(?:占比|比重|比例)(?=最|更|排|从|由|谁|哪|$)")
_IN_ORDER = re.compile(r"谁|哪一?[家个]|哪些|[最排]|从[高低大小]")
"""Reports are put in an order by their shares of one whole."""
_WHOSE_MORE = re.compile(
    r"(?P<whose>哪一?[家边个](?:单位|部门)?的|谁的)(?P<thing>[\u4e00-\u9fff“”]{2,12}?(?<![更最多较比还花用要]))(?P<way>[高低大小多少])[些点]?(?=$|[，,。；;？?])"
)
"""哪家的公务接待费高 asks whose is the higher."""
_BOTH_WAYS = re.compile(r"(?P<of>[\u4e00-\u9fff]{0,10})收入(?P<and>[和与跟、及]|以及)支出(?!(?:决算)?总计)")
_CALLED_CODE = re.compile(r"(?<!信用)(?:(?:功能|经济)?(?:分类)?科目)?(?:编码|代码|编号)[是为]?(?=[23]\d{2}(?:\d{2}){0,2}(?!\d))")
"""科目编码2080105 is that code."""
_PROJECT_MONEY = "项目资金总额"
"""What forms that ask for the money of one year print of all years."""
_ALL_ITS_MONEY = re.compile(r"(?<=工程|项目)的?(?:项目)?(?:资金总额|总资金|资金总量)")


def reworded(question: str, words: Container[str]) -> str:
    """The folded question in such words; `words` are the names of the library and the catalogue."""
    question = _CALLED_CODE.sub("", why_asked(in_percent(_BY_STAFF.sub("", question) if "均" in question else question)))
    question = of_each_body(question)
    question = _BY_CARS.sub(lambda match: "" if _EACH_CAR.search(match.string) else "平均每辆车", question)
    question = _WHOLE_SPENT.sub(lambda match: next((f"{name}的" for name in _CALLED_WHOLE if name in words), match[0]), question)
    question = _OF_GENERAL_BUDGET.sub(lambda match: _of_general_budget(match, words), question)
    question = in_full(_OF_REPORTS.sub(lambda match: match["year"] or "", question), words)
    question = as_told(demanded(budget_granted(of_duties(from_last_year(question)))))
    question = _LARGE_PART.sub("占多少", _LAST_YEARS_END.sub("上年", question))
    question = _SHORT_OF_POSTS.sub("编制数减在职人数是多少", question)
    question = of_quarters(_SORTS_OF_STAFF.sub(r"\g<first>人员\g<and>\g<second>人员", question), words)
    question = _SHARE_OF_EACH.sub(r"各占\g<whole>多少", question)
    question = _PLAN_DIFFERENCE.sub("比预算增长百分之几", _IN_TABLE.sub("在", question))
    question = _SHARE_OF_BASIC.sub("占基本支出的比重", question) if _IN_ORDER.search(question) else question
    question = made_of(column_in_row(came_in(question, words), words))
    question = _WHOSE_MORE.sub(r"\g<whose>\g<thing>更\g<way>", question)
    question = _ONE_BATCH.sub("平均每批次接待", _FEASTED.sub("", _NEXT.sub("第二", question)))
    question = _WHOLE_BUDGET.sub("预算总额", _BUYS_CAR.sub("公务用车购置费预算", question))
    question = _MEANT_FOR.sub("主要", _WHAT_PLACES.sub("哪些方面", moved_most(question)))
    question = completed(_WITHIN_PLAN.sub(r"\g<part>占\g<whole>预算", question))
    question = question if _SET_AGAINST.search(question) else _SAVED.sub(r"比预算省了", question)
    question = _PLANNED_AND_MADE.sub("预算和决算分别多少", _BUDGET_STATED.sub("实际", question))
    question = whole_scored(evaluated(_ASPECT.sub("", _EACH_ONE.sub("每人", question))))
    question = of_purchases(_ALL_ITS_MONEY.sub("的项目资金总额", question) if _PROJECT_MONEY in words else question)
    of_many = _OF_MANY.search(question)
    question = _MEAN_OF_SHARES.sub(r"占\g<whole>的比重平均是", question) if of_many else _MEAN_SHARE.sub(r"\g<of>", question)
    question = _WHERE_ABROAD.sub(r"\g<abroad>去了哪些国家", question)
    question = _DONE_FOR.sub(lambda match: _as_told(match, words), question)
    question = _MEAN_SCORE.sub("平均得分", _IN_ALL.sub("一共", question))
    question = set_apart(which_is_more(share_within(not_fiscal(question), words), words), words)
    question = _MINUS.sub("减去的", _IS_THERE.sub(r"\g<within>的", of_cars(put_plainly(question, words), words)))
    question = _FROM_BEGINNING.sub(r"年末\g<of>\g<from>\g<left>\g<against>年初\g<of>\g<from>\g<left>", question)
    question = _BALANCE_TOLD.sub("", question)
    question = question if _HELD.search(question) else _OVER_BEGINNING.sub(r"\g<than>预算", question)
    question = _LEFT_OF_YEAR.sub(lambda match: match[0] if match[0] in words else "本年收入比本年支出多多少", question)
    question = _YEAR_WITHIN.sub("", _CARRIED_MORE.sub(r"年末结转和结余比年初结转和结余\g<more>多少", question))
    if "总" in question and _WITH_CARRIED.search(question):
        question = _IN_ALL_CARRIED.sub(r"\g<way>总计", _WITH_CARRIED.sub("", question))
    question = _CARRIED_SHARE.sub(lambda match: f"{match[0]}{'收入' if match['end'] == '初' else '支出'}", question)
    question = _BALANCED.sub("收入总计和支出总计相等吗", question)
    question = _OF_YEAR.sub(lambda match: _of_year(match, words), question)
    question = _EXCEEDED.sub("完成年初预算的百分之几", question)
    question = _STAFF_AND_OFFICE.sub(r"人员经费\g<and>公用经费", _OF_TOTAL_BUDGET.sub(_in_total_budget, question))
    question = of_all_funded(of_any_body(question))
    question = _FUNDED_AND_SPENT.sub(r"收入\g<and>支出", _MOVED_IN_AND_OUT.sub("收支总计", question))
    question = ratio_of(_BOTH_TOTALS.sub("收入总计和支出总计", question), words)
    question = _TIMES_MORE.sub(lambda match: f"{'一两三四'.find(match['times'].replace('二', '两')) + 1}00%", question)
    question = _PART_OF_WHOLE.sub(r"占\g<whole>\g<way>\g<part>", question)
    return _BOTH_WAYS.sub(lambda match: _both_ways(match, words), share_of(question, words))


def _in_total_budget(match: re.Match[str]) -> str:
    """X占总预算多少 as X预算占总支出多少; what names no X takes it from before."""
    return "占总支出" if match["part"] is not None else "预算占总支出"


def _of_general_budget(match: re.Match[str], words: Container[str]) -> str:
    """An account by its code, or by its name before a column, in the form of the general budget; others as they are."""
    thing, column = match["thing"], match["column"]
    coded = _CODE.fullmatch(thing) is not None  # 12345 is none
    ends = [thing[at:] for at in range(len(thing) - 3) if thing[at:] in words] if column and not coded else []
    if not (coded or ends):
        return match[0]
    name = thing if coded else ends[0]
    of_column = f"的{column}支出" if column else ""
    return f"{thing.removesuffix(name)}一般公共预算财政拨款支出决算表里{name}{of_column}"


def _as_told(match: re.Match[str], words: Container[str]) -> str:
    """给多少名学生做了体检 with the verb by which reports tell it (学生提供体检); unchanged where none does."""
    verb = next((verb for verb in _DOING if f"{match['whom']}{verb}{match['deed']}" in words), "")
    return f"为{match['many']}{match['whom']}{verb}{match['deed']}" if verb else match[0]


def _of_year(match: re.Match[str], words: Container[str]) -> str:
    """收入减支出 as 本年收入合计减本年支出合计; what ends a longer name (住房保障支出) stays."""
    before, what = match.string[max(0, match.start() - _NAME) : match.start()], match["what"] or match["other"]
    longer = any(before[at:] + what in words for at in range(len(before)))
    return match[0] if longer else f"{_WHOLE}{what.removesuffix('合计')}合计"


def _both_ways(match: re.Match[str], words: Container[str]) -> str:
    """本年收入和支出 as 本年收入和本年支出, where both are names; 收入和支出 alone are those of the year."""
    before = match["of"]
    ends = [before[at:] for at in range(len(before)) if f"{before[at:]}收入" in words and f"{before[at:]}支出" in words]
    first, second = ("", ends[0]) if ends else (_WHOLE, _WHOLE)
    return f"{before}{first}收入{match['and']}{second}支出"
