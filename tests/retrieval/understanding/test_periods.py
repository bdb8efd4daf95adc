"""Years in questions: asked for, relative, compared with, or only naming a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.understanding.periods import Years, read_years, with_year_told

years = st.integers(1990, 2049)


@given(years, st.sampled_from(["{}年工会经费", "{}年度的决算", "财政局{}工会经费", "工会经费{}"]))
def test_a_calendar_year_is_asked_for(year: int, form: str) -> None:
    found = read_years(form.format(year))
    assert found.asked == (year,) and found.base is None and found.named


@given(years, st.sampled_from(["比", "较", "与", "相对于"]))
def test_a_year_after_a_comparing_word_is_a_base(year: int, word: str) -> None:
    found = read_years(f"2050年收入{word}{year}年增加多少")
    assert found.asked == (2050,) and found.base == year


@given(st.integers(2001, 2039))
def test_years_in_other_writing(year: int) -> None:
    spelled = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    assert read_years(f"{spelled}年度决算").asked == (year,)
    assert read_years(f"{year % 100:02d}年决算").asked == (year,)


@given(st.text("0123456789", min_size=5, max_size=12))
def test_a_longer_number_is_no_year(digits: str) -> None:
    assert read_years(f"科目{digits}是多少").asked == ()


@pytest.mark.parametrize(
    ("question", "asked", "offset", "base"),
    [
        ("上年工会经费多少", (), -1, None),
        ("工会经费比去年多多少", (), 0, None),
        ("2023年和2024年的工会经费", (2023, 2024), 0, None),
        ("2024年与2023年相比", (2024,), 0, 2023),
        ("2023年收支总计是多少（按2024年报告推算）", (2023,), 0, None),
        ("12345热线的工会经费", (), 0, None),
        ("出差人次目标2000，完成了多少", (), 0, None),
        ("绩效目标2024年完成多少", (2024,), 0, None),
    ],
)
def test_what_is_asked_and_what_is_only_compared(question: str, asked: tuple[int, ...], offset: int, base: int | None) -> None:
    found = read_years(question)
    assert (found.asked, found.offset, found.base) == (asked, offset, base)


def test_no_year_at_all() -> None:
    assert not read_years("工会经费是多少").named and Years().asked == ()


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("财政局去年受理多少件，满意率多高？（2024年）", "财政局2024年受理多少件，满意率多高？"),
        ("财政局去年（即2024年度）收入多少", "财政局2024年收入多少"),
        ("云泽12345去年（2024年）收入多少", "云泽12345的2024年收入多少"),
        ("财政局今年收入多少，也就是2024年", "财政局2024年收入多少"),
        ("财政局2024年支出比去年多多少", "财政局2024年支出比去年多多少"),
        ("财政局2024年支出多少？去年呢", "财政局2024年支出多少？去年呢"),
    ],
)
def test_a_year_that_is_told_beside_last_year_is_meant_by_it(question: str, meant: str) -> None:
    assert with_year_told(question) == meant


def test_a_number_right_after_the_year_is_none_of_it() -> None:
    assert read_years("2024年度5个自评项目涉及多少资金").asked == (2024,)


@pytest.mark.parametrize("question", ["近两年三公经费多少", "历年三公经费", "两年的三公经费一共多少", "哪一年三公经费最多"])
def test_all_years_that_there_are_may_be_asked_for(question: str) -> None:
    assert read_years(question).every


@pytest.mark.parametrize("question", ["2024年三公经费", "三年行动花了多少", "各年级有多少学生", "年均增长多少"])
def test_other_words_of_years_ask_for_no_more_than_one(question: str) -> None:
    assert not read_years(question).every
