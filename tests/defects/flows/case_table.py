"""Reads the tables of cases, and makes a whole text of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "cases"

GO_SINKS = [
    ("CWE-89", 'db.Query("select \'" + bar + "\'")'),
    ("CWE-78", 'exec.Command("sh", "-c", "ping "+bar).Run()'),
    ("CWE-22", 'os.ReadFile("/data/" + bar)'),
    ("CWE-79", 'fmt.Fprintf(w, "<p>%s</p>", bar)'),
    ("CWE-918", 'http.Get("http://" + bar)'),
]
JAVA_SINKS = [
    ("CWE-89", 'connection().createStatement().executeQuery("select \'" + {bar} + "\'");'),
    ("CWE-78", 'Runtime.getRuntime().exec("ping " + {bar});'),
    ("CWE-22", "new java.io.FileInputStream(new java.io.File({bar}));"),
    ("CWE-79", "response.getWriter().println({bar});"),
    ("CWE-501", 'request.getSession().setAttribute("k", {bar});'),
]
PYTHON_SINKS = [
    ("CWE-89", "connect().cursor().execute(f\"select '{{bar}}'\")"),
    ("CWE-78", "os.system('ping ' + bar)"),
    ("CWE-22", "open('/data/' + bar).read()"),
    ("CWE-94", "eval(bar)"),
    ("CWE-79", "return '<p>' + bar"),
]
JAVASCRIPT_SINKS = [
    ("CWE-89", "connection.query(`select '${bar}'`);"),
    ("CWE-78", "exec('ping ' + bar);"),
    ("CWE-22", "fs.readFileSync('/data/' + bar);"),
    ("CWE-94", "eval(bar);"),
    ("CWE-79", "res.send('<p>' + bar);"),
]
PHP_SINKS = [
    ("CWE-89", '$db->query("select \'" . $bar . "\'");'),
    ("CWE-78", "system('ping ' . $bar);"),
    ("CWE-94", "eval($bar);"),
    ("CWE-79", "echo '<p>' . $bar;"),
]
CSHARP_SINKS = [
    ("CWE-89", 'new SqlCommand("select \'" + bar + "\'", connection);'),
    ("CWE-78", 'Process.Start("sh", "-c " + bar);'),
    ("CWE-22", 'System.IO.File.ReadAllText("/data/" + bar);'),
    ("CWE-79", 'Response.WriteAsync("<p>" + bar);'),
    ("CWE-918", 'WebRequest.Create("http://" + bar);'),
]


@dataclass(frozen=True)
class Case:
    """A text with one sink."""

    name: str
    language: str
    text: str
    cwe: str
    is_bad: bool


def read(language: str) -> list[Case]:
    """Return the cases of a language, each with the next kind of sink."""
    cases: list[Case] = []
    blocks = ("\n" + (_FOLDER / f"{language}.txt").read_text()).split("\n== ")[1:]
    for number, block in enumerate(blocks):
        head, _, rest = block.partition("\n")
        name, _, label = head.partition(": ")
        lines = rest.rstrip("\n").split("\n")
        body = [line for line in lines if not line.startswith("-- ")]
        members = [line[3:] for line in lines if line.startswith("-- ")]
        text, cwe = _TEMPLATES[language](body, members, number)
        cases.append(Case(f"{language}-{name}", language, text, cwe, label.strip() == "bad"))
    return cases


def _go(body: list[str], members: list[str], number: int) -> tuple[str, str]:
    cwe, sink = GO_SINKS[number % len(GO_SINKS)]
    imports = (
        "bytes database/sql encoding/base64 encoding/json errors fmt io log net/http os os/exec "
        "regexp slices strconv strings github.com/google/uuid github.com/gorilla/mux"
    )
    text = "\n".join(
        [
            "package app",
            "import (",
            *(f'    "{each}"' for each in imports.split()),
            ")",
            "var db *sql.DB",
            "func Page(w http.ResponseWriter, r *http.Request) {",
            "    flag := r.TLS != nil",
            '    param := r.FormValue("name")',
            *("    " + line for line in body),
            "    " + sink,
            "}",
            *members,
            "",
        ]
    )
    return text, cwe


def _java(body: list[str], members: list[str], number: int) -> tuple[str, str]:
    cwe, sink = JAVA_SINKS[number % len(JAVA_SINKS)]
    text = "\n".join(
        [
            "package app;",
            "import java.util.*;",
            "import javax.servlet.http.*;",
            "public class Page extends HttpServlet {",
            "  @Override",
            "  public void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {",
            "    boolean flag = request.isSecure();",
            '    String param = request.getParameter("name");',
            '    if (param == null) param = "";',
            *("    " + line for line in body),
            "    " + sink.replace("{bar}", "bar"),
            "  }",
            *("  " + line for line in members),
            "}",
        ]
    )
    return text, cwe


def _python(body: list[str], members: list[str], number: int) -> tuple[str, str]:
    cwe, sink = PYTHON_SINKS[number % len(PYTHON_SINKS)]
    text = "\n".join(
        [
            "import os",
            "from dataclasses import dataclass",
            "from flask import Flask, request",
            "from db import connect",
            "from rules import flag",
            "app = Flask(__name__)",
            *members,
            '@app.route("/page", methods=["POST"])',
            "def page():",
            '    param = request.form.get("name", "")',
            *("    " + line for line in body),
            "    " + sink.replace("{{", "{").replace("}}", "}"),
            "",
        ]
    )
    return text, cwe


def _javascript(body: list[str], members: list[str], number: int) -> tuple[str, str]:
    cwe, sink = JAVASCRIPT_SINKS[number % len(JAVASCRIPT_SINKS)]
    text = "\n".join(
        [
            "const express = require('express');",
            "const fs = require('fs');",
            "const { exec } = require('child_process');",
            "const { connection, flag, log } = require('./tools');",
            "const app = express();",
            "app.post('/page', async (req, res) => {",
            "  const param = req.body.name;",
            *("  " + line for line in body),
            "  " + sink,
            "});",
            *members,
            "",
        ]
    )
    return text, cwe


def _php(body: list[str], members: list[str], number: int) -> tuple[str, str]:
    cwe, sink = PHP_SINKS[number % len(PHP_SINKS)]
    text = "\n".join(
        [
            "<html><?php",
            "namespace App;",
            "use PDO;",
            "function page(PDO $db, $flag) {",
            "$param = $_POST['name'];",
            *body,
            sink,
            "}",
            *members,
            "?></html>",
        ]
    )
    return text, cwe


def _csharp(body: list[str], members: list[str], number: int) -> tuple[str, str]:
    cwe, sink = CSHARP_SINKS[number % len(CSHARP_SINKS)]
    text = "\n".join(
        [
            "using System;",
            "using Microsoft.AspNetCore.Mvc;",
            "namespace App.Web;",
            "public class PageController : Controller",
            "{",
            "  public void Page(bool flag)",
            "  {",
            '    string param = Request.Form["name"];',
            *("    " + line for line in body),
            "    " + sink,
            "  }",
            *("  " + line for line in members),
            "}",
        ]
    )
    return text, cwe


_TEMPLATES = {
    "csharp": _csharp, "go": _go, "java": _java, "javascript": _javascript, "php": _php, "python": _python,
}  # fmt: skip
