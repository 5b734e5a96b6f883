"""Runs of real generators: the positive cases of `benchmarks/generated.py`, true by construction.

Each run is a tool, a way to call it and inputs that packages ship or that stand here. A tool that is not installed is left
out and reported. On Debian: apt-get install bison flex re2c gperf ragel swig protobuf-compiler thrift-compiler
qtbase5-dev-tools pyqt5-dev-tools lemon peg help2man doxygen libwayland-bin libglib2.0-dev-bin valac antlr4 byacc
flatbuffers-compiler capnproto asciidoctor javacc jflex rpcsvc-proto asn1c bindgen cbindgen xxd graphviz txt2man menhir.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PROTO = """syntax = "proto3";
package acme.{name};
enum Kind {{ KIND_UNKNOWN = 0; KIND_ONE = 1; }}
message {Name} {{ int32 id = 1; string label = 2; repeated {Name} children = 3; Kind kind = 4; map<string, int64> counts = 5; }}
message Get{Name}Request {{ string key = 1; oneof by {{ int32 page = 2; string token = 3; }} }}
service {Name}Service {{ rpc Get{Name}(Get{Name}Request) returns ({Name}); rpc List(Get{Name}Request) returns (stream {Name}); }}
"""
THRIFT = """namespace py acme.{name}
enum Level {{ LOW = 1, HIGH = 2 }}
struct {Name} {{ 1: required i32 id, 2: optional string label, 3: list<i64> counts, 4: map<string, Level> levels }}
exception Broken {{ 1: string reason }}
service {Name}Service {{ {Name} get(1: i32 id) throws (1: Broken broken), oneway void drop(1: i32 id) }}
"""
FLATBUFFER = """namespace acme;
enum Kind:byte {{ A = 0, B, C }}
struct Vec {{ x:float; y:float; }}
table {Name} {{ pos:Vec; hp:short = 100; name:string; items:[ubyte]; kind:Kind = B; next:{Name}; }}
root_type {Name};
"""
CAPNP = """@0xdbb9ad1f14bf0b{n:02x};
struct {Name} {{ id @0 :UInt32; label @1 :Text; children @2 :List({Name}); union {{ none @3 :Void; age @4 :Int16; }} }}
interface {Name}Service {{ get @0 (id :UInt32) -> (found :{Name}); }}
"""
GRAMMAR4 = """grammar {Name};
prog: stat+ ;
stat: expr NEWLINE | ID '=' expr NEWLINE | NEWLINE ;
expr: expr op=('*'|'/') expr | expr op=('+'|'-') expr | INT | ID | '(' expr ')' ;
ID: [a-z]+ ; INT: [0-9]+ ; NEWLINE: '\\r'? '\\n' ; WS: [ \\t]+ -> skip ;
"""
JAVACC = """options {{ STATIC = false; }}
PARSER_BEGIN({Name})
package acme;
public class {Name} {{ }}
PARSER_END({Name})
SKIP : {{ " " | "\\t" }}
TOKEN : {{ < PLUS: "+" > | < NUMBER: (["0"-"9"])+ > | < ID: (["a"-"z"])+ > }}
void start() : {{}} {{ term() ( <PLUS> term() )* <EOF> }}
void term() : {{}} {{ <NUMBER> | <ID> }}
"""
JFLEX = """package acme;
%%
%class {Name}
%unicode
%type String
DIGIT = [0-9]
%%
{{DIGIT}}+ {{ return yytext(); }}
[a-z]+ {{ return "id"; }}
[^] {{ }}
"""
LEMON = """%token_type {{ int }}
%left PLUS MINUS.
%left TIMES.
program ::= expr(A). {{ printf("%d", A); }}
expr(A) ::= expr(B) PLUS expr(C). {{ A = B + C; }}
expr(A) ::= expr(B) MINUS expr(C). {{ A = B - C; }}
expr(A) ::= expr(B) TIMES expr(C). {{ A = B * C; }}
expr(A) ::= INTEGER(B). {{ A = B; }}
"""
YACC = """%{{
#include <stdio.h>
int yylex(void); void yyerror(const char *s);
%}}
%token NUMBER NAME
%left '+' '-'
%left '*' '/'
%%
lines: | lines expr '\\n' {{ printf("%d\\n", $2); }} ;
expr: NUMBER | NAME {{ $$ = {n}; }} | expr '+' expr {{ $$ = $1 + $3; }} | expr '*' expr {{ $$ = $1 * $3; }} | '(' expr ')' {{ $$ = $2; }} ;
%%
"""
LEX = """%{{
#include <stdio.h>
int n{n};
%}}
%option noyywrap
%%
[0-9]+ {{ return {n}; }}
[a-z_]+ {{ n{n}++; }}
"/*"[^*]*"*/" ;
. ;
%%
"""
PEG = """grammar <- _ expr*
expr <- term (('+' / '-') _ term)*
term <- [0-9]+ _ / '(' _ expr ')' _
_ <- [ \\t\\n]*
"""
VALA = """public class {Name} : GLib.Object {{
    public string label {{ get; set; default = "{name}"; }}
    private int[] counts = {{ 1, 2, 3 }};
    public signal void changed (int n);
    public int sum () {{ int s = 0; foreach (var c in counts) {{ s += c; }} changed (s); return s; }}
}}
"""
SWIG = """%module {name}
%{{ #include "{name}.h" %}}
%include "std_string.i"
class {Name} {{ public: {Name}(int n); ~{Name}(); int get(int i) const; std::string label; void set(int i, double v); }};
double distance(double x, double y);
"""
ASN1 = """{Name} DEFINITIONS AUTOMATIC TAGS ::= BEGIN
  {Name}Record ::= SEQUENCE {{ id INTEGER, label UTF8String OPTIONAL, flags BIT STRING, kids SEQUENCE OF INTEGER }}
END
"""
DBUS = """<node><interface name="org.acme.{Name}"><method name="Get"><arg name="id" type="i" direction="in"/><arg name="label" type="s" direction="out"/></method>
<signal name="Changed"><arg name="n" type="u"/></signal><property name="Level" type="i" access="readwrite"/></interface></node>
"""
MENHIR = """%token <int> INT
%token PLUS TIMES EOF
%left PLUS
%left TIMES
%start <int> main
%%
main: e = expr EOF {{ e }}
expr: i = INT {{ i }} | a = expr PLUS b = expr {{ a + b }} | a = expr TIMES b = expr {{ a * b }}
"""
GIR_ENUM = """typedef enum {{ {NAME}_A, {NAME}_B, {NAME}_C }} {Name}Kind;
"""
MARSHAL = "VOID:INT,STRING\\nBOOLEAN:OBJECT,UINT\\n"
HEADER_RS = """pub struct {Name} {{ pub id: u32, pub w: f64 }}
#[no_mangle] pub extern "C" fn {name}_get(x: *const {Name}, n: usize) -> u32 {{ 0 }}
"""
HEADER_C = """struct {Name} {{ int id; unsigned flags:3; double w[4]; char *label; }};
enum {Name}Kind {{ {NAME}_A, {NAME}_B = 7 }};
int {name}_get(struct {Name} *x, const char *key);
"""
DOT = 'digraph {name} {{ a -> b; b -> c [label="{name}"]; c -> a; subgraph x {{ d; e }} }}\\n'
ADOC = "= {name}(1)\\nAcme\\n:doctype: manpage\\n\\n== NAME\\n\\n{name} - does things\\n\\n== SYNOPSIS\\n\\n*{name}* [_OPTION_]...\\n\\n== OPTIONS\\n\\n*-v*:: Be loud.\\n"
POD = "=head1 NAME\\n\\n{name} - does things\\n\\n=head1 SYNOPSIS\\n\\n  use {Name};\\n\\n=over 4\\n\\n=item x\\n\\nText.\\n\\n=back\\n\\n=cut\\n"
RST = "{name}\\n======\\n\\n--------\\ndoes it\\n--------\\n\\n:Manual section: 1\\n\\nSYNOPSIS\\n--------\\n\\n* one\\n* two\\n"
QT_HEADER = """#include <QObject>
class {Name} : public QObject {{ Q_OBJECT
 Q_PROPERTY(int level READ level NOTIFY levelChanged)
public: int level() const; signals: void levelChanged(int l); public slots: void reset(); }};
"""
QT_UI = """<?xml version="1.0"?><ui version="4.0"><class>{Name}</class><widget class="QWidget" name="{Name}"><property name="windowTitle"><string>{name}</string></property>
<layout class="QVBoxLayout" name="v"><item><widget class="QPushButton" name="go"><property name="text"><string>Go</string></property></widget></item>
<item><widget class="QLabel" name="say"><property name="text"><string>Say</string></property></widget></item></layout></widget></ui>
"""
COFFEE = """class {Name} extends Base
  constructor: (@n) -> super()
  each: (f) -> f x for x in @items when x?
  sum: (xs...) => xs.reduce ((a, b) -> a + b), {n}
module.exports = {Name}
"""
TS = """import {{ join }} from "path";
export enum Kind {{ A, B = {n} }}
export class {Name} extends Map<string, number> {{
  constructor(private readonly base: string, public n = {n}) {{ super(); }}
  async load(...keys: string[]): Promise<number> {{ const got = await Promise.all(keys.map(async (k) => k.length)); return got.reduce((a, b) => a + b, this.n); }}
  path(p: string): string {{ return join(this.base, p ?? "x"); }}
}}
"""
JSX = """import React, {{ Component }} from "react";
export default class {Name} extends Component {{
  state = {{ n: {n}, ...this.props.extra }};
  async load() {{ const {{ a, ...rest }} = await fetch("/x"); for (const k of Object.keys(rest)) {{ this.setState({{ [k]: a }}); }} }}
  render() {{ return <div className="{name}">{{this.state.n ** 2}}</div>; }}
}}
"""
PEGJS = """start = additive
additive = left:mult "+" right:additive {{ return left + right; }} / mult
mult = left:prim "*" right:mult {{ return left * right; }} / prim
prim = digits:[0-9]+ {{ return parseInt(digits.join(""), {n}); }} / "(" a:additive ")" {{ return a; }}
"""
JISON = """%lex
%%
\\\\s+ /* skip */
[0-9]+ return 'NUMBER'
"+" return '+'
<<EOF>> return 'EOF'
/lex
%left '+'
%start expressions
%%
expressions : e EOF {{return $1;}} ;
e : e '+' e {{$$ = $1+$3;}} | NUMBER {{$$ = Number(yytext);}} ;
"""
NEARLEY = """main -> sum {{% d => d[0] %}}
sum -> sum "+" num {{% ([a,,b]) => a + b %}} | num {{% id %}}
num -> [0-9]:+ {{% d => parseInt(d[0].join("")) %}}
"""
PLY = """import ply.yacc as yacc, ply.lex as lex
tokens = ("NUM", "PLUS", "A{n}")
t_PLUS = r"\\\\+"; t_NUM = r"\\\\d+"; t_A{n} = r"a{n}"
def t_error(t): pass
def p_e(p):
    "e : e PLUS NUM \\\\n | NUM"
def p_f(p):
    "e : A{n} e"
def p_error(p): pass
"""


@dataclass(frozen=True, slots=True)
class Generator:
    """A tool: its family, its call, an input template or glob, and which of its outputs count."""

    family: str
    command: str
    template: str
    stem: str = "{name}"
    extension: str = ""
    outputs: tuple[str, ...] = ()
    globs: tuple[str, ...] = ()
    is_stdout: str = ""
    count: int = 4
    extra: dict[str, str] = field(default_factory=dict)


G = Generator
GENERATORS = [
    G("protoc-cpp", "protoc --cpp_out=. {file}", PROTO, extension=".proto", outputs=("*.pb.cc", "*.pb.h")),
    G("protoc-python", "protoc --python_out=. {file}", PROTO, extension=".proto", outputs=("*_pb2.py",)),
    G("protoc-java", "protoc --java_out=. {file}", PROTO, extension=".proto", outputs=("**/*.java",)),
    G("protoc-ruby", "protoc --ruby_out=. {file}", PROTO, extension=".proto", outputs=("*_pb.rb",)),
    G("protoc-php", "protoc --php_out=. {file}", PROTO, extension=".proto", outputs=("**/*.php",)),
    G("protoc-csharp", "protoc --csharp_out=. {file}", PROTO, extension=".proto", outputs=("*.cs",)),
    G("protoc-objc", "protoc --objc_out=. {file}", PROTO, extension=".proto", outputs=("*.m", "*.h")),
    G("protoc-grpc", "protoc --grpc_out=. --plugin=protoc-gen-grpc=/usr/bin/grpc_cpp_plugin {file}", PROTO, extension=".proto", outputs=("*.grpc.pb.cc", "*.grpc.pb.h")),
    G("grpc-python", "protoc --grpc_out=. --plugin=protoc-gen-grpc=/usr/bin/grpc_python_plugin {file}", PROTO, extension=".proto", outputs=("*_grpc.py",)),
    *(G(f"thrift-{lang}", f"thrift --gen {lang} {{file}}", THRIFT, extension=".thrift", outputs=(pattern,), count=2) for lang, pattern in
      [("py", "gen-py/acme/**/*.py"), ("java", "**/*.java"), ("cpp", "gen-cpp/*"), ("js", "**/*.js"), ("go", "**/*.go"), ("rb", "**/*.rb"), ("php", "**/*.php"), ("erl", "**/*.erl"), ("netstd", "**/*.cs"), ("rs", "**/*.rs")]),
    *(G(f"flatc-{lang}", f"flatc --{lang} {{file}}", FLATBUFFER, extension=".fbs", outputs=(pattern,), count=2) for lang, pattern in
      [("cpp", "*.h"), ("python", "acme/*.py"), ("java", "**/*.java"), ("go", "**/*.go"), ("ts", "**/*.ts"), ("csharp", "**/*.cs"), ("rust", "**/*.rs"), ("kotlin", "**/*.kt")]),
    G("capnp", "capnp compile -oc++ {file}", CAPNP, extension=".capnp", outputs=("*.c++", "*.h")),
    *(G(f"antlr4-{lang}", f"antlr4 -Dlanguage={lang} -visitor {{file}}", GRAMMAR4, stem="{Name}", extension=".g4", outputs=(pattern,), count=1) for lang, pattern in
      [("Java", "*.java"), ("Python3", "*.py"), ("JavaScript", "*.js"), ("CSharp", "*.cs"), ("Cpp", "*.cpp"), ("Go", "*.go"), ("Swift", "*.swift")]),
    G("javacc", "javacc {file}", JAVACC, stem="{Name}", extension=".jj", outputs=("*.java",), count=2),
    G("jflex", "jflex {file}", JFLEX, stem="{Name}", extension=".flex", outputs=("*.java",), count=4),
    G("lemon", "lemon {file}", LEMON, extension=".y", outputs=("*.c",), count=2),
    G("bison", "bison -d -o {stem}.c {file}", YACC, extension=".y", outputs=("*.c", "*.h"), globs=("usr/share/doc/bison/examples/**/*.y",)),
    G("bison-cpp", "bison -d -o {stem}.cc {file}", "", globs=("usr/share/doc/bison/examples/c++/**/*.yy",), outputs=("*.cc", "*.hh")),
    G("byacc", "byacc -d -o {stem}.c {file}", YACC, extension=".y", outputs=("*.c", "*.h"), count=3),
    G("flex", "flex -o {stem}.c {file}", LEX, extension=".l", outputs=("*.c",), globs=("usr/share/doc/flex/examples/manual/*.lex", "usr/share/doc/bison/examples/**/*.l*")),
    G("re2c", "re2c -o {stem}.c {file}", "", globs=("usr/share/doc/re2c/examples/**/*.re", "usr/share/re2c/**/*.re"), outputs=("*.c",)),
    G("gperf", "gperf --output-file={stem}.c {file}", "struct k {{ char *name; int v; }};\\n%%\\nif,1\\nelse,2\\nwhile,{n}\\nfor,4\\nreturn,5\\n{name},6\\n%%\\n", extension=".gperf", outputs=("*.c",)),
    G("ragel", "ragel -o {stem}.c {file}", "%%{{ machine {name}; main := ( 'a'..'z'+ '=' [0-9]+ '\\\\n' )* ; }}%%\\n%% write data;\\nint f(char *p, char *pe) {{ int cs;\\n%% write init;\\n%% write exec;\\nreturn cs; }}\\n", extension=".rl", outputs=("*.c",)),
    G("peg", "peg -o {stem}.c {file}", PEG, extension=".peg", outputs=("*.c",), count=1),
    G("leg", "leg -o {stem}.c {file}", PEG.replace("<-", "="), extension=".leg", outputs=("*.c",), count=1),
    G("valac", "valac -C {file}", VALA, extension=".vala", outputs=("*.c",)),
    G("swig-python", "swig -c++ -python -o {stem}_wrap.cpp {file}", SWIG, extension=".i", outputs=("*.cpp", "*.py"), count=2),
    G("swig-java", "swig -c++ -java -package acme -o {stem}_wrap.cpp {file}", SWIG, extension=".i", outputs=("*.cpp", "*.java"), count=2),
    G("swig-csharp", "swig -c++ -csharp -o {stem}_wrap.cpp {file}", SWIG, extension=".i", outputs=("*.cpp", "*.cs"), count=1),
    G("swig-ruby", "swig -c++ -ruby -o {stem}_wrap.cpp {file}", SWIG, extension=".i", outputs=("*.cpp",), count=1),
    G("rpcgen", "rpcgen {file}", "", globs=("usr/include/rpcsvc/*.x",), outputs=("*.c", "*.h")),
    G("asn1c", "asn1c -fcompound-names {file}", ASN1, extension=".asn1", outputs=("*Record.c", "*Record.h"), count=2),
    G("gdbus-codegen", "gdbus-codegen --generate-c-code {stem} {file}", DBUS, extension=".xml", outputs=("*.c", "*.h"), count=3),
    G("glib-mkenums", "glib-mkenums --fhead '#include <glib-object.h>' --vhead 'GType @enum_name@_get_type (void) {{ static GType t; static const G@Type@Value values[] = {{' --vprod '{{ @VALUENAME@, \"@VALUENAME@\", \"@valuenick@\" }},' --vtail '}}; return t; }}' {file}", GIR_ENUM, extension=".h", is_stdout="{name}enums.c", count=2),
    G("glib-genmarshal", "glib-genmarshal --prefix={stem} --body --header {file}", MARSHAL, extension=".list", is_stdout="{name}marshal.c", count=2),
    G("wayland-scanner", "wayland-scanner client-header {file} {stem}-client.h", "", globs=("usr/share/wayland/*.xml", "usr/share/wayland-protocols/**/*.xml"), outputs=("*.h",), count=6),
    G("wayland-code", "wayland-scanner private-code {file} {stem}-protocol.c", "", globs=("usr/share/wayland-protocols/**/*.xml",), outputs=("*.c",), count=6),
    G("moc", "moc -o moc_{stem}.cpp {file}", QT_HEADER, extension=".h", outputs=("moc_*.cpp",)),
    G("uic", "uic -o ui_{stem}.h {file}", QT_UI, extension=".ui", outputs=("ui_*.h",)),
    G("pyuic5", "pyuic5 -o {stem}_ui.py {file}", QT_UI, extension=".ui", outputs=("*_ui.py",)),
    G("cython", "{python} -m cython -3 {file}", "def f{n}(int x, list ys):\\n    cdef int i\\n    for i in range(x):\\n        ys.append(i * {n})\\n    return ys\\nclass {Name}:\\n    def g(self): return f{n}(3, [])\\n", extension=".pyx", outputs=("*.c",), count=3),
    G("ply", "{python} -c 'import {stem}; import ply.yacc as y; y.yacc(module={stem}, outputdir=\".\", debug=False)'", PLY, extension=".py", outputs=("*parsetab.py",), count=2),
    G("menhir", "menhir {file}", MENHIR, extension=".mly", outputs=("*.ml", "*.mli"), count=1),
    G("bindgen", "bindgen {file} -o {stem}.rs", HEADER_C, extension=".h", outputs=("*.rs",), count=3),
    G("cbindgen", "cbindgen --lang c {file} -o {stem}.h", HEADER_RS, extension=".rs", outputs=("*.h",), count=0),
    G("xxd", "xxd -i {file} {stem}.h", "some bytes of {name} {Name} {NAME} and so on\\n", extension=".txt", outputs=("*.h",), count=3),
    G("dot-svg", "dot -Tsvg -o {stem}.svg {file}", DOT, extension=".dot", outputs=("*.svg",), count=3),
    G("dot-ps", "dot -Tps -o {stem}.ps {file}", DOT, extension=".dot", outputs=("*.ps",), count=2),
    G("pod2man", "pod2man {file} {stem}.1", POD, extension=".pod", outputs=("*.1",), globs=("usr/share/perl/**/*.pod",), count=5),
    G("pod2html", "pod2html --infile={file} --outfile={stem}.html", POD, extension=".pod", outputs=("*.html",), count=2),
    G("help2man", "help2man -N -o {stem}.1 {tool}", "{tools}", extension=".cmd", outputs=("*.1",), count=8),
    G("asciidoctor-man", "asciidoctor -b manpage -o {stem}.1 {file}", ADOC, extension=".adoc", outputs=("*.1",), count=3),
    G("asciidoctor-html", "asciidoctor -o {stem}.html {file}", ADOC, extension=".adoc", outputs=("*.html",), count=3),
    G("rst2man", "{python} -m docutils --writer=manpage {file} {stem}.1", RST, extension=".rst", outputs=("*.1",), count=3),
    G("txt2man", "txt2man -t {stem} {file}", "NAME\\n  {name} - does\\n\\nSYNOPSIS\\n  {name} [x]\\n\\nOPTIONS\\n  -v  loud\\n", extension=".txt", is_stdout="{name}.1", count=3),
    G("doxygen-html", "sh -c 'printf \"INPUT=.\\nGENERATE_LATEX=YES\\nQUIET=YES\\n\" > D; doxygen D'", HEADER_C, extension=".h", outputs=("html/*.html", "html/*.js", "html/*.css"), count=1),
    G("javadoc-html", "javadoc -quiet -d out {file}", "/** Does. */\\npublic class {Name} {{ /** Gets. @return it */ public int get() {{ return {n}; }} }}\\n", stem="{Name}", extension=".java", outputs=("out/*.html",), count=1),
    G("coffee", "{node}/coffee -c {file}", COFFEE, extension=".coffee", outputs=("*.js",)),
    G("tsc-commonjs", "{node}/tsc --target es5 --lib es2017 --module commonjs --downlevelIteration {file}", TS, extension=".ts", outputs=("*.js",)),
    G("tsc-declaration-map", "{node}/tsc --target es2017 --module commonjs --sourceMap {file}", TS, extension=".ts", outputs=("*.js", "*.js.map"), count=2),
    G("babel", "{node}/babel --presets=@babel/preset-env,@babel/preset-react {file} -o {stem}.out.js", JSX, extension=".jsx", outputs=("*.out.js",), count=0),
    G("esbuild-bundle", "{node}/esbuild {file} --bundle --format=cjs --platform=node --outfile={stem}.out.js", TS, extension=".ts", outputs=("*.out.js",)),
    G("rollup", "{node}/rollup {file} --silent --format umd --name X --file {stem}.out.js", "export const n = {n};\\nexport default function {name}(a, b) {{\\n  return a + b * n;\\n}}\\n", extension=".mjs", outputs=("*.out.js",), count=3),
    G("webpack", "{node}/webpack --mode=development --devtool=false --entry ./{file} -o out", "import x from './{stem}.json';\\nexport function {name}() {{ return x.a + {n}; }}\\n", extension=".mjs", outputs=("out/*.js",), count=0),
    G("pegjs", "{node}/pegjs -o {stem}.js {file}", PEGJS, extension=".pegjs", outputs=("*.js",), count=3),
    G("jison", "{node}/jison -o {stem}.js {file}", JISON, extension=".jison", outputs=("*.js",), count=3),
    G("nearley", "{node}/nearleyc {file} -o {stem}.js", NEARLEY, extension=".ne", outputs=("*.js",), count=3),
    G("sass", "{node}/sass {file} {stem}.css", ".a {{ .b & {{ color: red; width: {n}px * 2; }} }}\\n", extension=".scss", outputs=("*.css.map",), count=2),
]  # fmt: skip
_NAMES = ["ledger", "basket", "sensor", "planet", "ticket", "window", "harbor", "signal"]


def run_all(cache: Path, node_bin: Path, python: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield (family, path, content) of everything that the installed generators write."""
    for generator in GENERATORS:
        for number, name in enumerate(_NAMES[: max(generator.count, 1)]):
            if generator.template and generator.count:
                yield from _run(generator, name, number, None, (node_bin, python))
        inputs = list(
            itertools.chain.from_iterable(
                sorted(root.glob(pattern))
                for pattern in generator.globs
                for root in (Path("/"), *cache.glob("debx/*"))
            )
        )
        for number, source in enumerate(inputs[:10]):
            yield from _run(generator, _NAMES[number % 8], number, source, (node_bin, python))


def _run(
    generator: Generator, name: str, number: int, source: Path | None, tools: tuple[Path, str]
) -> list[tuple[str, str, bytes]]:
    words = {
        "name": name,
        "Name": name.title(),
        "NAME": name.upper(),
        "n": number + 11,
        "tools": name,
        "tool": ["ls", "cp", "sort", "grep", "sed", "gperf", "bison", "m4"][number % 8],
    }
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        stem = source.stem if source else generator.stem.format(**words)
        file = source.name if source else stem + generator.extension
        if source:
            shutil.copy(source, work / file)
        else:
            (work / file).write_text(
                generator.template.format(**words).replace("\\\\", "\\").replace("\\n", "\n")
                if "\\n" in generator.template
                else generator.template.format(**words)
            )
        before = set(work.rglob("*"))
        words |= {"file": file, "stem": stem, "node": tools[0], "python": tools[1]}
        try:
            done = subprocess.run(
                ["bash", "-c", generator.command.format(**words)],
                cwd=work,
                capture_output=True,
                timeout=60,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return []
        if generator.is_stdout:
            return (
                [(generator.family, generator.is_stdout.format(**words), done.stdout)]
                if len(done.stdout) > 100
                else []
            )
        made = [
            p
            for pattern in generator.outputs
            for p in sorted(work.glob(pattern))
            if p.is_file() and p not in before
        ]
        return [
            (generator.family, str(p.relative_to(work)), p.read_bytes())
            for p in made
            if p.stat().st_size > 80
        ]
