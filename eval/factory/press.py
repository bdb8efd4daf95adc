"""A PDF page by page: margins, a cursor from top to bottom, lines of text in two fonts, page numbers."""

from __future__ import annotations

from pathlib import Path

from eval.factory.fonts import FONT_SETTING, LATIN, Fonts, NoFont

A4 = (595.28, 841.89)
_BOLD_STROKE = 0.028
_TOP, _BOTTOM = 66.0, 62.0
_SIDES = {"portrait": 68.0, "landscape": 54.0}


class Press:
    """Prints onto the current page; `y` is the distance of the cursor from the top edge, in points.

    A `dry` press prints nothing: it is there to find on which page things come to stand.
    """

    def __init__(self, path: Path, fonts: Fonts, title: str, author: str, page_numbers: str, dry: bool = False) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        # Binary streams: a fifth smaller, and no tool takes the file for text. The setting is global: `save` puts it back.
        self._ascii_streams, rl_config.useA85 = rl_config.useA85, 0
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1, initialFontName=LATIN)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.fonts = fonts
        self.page = 0
        self.orientation = "portrait"
        self.width, self.height = A4
        self.y = 0.0
        self.fresh = True
        self.dry = dry
        self._page_numbers = page_numbers

    def new_page(self, orientation: str = "portrait") -> None:
        """Finish the current page, if there is one, and begin another."""
        if self.page and not self.dry:
            self._finish()
        self.page += 1
        self.orientation = orientation
        self.width, self.height = A4 if orientation == "portrait" else A4[::-1]
        self.canvas.setPageSize((self.width, self.height))
        self.y = _TOP
        self.fresh = True

    def save(self) -> None:
        """Finish the last page and write the file."""
        from reportlab import rl_config

        if not self.dry:
            self._finish()
            self.canvas.save()
        rl_config.useA85 = self._ascii_streams

    @property
    def left(self) -> float:
        """The left margin."""
        return _SIDES[self.orientation]

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.left

    @property
    def bottom(self) -> float:
        """How far down the page may be filled."""
        return self.height - _BOTTOM

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.bottom - self.y

    def printed_number(self, page: int) -> int:
        """The number that a page bears: the cover is not counted."""
        return page - 1

    def put(self, text: str, x: float, baseline: float, size: float, bold: bool = False) -> None:
        """Print one line at x; the baseline is measured from the top."""
        if unprintable := self.fonts.missing(text):
            raise NoFont(f"无法生成示例报告：字体里没有“{unprintable}”；请改写规格，或用环境变量 {FONT_SETTING} 指定另一种字体。")
        self.fresh = False
        if self.dry:
            return
        line = self.canvas.beginText(x, self.height - baseline)
        if bold:
            self.canvas.setLineWidth(size * _BOLD_STROKE)
            line.setTextRenderMode(2)
        for run, font, run_size in self.fonts.runs(text, size):
            line.setFont(font, run_size)
            line.textOut(run)
        if bold:
            line.setTextRenderMode(0)
        self.canvas.drawText(line)

    def put_aligned(self, text: str, align: str, baseline: float, size: float, bold: bool = False) -> None:
        """Print one line left, centred or right between the margins."""
        over = self.text_width - self.fonts.width(text, size)
        shift = {"left": 0.0, "center": over / 2, "right": over}[align]
        self.put(text, self.left + shift, baseline, size, bold)

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Rule a rectangle."""
        if not self.dry:
            self.canvas.setLineWidth(0.6)
            self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top)

    def rule(self, x0: float, x1: float, y: float) -> None:
        """Draw a horizontal rule."""
        if not self.dry:
            self.canvas.setLineWidth(0.8)
            self.canvas.line(x0, self.height - y, x1, self.height - y)

    def _finish(self) -> None:
        if self.page > 1 and self._page_numbers:
            text = self._page_numbers.format(n=self.printed_number(self.page))
            self.put_aligned(text, "center", self.height - 34, 9)
        self.canvas.showPage()
