"""The license header that is set aside."""

import pyarrow as pa
import pytest

from dataprep.dedup.params import ShingleParams
from dataprep.dedup.shingles import shingle_sets, sketch

_CODE = "value = compute(first, second)\nprint(value)\n"
_WORDS = "Copyright 2020 The Authors. Licensed under the MIT License."


def _header_bytes(text: str | bytes) -> int:
    raw = text.encode() if isinstance(text, str) else text
    return int(sketch(pa.array([raw]), ShingleParams()).header_bytes[0])


@pytest.mark.parametrize(
    "header",
    [
        f"# {_WORDS}\n",
        f"#{_WORDS}\n",
        f"## {_WORDS}\n# more of it\n#\n# and more\n",
        f"// {_WORDS}\n// SPDX-License-Identifier: MIT\n",
        f"/// {_WORDS}\n",
        f"/* {_WORDS} */",
        f"/*\n * {_WORDS}\n */",
        f"/*!\n{_WORDS}\n*/",
        f"-- {_WORDS}\n",
        f"--[[ {_WORDS}\nmore ]]",
        f"; {_WORDS}\n",
        f";;; {_WORDS}\n;;; more\n",
        f"% {_WORDS}\n",
        f"<!-- {_WORDS}\n-->",
        f"<%-- {_WORDS} --%>",
        f"<# {_WORDS}\n#>",
        f"(* {_WORDS} (* inner *) *)",
        f"{{- {_WORDS}\n {{- inner -}} more -}}",
        f"{{# {_WORDS} #}}",
        f"{{{{!-- {_WORDS} --}}}}",
        f"{{{{/* {_WORDS} */}}}}",
        f'"""{_WORDS}\n\nmore\n"""',
        f"'''{_WORDS}'''",
        f'r"""{_WORDS}"""',
        f"rem {_WORDS}\n",
        f"@REM {_WORDS}\n",
        f":: {_WORDS}\n",
        f"dnl {_WORDS}\n",
        f'.\\" {_WORDS}\n',
        f"! {_WORDS}\n",
        f"' {_WORDS}\n",
        f'" {_WORDS}\n',
        f"C     {_WORDS}\n",
        f"      * {_WORDS}\n",
        f"=begin\n{_WORDS}\n=end",
        f"#| {_WORDS}\n|#",
        f"@c {_WORDS}\n",
        f"# {_WORDS}\r\n# more\r\n",
        f"# {_WORDS}\r# more\r",
        "// PERMISSION IS HEREBY\n//   GRANTED to anyone\n",
        "/* All rights\n * reserved. */",
        "# This comes without any warranty.\n",
        "# Licence: see the file\n",
        f"/* What this is */\n\n/* {_WORDS} */",
        f"// What this is\n\n/* more */ // {_WORDS}\n",
        f"# coding: utf-8\n# {_WORDS}\n",
        "/* Copyright */\n// License\n",
    ],
)
def test_header_in_any_comment_is_set_aside_and_the_code_stays(header: str) -> None:
    params = ShingleParams()
    for code in (_CODE, "\n" + _CODE, "\r\n\r\n" + _CODE):
        assert len(header.strip()) <= _header_bytes(header + code) <= len(header) + 1
        column = pa.array([header + code, _CODE])
        flat, start = shingle_sets(column, params)
        assert flat[: start[1]].tolist() == flat[start[1] :].tolist()


@pytest.mark.parametrize(
    "lead",
    [
        "\n\n  \n",
        "#!/usr/bin/env python\n",
        "<?php\n",
        '<?xml version="1.0"?>\n',
        "<!DOCTYPE html>\n",
        "'use strict';\n",
        '@charset "utf-8";\n',
        "@echo off\n",
        "%{\n",
    ],
)
def test_what_stands_before_a_header_stays(lead: str) -> None:
    header = f"/* {_WORDS} */\n"
    assert len(header) - 1 == _header_bytes(lead + header + _CODE)
    with_header = sketch(pa.array([lead + header + _CODE]), ShingleParams())
    without = sketch(pa.array([lead + _CODE]), ShingleParams(set_aside_header=False))
    assert without.n_tokens[0] == with_header.n_tokens[0]


@pytest.mark.parametrize(
    "text",
    [
        _CODE,
        f"# What this does\n{_CODE}",
        f"{_CODE}# {_WORDS}\n",
        f"import os\n\n# {_WORDS}\n{_CODE}",
        f"#include <license.h>\n#define COPYRIGHT 1\n{_CODE}",
        f"#[license]\n{_CODE}",
        f"!function(){{'copyright'}}\n{_CODE}",
        f";(function(){{'copyright'}})\n{_CODE}",
        f'{{"license": "MIT"}}\n{_CODE}',
        f"/* {_WORDS} never closed\n{_CODE}",
        f"'license';\n{_CODE}",
        f"# licens\n# copy right\n{_CODE}",
        "",
        "#",
        "/*",
        '"""',
        "\ufeff",
    ],
)
def test_text_without_a_header_is_whole(text: str) -> None:
    assert 0 == _header_bytes(text)


@pytest.mark.parametrize(
    "text", [f"# {_WORDS}", f"/* {_WORDS} */\n\n", f"#!/bin/sh\n# {_WORDS}\n", _WORDS]
)
def test_text_that_is_all_license_is_whole(text: str) -> None:
    assert 0 == _header_bytes(text)


def test_header_after_a_byte_order_mark_is_set_aside() -> None:
    header = f"# {_WORDS}\n"
    assert len(header) == _header_bytes("\ufeff" + header + _CODE)


def test_comments_after_the_last_that_speaks_of_a_license_stay() -> None:
    header = f"# {_WORDS}\n"
    assert len(header) == _header_bytes(header + "\n# What this does\n" + _CODE)
    assert len(header) == _header_bytes(header + '"""What this does."""\n' + _CODE)


def test_header_beyond_the_bound_is_no_header() -> None:
    assert 0 == _header_bytes("\n" * 70_000 + f"# {_WORDS}\n{_CODE}")
    assert 0 == _header_bytes("/*" + "x" * 70_000 + f"{_WORDS} */{_CODE}")


@pytest.mark.parametrize("mark", ["#|\n", "--[[\n", '"""a\n" b\n', "/*\n"])
def test_many_open_marks_take_bounded_work(mark: str) -> None:
    text = mark * 30_000 + _WORDS
    assert 65_536 >= _header_bytes(text)


def test_header_is_part_of_the_text_when_it_is_not_set_aside() -> None:
    text = f"# {_WORDS}\n{_CODE}"
    got = sketch(pa.array([text]), ShingleParams(set_aside_header=False))
    assert 0 == got.header_bytes[0]
