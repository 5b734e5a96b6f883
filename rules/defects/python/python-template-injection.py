from flask import Flask, render_template_string, request
from jinja2 import Environment, Template
from mako.template import Template as Mako

app = Flask(__name__)


@app.route("/a")
def a():
    name = request.args.get("name")
    page = "<h1>Hello %s</h1>" % name
    if page:
        # ruleid: python-template-injection
        return render_template_string(page)
    # ok: python-template-injection
    return render_template_string("<h1>{{ name }}</h1>", name=name)


@app.route("/b")
def b():
    text = request.form["text"]
    # ruleid: python-template-injection
    one = Template("Hi " + text).render()
    # ruleid: python-template-injection
    two = Environment().from_string(text).render()
    # ok: python-template-injection
    three = Template("Hi {{ t }}").render(t=text)
    # ruleid: python-template-injection
    four = Mako(text).render()
    return one + two + three + four
