"""Finds Chinese names by what stands around them.

A name is a surname and one or two characters, but so are many words. So a place has to speak for
it: a label before it (``姓名：``), a title behind it (``先生``), a telephone or identity number in the
cell beside it, or the head of its column.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from dataprep.sensitive.detectors._chinese_lines import HAN, characters, founds
from dataprep.sensitive.model import Candidate, Found
from dataprep.sensitive.validators._names import (
    is_labelled_name,
    is_name,
    name_data,
    surname_length,
)

_RUN = re.compile(f"[{HAN}·•・]{{1,20}}")
_SPACED = re.compile(f"([{HAN}])[ \\u3000]{{1,2}}([{HAN}])(?![{HAN}])")
_NEXT = re.compile(r"[ \u3000]?[、,，/;；&][ \u3000]?|[ \u3000]?[和与及]")
_INTRODUCED = re.compile(r"(?:我叫|名叫|叫做|人叫|名字是|名字叫|我是|本人)(?=\S)")
_CELL = re.compile(f"(?<![{HAN}A-Za-z0-9_])[{HAN}]{{2,4}}(?![{HAN}A-Za-z_])")
_NUMBER = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}|[1-8][0-9]{16}[0-9Xx])(?![0-9])"
)
_BESIDE = 40
"""Characters between a number and the name in a cell beside it."""
_PARTICLES = frozenset("和与同向对由请找给让是及从被把叫")
_LEAD = re.compile(
    "^.*(?:感谢|感謝|联系|聯繫|通知|邀请|邀請|告知|请教|请问|拜访|采访|咨询|祝贺|参见|欢迎|致电|转告|委托|"
    "安排|询问|认识|恭喜|尊敬的|亲爱的|请|找|问|由|和|与|跟|给|让|对|向|的|位|名|为|是)"
)
"""What stands before a name that a title follows."""
_PARTED = re.compile(r"[:：=|,，>\-\"'”’\s]")
"""What between a label and a word says that the word is the label's value."""
_MAX_ROWS = 20_000
_MAX_NAMES = 50
"""Names in a row behind one label."""
_COLUMN_HEADS = frozenset(
    ["name", "realname", "real_name", "truename", "xingming", "username", "fullname"]
)


@functools.cache
def _label() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, name_data().labels), key=len, reverse=True))
    gap = (
        r"(?:[ \t\u3000]{0,4}(?:[:：=|,，>\-\]】)）\"'”’`*]|</?[a-zA-Z][^<>]{0,60}>|[是为叫]){0,8})"
    )
    return re.compile(
        f"(?<![用账帐商])(?:{labels})(?:[(（][^()（）]{{0,12}}[)）](?=\\s?[:：=|,\"']))?(?P<gap>{gap}"
        "[ \\t\\u3000]{0,8}[\"'“‘`\\[【(（<*「『]{0,3}[ \\t]{0,2})"
    )


@functools.cache
def _title() -> re.Pattern[str]:
    return re.compile(f"[{HAN}·]{{2,8}}?(?P<title>{'|'.join(name_data().titles)})")


def find(lines: Sequence[Candidate]) -> Iterator[Found]:
    """Yield the names on the lines of one text that a rule's prefilter names."""
    for line in lines:
        if line.line.isascii():
            continue
        text = characters(line)
        spans = [*_labelled(text), *_introduced(text), *_titled(text), *_beside_numbers(text)]
        yield from founds(line, text, spans)
        yield from _in_columns(line, text)


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    for label in _label().finditer(text):
        end = _name_end(text, label.end(), is_sure=_PARTED.search(label["gap"]) is not None)
        start = label.end()
        for _ in range(_MAX_NAMES):
            if end is None:
                break
            yield start, end
            parted = _NEXT.match(text, end)
            if parted is None:
                break
            start = parted.end()
            end = _name_end(text, start, is_sure=True)


def _introduced(text: str) -> Iterator[tuple[int, int]]:
    for words in _INTRODUCED.finditer(text):
        end = _name_end(text, words.end(), is_sure=False)
        if end is not None:
            yield words.end(), end


def _name_end(text: str, start: int, *, is_sure: bool) -> int | None:
    """Return where the name ends that begins at a place; None where none begins.

    Args:
        text: Characters of a line.
        start: The place.
        is_sure: Whether what stands before says that a name comes.
    """
    run = _RUN.match(text, start)
    if run is None:
        return None
    word = run.group()
    spaced = _SPACED.match(text, start)
    if len(word) == 1 and spaced is not None:
        return spaced.end() if is_name("".join(spaced.groups())) else None
    fits = is_labelled_name if is_sure else is_name
    is_usual = is_sure or word[0] in name_data().common or surname_length(word) > 1
    if (len(word) <= 4 or "·" in word) and fits(word) and is_usual:
        return run.end()
    lengths = [n for n in (4, 3, 2) if n < len(word) and fits(word[:n])]
    followed = [n for n in lengths if word[n:].startswith(name_data().followers)]
    likely = [n for n in lengths if is_name(word[:n])]
    chosen = followed or likely
    if not is_sure:
        chosen = [n for n in followed if word[0] in name_data().common]
    return start + chosen[0] if chosen else None


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for match in _title().finditer(text):
        end = match.start("title")
        run = text[match.start() : end]
        length = _name_at_end(run)
        if length:
            yield end - length, end


def _name_at_end(run: str) -> int:
    """Return how long the name is that ends a run of Chinese characters; 0 where none does."""
    if len(run) <= 4 and is_name(run) and run[0] not in _PARTICLES:
        return len(run)
    bare = _LEAD.sub("", run)
    for length in (4, 3, 2):
        name = bare[-length:]
        is_usual = surname_length(name) > 1 or name[:1] in name_data().common
        if len(name) == length and is_usual and is_name(name):
            return length
    return 0


def _beside_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield names that fill a cell near a telephone or identity number."""
    for number in _NUMBER.finditer(text):
        first, last = max(number.start() - _BESIDE, 0), number.end() + _BESIDE
        for cell in _CELL.finditer(text, first, min(last, len(text))):
            if is_name(cell.group()):
                yield cell.span()


def _in_columns(line: Candidate, head: str) -> Iterator[Found]:
    """Yield the names in the columns below a head that says so, as in CSV."""
    delimiter = next((d for d in ",\t|;" if head.count(d)), None)
    if delimiter is None:
        return
    names = {*name_data().labels, *_COLUMN_HEADS}
    cells = [cell.strip(" \t\r\"'\ufeff*") for cell in head.split(delimiter)]
    columns = [number for number, cell in enumerate(cells) if cell.lower() in names]
    if not columns or len(cells) > 200:
        return
    begin = line.line_end + 1
    for _ in range(_MAX_ROWS):
        end = line.text.find(b"\n", begin)
        end = len(line.text) if end < 0 else end
        row = line.text[begin:end].decode("utf-8", "surrogateescape")
        if begin >= len(line.text) or row.count(delimiter) != len(cells) - 1:
            return
        yield from founds(line, row, _cells(row, delimiter, columns), begin)
        begin = end + 1


def _cells(row: str, delimiter: str, columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the names in some cells of a row."""
    starts = [0]
    for cell in row.split(delimiter):
        starts.append(starts[-1] + len(cell) + 1)
    for column in columns:
        cell = row[starts[column] : starts[column + 1] - 1]
        name = cell.strip(" \t\r\"'*")
        if name and is_labelled_name(name):
            start = starts[column] + cell.index(name)
            yield start, start + len(name)
