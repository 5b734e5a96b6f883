import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.defects.flows import analyse

_JAVA = """import javax.servlet.http.*;
class A {{
  void f(HttpServletRequest request, HttpServletResponse response) throws Exception {{
    String p = request.getParameter("x");
    {body}
    response.getWriter().println(p);
  }}
  {members}
}}
"""
_PYTHON = "from flask import request\nimport os\ndef f():\n    p = request.args['x']\n{body}\n    os.system(p)\n"
_PHP = "<?php\nfunction f() {{\n$p = $_GET['x'];\n{body}\nsystem($p);\n}}\n"
_CSHARP = """class A : Controller {{
  void F() {{
    string p = Request.Query["x"];
    {body}
    Process.Start("sh", p);
  }}
}}
"""


def _php(body: str) -> bytes:
    return _PHP.format(body=body).encode()


def _csharp(body: str) -> bytes:
    return _CSHARP.format(body=body).encode()


def _java(body: str, members: str = "") -> bytes:
    return _JAVA.format(body=body, members=members).encode()


def _python(body: str) -> bytes:
    return _PYTHON.format(body=body).encode()


_HOSTILE = {
    "parentheses": ("java", _java("String q = " + "(" * 2000 + "p" + ")" * 2000 + ";")),
    "sum": ("java", _java("p = " + "+".join(["p"] * 5000) + ";")),
    "branches": ("java", _java("if (p == null) {" * 300 + "}" * 300)),
    "calls": ("java", _java("p = p" + ".trim()" * 2000 + ";")),
    "loops": ("java", _java("while (a()) {" * 40 + "p += p;" + "}" * 40)),
    "growing": ("java", _java('String s = "aaaaaaaaaa";' + "s = s + s;" * 100)),
    "recursion": (
        "java",
        _java("p = g(p, 1);", "String g(String s, int n) { return g(s, n + 1) + g(s + 1, n); }"),
    ),
    "brackets": ("python", _python("    q = " + "[" * 800 + "p" + "]" * 800)),
    "numbers": ("python", _python("    n = 9**99999\n    m = 1 << 10**9\n    s = 'a' * 10**9")),
    "width": ("python", _python("    s = '%999999999d' % 3\n    t = '{:>99999999}'.format('a')")),
    "tests": ("python", _python("    q = " + " and ".join(["p == 'a'"] * 2000))),
    "lambdas": ("python", _python("    q = " + "lambda: " * 800 + "p")),
    "itself": ("python", _python("    a = []\n    a.append(a)\n    a.append(p)\n    q = str(a)")),
    "keys": ("python", _python("".join(f"    d{n % 3} = {{'k{n}': p}}\n" for n in range(500)))),
    "dots": ("php", _php("$q = " + " . ".join(["$p"] * 5000) + ";")),
    "fields": ("php", _php("$q = $p" + "->a" * 2000 + ";")),
    "elements": ("php", _php("$q" + "['a']" * 800 + " = $p;")),
    "either": ("php", _php("$q = " + "$p ?: " * 800 + "$p;")),
    "inner": ("php", _php("$q = " + "fn() => " * 800 + "$p;")),
    "grows": ("php", _php("$s = 'aaaaaaaaaa';" + "$s .= $s;" * 100)),
    "access": ("csharp", _csharp("var q = p" + "?.A" * 2000 + ";")),
    "switches": ("csharp", _csharp("var q = " + "p switch { _ => " * 300 + "p" + " }" * 300 + ";")),
    "lambda": ("csharp", _csharp("Func<string> q = " + "() => " * 800 + "p;")),
}


@pytest.mark.parametrize("name", list(_HOSTILE))
def test_text_when_it_is_made_to_take_long_then_it_does_not(name: str) -> None:
    language, text = _HOSTILE[name]
    start = time.process_time()
    result = analyse(text, language)
    assert result.status in {"complete", "partial"}
    assert 5 > time.process_time() - start


@given(st.binary(max_size=300), st.sampled_from(["csharp", "java", "php", "python"]))
@settings(max_examples=60, deadline=None)
def test_text_when_it_is_noise_then_nothing_is_raised(noise: bytes, language: str) -> None:
    plain = noise.decode("utf-8", "replace").replace("{", "").replace("}", "")
    made = {"csharp": _csharp, "java": _java, "php": _php}.get(language)
    assert analyse(noise + _java(plain) if made is None else made(plain), language).status


def test_text_without_words_of_sinks_when_asked_then_it_is_passed_over() -> None:
    text = b"def f(request):\n    return request.args\n"
    assert (0, "complete") == (analyse(text, "python").n_steps, analyse(text, "python").status)


def test_language_when_it_is_unknown_then_it_is_not_run() -> None:
    assert "not-run" == analyse(b"x", "cobol").status


def test_flow_when_found_then_it_names_sink_and_source() -> None:
    text = _java('p = "<b>" + p;')
    (flow,) = analyse(text, "java").findings
    assert b"response.getWriter().println(p)" == text[flow.start : flow.end]
    assert b'request.getParameter("x")' == text[flow.source_start : flow.source_end]
    assert "high" == flow.confidence


def test_parameter_when_nobody_here_calls_the_function_then_confidence_is_low() -> None:
    text = b"import os\ndef ping(host):\n    os.system('ping ' + host)\n"
    (flow,) = analyse(text, "python").findings
    assert ("python-flow-command-injection", "low") == (flow.rule.id, flow.confidence)


def test_parameter_when_only_constants_are_given_in_the_text_then_the_sink_is_safe() -> None:
    text = (
        b"import os\ndef _ping(host):\n    os.system('ping ' + host)\n"
        b"def main():\n    _ping('localhost')\n    _ping('example.org')\n"
    )
    result = analyse(text, "python")
    assert ((), ["CWE-78"]) == (result.findings, [each.cwe for each in result.safe])


def test_sink_when_one_of_two_callers_hands_over_a_value_from_outside_then_it_is_not_safe() -> None:
    text = (
        b"import os\nfrom flask import request\ndef _ping(host):\n    os.system('ping ' + host)\n"
        b"def main():\n    _ping('localhost')\n"
        b"def other():\n    _ping(request.args['h'])\n"
    )
    result = analyse(text, "python")
    assert (1, ()) == (len(result.findings), result.safe)


def test_sink_when_a_value_comes_from_an_unknown_call_then_it_is_neither() -> None:
    text = b"import os, other\ndef main():\n    os.system(other.command())\n"
    result = analyse(text, "python")
    assert ((), ()) == (result.findings, result.safe)


def test_text_when_analysed_twice_then_the_same_comes_out() -> None:
    text = _java("p = g(p);", "String g(String s) { return s + s; }")
    assert analyse(text, "java") == analyse(text, "java")


def test_text_when_it_cannot_be_read_whole_then_it_is_partial_and_nothing_is_safe() -> None:
    result = analyse(_java("p = " + "(" * 500 + '"x"' + ")" * 500 + ";"), "java")
    assert ("partial", ()) == (result.status, result.safe)


def test_text_when_the_prefilter_is_off_then_the_findings_are_the_same() -> None:
    for text in (b"def f(request):\n    return request.args\n", _python("    p += 'x'")):
        whole = analyse(text, "python", is_filtered=False)
        assert analyse(text, "python").findings == whole.findings
