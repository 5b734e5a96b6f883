"""Invented names of people and places."""

from __future__ import annotations

import re

from dataprep.redact._stream import CAPITALS, DIGITS, Stream

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SOMEONE, _SOMEWHERE = "某", "某处"
_LEAST_HAN = 3
_MOST_HAN = 4
_TAG_LENGTH = 7
_MOST_TAG = 10
# Characters of the Thousand Character Classic, none that ends a name of a place or street.
_CHARACTERS = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
    "金生丽水玉出昆冈剑巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇"
    "始制文字乃服衣裳推位让国有虞陶唐吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌"
    "遐迩一体率宾归王鸣凤在竹白驹食场化被草木赖及万方"
)
_SEPARATOR = re.compile(r"(?<=\w)[ ._-]")


def person(stream: Stream, value: str) -> str:
    """Return an invented name in the value's script: ``Person K7921QM`` or 某 with three characters.

    Two values have equal ones in one of 2**27 cases, in Han in one of 5 million. Case, and what
    stands between first and last name, stay; without anything there the name is an identifier.
    """
    return _invented(stream, value, "Person", _SOMEONE)


def place(stream: Stream, value: str) -> str:
    """Return an invented address of about the value's length: ``Address K7921QM xxxx``, or in Han."""
    found = _invented(stream, value, "Address", _SOMEWHERE)
    rest = len(value) - len(found)
    if _HAN.search(value):
        return found + _SOMEONE * max(0, rest)
    return found + " " + "x" * (rest - 1) if rest > 1 and " " in value else found


def _invented(stream: Stream, value: str, word: str, han: str) -> str:
    if _HAN.search(value):
        length = min(max(len(value), _LEAST_HAN + 1), _MOST_HAN + 1)
        return han + stream.text(length - 1, _CHARACTERS)
    separator = _SEPARATOR.search(value)
    sign = separator[0] if separator else ""
    length = len(value) - len(word) - len(sign)
    found = word + sign + _tag(stream, min(max(length, _TAG_LENGTH), _MOST_TAG))
    if value.islower():
        return found.lower()
    return found.upper() if value.isupper() else found


def _tag(stream: Stream, length: int) -> str:
    """Return a letter, four digits and letters, as no postal code is written."""
    letters = stream.text(length - 4, CAPITALS)
    return letters[0] + stream.text(4, DIGITS) + letters[1:]
