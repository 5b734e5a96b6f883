import traceback
from django.http import HttpResponse
from flask import Flask

app = Flask(__name__)


@app.route("/e")
def e():
    try:
        work()
    except Exception as error:
        # ruleid: python-error-details-shown
        return str(error), 500
    return "ok"


@app.route("/t")
def t():
    try:
        work()
    except Exception:
        app.logger.exception("failed")
        # ok: python-error-details-shown
        return "internal error", 500
    return "ok"


def view(request):
    try:
        work()
    except ValueError:
        # ruleid: python-error-details-shown
        return HttpResponse(traceback.format_exc())
    # ok: python-error-details-shown
    return HttpResponse("done")


def last(request):
    try:
        return answer(request)
    except Exception:
        # ok: python-error-details-shown
        return HttpResponseServerError(traceback.format_exc() if settings.DEBUG else "internal error")


def token(request):
    try:
        return answer(request)
    except OAuth2Error as error:
        # ok: python-error-details-shown
        return HttpResponse(error.json, status=400)
