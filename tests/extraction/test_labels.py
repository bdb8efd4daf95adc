"""Labels of different reports in one plain form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.labels import in_marks, plain_label, plain_subject, plain_word


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("一、一般公共预算财政拨款收入", "一般公共预算财政拨款收入"),
        ("二十一、国有资本经营预算支出", "国有资本经营预算支出"),
        ("1. 因公出国（境）费", "因公出国(境)费"),
        ("其中：（1）公务用车购置费", "公务用车购置费"),
        ("（二）公务用车运行维护费", "公务用车运行维护费"),
        ("因 公 出 国 （ 境 ） 费\n用", "因公出国(境)费用"),
        ("财政拨款“三公”经费", "财政拨款三公经费"),
        ("一般公共服务支出", "一般公共服务支出"),
        ("12345热线经费", "12345热线经费"),
        ("3.5米道路", "3.5米道路"),
        ("①办公费", "办公费"),
    ],
)
def test_plain_label(printed: str, plain: str) -> None:
    assert plain_label(printed) == plain


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("某市财政局2024年度收入支出总计", "收入支出总计"),
        ("公务接待费支出决算", "公务接待费"),
        ("公务接待费全年预算", "公务接待费"),
        ("一般公共服务（类）支出", "一般公共服务支出"),
        ("卫生健康支出（类）支出", "卫生健康支出"),
        ("一般公共服务支出（类）财政事务（款）行政运行（项）", "行政运行"),
        ("住房保障支出（类）", "住房保障支出"),
        ("2010350事业运行", "事业运行"),
        ("单价100万元（含）以上设备", "单价100万元(含)以上设备"),
        ("支出决算", "支出决算"),
        ("一般公共预算财政拨款安排的“三公”经费支出", "三公经费支出"),
        ("政府性基金预算“三公”经费", "政府性基金预算三公经费"),
    ],
)
def test_plain_subject(printed: str, plain: str) -> None:
    assert plain_subject(printed) == plain


@given(st.text(alphabet="一二十、（）().．①1２ \u3000其中：费用“”", max_size=20))
def test_plain_forms_are_stable(text: str) -> None:
    assert plain_label(plain_label(text)) == plain_label(text)
    assert plain_word(plain_word(text)) == plain_word(text)


def test_a_name_with_marks_of_its_own_is_put_in_marks_once() -> None:
    assert in_marks("“城市大脑”二期") == "“‘城市大脑’二期”"
