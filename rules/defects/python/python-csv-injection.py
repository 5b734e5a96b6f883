import csv
import io
from flask import Flask, request

app = Flask(__name__)


@app.route("/c", methods=["POST"])
def c():
    out = io.StringIO()
    writer = csv.writer(out)
    name = request.form["name"]
    # ruleid: python-csv-injection
    writer.writerow([name, "x"])
    # ok: python-csv-injection
    writer.writerow(["name", "x"])
    # ok: python-csv-injection
    writer.writerow(["'" + name, "x"])
    rows = []
    rows.append([name])
    # ruleid: python-csv-injection
    writer.writerows(rows)
    return "ok"
