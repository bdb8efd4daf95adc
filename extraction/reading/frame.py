"""Page coordinates, turned by quarters, origin at the top left, and the items that lie on a page as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
"""(x, y) -> (ax + cy + e, bx + dy + f)."""

Item = dict[str, Any]
"""A character, line or rectangle with pdfplumber's keys; characters have `baseline` as well."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page box in PDF user space, turned clockwise by quarters, as coordinates with the origin at the top left."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> Point:
        """Width and height after turning."""
        across, up = self.right - self.left, self.top - self.bottom
        return (across, up) if self.quarters % 2 == 0 else (up, across)

    @property
    def matrix(self) -> Matrix:
        """What takes a point of user space into this frame."""
        match self.quarters:
            case 0:
                return 1, 0, 0, -1, -self.left, self.top
            case 1:
                return 0, 1, 1, 0, -self.bottom, -self.left
            case 2:
                return -1, 0, 0, 1, self.right, -self.bottom
            case _:
                return 0, -1, -1, 0, self.top, self.right

    def place(self, x: float, y: float) -> Point:
        """A point of user space in this frame."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def unplace(self, x: float, y: float) -> Point:
        """A point of this frame in user space."""
        match self.quarters:
            case 0:
                return x + self.left, self.top - y
            case 1:
                return y + self.left, x + self.bottom
            case 2:
                return self.right - x, y + self.bottom
            case _:
                return self.right - y, self.top - x


def make_item(kind: str, x0: float, top: float, x1: float, bottom: float) -> Item:
    """An item of a kind with the keys that the table finder reads."""
    return {
        "object_type": kind, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "y0": -bottom, "y1": -top, "width": x1 - x0, "height": bottom - top,
    }
