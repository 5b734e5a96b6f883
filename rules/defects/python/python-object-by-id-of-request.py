from django.shortcuts import get_object_or_404
from flask import Flask, request
from flask_login import current_user

app = Flask(__name__)


@app.route("/invoice/<int:number>")
def invoice(number):
    # ruleid: python-object-by-id-of-request
    return Invoice.query.get(number).text


@app.route("/mine/<int:number>")
def mine(number):
    # ok: python-object-by-id-of-request
    found = Invoice.query.get(number)
    if found.owner != current_user.id:
        return "no"
    return found.text


def show(request, pk):
    # ruleid: python-object-by-id-of-request
    return get_object_or_404(Invoice, pk=pk)


def load(pk):
    # ok: python-object-by-id-of-request
    return Invoice.objects.get(pk=pk)
