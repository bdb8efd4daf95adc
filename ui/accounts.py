"""Who may come in: a file of names and scrypt hashes, one account a line; no password is ever kept."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from pathlib import Path

from extraction.errors import HeshuError

LEAST = 8
"""Characters that a password must have."""

_COST = {"n": 2**14, "r": 8, "p": 1}
"""Work factors of scrypt (RFC 7914): 16 MiB and some tens of milliseconds a guess."""


class Accounts:
    """The accounts of a file; the file is read at each use, so that a change holds at once."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def admits(self, name: str, password: str) -> bool:
        """Whether there is such an account with this password; takes as long for an unknown name as for a wrong password."""
        stored = self._read().get(name)
        salt, _, wanted = (stored or _hashed("")).partition("$")
        return hmac.compare_digest(_hashed(password, salt), f"{salt}${wanted}") and stored is not None

    def set(self, name: str, password: str) -> None:
        """Make an account, or give it another password; raises HeshuError for a name or password that can't be."""
        if not name or ":" in name or not name.isprintable():
            raise HeshuError(f"用户名“{name}”不可用：不能为空，不能有冒号或不可见的字符；请换一个。")
        if len(password) < LEAST:
            raise HeshuError(f"密码太短：至少要 {LEAST} 个字符；请换一个。")
        accounts = (self._read() if self._file.exists() else {}) | {name: _hashed(password)}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch(mode=0o600)
            self._file.write_text("".join(f"{one}:{hashed}\n" for one, hashed in accounts.items()), encoding="utf-8")
        except OSError as error:
            raise HeshuError(f"无法写入账户文件“{self._file}”：{error.strerror}；请检查 HESHU_USERS。") from None

    def check(self) -> None:
        """Raise HeshuError where there is no account to come in with."""
        if not self._read():
            raise HeshuError(f"账户文件“{self._file}”中没有账户；先用 python app.py user 用户名 添加。")

    def _read(self) -> dict[str, str]:
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            cause = "文件不存在、无权读取或不是 UTF-8 文本"
            raise HeshuError(
                f"无法读取账户文件“{self._file}”：{cause}；请检查 HESHU_USERS，或用 python app.py user 用户名 添加账户。"
            ) from None
        return {name: hashed for name, colon, hashed in (line.partition(":") for line in lines) if colon}


def _hashed(password: str, salt: str = "") -> str:
    """`salt$hash`, both base64; a new salt where none is given."""
    salt = salt or base64.b64encode(secrets.token_bytes(16)).decode()
    digest = hashlib.scrypt(password.encode(), salt=salt.encode(), **_COST)
    return f"{salt}${base64.b64encode(digest).decode()}"
