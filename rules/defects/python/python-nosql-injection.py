import json
from bson.objectid import ObjectId
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.route("/find", methods=["POST"])
def find():
    # ruleid: python-nosql-injection
    a = db.users.find_one(request.get_json())
    name = request.args["name"]
    # ruleid: python-nosql-injection
    b = db.users.find({"$where": "this.name == '%s'" % name})
    # ok: python-nosql-injection
    c = db.users.find_one({"name": str(name)})
    query = json.loads(request.args["q"])
    # ruleid: python-nosql-injection
    d = db.users.delete_many(query)
    # ok: python-nosql-injection
    e = db.users.find_one({"_id": ObjectId(request.args["id"])})
    return str([a, b, c, d, e])
