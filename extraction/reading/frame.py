"""Page coordinates: from PDF user space to a page as it is read or displayed, turned by quarters, origin at the top left."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


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

    def place(self, x: float, y: float) -> Point:
        """A point of user space in this frame."""
        match self.quarters:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

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
