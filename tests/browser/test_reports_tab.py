"""The tab 报告库 in a browser: uploading, what becomes of each file, what was read of it, its pages, reading again, removing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.browser.steps import ask, open_tab, shoot

pytestmark = pytest.mark.browser


def upload(page: Any, paths: Sequence[Path]) -> None:
    """Upload files and wait until they are read."""
    page.set_input_files("#upload input[type=file]", paths)
    page.wait_for_selector(f"#outcome li >> text={paths[-1].name}")
    page.wait_for_selector("#outcome progress", state="detached")
    page.wait_for_selector("#upload input[type=file]", state="attached")


def row(page: Any, file: str) -> Any:
    """The row of a report."""
    return page.locator("#reports tbody tr", has_text=file)


def remove(page: Any, file: str) -> None:
    """Take a report out."""
    row(page, file).locator("input").check()
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#reports-remove")
    page.wait_for_selector("#outcome >> text=已从报告库移除")


def test_a_report_is_uploaded_asked_and_removed(page: Any, small_report: Path) -> None:
    open_tab(page, "报告库")
    page.wait_for_selector("#reports tbody tr")
    shoot(page, "reports")
    page.click("#reports-remove")
    page.wait_for_selector("text=没有勾选报告")
    page.fill("#reports input[type=search]", "12345")
    row(page, "聊城").locator("input").check()
    upload(page, [small_report])
    assert "星河市档案局 2024 年度决算" in page.inner_text("#outcome")
    row(page, small_report.name).wait_for(state="hidden")
    assert page.locator("#reports tbody input:checked").count() == 0
    page.fill("#reports input[type=search]", "")
    row(page, small_report.name).wait_for()
    shoot(page, "uploaded")

    open_tab(page, "问答")
    assert "615.50" in ask(page, "星河市档案局2024年收入总计是多少？")
    assert page.locator("#preview .lines .mark em").first.inner_text() == "615.50"
    shoot(page, "text-source")

    open_tab(page, "报告库")
    remove(page, small_report.name)
    row(page, small_report.name).wait_for(state="detached")
    assert page.locator("#reports tbody input:checked").count() == 0


def test_each_of_many_files_is_told_apart(page: Any, small_report: Path, tmp_path: Path) -> None:
    text = small_report.read_text(encoding="utf-8")
    files = {"同文异名.txt": text, "伪装.pdf": "MZ this is a program", "一/版本.txt": text + "一\n", "二/版本.txt": text + "二\n"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    open_tab(page, "报告库")
    page.wait_for_selector("#reports tbody tr")
    upload(page, [small_report])
    upload(page, [tmp_path / name for name in files])
    told = page.inner_text("#outcome")
    assert f"与库中的“{small_report.name}”内容相同" in told
    assert "伪装.pdf 无法读取“伪装.pdf”：扩展名是 .pdf，内容却不是 PDF" in told
    assert "版本.txt 一次上传了几个内容不同的同名文件" in told
    shoot(page, "upload-told")
    remove(page, small_report.name)


def test_a_file_that_is_not_sent_is_told_of_in_chinese(page: Any, tmp_path: Path) -> None:
    (tmp_path / "程序.exe").write_bytes(b"MZ")
    with (tmp_path / "大.pdf").open("wb") as big:
        big.truncate(65 << 20)
    open_tab(page, "报告库")
    page.set_input_files("#upload input[type=file]", [tmp_path / "程序.exe"])
    page.wait_for_selector("text=不能读取这种文件，没有上传：程序.exe")
    page.set_input_files("#upload input[type=file]", [tmp_path / "大.pdf"])
    page.wait_for_selector('text=文件超过上传的上限 64.0 MB，没有上传："大.pdf"')
    assert "Error" not in page.locator(".toast-wrap").first.inner_text()


def test_an_uploaded_pdf_is_leafed_through(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "三页.pdf"
    canvas = Canvas(str(path))
    for number in range(3):
        canvas.drawString(80, 700, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    open_tab(page, "报告库")
    page.wait_for_selector("#reports tbody tr")
    upload(page, [path])
    row(page, path.name).click()
    page.wait_for_selector("#report-page >> text=第 1 页，共 3 页")
    assert "没有找到法定报表" in page.inner_text("#report-details")
    page.get_by_role("button", name="下一页").click()
    page.wait_for_selector("#report-page >> text=第 2 页，共 3 页")
    shoot(page, "leafing")
    row(page, path.name).locator("input").check()
    page.click("#reports-again")
    page.wait_for_selector("#outcome >> text=已在库中，内容未变")
    remove(page, path.name)


def test_reports_are_found_by_words(page: Any) -> None:
    open_tab(page, "报告库")
    page.wait_for_selector("#reports tbody tr")
    page.fill("#reports input[type=search]", "枣庄")
    assert page.locator("#reports tbody tr:visible").count() == 1
    page.fill("#reports input[type=search]", "没有这样的单位")
    assert page.locator("#reports .nothing-left").is_visible()
