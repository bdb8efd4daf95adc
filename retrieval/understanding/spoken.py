"""Everyday words as reports print them: who asks how many 电话 were taken asks for the 话务 of the report."""

from __future__ import annotations

import re

from retrieval.understanding.cues import spoken_words

_BUILT = re.compile(
    r"(?:[建盖修造](?:好|完|起来|成)|完工)了?(?:之后|以后|后)|[建盖修造](?:好|完|起来)了?(?=用来|拿来|[做干作]什么)"
)


def as_printed(text: str, printed: str) -> str:
    """The text with everyday words put as a printed text puts them, where it does not use them itself."""
    for word, others in spoken_words().items():
        if word in text and word not in printed:
            said = next((other for other in others if other in printed), None)
            text = text.replace(word, said) if said else text
    return text


_SPENT_ON_EACH = re.compile(r"(?<=[\u4e00-\u9fff]{2})花的钱(?=[和与跟、]|哪个|谁)")
"""出国花的钱和接待花的钱哪个多."""
_TO_OR_BY = r"(?:(?P<to>(?<=从多少.)[到至成])了?|[高低]?了)(?=多少|几)"
_MOVED = re.compile(rf"(?:(?<=从多少)|(?<=[率度])(?:一共|总共|都|又)*)(?P<way>[涨升跌降掉]){_TO_OR_BY}")
"""从多少涨到多少, 满意率涨了多少."""
_RISING = "涨升"
_ABROAD = re.compile(r"出[国境访]")
_GROUPS = re.compile(r"(?<=[几少])(?:[拨波]|批次?)(?:人)?(?!次)")
"""Those who go abroad are counted in 团组, guests in 批."""
_NEXT_YEAR = r"(?:明年|下一?年度?|来年|次年)(?:继续|再|接着)?(?:使?用)?"
_WHY = r"^(?P<before>(?!.*(?:哪|几个|多少))(?=.*(?:为什么|为何|为啥|怎么|原因)).*?)"
"""What comes before, in a question for a reason and for no list of things."""
_TURNS = (
    (re.compile(r"(?P<which>[哪几]一?|(?<=的)一)块(?=$|[支占最是都，,。？?呢]|更?[大多高小少低])"), r"\g<which>项"),
    (
        re.compile(rf"有?多少(?:钱|资金|经费)没有?[花用]完[，,]?(?:都|要|被)?(?:结转|[转留滚])[到至入给]了?{_NEXT_YEAR}了?"),
        "年末结转和结余是多少",
    ),
    (re.compile(rf"(?:没有?[花用]完)?(?:而|被|要|需要)?结转[到至入]了?{_NEXT_YEAR}"), "年末结转和结余"),
    (re.compile(r"(?:从)?(?:去年|上年)[到至](?:今年|本年|现在)(?:一共|总共)?(?=[增减多少涨降])"), "比上年"),
    (re.compile(r"有?多少(?:的?钱|资金|经费)?(?:都|是)?(?P<spent>[花用])[在到]了?(?=[^，。]{2,}上)"), r"有多少钱\g<spent>在"),
    (re.compile(r"接待(?:[一总]?共)?(?=接待)"), ""),
    (re.compile(r"(?P<at>^|[，,、])(?:这)?是(?P<of>(?:年初|全年)?预算)的?(?=百分之|几成)"), r"\g<at>完成\g<of>的"),
    (re.compile("上一年(?=[增减多少涨降高低])"), "上年"),
    (re.compile("啥(?=意见|建议|问题|不足|经验|做法|教训|措施|成效|亮点|要求|标准)"), "什么"),
    (re.compile(r"(?P<sort>货物|工程|服务)(?:类)?采购了(?=多少|几)"), r"政府采购\g<sort>支出"),
    (re.compile(r"(?<=[几少每一])[拨波](?=$|[人客来呢，,。？?花多])"), "批"),
    (re.compile(r"(?<=[几少])个(?=人次)"), ""),
    (re.compile(r"(?:核定)?(?<![政业])编制(?=[和与跟、](?:在[职岗]|实有))|(?<=[职岗数有][和与跟、])编制(?=各|分别)"), "编制数"),
    (re.compile(r"在[职岗](?=[和与跟、](?:核定)?编制|各|分别)(?<!不在[职岗])"), "在职人数"),
    (re.compile(r"(?<!中)小(?:企业|微?(?:公司|厂家|商家))"), "小微企业"),
    (re.compile(r"中小型?(?:公司|厂家|商家)"), "中小企业"),
    (re.compile(r"(?P<way>[多少高低超省])出来(?=了?(?:多少|几))"), r"\g<way>出"),
    (re.compile(r"(?P<at>^|[，,。；;？?])[这那是又]*(?:怎么|咋)[个一]?回事儿?(?=$|[呢啊呀，,。？?])"), r"\g<at>为什么"),
    (re.compile(r"(?:打算|准备|想|说好?)要?(?=[花用]多少)"), "计划"),
    (re.compile(r"(?<=年初)计划[花用]多少(?:钱|[万亿]?元)?$"), "预算是多少"),
    (re.compile(r"[又多再还](?:跟[^，,]{2,8})?要了(?=\d|多少)"), "追加了"),
    (re.compile(r"接[听通了到]*(?P<many>多少|几)[个通次]?电话"), r"接电话\g<many>个"),
    (re.compile(r"[收接]到?[了过]?(?=(?:多少|几)[万亿]?[件个条]?(?:群众|市民|企业)*(?:诉求|工单))"), "受理"),
    (re.compile(r"(?<=[几少])个点(?=$|[，,。？?呢啊了])"), "个百分点"),
    (re.compile(r"(?P<of>基本|(?<![这那各每个该])项目)(?=[那这]一?(?:块|部分))"), r"\g<of>支出"),
    (re.compile(r"[花用]在了?哪[两三四五几些][项个块](?:上面?|里)?了?$"), "由哪几项构成"),
    (
        re.compile(
            r"(?:多|超|追加|增加)(?:出来?|加|花)*的(?:[这那])?(?:\d[\d.,]*[万亿]?元?)?(?:钱|部分|资金|经费|预算)?"
            r"(?:都|又|主要|到底|究竟|[是要])*(?:[用花拿]?[来在去到]?(?:[干做]?(?:什么|啥)(?:方面|地方|事)?|哪[里儿些]?(?:方面|地方)?))[用去了的]*$"
        ),
        "为什么多出来",
    ),
    (
        re.compile(r"(?<!费)(?<!费的)(?<!项目)(?<!项目的)(?:钱|收入)(?:到底|究竟)?(?:够不够|够|足够)(?:[花用]|支出|开支|开销)+的?(?:吗|么|不够)?$"),
        "本年收入和本年支出差多少",
    ),
    (
        re.compile(r"(?:剩|余|结余)[下来余]*的(?:[那这]些)?(?:钱|资金)(?:都|又)?(?:是|属于)(?:些)?(?:什么|啥|哪[类种])(?:钱|资金|性质)"),
        "年末结转和结余是什么意思",
    ),
    (
        re.compile(r"(?<!完成)年初(?:有没有|有|就)?(?:(?:安排|列入)[了过]?|(?<=有))(?:预算|钱|资金)?(?:没有?|吗|么)$"),
        "年初预算是多少",
    ),
    (re.compile(r"(?<=车)(?:都|主要|具体)在哪[里儿]?$"), "分别在哪"),
    (re.compile(r"(?:干[啥嘛什么]+|做什么|啥|什么用途?)用?的车(?=$|[，,。？?呢])"), "什么车"),
    (re.compile(r"(?P<at>^|[，,、的])(?:那么?|它)?(?:是不是|是|算|评[了为上]?)优秀?等?级?的?[吗么]?$"), r"\g<at>等级是什么"),
    (re.compile(r"(?:是不是|是否)?占了?大头(?:吗|么)?[，,]?(?:占(?:比|了)?(?:多少|几成))?$"), "占多少"),
    (re.compile(r"超[出过]?了?目标值?(?=多少|几)"), "比目标多"),
    (re.compile(r"(?:有没有|有无)?自己(?:挣|赚|创收)来?的(?:钱|收入)?(?:吗|么)?$"), "事业收入、经营收入和其他收入各多少"),
    (re.compile(r"超了?预算了?(?:多少|几)个(?:百分)?点"), "超预算百分之几"),
    (
        re.compile(r"(?:(?:是不是|是否)[全都]部?给了?|[全都]部?给了(?=..企业了?[吗么]))(?P<size>中小|小微)企业了?[吗么]?$"),
        r"授予\g<size>企业合同金额占比是多少",
    ),
    (re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:为什么|怎么|为啥)会?有?两个(?:不同的?|不一样的?)?数字?$"), "的两个数为什么不一样"),
    (
        re.compile(r"(?:全部|所有)?的?自评的?项目(?:是不是)?[全都]+(?:是|得|评)?(?:不是)?了?优[秀等级]*的?[吗么]?$"),
        "自评为优的项目有几个",
    ),
    (re.compile(r"(?<=包[含括]哪[几些])样(?:东西)?"), "项"),
    (re.compile(r"(?<=率)(?:控制|守|压)住了?(?=没|吗|么)"), "达标了"),
    (
        re.compile(r"(?P<many>(?:多少|几)[\u4e00-\u9fff]{0,2}[，,]?)(?:完成|达到|实现)了?目标了?(?=(?:没有?|吗|么)$)"),
        r"\g<many>达标了",
    ),
    (re.compile(r"够了?目标了?(?=(?:没有?|吗|么)(?:$|[，,。？?]))"), "达标了"),
    (re.compile(r"(?<=预算)[是为有]?\d[\d.,]*(?:[万亿]元?|元)(?=都?(?:花|用|执行)(?:完|光|掉))"), ""),
    (re.compile(r"(?<=补助|福利|支出)(?:都|主要|是|又)*(?:发|花)?给了?(?:谁|哪些人|什么人)了?$"), "构成"),
    (re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:归谁[来在]?管|谁[来在]?(?:编|弄|搞))的?$"), "谁负责"),
    (
        re.compile(r"(?<!有)(?P<car>(?:公务用|公|小汽)?车)(?:平均)?[一每]辆车?(?:一年|全年)?(?=[要得]?花|多少钱)"),
        r"平均每辆\g<car>",
    ),
    (re.compile(r"(?<=占)了?(?:全部|所有|全)的?项目的?(?:资金|经费|钱|支出)(?!预算)"), "项目支出"),
    (re.compile(r"(?<!占)(?:花|用|执行)了几成"), "完成预算的百分之几"),
    (re.compile(r"超了几成"), "超预算百分之几"),
    (
        re.compile(rf"{_WHY}(?P<of>决算数?)(?P<why>为什么|为何|为啥|怎么)?(?P<way>[大小高低多少])于(?P<to>(?:年初)?预算数?)"),
        r"\g<before>\g<of>\g<why>比\g<to>\g<way>",
    ),
    (
        re.compile(rf"{_WHY}没有?(?:安排|做|列)?(?:年初)?预算[，,]?(?:却|又|还|但)+(?:是|有|发生|产生)*了?(?:支出|花了?钱|用了?钱)"),
        r"\g<before>超预算",
    ),
    (re.compile(r"编制?(?:内|里头?)的?(?=(?:一共|总共|有)*(?:多少|几)个?[人名])"), "在编"),
    (re.compile(r"(?<=[别各都][扣丢]了)多少(?=$|[，,。？?])"), "多少分"),
    (re.compile(r"(?<=[中小微]企业)(?:供应商)?(?:中标|成交)了?(?=多少(?![家个]))"), "中标的金额"),
    (re.compile(r"一般公共预算(?=的?(?:全年预算|(?:预算)?(?:执行|完成)(?:率|进度|比例)))"), "一般公共预算支出"),
    (re.compile(r"总(?P<of>采购|支出|收入)(?:金额|额)"), r"\g<of>总额"),
    (re.compile(r"(?<=接待)(?:的|了)?(?:都|主要)?(?:是)?(?:什么|啥|哪些)人"), "了谁"),
    (re.compile(r"平均[一每]个?人(?=[\u4e00-\u9fff]{2})"), "平均每人"),
    (
        re.compile(
            r"^(?:那|那么)?(?:平均|合)?(?:下来)?[一每]个?(?P<one>人|批|次|辆车?)(?:客人)?(?:平均|均摊|平摊|[合摊])?(?:下来)?"
            r"[要花用得是有]*(?:多少钱?|几个?钱|呢)$"
        ),
        r"平均每\g<one>多少钱",
    ),
)
"""Everyday turns with what reports, and the words by which they are asked for, have in their place."""


def as_told(question: str) -> str:
    """The question with such everyday turns as reports put them: 给小公司的多少, 多出来多少, 那一个人多少钱."""
    question = _GROUPS.sub("个团", question) if _ABROAD.search(question) else question
    for turn, told in _TURNS:
        question = turn.sub(told, question)
    return when_built(_SPENT_ON_EACH.sub("费", _MOVED.sub(_moved, question)))


def _moved(match: re.Match[str]) -> str:
    return f"{'提升' if match['way'] in _RISING else '下降'}{'到' if match['to'] else '了'}"


def when_built(question: str) -> str:
    """建好后用来做什么 by the word with which reports tell what a house is for."""
    return _BUILT.sub("建成后", question)
