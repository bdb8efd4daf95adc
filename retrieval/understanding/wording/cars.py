"""Everyday words for cars, what they cost and how many were bought, put as reports and their readers' catalogue put them."""

from __future__ import annotations

import re
from collections.abc import Container

_OWN_CAR = "(?:自己的?|公家的?|配)?(?:公务?用?|小汽|小轿)?车"
_ANY_CAR = re.compile(
    rf"(?<=有没有){_OWN_CAR}(?![辆的补改展站次])|(?:(?<=[^没]有)|(?<=^有)){_OWN_CAR}(?:辆|子)?(?=(?:吗|没有?|嘛|不)[，,。？?]?$)"
)
_SO_MANY = r"数?量?(?:[没不]有?)?(?:[超多少大小]?[过于出]?|不[到足]|达到?)[\d两三四五六七八九十]+[辆台]"
_WHOSE_CARS = re.compile(
    rf"(?<=[谁家个]的)(?:公务用|公|小汽)?车(?=数?量?[最更]?[多少]|{_SO_MANY})|(?<=[谁家个])(?:公务用|公)?车(?=[最更]?[多少](?:[一些]|$)|{_SO_MANY})"
    r"|(?:公务用|公)?车辆?(?=(?:谁|哪一?[家个](?:单位)?)的?[最更]?[多少](?:[一些]|$))"
    r"|(?<!用)(?:公务用|公)?车辆?(?:数量?)?(?=(?:超过?|[多大高少小低]于|不[到足超少低]于?过?|达到?|至少|起码)\d+[辆台部](?!.*[元钱费]))"
)
"""哪个车多, 车谁家多, 谁家的车超过5辆."""
_WHO_HAS_CARS = re.compile(
    r"(?:(?<=[位门家谁]有)|(?<=[位门家谁]没)|(?<=[位门家谁]没有)|(?<=[位门家谁]\d{4}年有)|(?<=[位门家谁]\d{4}年没有))"
    r"(?:公务用|公家的?|公)?车(?=[，,。；;？?、吗么呢]|各|分别|$)"
    r"|(?<=[有没])(?:公务用|公家的?|公)?车(?=的(?:单位|部门)?(?:都|又)?[有是]?(?:谁|哪[些几个一]*[家个]?|几[家个]))"
)
_CARS_BOUGHT = re.compile(
    r"(?:公务用|公|小汽)?车(?:辆|子)?(?:[买换添]|新?购置?|更新)了?[几多]少?[辆台部]"
    r"|(?:再|又|还要?|新)(?:[买换添]|购[买置]?|更新|添置)了?(?:几|多少)辆$"
)
_BOUGHT_HOW_MANY = re.compile(
    r"(?:新?[买换添]|新?购[买置]?|采购|更新|新增|添置)(?P<done>[了过]?)(?:几|多少)[辆台部](?:公务用|公务|公家的?|公|小汽|新|小)?车(?:辆|子)?"
)
"""买了几辆公车 asks for no number of the cars that are kept."""
_BOUGHT_WHAT = re.compile(
    r"新?(?:[买换添]|购[买置]?|采购|更新|添置)了?(?:[一\d]?[辆台部])?的?(?:是|都是)*(?:些?什么|哪种|哪些)(?:样的?)?(?:公务用|公)?车辆?"
)
"""买了什么车 is told by what the money for cars was used for."""
WHAT_BOUGHT = "公务用车购置费主要用于什么"
_WHAT_CAR = re.compile(r"^那?(?:都|分别|具体)*是?(?:些?什么|哪[种类些])(?:样的?|类型的?)?(?:公务用|公)?车辆?(?:呢|啊)?$")
_BUYS = re.compile(r"[买换添购]|更新|新车")
_NEW_CAR = re.compile(r"(?<![更最])新的?(?:公务用|公务|公家的?|公|小|小汽|小轿)车(?!型)")
"""买新公车 asks what new cars cost, and for nothing of the others."""
_CARS_ON_AVERAGE = re.compile(
    r"(?P<car>(?:公务用|公)?车辆?)平均(?P<each>每一?[家个](?:单位|部门)?)?有?(?P<many>(?:几|多少)[辆台部])(?!.*[元钱费])"
)
"""公车平均几辆 asks for a mean of their number, and not of what one costs."""
_CARS_STATED = re.compile(r"(?<=有\d[辆台部])车(?=[吗么吧，]|对)")
_SORT_OF_CAR = re.compile(r"(?P<sort>[\u4e00-\u9fff]{2,8}车)有(?=[几多])")
"""执法车有几辆 is about that sort alone, and not 车有几辆."""
_CARS_ARE = re.compile(r"(?<!用)(?P<car>(?:公务用|公)?车)(?:辆|子)?(?:一共|都)*是(?=(?:几|多少)[辆台部])")
"""他们的车是几辆."""
_STANDS = r"(?:[，,]?(?:都|平时|又|分别)*[放停]在?哪(?:里|儿|些地方)?了?)?"
_WHAT_CARS = re.compile(
    rf"(?:[这那](?:几|\d+|[两一二三四五六七八九十]+)[辆台部])?(?:公务用|公)?车辆?(?:都|分别|具体|主要)*(?:是|有)些?(?:什么|哪些|哪几种)样?的?(?:车|类型|种类)的?{_STANDS}$"
    r"|(?<=有)(?:些什么|哪些|什么|哪几种)(?:公务用|公)?车辆?$"
    r"|(?:公务用|公)?车辆?(?:都|分别)?主要都?(?:是|用来|拿来)?[干做](?:什么|啥)用?的?$"
    r"|(?:公务用|公)?车辆?(?:都|分别|具体|主要|平时|又)*是?(?:给|归|由)?(?:谁|哪些人|什么人|哪个部门|哪些部门)在?(?:用|坐|开|使用)着?的?$"
)
"""What sorts of cars there are stands where reports tell what they serve for."""
_THOSE_CARS = re.compile(
    r"(?<![买购换添了])(?:[这那]|[这那]?(?:[几两一二三四五六七八九十]|\d)+)[辆台部](?=(?:公务用|公)?车辆?(?:都|分别|具体|主要|平时|又|各|是)*"
    r"(?:用来|拿来)?(?:[干做](?!净)|(?:什么|哪种|哪类)(?:类型|用途|用|车)))"
)
"""那辆车是干什么用的 asks what cars are for, and for none by its number."""
_AMONG_MONEY = re.compile(
    r"(?P<of>三公(?:经费|支出|费用)?(?:里面?|中|当中)的?)(?:公务用?)?车(?:辆|子)?(?=(?:上|方面)?[，,]?(?:占|[花用]了?|的?(?:钱|经费|费用|占比|比重))(?!.*[辆台]))"
)
"""三公经费里车占多少 is about what cars cost, and not about their number."""
_KEEPING_IT = re.compile(
    r"养(?:[这那][一两二三几\d]*[辆台部]|它们?)(?:公务用|公)?车?(?:一年|全年)?(?=(?:一共|要|得|共)*[花用])"
)
"""养这辆车 is 养车."""
_WHERE_KEPT = re.compile(r"(?<=用车)(?:都|主要|是|又)*(?:怎么分(?:配|布)?的?|分[别布]在哪(?:里|儿|些地方)?|归谁用?)$")
_COST_OF_A_CAR = re.compile(
    r"(?:平均)?每一?[辆台部](?:公务用|公)?车的?(?:年?平?均)?(?:公务用车)?(?:运行(?:维护)?|维护|养护)(?:费用?|支出|成本|花费)"
    r"|(?:养每一?[辆台部](?:公务用|公)?车|(?:平均)?[一每]一?[辆台部](?:(?:公务用|公)?车)?(?:一年|全年|平均)*(?:要|得)?养(?:车|下来))"
    r"(?:一年|全年|平均)*(?:[要得需]|[花用]了?)*(?=多少|几)"
)


_WHO = (
    r"(?P<who>领导(?:干部)?|机要(?:通信)?|应急(?:保障)?|执法(?:执勤)?|执勤|特种(?:专业技术)?|专业技术|离退休(?:干部)?|老干部|其他)"
)
_USED_BY = re.compile(rf"{_WHO}们?专?用的?(?P<car>(?:公务用|公)?车)?(?=的?(?:有|是|又)*(?:几|多少)[辆台部])")
"""领导用的车有几辆 is about that sort alone."""
_ARE_USED_BY = re.compile(
    r"(?:[这那]?(?:几|\d+)?[辆台部]?(?:公务用|公)?车)?(?:里[头面]?|中|当中|[，,])*有?(?:几|多少)[辆台部](?:公务用|公)?车?是(?:给|由)?"
    rf"{_WHO}们?专?[用坐开](?:的(?:公务用|公)?车?)?"
)
"""那几辆车有几辆是领导坐的."""


_CARS = r"(?:公务用?|公)?(?:车辆?|用车)"
_BY_PIECE = re.compile(r"(?<=车)(?P<how>(?:辆|子)?(?:一共|总共|现在|都|数量)*[有是]?(?:几|多少))[台部](?![^，。]*[元钱费])")
"""公车有几台 counts cars."""
_WHICH_SORT = re.compile(
    rf"(?=[^，,。]*车)(?:{_CARS}(?:里[头面]?|中|当中)?的?)?(?:哪一?[种类]|什么)(?:用途|类型|种类)?的?{_CARS}?(?:数量)?最(?P<end>[多少])的?"
    rf"(?=$|[，,。？?呢])|{_CARS}(?:数量)?最(?P<most>[多少])的(?:用途|类型|种类)是(?:什么|哪一?[个种类])"
)
"""哪种车最多 sets the sorts of all cars in order."""


def of_cars(question: str, words: Container[str]) -> str:
    """A question about cars in such words; `words` are the names of the library and the catalogue."""
    question = _AMONG_MONEY.sub(r"\g<of>公车费用", _BY_PIECE.sub(r"\g<how>辆", question))
    question = _WHICH_SORT.sub(lambda one: f"车辆总数里哪一项最{one['end'] or one['most']}", _THOSE_CARS.sub("", question))
    question = _CARS_ARE.sub(r"\g<car>有", _ARE_USED_BY.sub(r"\g<who>用车有几辆", question))
    question = _WHERE_KEPT.sub("放在哪里用", _USED_BY.sub(r"\g<who>用车", question))
    question = _BOUGHT_WHAT.sub(WHAT_BOUGHT, question)
    question = _NEW_CAR.sub("新车", _KEEPING_IT.sub("养车", question))
    question = _CARS_ON_AVERAGE.sub(r"平均\g<each>有\g<many>\g<car>", question)
    question = _SORT_OF_CAR.sub(lambda match: _of_sort(match, words), _COST_OF_A_CAR.sub("车均运行维护费", question))
    question = _WHAT_CARS.sub("公车是什么用途", _CARS_STATED.sub("公车", question))
    question = _BOUGHT_HOW_MANY.sub(r"买\g<done>几辆车", _CARS_BOUGHT.sub("买了几辆车", question))
    return _WHOSE_CARS.sub("公务用车保有量", _ANY_CAR.sub("几辆车", _WHO_HAS_CARS.sub("公务用车保有量", question)))


def of_those_bought(question: str, before: str) -> str:
    """什么车 after a question for cars that are bought (打算买几辆车，什么车) asks of these, and not of those that are kept."""
    return "买的是什么车" if _WHAT_CAR.match(question) and _BUYS.search(before) else question


def _of_sort(match: re.Match[str], words: Container[str]) -> str:
    """A sort of car without 有 after it, where it is a name; 车 alone keeps it."""
    sort = match["sort"]
    return sort if any(sort[at:] in words for at in range(len(sort) - 2)) else match[0]
