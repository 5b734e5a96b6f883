import html
from django.http import HttpResponse, JsonResponse
from django.utils.safestring import mark_safe
from flask import Flask, make_response, render_template, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name")
    if name == "a":
        # ruleid: python-cross-site-scripting
        return f"<b>{name}</b>"
    if name == "b":
        # ok: python-cross-site-scripting
        return f"<b>{escape(name)}</b>"
    if name == "c":
        # ruleid: python-cross-site-scripting
        return make_response("<b>" + name + "</b>", 200)
    if name == "d":
        # ok: python-cross-site-scripting
        return render_template("x.html", name=name)
    if name == "e":
        # ok: python-cross-site-scripting
        return {"name": name}
    page = ""
    page += "<p>"
    page += "<b>%s</b>" % html.escape(name)
    # ok: python-cross-site-scripting
    return page


@app.errorhandler(404)
def missing(error):
    # ruleid: python-cross-site-scripting
    return "No page " + request.path, 404


def view(request):
    who = request.GET.get("who")
    if who:
        # ruleid: python-cross-site-scripting
        return HttpResponse("Hello " + who)
    # ok: python-cross-site-scripting
    return JsonResponse({"who": who})


def badge(request):
    # ruleid: python-cross-site-scripting
    return mark_safe("<i>%s</i>" % request.POST["x"])


@app.route("/later/<user>")
def later(user):
    result = ""
    result += f"hello {user}"
    # ruleid: python-cross-site-scripting
    return result
