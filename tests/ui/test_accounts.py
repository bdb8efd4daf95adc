"""The accounts of the log-in: kept as hashes, judged alike for unknown names and wrong passwords."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

import app
from extraction.errors import HeshuError
from ui.accounts import Accounts


def test_an_account_admits_its_password_alone(tmp_path: Path) -> None:
    file = tmp_path / "accounts" / "users"
    accounts = Accounts(file)
    accounts.set("张三", "一句不短的密码:带冒号")
    accounts.set("li", "another password")
    assert accounts.admits("张三", "一句不短的密码:带冒号") and accounts.admits("li", "another password")
    assert not accounts.admits("张三", "another password") and not accounts.admits("王五", "another password")
    assert not accounts.admits("张三", "") and not accounts.admits("", "")
    kept = file.read_text(encoding="utf-8")
    assert "密码" not in kept and "another" not in kept and file.stat().st_mode & 0o077 == 0


def test_a_new_password_replaces_the_old_one_at_once(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "users")
    for password in ("first password", "second password"):
        accounts.set("li", password)
    assert accounts.admits("li", "second password") and not accounts.admits("li", "first password")
    accounts.set("li", "second password")
    assert len((tmp_path / "users").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "password", "cause"), [("", "long enough", "用户名"), ("a:b", "long enough", "冒号"), ("a", "short", "太短")]
)
def test_what_cannot_be_an_account_is_refused(tmp_path: Path, name: str, password: str, cause: str) -> None:
    with pytest.raises(HeshuError, match=cause):
        Accounts(tmp_path / "users").set(name, password)


def test_a_file_without_accounts_lets_nobody_start(tmp_path: Path) -> None:
    with pytest.raises(HeshuError, match="无法读取账户文件"):
        Accounts(tmp_path / "none").check()
    (tmp_path / "empty").touch()
    with pytest.raises(HeshuError, match="没有账户"):
        Accounts(tmp_path / "empty").check()


def test_the_command_takes_a_password_from_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HESHU_USERS", str(tmp_path / "users"))
    monkeypatch.setattr("sys.stdin", StringIO("from a pipe\n"))
    assert app.main(["user", "li"]) == 0
    assert Accounts(tmp_path / "users").admits("li", "from a pipe")


def test_the_command_says_which_setting_it_needs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HESHU_USERS", "")
    assert app.main(["user", "li"]) == 2
    assert "HESHU_USERS" in capsys.readouterr().err
