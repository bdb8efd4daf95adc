"""The fonts of generated reports: a Chinese TrueType font, found or named by HESHU_FONT, and one for Latin and digits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from extraction.errors import HeshuError

FONT_SETTING = "HESHU_FONT"
USUAL_PLACES = (
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/droid/DroidSansFallback.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/Library/Fonts/Arial Unicode.ttf",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "C:/Windows/Fonts/msyh.ttc",
)
CHINESE, LATIN = "Chinese", "Latin"
_LATIN_SCALE = 0.92


class NoFont(HeshuError):
    """No Chinese TrueType font is there to embed."""


def find_font() -> Path:
    """The Chinese font to embed; raises NoFont if there is none."""
    named = os.environ.get(FONT_SETTING)
    places = [named] if named else list(USUAL_PLACES)
    for place in places:
        if Path(place).is_file():
            return Path(place)
    missing = f"{FONT_SETTING} 所指的 {named} 不存在" if named else "常见位置没有中文 TrueType 字体"
    raise NoFont(f"无法生成示例报告：{missing}；请安装 fonts-droid-fallback，或用 {FONT_SETTING} 指定 .ttf/.ttc 文件。")


class Fonts:
    """The two registered fonts, and how wide text is in them."""

    def __init__(self, chinese: Path) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFError, TTFont

        try:
            font = TTFont(CHINESE, str(chinese), asciiReadable=False)
        except TTFError as error:
            raise NoFont(f"无法使用字体 {chinese}：{error}；请用 {FONT_SETTING} 指定 TrueType 轮廓的中文字体。") from error
        pdfmetrics.registerFont(font)
        latin = TTFont(LATIN, "Vera.ttf", asciiReadable=False)
        pdfmetrics.registerFont(latin)
        self._chinese, self._latin = (frozenset(face.face.charToGlyph) for face in (font, latin))
        self._all = self._chinese | self._latin
        self.width = lru_cache(maxsize=None)(self._width)

    def missing(self, text: str) -> str:
        """The characters of a text that neither font can print."""
        return "".join(sorted({char for char in text if ord(char) not in self._all}))

    def runs(self, text: str, size: float) -> Iterator[tuple[str, str, float]]:
        """The text cut where the font changes: (run, font, size)."""
        for latin, chars in groupby(text, self._is_latin):
            yield "".join(chars), LATIN if latin else CHINESE, size * (_LATIN_SCALE if latin else 1)

    def _width(self, text: str, size: float) -> float:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return sum(stringWidth(run, font, run_size) for run, font, run_size in self.runs(text, size))

    def _is_latin(self, char: str) -> bool:
        """Letters and digits of the Latin font, and the signs that the Chinese font lacks."""
        return char.isascii() or ord(char) not in self._chinese
