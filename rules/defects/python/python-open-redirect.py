from urllib.parse import urlparse
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, redirect, request, url_for

app = Flask(__name__)


@app.route("/go")
def go():
    target = request.args.get("next")
    if target == "a":
        # ruleid: python-open-redirect
        return redirect(target)
    if target == "b":
        # ok: python-open-redirect
        return redirect(url_for("index", next=target))
    if target == "c":
        # ok: python-open-redirect
        return redirect("/items/" + target)
    # ruleid: python-open-redirect
    return redirect("https://" + target)


def login(request):
    where = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(where, allowed_hosts=None):
        where = "/"
    # ok: python-open-redirect
    return HttpResponseRedirect(where)


def login2(request):
    where = request.POST.get("next", "/")
    # ruleid: python-open-redirect
    return HttpResponseRedirect(where)
