"""Pictures that would leave a large part of a page blank, for want of room at its foot, find room.

In: the laid-out pages and the tree of elements that they were laid out from. Changed in place: the tree. A picture that
lacks little room is set smaller. It never moves past words: what stands before what is the same in every format.
Whoever asked lays the tree out anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# The share of a page that may stay blank above its foot, and the least share of its size that a picture is set in.
_BLANK, _LEAST = 0.22, 0.8
# What stands above a picture at the head of its page, a heading and a line, may have come with it: in CSS pixels.
_WITH_IT = 110
_PICTURES = ("svg", "{http://www.w3.org/2000/svg}svg")
_SLACK = 4


@dataclass(frozen=True, slots=True)
class _Lack:
    """A picture, by its ``id``, that went to the next page: how high it is there, and how much room it lacked."""

    figure: str
    height: float
    room: float


def make_room(document: Any, tree: Any) -> bool:
    """Change the tree where a picture left too much blank; whether anything was changed."""
    lacks = {lack.figure: lack for lack in _lacks(document)}
    if not lacks:
        return False
    figures = [(one, lacks[name]) for one in tree.iter("figure") if (name := one.get("id")) in lacks]
    changed = [_shrink(figure, lack) for figure, lack in figures]
    return any(changed)


def _lacks(document: Any) -> Iterator[_Lack]:
    for page, following in pairwise(document.pages):
        area, after = _area(page), _area(following)
        foot = max((bottom for _, bottom in _leaves(area)), default=area.position_y)
        blank = area.position_y + area.height - foot
        if blank < _BLANK * area.height or page.width != following.width or _opens_part(after):
            continue
        top = min((top for top, _ in _leaves(after)), default=after.position_y)
        for box in after.descendants():
            if box.element_tag == "figure" and box.position_y - top < _WITH_IT:
                room = box.position_y + box.margin_height() - after.position_y - blank
                yield _Lack(box.element.get("id", ""), box.height, room)
                break


def _area(page: Any) -> Any:
    """The box of the whole text of a page, without its margins."""
    return next(box for box in page._page_box.children if box.element_tag == "html")


def _opens_part(area: Any) -> bool:
    """Whether a page begins with the heading of a schedule."""
    parts = (box for box in area.descendants() if box.element_tag == "section")
    return any(part.children and part.children[0].element_tag == "h2" and _is_schedule(part) for part in parts)


def _is_schedule(part: Any) -> bool:
    return str(part.element.get("class", "")) == "schedule"


def _leaves(area: Any) -> Iterator[tuple[float, float]]:
    """From where to where what is seen on a page goes: words, pictures, cells."""
    for box in area.descendants():
        if hasattr(box, "text") or box.element_tag in ("td", "th", *_PICTURES):
            yield box.position_y, box.position_y + box.margin_height()


def _shrink(figure: Any, lack: _Lack) -> bool:
    picture = next((one for one in figure if one.tag in _PICTURES), None)
    share = 1 - (lack.room + _SLACK) / lack.height
    if picture is None or not _LEAST <= share < 1:
        return False
    for side in ("width", "height"):
        picture.set(side, f"{float(picture.get(side).removesuffix('mm')) * share:.2f}mm")
    return True
