"""Finds Chinese postal addresses: chains from a province or city down to a number or room."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from dataprep.sensitive.detectors._chinese_lines import HAN, characters, founds
from dataprep.sensitive.model import Candidate, Found
from dataprep.sensitive.validators._china import places

_AREAS = (
    "特别行政区|自治区|自治州|自治县|自治旗|地区|新区|开发区|高新区|街道办事处|街道|社区|"
    "省|市|县|区|州|盟|旗|镇|乡|苏木|村|屯|省|縣|區|鎮|鄉"
)
_ROADS = "大道|大街|胡同|公路|国道|省道|环路|环|路|街|巷|弄|道|里|段"
_NUMBERS = "号院|号楼|号|號|栋|幢|座|单元|單元|室|层|樓|楼|户|组|队|期|门|房|排|甲|乙"
_SITES = (
    "小区|花园|花苑|公寓|大厦|广场|中心|大楼|家园|新村|新城|国际|工业园|科技园|产业园|软件园|"
    "写字楼|大学|学院|医院|学校|中学|小学|苑|园|城|府|湾|庭|居|院|宿舍|庄|寨|营|坊|厂"
)
_PART = re.compile(
    f"[{HAN}A-Za-z0-9０-９#\\-－—]{{1,14}}?"
    f"(?:(?P<area>{_AREAS})|(?P<road>{_ROADS})|(?P<site>{_SITES})|(?P<number>{_NUMBERS}))"
    "(?![于在])"
)
_LABEL = re.compile(
    r"(?:地址|住址|住所|住处|籍贯|户籍|户口|所在地|位于|住在|家住|寄往|寄到|送到|送至|收货|居住于?|"
    r"地點|位置|(?i:addr(?:ess)?|location|street|home|dizhi))[^\n]{0,16}$"
)
_LEAD = re.compile(
    r"(?:住在|位于|地址|住址|住所|寄往|寄到|送到|送至|家住|来自|籍贯|户籍|所在地|地点|居住于?|收货|现住|我在|"
    r"(?<!自)在|于|到|从|至|住|是|为|去|我家|的)[:：是为在\s]{0,3}"
)
"""What stands before an address without a separator."""
_ROOM = re.compile(
    r"[0-9０-９]{1,4}[-－][0-9０-９]{1,4}(?:[-－][0-9０-９]{1,4})?|[0-9０-９]{3,4}(?![0-9])"
)
_SPACE = re.compile(r"[ 　,，]{0,2}")
_MAX_PARTS = 14


@functools.cache
def _known() -> re.Pattern[str]:
    names = sorted(places()["provinces"] | places()["cities"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def find(lines: Sequence[Candidate]) -> Iterator[Found]:
    """Yield the addresses on the lines of one text that a rule's prefilter names."""
    for line in lines:
        text = characters(line)
        yield from founds(line, text, _addresses(text))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    while (first := _PART.search(text, place)) is not None:
        parts = [first]
        while len(parts) < _MAX_PARTS:
            after = _SPACE.match(text, parts[-1].end())
            begin = parts[-1].end() if after is None else after.end()
            following = _PART.match(text, begin)
            if following is None:
                break
            parts.append(following)
        place = parts[-1].end()
        start, is_known = _begin(text, parts)
        parts = [part for part in parts if part.end() > start]
        if _is_address(text, start, parts, is_known=is_known):
            room = _ROOM.match(text, place)
            place = place if room is None else room.end()
            yield start, place


def _begin(text: str, parts: Sequence[re.Match[str]]) -> tuple[int, bool]:
    """Return where an address begins in the first of its parts, and whether a known place does."""
    first, last = parts[0].start(), parts[min(2, len(parts) - 1)].end()
    known = _known().search(text, first, last)
    if known is not None and (known.start() == first or not _is_place(text, first, known.start())):
        return known.start(), True
    start = first
    for lead in _LEAD.finditer(text, first, parts[min(1, len(parts) - 1)].end()):
        if lead.end() < last - 1:
            start = lead.end()
    return start, False


def _is_place(text: str, first: int, last: int) -> bool:
    """Return whether what stands before a known place already is one, as a county before a road."""
    return re.search(f"(?:{_AREAS})$", text[first:last]) is not None


def _is_address(text: str, start: int, parts: Sequence[re.Match[str]], *, is_known: bool) -> bool:
    """Return whether parts are an address: how much a label and a known place leave to show."""
    kinds = [part.lastgroup for part in parts]
    areas, roads, numbers = kinds.count("area"), kinds.count("road"), kinds.count("number")
    sites = kinds.count("site")
    if _LABEL.search(text, max(start - 24, 0), start) is not None:
        return len(parts) >= 2 and (areas > 0 or is_known or (roads > 0 and numbers > 0))
    has_place = roads > 0 or sites > 0
    if is_known:
        return (numbers > 0 and (has_place or areas >= 2)) or (areas >= 2 and roads > 0)
    return (areas > 0 and has_place and numbers > 0) or (areas >= 3 and numbers > 0)
