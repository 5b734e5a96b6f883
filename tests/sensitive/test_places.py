import pytest

from dataprep.sensitive.places import license_header


@pytest.mark.parametrize(
    ("header", "before", "behind"),
    [
        (b"# Copyright 2020 A", b"#!/bin/sh\n", b"\n\n# Runs it.\nmain\n"),
        (b"# -*- coding: utf-8 -*-\n#\n# SPDX-License-Identifier: MIT", b"", b"\nimport os\n"),
        (b"/*\n * Copyright (c) A\n */", b"", b"\nint x;\n"),
        (b"/**\n * @license MIT\n */", b"<?php\n", b"\n\nclass A {}\n"),
        (b"// All rights reserved.\n//", b"\xef\xbb\xbf", b"\npackage a;\n"),
        (b"<!-- (c) 2020 A -->", b'<?xml version="1.0"?>\n', b"\n<a/>\n"),
        (b"<!-- Copyright A -->", b"<!DOCTYPE html>\n", b"\n<html>\n"),
        (b";; Copyright A\n;; More", b"", b"\n(defun a ())\n"),
        (b"-- Copyright A", b"", b"\nSELECT 1\n"),
        (b"% Licensed under BSD", b"", b"\nfunction a\n"),
        (b"C     Copyright A\nC     More", b"", b"\n      PROGRAM A\n"),
        (b"(* Copyright A *)", b"", b"\nlet a = 1\n"),
        (b"{- Copyright A -}", b"", b"\nmodule A where\n"),
        (b"{ Copyright A }", b"", b"\nprogram a;\n"),
        (b"--[[ Copyright A ]]", b"", b"\nlocal a\n"),
        (b"rem Copyright A", b"@echo off\r\n", b"\n\ndir\n"),
        (b'"""Does it.\n\nCopyright A\n"""', b"", b"\nimport os\n"),
        (b'" Copyright A', b"", b"\nset a\n"),
        (b".. Copyright A", b"", b"\n\nTitle\n=====\n"),
        (b"dnl Copyright A", b"", b"\nAC_INIT\n"),
        (b"// Copyright A\n\n// Licensed under MIT", b"// Does it.\n\n", b"\n\n// By B\nvar a\n"),
    ],
)
def test_license_header_when_a_text_begins_with_one_is_its_span(
    header: bytes, before: bytes, behind: bytes
) -> None:
    span = license_header(before + header + behind)
    assert span is not None
    assert header == (before + header + behind)[slice(*span)].rstrip()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"x = 1  # Copyright A\n",
        b"#include <a>\n/* Copyright A */\n",
        b"#[derive(Debug)]\n// Copyright A\n",
        b"# Parses license keys by Jane.\nx = 1\n",
        b'{\n  "license": "Copyright A"\n}\n',
        b"copyright = 1\n",
        b"class Copyright:\n    pass\n",
        b"import a\n\n# Copyright A\n",
    ],
)
def test_license_header_when_there_is_none_is_none(text: bytes) -> None:
    assert license_header(text) is None


@pytest.mark.parametrize(
    "unit", [b"# Copyright\n", b"{", b"/*", b"see ", b"under the ", b"# x\n\n", b"<!--", b'"""\n']
)
def test_license_header_of_a_hostile_text_takes_little_time(unit: bytes) -> None:
    text = unit * (2_000_000 // len(unit)) + b"copyright"
    license_header(text)
