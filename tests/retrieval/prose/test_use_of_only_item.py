"""What a class of spending was used for, told of the only account that it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.answer import ask
from tests.retrieval.made import library_of_texts

TEXT = """云泽市统计局2024年度部门决算

第二部分 2024年度部门决算表

支出决算表
单位：万元
科目编码	科目名称	本年支出合计	基本支出	项目支出
合计		106.00	100.00	6.00
201	一般公共服务支出	100.00	100.00	0.00
20105	统计信息事务	100.00	100.00	0.00
2010501	行政运行	100.00	100.00	0.00
213	农林水支出	6.00	0.00	6.00
21305	巩固脱贫攻坚成果	6.00	0.00	6.00
2130599	其他巩固脱贫攻坚成果支出	6.00	0.00	6.00

第三部分 2024年度部门决算情况说明

五、支出决算具体情况说明

（2130599）其他巩固脱贫攻坚成果支出：年初无预算，支出决算6.00万元，主要用于派驻红柳村第一书记工作队经费。
"""


@pytest.mark.parametrize("question", ["统计局农林水支出花在哪了", "统计局农林水支出是用来干什么的"])
def test_the_use_of_the_only_account_of_a_class(tmp_path: Path, question: str) -> None:
    held = library_of_texts(tmp_path, {"云泽市统计局2024年度部门决算.txt": TEXT})
    answer = ask(question, held).answer
    assert "唯一一项其他巩固脱贫攻坚成果支出的用途" in answer and "第一书记工作队经费" in answer
