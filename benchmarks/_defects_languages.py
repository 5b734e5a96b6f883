"""The languages of seeded flaws: how each puts imports, functions and files together."""

# Callbacks of one form take what only some of them use; word lists are read as words.
# ruff: noqa: ARG001, ARG005

from __future__ import annotations

import re

import _defects_c as c
import _defects_configuration as configuration
import _defects_csharp_kotlin as csharp_kotlin
import _defects_go as go
import _defects_java as java
import _defects_javascript as javascript
import _defects_php_ruby as php_ruby
import _defects_python as python
from _defects_build import Language, blocks, indented

_BUILT_IN = {
    "fs",
    "path",
    "http",
    "https",
    "url",
    "crypto",
    "util",
    "vm",
    "v8",
    "child_process",
    "fs/promises",
}


def _sorted_lines(lines: list[str]) -> str:
    return "\n".join(sorted(lines, key=lambda line: line.removeprefix("import static ")))


def _python_imports(lines: list[str]) -> str:
    plain = sorted(line for line in lines if line.startswith("import "))
    plain = plain if "import logging" in plain else sorted([*plain, "import logging"])
    named: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("from "):
            module, names = line[5:].split(" import ")
            known = named.setdefault(module, [])
            known += [name for name in names.split(", ") if name not in known]
    return "\n".join([*plain, *(f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(named.items()))])  # fmt: skip


def _python_helper(name: str, params: list[str], code: str, kind: str) -> str:
    is_waiting = "await " in code
    return f"{'async ' * is_waiting}def {name}({', '.join(params)}):\n" + indented(code, "    ")


def _curly_helper(head: str, code: str, indent: str, brace: str = " {") -> str:
    return f"{head}{brace}\n" + indented(code, indent) + "\n}"


PYTHON = Language(
    "python", "py", python.HEADS, blocks(python.FILLERS), _python_imports, blocks(python.PAIRS), blocks(python.FRAMES),
    blocks(python.CARRIERS), blocks(python.SINKS), _python_helper,
    lambda name, args, target, kind: f"{target + ' = ' if target else ''}{name}({', '.join(args)})",
    lambda name, kind: "" if kind == "void" else f"return {name}",
    gap="\n\n\n", first="logger = logging.getLogger(__name__)",
)  # fmt: skip

_JAVA_TYPES = {"response": "HttpServletResponse response", "request": "HttpServletRequest request"}


def _java_helper(name: str, params: list[str], code: str, kind: str) -> str:
    typed = ", ".join(_JAVA_TYPES.get(param, f"String {param}") for param in params)
    return _curly_helper(
        f"private {'void' if kind == 'void' else 'String'} {name}({typed}) throws Exception",
        code,
        "    ",
    )


JAVA = Language(
    "java", "java", java.HEADS, blocks(java.FILLERS), _sorted_lines, blocks(java.PAIRS), blocks(java.FRAMES),
    blocks(java.CARRIERS), blocks(java.SINKS), _java_helper,
    lambda name, args, target, kind: f"{'String ' + target + ' = ' if target else ''}{name}({', '.join(args)});",
    lambda name, kind: "" if kind == "void" else f"return {name};",
    semicolon=";", style="camel", default_class=java.CLASSES[:2],
)  # fmt: skip


def _script_helper(is_typed: bool):
    def helper(name: str, params: list[str], code: str, kind: str) -> str:
        shown = [f"{p}: {'string' if p == '@{p}' else 'any'}" if is_typed else p for p in params]
        return _curly_helper(
            f"{'async ' * (kind != 'carrier')}function {name}({', '.join(shown)})", code, "  "
        )

    return helper


def _script_call(name: str, args: list[str], target: str, kind: str) -> str:
    return f"{'const ' + target + ' = ' if target else ''}{'await ' * (kind != 'carrier')}{name}({', '.join(args)});"


def _typescript_imports(lines: list[str]) -> str:
    out = []
    for line in lines:
        found = re.fullmatch(r"const (.+) = require\('(.+)'\);", line)
        if found is None:
            out.append(line)
            continue
        names, module = found.groups()
        if module == "express":
            names = "express, { NextFunction, Request, Response }"
        elif module in _BUILT_IN and not names.startswith("{"):
            names = f"* as {names}"
        out.append(f"import {names} from '{module}';")
    return "\n".join(out)


def _script(name: str, extension: str, is_typed: bool) -> Language:
    return Language(
        name, extension, javascript.HEADS if not is_typed else javascript.HEADS[1:], blocks(javascript.FILLERS),
        _typescript_imports if is_typed else "\n".join, blocks(javascript.PAIRS), blocks(javascript.FRAMES),
        blocks(javascript.CARRIERS), blocks(javascript.SINKS), _script_helper(is_typed), _script_call,
        lambda name, kind: "" if kind == "void" else f"return {name};",
        semicolon=";", style="camel", words=dict(javascript.TYPES) if is_typed else dict.fromkeys(javascript.TYPES, ""),
        finish=_as_typescript if is_typed else _as_script,
    )  # fmt: skip


def _as_script(text: str, words: dict[str, str]) -> str:
    """Return a text in which what is assigned again is no constant."""
    for name in set(re.findall(r"(?m)^ +(\w+) = ", text)):
        text = re.sub(rf"\bconst {name}(?=[ :])", f"let {name}", text)
    return text


def _as_typescript(text: str, words: dict[str, str]) -> str:
    text = _as_script(text, words)
    return re.sub(r"^class (\w+Cache) \{\n  constructor\(size = (\d+)\) \{\n    this\.size = size;\n    this\.items = new Map\(\);\n  \}", r"class \1 {\n  private readonly items = new Map<string, any>();\n\n  constructor(private readonly size = \2) {}", text, flags=re.MULTILINE)  # fmt: skip


JAVASCRIPT = _script("javascript", "js", False)
TYPESCRIPT = _script("typescript", "ts", True)


def _go_imports(lines: list[str]) -> str:
    own = sorted(line for line in lines if "." not in line)
    other = sorted(line for line in lines if "." in line)
    inner = "\n".join("\t" + line for line in own) + ("\n\n" if own and other else "")
    return "import (\n" + inner + "\n".join("\t" + line for line in other) + "\n)" if lines else ""


_GO_TYPES = {"w": "w http.ResponseWriter", "r": "r *http.Request"}
_GO_ENDS = {"void": "error", "result": "(string, error)", "carrier": "(string, error)"}


def _go_helper(name: str, params: list[str], code: str, kind: str) -> str:
    typed = ", ".join(_GO_TYPES.get(param, f"{param} string") for param in params)
    return _curly_helper(f"func {name}({typed}) {_GO_ENDS[kind]}", code, "\t")


def _go_call(name: str, args: list[str], target: str, kind: str) -> str:
    head = f"{target}, err := {name}({', '.join(args)})\nif err != nil {{" if target else f"if err := {name}({', '.join(args)}); err != nil {{"  # fmt: skip
    return head + "\n\t@{fail}\n}"


GO = Language(
    "go", "go", go.HEADS, blocks(go.FILLERS), _go_imports, blocks(go.PAIRS), blocks(go.FRAMES), blocks(go.CARRIERS),
    blocks(go.SINKS), _go_helper, _go_call, lambda name, kind: "return nil" if kind == "void" else f"return {name}, nil",
    {"void": "return err", "result": 'return "", err', "carrier": 'return "", err', "frame": 'http.Error(w, err.Error(), http.StatusBadRequest)\nreturn'},
    style="camel",
)  # fmt: skip


def _c_helper(name: str, params: list[str], code: str, kind: str) -> str:
    result = {"void": "void", "result": "int", "carrier": "const char *"}[kind]
    head = f"static {result}{'' if result.endswith('*') else ' '}{name}({', '.join(f'const char *{p}' for p in params)})"
    return _curly_helper(head, code, "    ", "\n{")


def _c_call(name: str, args: list[str], target: str, kind: str) -> str:
    return f"{'const char *' if kind == 'carrier' else 'int '}{target} = {name}({', '.join(args)});"


def _includes(lines: list[str]) -> str:
    return "\n".join(f"#include {line}" for line in sorted(lines))


C = Language(
    "c", "c", c.HEADS, blocks(c.FILLERS), _includes, blocks(c.PAIRS), blocks(c.FRAMES), blocks(c.CARRIERS),
    blocks(c.SINKS), _c_helper, _c_call, lambda name, kind: f"return {name};",
    {"result": "-1", "carrier": "NULL", "frame": "-1"}, semicolon=";", any_order=False,
)  # fmt: skip
CPP = Language(
    "cpp",
    "cpp",
    [c.HEADS[1], c.HEADS[2], c.HEADS[3]],
    blocks(c.CPP_FILLERS),
    _includes,
    blocks(c.CPP_PAIRS),
)


def _php_helper(name: str, params: list[str], code: str, kind: str) -> str:
    typed = ", ".join(f"string ${param}" for param in params)
    return (
        f"function {name}({typed}){': void' if kind == 'void' else ''}\n{{\n"
        + indented(code, "    ")
        + "\n}"
    )


PHP = Language(
    "php", "php", php_ruby.PHP_HEADS, blocks(php_ruby.PHP_FILLERS), _sorted_lines, blocks(php_ruby.PHP_PAIRS),
    blocks(php_ruby.PHP_FRAMES), blocks(php_ruby.PHP_CARRIERS), blocks(php_ruby.PHP_SINKS), _php_helper,
    lambda name, args, target, kind: f"{'$' + target + ' = ' if target else ''}{name}({', '.join('$' + a for a in args)});",
    lambda name, kind: "" if kind == "void" else f"return ${name};",
    prefix="$", semicolon=";", style="camel",
)  # fmt: skip

RUBY = Language(
    "ruby", "rb", php_ruby.RUBY_HEADS, blocks(php_ruby.RUBY_FILLERS), _sorted_lines, blocks(php_ruby.RUBY_PAIRS),
    blocks(php_ruby.RUBY_FRAMES), blocks(php_ruby.RUBY_CARRIERS), blocks(php_ruby.RUBY_SINKS),
    lambda name, params, code, kind: f"def {name}({', '.join(params)})\n" + indented(code, "  ") + "\nend",
    lambda name, args, target, kind: f"{target + ' = ' if target else ''}{name}({', '.join(args)})",
    lambda name, kind: "" if kind == "void" else name,
    member_indent="  ", closing="\nend", least=44,
)  # fmt: skip


def _csharp_helper(name: str, params: list[str], code: str, kind: str) -> str:
    result = "void" if kind == "void" else "IActionResult" if re.search(r"new (Content|Redirect|LocalRedirect)Result", code) else "string"  # fmt: skip
    return (
        f"private {result} {name}({', '.join('string ' + p for p in params)})\n{{\n"
        + indented(code, "    ")
        + "\n}"
    )


CSHARP = Language(
    "csharp", "cs", csharp_kotlin.CSHARP_HEADS, blocks(csharp_kotlin.CSHARP_FILLERS), _sorted_lines,
    blocks(csharp_kotlin.CSHARP_PAIRS), blocks(csharp_kotlin.CSHARP_FRAMES), blocks(csharp_kotlin.CSHARP_CARRIERS),
    blocks(csharp_kotlin.CSHARP_SINKS), _csharp_helper,
    lambda name, args, target, kind: f"{'var ' + target + ' = ' if target else ''}{name}({', '.join(args)});",
    lambda name, kind: "" if kind == "void" else f"return {name};",
    semicolon=";", style="camel", default_class=csharp_kotlin.CSHARP_CLASSES,
)  # fmt: skip

_KOTLIN_TYPES = {"response": "response: HttpServletResponse"}


def _kotlin_helper(name: str, params: list[str], code: str, kind: str) -> str:
    typed = ", ".join(_KOTLIN_TYPES.get(param, f"{param}: String") for param in params)
    return _curly_helper(
        f"private fun {name}({typed}){'' if kind == 'void' else ': String'}", code, "    "
    )


def _kotlin_finish(text: str, words: dict[str, str]) -> str:
    """Return a text in which what is assigned again is a variable."""
    for name in set(re.findall(r"(?m)^ +(\w+) = ", text)):
        text = re.sub(rf"\bval {name} = ", f"var {name} = ", text)
    return text


KOTLIN = Language(
    "kotlin", "kt", csharp_kotlin.KOTLIN_HEADS, blocks(csharp_kotlin.KOTLIN_FILLERS), _sorted_lines,
    blocks(csharp_kotlin.KOTLIN_PAIRS), blocks(csharp_kotlin.KOTLIN_FRAMES), blocks(csharp_kotlin.KOTLIN_CARRIERS),
    blocks(csharp_kotlin.KOTLIN_SINKS), _kotlin_helper,
    lambda name, args, target, kind: f"{'val ' + target + ' = ' if target else ''}{name}({', '.join(args)})",
    lambda name, kind: "" if kind == "void" else f"return {name}",
    style="camel", default_class=csharp_kotlin.KOTLIN_CLASSES, finish=_kotlin_finish,
)  # fmt: skip


def _bash_helper(name: str, params: list[str], code: str, kind: str) -> str:
    return f'{name}() {{\n    local {params[0]}="$1"\n' + indented(code, "    ") + "\n}"


def _bash_call(name: str, args: list[str], target: str, kind: str) -> str:
    call = f'{name} "${args[0]}"'
    return f'local {target}\n{target}="$({call})"' if target else call


BASH = Language(
    "bash", "sh", configuration.BASH_HEADS[1:], blocks(configuration.BASH_FILLERS), lambda lines: "",
    blocks(configuration.BASH_PAIRS), blocks(configuration.BASH_FRAMES), blocks(configuration.BASH_CARRIERS),
    blocks(configuration.BASH_SINKS), _bash_helper, _bash_call,
    lambda name, kind: "" if kind == "void" else f"printf '%s' \"${name}\"", any_order=False,
    first="log() {\n    printf '%s\\n' \"$*\" >&2\n}",
)  # fmt: skip
DOCKERFILE = Language("dockerfile", "Dockerfile", configuration.DOCKER_HEADS, blocks(configuration.DOCKER_FILLERS), lambda lines: "", blocks(configuration.DOCKER_PAIRS), least=14)  # fmt: skip
TERRAFORM = Language("terraform", "tf", configuration.TERRAFORM_HEADS, blocks(configuration.TERRAFORM_FILLERS), lambda lines: "", blocks(configuration.TERRAFORM_PAIRS))  # fmt: skip
YAML = Language(
    "yaml", "yaml", configuration.YAML_HEADS, [], lambda lines: "", blocks(configuration.YAML_PAIRS)
)

ALL = (
    PYTHON,
    JAVA,
    JAVASCRIPT,
    TYPESCRIPT,
    GO,
    C,
    CPP,
    PHP,
    RUBY,
    CSHARP,
    KOTLIN,
    BASH,
    DOCKERFILE,
    TERRAFORM,
    YAML,
)
