from flask import Flask, request, session

app = Flask(__name__)


@app.route("/s")
def s():
    role = request.form.get("role")
    # ruleid: python-trust-boundary
    session["role"] = role
    # ok: python-trust-boundary
    session["n"] = int(role)
    if role not in ("user", "guest"):
        return "no"
    # ok: python-trust-boundary
    session["checked"] = role
    # ok: python-trust-boundary
    session["fixed"] = "user"
    return "ok"


def view(request):
    # ruleid: python-trust-boundary
    request.session["cart"] = request.POST["cart"]
