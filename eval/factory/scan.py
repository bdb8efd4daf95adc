"""A generated PDF as a scanner leaves it: an image of every page, a little askew and noisy, and no text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from eval.factory.draw import Draw

_DPI = 150
_MOST_ASKEW = 0.5
_NOISE = 5.0
_QUALITY = 45
_WHITE = 255
_TILE = 256
"""Noise repeats after so many pixels: drawn anew for each it takes longer than all the rest."""


def write_scan(pdf: Path, path: Path, draw: Draw, dpi: int = _DPI) -> None:
    """Write the image-only PDF of a PDF; what is askew and noisy is settled by the draw."""
    import pypdfium2

    document = pypdfium2.PdfDocument(str(pdf))
    try:
        pages = [
            _scanned(document[number].render(scale=dpi / 72, grayscale=True).to_pil(), draw) for number in range(len(document))
        ]
    finally:
        document.close()
    epoch = time.gmtime(0)
    pages[0].save(
        path, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, creationDate=epoch, modDate=epoch, quality=_QUALITY
    )


def _scanned(image: Any, draw: Draw) -> Any:
    import numpy
    from PIL import Image

    turned = image.convert("L").rotate(
        draw.random.uniform(-_MOST_ASKEW, _MOST_ASKEW), Image.Resampling.BILINEAR, fillcolor=_WHITE
    )
    pixels = numpy.asarray(turned, dtype=numpy.int16)
    rows, columns = (-(-size // _TILE) for size in pixels.shape)
    noise = numpy.random.default_rng(draw.number(0, 2**31)).normal(-4, _NOISE, (_TILE, _TILE)).astype(numpy.int16)
    noisy = pixels + numpy.tile(noise, (rows, columns))[: turned.height, : turned.width]
    return Image.fromarray(numpy.clip(noisy, 0, _WHITE).astype(numpy.uint8))
