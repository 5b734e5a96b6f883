"""How comments and license texts begin and end in any language: tables for the kernels.

A line is a comment by the first of the marks below that it starts with, whatever its language:
what the text is written in need not be known.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_WIDTH = 16
"""Bytes that a mark may have at most."""

RULER_SIGNS = b"*-=#';!~+/"
"""Signs of which rows are drawn in comments."""

LINE, BLOCK, NESTED, SKIP, CODE = range(5)
"""What a mark begins: a comment up to the line's end or up to its closing mark, without or with
comments inside; something before the header that is passed over; code."""

ANY, BLANK, RULER, NO_WORD = range(4)
"""What may follow a mark: anything, a blank or the line's end, these or a row of signs (minified
scripts begin with ``!function`` and ``;(function``), or anything but a letter or digit."""


class _Mark(NamedTuple):
    """What a comment can begin with; ``close`` empty: it ends with the line or the mark itself."""

    kind: int
    open: bytes
    close: bytes = b""
    after: int = ANY


_DIRECTIVES = (
    b"#include", b"#define", b"#undef", b"#ifdef", b"#ifndef", b"#if", b"#elif", b"#else", b"#endif",
    b"#error", b"#pragma", b"#import", b"#using", b"#line", b"#nullable", b"#warning",
)  # fmt: skip
_QUOTES = (b'"""', b"'''")

_MARKS: tuple[_Mark, ...] = (
    *(_Mark(CODE, word, after=NO_WORD) for word in _DIRECTIVES),
    _Mark(CODE, b"#["), _Mark(CODE, b"#!["),
    # Blocks
    _Mark(BLOCK, b"/*", b"*/"), _Mark(NESTED, b"/+", b"+/"),
    _Mark(NESTED, b"(*", b"*)"), _Mark(NESTED, b"{-", b"-}"), _Mark(NESTED, b"#|", b"|#"),
    _Mark(BLOCK, b"<!--", b"-->"), _Mark(BLOCK, b"<%--", b"--%>"), _Mark(BLOCK, b"<#--", b"-->"),
    _Mark(BLOCK, b"<#", b"#>"), _Mark(BLOCK, b"{#", b"#}"), _Mark(BLOCK, b"{*", b"*}"),
    _Mark(BLOCK, b"{{!--", b"--}}"), _Mark(BLOCK, b"{{!", b"}}"), _Mark(BLOCK, b"{{/*", b"*/}}"),
    _Mark(BLOCK, b"{{- /*", b"*/"),
    _Mark(BLOCK, b"--[[", b"]]"), _Mark(BLOCK, b"--[=[", b"]=]"), _Mark(BLOCK, b"--[==[", b"]==]"),
    _Mark(BLOCK, b"=begin", b"\n=end", NO_WORD), _Mark(BLOCK, b"=pod", b"\n=cut", NO_WORD),
    *(_Mark(BLOCK, prefix + quote, quote) for quote in _QUOTES
      for prefix in (b"", b"r", b"R", b"u", b"U")),
    # Lines
    _Mark(LINE, b"#"), _Mark(LINE, b"//"), _Mark(LINE, b"--"), _Mark(LINE, b"%"),
    _Mark(LINE, b";", after=RULER), _Mark(LINE, b"!", after=RULER), _Mark(LINE, b'.\\"'), _Mark(LINE, b"'\\\""),
    _Mark(LINE, b"*", after=RULER), _Mark(LINE, b'"', after=RULER), _Mark(LINE, b"'", after=RULER),
    _Mark(LINE, b"..", after=BLANK), _Mark(LINE, b"::", after=RULER),
    _Mark(LINE, b"C", after=RULER), _Mark(LINE, b"c", after=RULER),
    *(_Mark(LINE, word, after=BLANK) for word in
      (b"dnl", b"rem", b"REM", b"Rem", b"@rem", b"@REM", b"@Rem", b"@c", b"@comment")),
    # Before a header
    _Mark(SKIP, b"<?xml", b"?>", NO_WORD), _Mark(SKIP, b"<?php", after=BLANK), _Mark(SKIP, b"<?hh"),
    _Mark(SKIP, b"<?", after=BLANK), _Mark(SKIP, b"<%@", b"%>"), _Mark(SKIP, b"%{", after=BLANK),
    _Mark(SKIP, b"<!DOCTYPE", b">", NO_WORD), _Mark(SKIP, b"<!doctype", b">", NO_WORD),
    *(_Mark(SKIP, quote + b"use strict" + end) for quote in (b'"', b"'")
      for end in (quote + b";", quote)),
    _Mark(SKIP, b"@charset", b";", NO_WORD), _Mark(SKIP, b"@echo off"), _Mark(SKIP, b"@ECHO OFF"),
)  # fmt: skip

_PHRASES = (
    b"license", b"licence", b"copyright", b"warranty", b"permission is hereby granted",
    b"all rights reserved",
)  # fmt: skip
"""What makes a comment a license header, in any letter case, words apart by anything that is no
letter or digit. ``SPDX-License-Identifier`` holds the first."""


def _padded(texts: list[bytes], width: int) -> npt.NDArray[np.uint8]:
    return np.frombuffer(b"".join(text.ljust(width, b"\0") for text in texts), np.uint8).reshape(
        len(texts), width
    )


def _first_by_byte(texts: list[bytes]) -> npt.NDArray[np.int64]:
    """Return for each byte where the texts begin that it is the first of, and where they end."""
    bounds = np.zeros((256, 2), np.int64)
    for byte, group in itertools.groupby(range(len(texts)), lambda at: texts[at][0]):
        places = list(group)
        bounds[byte] = places[0], places[-1] + 1
    return bounds


_BY_BYTE = sorted(_MARKS, key=lambda mark: (mark.open[0], -len(mark.open)))
MARK_BOUNDS = _first_by_byte([mark.open for mark in _BY_BYTE])
"""Rows of the tables of marks by their first byte, the longest marks first."""
MARK_FACTS = np.array(
    [(mark.kind, len(mark.open), len(mark.close), mark.after) for mark in _BY_BYTE], np.int64
)
MARK_OPENS = _padded([mark.open for mark in _BY_BYTE], _WIDTH)
MARK_CLOSES = _padded([mark.close for mark in _BY_BYTE], _WIDTH)

_SORTED_PHRASES = sorted(_PHRASES)
PHRASE_BOUNDS = _first_by_byte(_SORTED_PHRASES)
PHRASES = _padded(_SORTED_PHRASES, 32)
"""The phrases, each padded with NUL."""
