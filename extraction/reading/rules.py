"""Rules drawn in a picture of a page, and the angle by which a scan is askew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SHORTEST = 11.0
"""Points; a stroke of a character in a table is shorter than the height of its row."""

_LONGEST_STROKE = 25.0
"""Points; no stroke of a character in a title is as long."""

_GAP = 3.0
_THICKEST = 4.0
_TOUCH = 3.0
_LONG_SHARE = 0.3
_MOST_SKEW = 8.0
_LEAST_SKEW = 0.05


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke along an axis, in points: where it lies across, and from where to where it runs."""

    across: float
    start: float
    end: float

    def meets(self, other: Rule) -> bool:
        """Whether a rule of the other direction passes by one of the ends, or crosses."""
        touches = other.start - _TOUCH <= self.across <= other.end + _TOUCH
        return touches and self.start - _TOUCH <= other.across <= self.end + _TOUCH

    def is_bounded(self, others: Sequence[Rule]) -> bool:
        """Whether both ends stand on rules of the other direction, as the sides of a cell do and strokes of characters do not."""
        crossing = [other.across for other in others if self.meets(other)]
        return bool(crossing) and min(crossing) - self.start < _TOUCH and self.end - max(crossing) < _TOUCH


def find_rules(image: Any, scale: float, width: float) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules of a grey picture; `scale` is its pixels for each point, `width` the page's in points."""
    ink = _ink(image)
    flat, upright = _strokes(ink, scale, 0), _strokes(ink, scale, 1)
    long = [rule for rule in flat if rule.end - rule.start > _LONG_SHARE * width]
    sides = [rule for rule in upright if rule.is_bounded([other for other in flat if other.end - other.start > _LONGEST_STROKE])]
    return list(dict.fromkeys([*long, *(rule for rule in flat if rule.is_bounded(sides))])), sides


def skew(image: Any) -> float:
    """The angle in degrees, counter-clockwise, by which long rules of a grey picture rise; 0 where none is seen."""
    import cv2
    import numpy

    ink, width = _ink(image), image.shape[1]
    found = cv2.HoughLinesP(ink, 1, numpy.pi / 3600, 200, minLineLength=width * _LONG_SHARE, maxLineGap=width // 100)
    if found is None:
        return 0.0
    x0, y0, x1, y1 = (found.reshape(-1, 4)[:, side].astype(float) for side in range(4))
    angles = numpy.degrees(numpy.arctan2(y0 - y1, x1 - x0))
    near = angles[abs(angles) < _MOST_SKEW]
    angle = float(numpy.median(near)) if len(near) else 0.0
    return angle if abs(angle) > _LEAST_SKEW else 0.0


def _ink(image: Any) -> Any:
    """White where the picture is darker than its surroundings."""
    import cv2

    return cv2.adaptiveThreshold(image, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 15)


def _strokes(ink: Any, scale: float, axis: int) -> list[Rule]:
    """Unbroken strokes along an axis (0 = horizontal), small gaps closed, thick bars left out."""
    import cv2
    import numpy

    def kernel(length: float) -> Any:
        size = max(round(length * scale), 1)
        return numpy.ones((1, size) if axis == 0 else (size, 1), numpy.uint8)

    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, kernel(_GAP))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel(_SHORTEST))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(opened)
    rules = []
    for left, top, width, height in boxes[1:, :4].tolist():
        start, length, across, thick = (left, width, top, height) if axis == 0 else (top, height, left, width)
        if thick <= _THICKEST * scale:
            rules.append(Rule((across + thick / 2) / scale, start / scale, (start + length) / scale))
    return rules
