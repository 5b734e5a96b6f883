"""Detection of licenses in single contents: tags, manifests, notices, texts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.label.licenses import detect_license, is_license_file
from dataprep.label.licenses.expressions import (
    combine,
    license_catalog,
    license_type,
    parse_expression,
)
from dataprep.label.licenses.lines import header_line
from dataprep.label.licenses.names import named_expression

MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software
and associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""
BSD_HEAD = """Redistribution and use in source and binary forms, with or without modification, are
permitted provided that the following conditions are met:
1. Redistributions of source code must retain the above copyright notice, this list of conditions
   and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions
   and the following disclaimer in the documentation and/or other materials provided with it.
"""
BSD_THIRD = """3. Neither the name of Acme nor the names of its contributors may be used to endorse or
   promote products derived from this software without specific prior written permission.
"""
BSD_TAIL = """THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
DAMAGES HOWEVER CAUSED, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""
GPL_NOTICE = """This program is free software; you can redistribute it and/or modify
it under the terms of the GNU General Public License as published by
the Free Software Foundation; either version 2 of the License, or
(at your option) any later version.

You should have received a copy of the GNU General Public License along with this program.
"""


def found(text: str, name: str = "a.c") -> str | None:
    evidence = detect_license(name, text.encode())
    return evidence.expression if evidence else None


def comment(text: str, mark: str = " * ") -> str:
    body = "\n".join(mark + line for line in text.splitlines())
    return f"/*\n{body}\n */\nint main(void) {{ return 0; }}\n"


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("MIT", "// SPDX-License-Identifier: MIT"),
        ("GPL-2.0-only WITH Linux-syscall-note",
         "/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */"),
        ("GPL-2.0-or-later", "# SPDX-License-Identifier: GPL-2.0+"),
        ("MIT OR Apache-2.0", "<!-- SPDX-License-Identifier: (mit OR apache-2.0) -->"),
        ("MIT OR Apache-2.0", "# SPDX-License-Identifier: (MIT OR\n#   Apache-2.0)"),
        ("MIT AND ISC", "# SPDX-License-Identifier: MIT\n# SPDX-License-Identifier: ISC"),
        ("LicenseRef-Acme", "-- SPDX-License-Identifier: LicenseRef-Acme"),
        ("ISC", 's = "SPDX-License-Identifier: MIT"\n# SPDX-License-Identifier: ISC'),
        ("Apache-2.0", "(* SPDX-License-Identifier: Apache 2.0 *)"),
        ("CC-BY-4.0", ".. SPDX-License-Identifier: CC-BY-4.0"),
        (None, "# SPDX-License-Identifier: NOASSERTION"),
        (None, "# REUSE-IgnoreStart\n# SPDX-License-Identifier: MIT\n# REUSE-IgnoreEnd"),
    ],
)  # fmt: skip
def test_tag_when_in_any_comment_style_then_expression(expected: str | None, line: str) -> None:
    assert expected == found(line)


def test_tag_when_found_then_evidence_points_at_its_line() -> None:
    text = "#!/bin/sh\n# é\n# SPDX-License-Identifier: MIT\n"
    evidence = detect_license("a.sh", text.encode())
    assert evidence is not None
    assert ("tag", 3, "spdx-tag") == (evidence.method, evidence.line, evidence.rule_id)
    covered = text.encode()[evidence.start_byte : evidence.end_byte]
    assert b"SPDX-License-Identifier: MIT" == covered


@pytest.mark.parametrize(
    ("expected", "notice"),
    [
        ("GPL-2.0-or-later", GPL_NOTICE),
        ("GPL-2.0-only", ("under the terms of the GNU General Public License version 2 as published"
                         " by the Free Software Foundation.")),
        ("GPL-3.0-only", "Licensed under version 3 of the GNU General Public License."),
        ("LGPL-2.1-or-later", ("GNU Lesser General Public License as published by the Free Software"
                              " Foundation; either version 2.1 of the License, or (at your option)"
                              " any later version.")),
        ("LGPL-3.0-or-later OR GPL-2.0-or-later",
         ("either:\n the GNU Lesser General Public License as published by the Free Software Foundation;"
         " either version 3 of the License, or (at your option) any later version.\nor\n the GNU"
         " General Public License; either version 2 of the License, or any later version.")),
        ("AGPL-3.0-or-later", "GNU Affero General Public License, version 3 or later"),
        ("Apache-2.0", "Licensed under the Apache License, Version 2.0 (the \"License\");"),
        ("MPL-2.0", ("This Source Code Form is subject to the terms of the Mozilla Public\n"
                    "License, v. 2.0. If a copy of the MPL was not distributed with this file")),
        ("MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later",
         ("The contents of this file are subject to the Mozilla Public License Version 1.1\n"
         "Alternatively, the contents of this file may be used under the terms of either the GNU\n"
         "General Public License Version 2 or later (the \"GPL\"), or the GNU Lesser General Public\n"
         "License Version 2.1 or later (the \"LGPL\")")),
        ("Artistic-1.0-Perl OR GPL-1.0-or-later",
         "you can redistribute it and/or modify it under the same terms as Perl itself."),
        ("MIT OR GPL-1.0-or-later", "Dual licensed under the MIT and GPL licenses."),
        ("Apache-2.0 OR MIT", "Licensed under either of Apache License 2.0 or MIT license"),
        ("Apache-2.0 WITH LLVM-exception",
         "under the Apache License v2.0 with LLVM Exceptions. See the license file."),
        ("MIT", MIT),
        ("X11", MIT + "\nExcept as contained in this notice, the name of the X Consortium shall not"),
        ("BSD-2-Clause", BSD_HEAD + BSD_TAIL),
        ("BSD-3-Clause", BSD_HEAD + BSD_THIRD + BSD_TAIL),
        ("ISC", ("Permission to use, copy, modify, and/or distribute this software for any purpose with"
                " or without fee is hereby granted, provided that the above copyright notice")),
        ("0BSD", ("Permission to use, copy, modify, and/or distribute this software for any purpose with"
                 " or without fee is hereby granted.")),
        ("BSL-1.0", "Distributed under the Boost Software License, Version 1.0."),
        ("LicenseRef-Public-Domain", "This file is in the public domain."),
        ("LicenseRef-Proprietary", "Proprietary and confidential. Unauthorized copying of this file"),
        ("CC-BY-NC-SA-4.0", "Licensed under the CC BY-NC-SA 4.0 license"),
        ("Unlicense", "This is free and unencumbered software released into the public domain."),
        (None, "Author: Jane (MIT), see http://web.mit.edu for permission to enter the lab"),
        (None, "Copyright 2020 Acme. All rights reserved."),
        (None, ""),
    ],
)  # fmt: skip
def test_header_when_notice_in_comment_then_expression(expected: str | None, notice: str) -> None:
    assert expected == found(comment(notice))


@pytest.mark.parametrize(
    "text",
    [
        "# Author: Jane\n# Public domain\nx = 1\n",
        "/* public domain */\nint x;\n",
        "/*\n * SHA-1 in C\n * 100% Public Domain\n */\n",
        "/*\n * Public Domain, Authors:\n * - Jane\n */\n",
        "/*\n * Public domain. Written by Jane\n */\n",
        "# Public domain - Jane 2001\n",
        "/* Public domain fmtmsg()\n * Written by Jane, 2014\n */\n",
        "#include <a.h>\n\n/* public domain md5 implementation */\n",
        "// 2010-03-12 : Jane : Public domain\n",
        "# Released as public domain by Jane.\n",
        '"""Public Domain"""\n',
        "# License: public domain\n",
    ],
)
def test_header_when_public_domain_is_declared_then_labelled(text: str) -> None:
    assert "LicenseRef-Public-Domain" == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "  licenses   permissive 94% · weak-copyleft 3% · public-domain 2%\n",
        "- public-domain\n- permissive\n",
        '{"Public Domain": "LicenseRef-Public-Domain"}\n',
        "/* directly derived from the public domain 'ar002'\n * written by Jane */\n",
        "# The empty string stands for\n# the public domain; in this case translators disclaim\n",
        "John Gilmore's\npublic-domain implementation (circa 1987) was highly influential\n",
        "Public domain tar was written by Jane, with contributions from others.\n",
        "# domain specs if they are for\n# non-public domains.\n",
        "# This text is not in the public domain.\n",
        "# A public domain name is registered at a registry.\n",
    ],
)
def test_header_when_public_domain_is_only_spoken_of_then_no_label(text: str) -> None:
    assert found(text, "notes.md") is None


def test_header_when_line_declares_public_domain_then_its_place() -> None:
    text = "/* derived from the public domain ar002\n *\n * Author: Jane\n * Public domain.\n */\n"
    evidence = detect_license("a.c", text.encode())
    assert evidence is not None
    assert (4, "Public domain") == (evidence.line, text[evidence.start_byte : evidence.end_byte])


def test_header_when_run_of_blanks_is_long_then_no_time_is_lost() -> None:
    assert (
        header_line("License" + " " * 200_000 + "x\n" + "Public domain" + " " * 200_000 + "x")
        is None
    )


@pytest.mark.parametrize("mark", ["# ", "// ", ";; ", "-- ", "dnl ", "REM ", "c ", "% ", "! "])
def test_header_when_comment_style_changes_then_same_answer(mark: str) -> None:
    text = "\n".join(mark + line for line in GPL_NOTICE.splitlines())
    assert "GPL-2.0-or-later" == found(text, "a.x")


def test_header_when_bsd_style_names_a_file_then_reference_of_low_confidence() -> None:
    text = "// Use of this source code is governed by a BSD-style\n// license that can be found in the LICENSE file."
    evidence = detect_license("a.go", text.encode())
    assert evidence is not None
    assert ("BSD-3-Clause", "reference") == (evidence.expression, evidence.method)
    assert evidence.confidence < 0.7


def test_header_when_it_ends_a_long_file_then_found() -> None:
    text = "int x;\n" * 4000 + "/* Licensed under the MIT license. */\n"
    assert "MIT" == found(text)


@pytest.mark.parametrize(
    ("expected", "name", "text"),
    [
        ("MIT OR Apache-2.0", "package.json", json.dumps({"license": "(MIT OR Apache-2.0)"})),
        ("MIT", "package.json", json.dumps({"license": {"type": "MIT", "url": "x"}})),
        ("MIT OR GPL-2.0-only", "package.json", json.dumps({"licenses": [{"type": "MIT"}, {"type": "GPL-2.0"}]})),
        ("LicenseRef-Proprietary", "package.json", json.dumps({"license": "UNLICENSED"})),
        (None, "package.json", json.dumps({"license": 3})),
        ("Apache-2.0", "pyproject.toml", '[project]\nlicense = "Apache-2.0"'),
        ("MIT", "pyproject.toml", '[project]\nlicense = {text = "MIT License"}'),
        ("BSD-3-Clause", "setup.cfg", "[metadata]\nlicense = BSD 3-Clause"),
        ("MIT OR Apache-2.0", "Cargo.toml", '[package]\nlicense = "MIT/Apache-2.0"'),
        ("Apache-2.0", "pom.xml", ("<project><licenses><license><name>The Apache Software License,"
                                  " Version 2.0</name></license></licenses></project>")),
        ("MIT", "x.gemspec", 's.license = "MIT"'),
        ("MIT OR Ruby", "x.gemspec", 's.licenses = ["MIT", "Ruby"]'),
        ("GPL-3.0-or-later", "PKG-INFO", ("Classifier: License :: OSI Approved :: GNU General Public"
                                         " License v3 or later (GPLv3+)")),
        ("GPL-2.0-or-later", "DESCRIPTION", "License: GPL (>= 2)"),
        ("GPL-2.0-or-later", "debian/copyright", "Format: x\n\nFiles: *\nLicense: GPL-2+\n"),
        ("MIT", "composer.json", '{"license": ["MIT"]}'),
    ],
)  # fmt: skip
def test_manifest_when_license_declared_then_expression(
    expected: str | None, name: str, text: str
) -> None:
    assert expected == found(text, name)


def test_text_when_holder_and_wrapping_change_then_still_named() -> None:
    edited = "# The license\n\nCopyright (c) 1999 Acme GmbH\n\n" + MIT.replace("\n", " ").replace(
        "AUTHORS OR COPYRIGHT HOLDERS", "ACME GMBH"
    )
    evidence = detect_license("LICENSE", edited.encode())
    assert evidence is not None
    assert ("MIT", "text", "mit-text") == (evidence.expression, evidence.method, evidence.rule_id)
    assert 0.8 < evidence.score <= 1.0


def test_text_when_two_licenses_follow_then_both_hold() -> None:
    both = MIT + "\n\n" + "-" * 70 + "\n\n" + BSD_HEAD + BSD_THIRD + BSD_TAIL
    assert "MIT AND BSD-3-Clause" == found(both, "COPYING")


def test_text_when_one_stands_twice_then_what_stands_between_is_named() -> None:
    bsd = BSD_HEAD + BSD_THIRD + BSD_TAIL
    several = f"{bsd}\n\nName: zoo\n\n{MIT}\n\nName: cage\n\n{bsd}"
    assert "BSD-3-Clause AND MIT" == found(several, "LICENSE.txt")


@pytest.mark.parametrize("front", ["Widget is dual-licensed under either of these:\n\n", ""])
def test_text_when_texts_are_offered_then_choice(front: str) -> None:
    between = "\n\nor\n\n" if not front else "\n\n---\n\n"
    both = front + MIT + between + BSD_HEAD + BSD_THIRD + BSD_TAIL
    assert "MIT OR BSD-3-Clause" == found(both, "LICENSE")


@pytest.mark.parametrize(
    ("expected", "front"),
    [
        ("MPL-2.0 AND MIT", "The parser is subject to the terms of the Mozilla Public License, v. 2.0.\nAll else:\n\n"),
        ("Apache-2.0 OR MIT", "Licensed under either of Apache License, Version 2.0 or MIT license at your option.\n\n"),
        ("MIT", "Unlike works under other licenses, this one may be used by all of our many friends.\n\n"),
    ],
)  # fmt: skip
def test_text_when_notice_above_grants_more_then_both(expected: str, front: str) -> None:
    assert expected == found(front + MIT, "LICENSE")


def test_text_when_licence_is_british_then_same_answer() -> None:
    assert "MIT" == found(MIT.replace("software", "Software"), "LICENCE.txt")


@pytest.mark.parametrize("name", ["LICENSE", "LICENCE.md", "COPYING.LESSER", "UNLICENSE", "LICENSE-MIT",
                                  "MIT-LICENSE.txt", "LICENSES/MIT.txt", "LICENSE_1_0.txt"])  # fmt: skip
def test_license_file_when_named_for_terms_then_true(name: str) -> None:
    assert is_license_file(name)


@pytest.mark.parametrize(
    "name", ["license.py", "src/license_check.go", "README.md", "licenses.json", ""]
)
def test_license_file_when_source_then_false(name: str) -> None:
    assert not is_license_file(name)


@pytest.mark.parametrize(
    ("expected", "name"),
    [("GPL-2.0-or-later", "GPLv2+"), ("MIT OR Apache-2.0", "MIT or Apache 2.0"),
     ("BSD-3-Clause", "New BSD"), ("LGPL-2.1-only", "GNU Lesser General Public License, version 2.1"),
     (None, "SEE LICENSE IN foo.txt")],
)  # fmt: skip
def test_name_when_free_form_then_expression(expected: str | None, name: str) -> None:
    assert expected == named_expression(name)


def test_catalog_when_loaded_then_every_id_has_one_type() -> None:
    catalog = license_catalog()
    assert len(catalog.ids) == len(catalog.types) > 650
    assert all(parse_expression(new) == new for new in catalog.deprecated.values())


def test_expression_when_nested_then_minimal_parentheses() -> None:
    assert "MIT AND (ISC OR Zlib)" == parse_expression("((MIT) AND ((ISC OR (Zlib))))")
    assert parse_expression("MIT OR") is None
    assert "permissive" == license_type("MIT OR GPL-2.0-only")
    assert "strong-copyleft" == license_type("MIT AND GPL-2.0-only")


IDS = sorted(license_catalog().types)


@given(st.lists(st.sampled_from(IDS), min_size=1, max_size=5), st.sampled_from(["AND", "OR"]))
def test_expression_when_parsed_again_then_unchanged(ids: list[str], operator: str) -> None:
    once = combine(ids, operator)
    assert once is not None
    assert once == parse_expression(once)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.c", "LICENSE", "package.json", "pyproject.toml",
                                                 "debian/copyright", "x.gemspec", "pom.xml"]))  # fmt: skip
def test_detect_when_bytes_are_random_then_no_exception(data: bytes, name: str) -> None:
    evidence = detect_license(name, b"license GPL " + data)
    assert evidence is None or 0 <= evidence.start_byte <= evidence.end_byte


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(MIT)), st.binary(max_size=8))
def test_detect_when_license_is_mutated_then_no_exception(at: int, patch: bytes) -> None:
    data = MIT.encode()
    mutated = data[:at] + patch + data[at + len(patch) :]
    evidence = detect_license("LICENSE", mutated)
    assert evidence is None or evidence.end_byte <= len(mutated) + 16
