"""What tests of several packages share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Settings of the developer's own machine must not reach the tests; the environment wins over a `.env` file.
os.environ.update(HESHU_EMBEDDING="bundled", HESHU_LIBRARY="", HF_HUB_OFFLINE="1")


@pytest.fixture
def small_report(tmp_path: Path) -> Path:
    """A text report with one ruled form, small enough to read in milliseconds."""
    path = tmp_path / "星河市档案局2024年度部门决算.txt"
    path.write_text(SMALL_REPORT, encoding="utf-8")
    return path


SMALL_REPORT = """星河市档案局2024年度部门决算

第二部分 2024年度部门决算表

收入支出决算总表
公开01表
金额单位：万元

部门：星河市档案局

收入\t\t支出\t
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t612.30\t一、一般公共服务支出\t598.17
本年收入合计\t612.30\t本年支出合计\t598.17
年初结转和结余\t3.20\t年末结转和结余\t17.33
总计\t615.50\t总计\t615.50

第三部分 2024年度部门决算情况说明
一、收入支出决算总体情况说明
2024年度收入总计615.50万元，支出总计615.50万元。
"""
