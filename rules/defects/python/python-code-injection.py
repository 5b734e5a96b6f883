import ast
import code
from flask import Flask, request

app = Flask(__name__)


@app.route("/calc")
def calc():
    text = request.values.get("text")
    # ruleid: python-code-injection
    value = eval(text)
    # ruleid: python-code-injection
    exec("x = " + text)
    # ok: python-code-injection
    value = ast.literal_eval(text)
    # ok: python-code-injection
    value = eval(str(int(text)))
    # ruleid: python-code-injection
    exec(compile(text, "x", "exec"))
    # ok: python-code-injection
    exec(compile("1+1", "x", "exec"))
    return str(value)
