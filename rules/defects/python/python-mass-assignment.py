from flask import Flask, request

app = Flask(__name__)


@app.route("/u", methods=["POST"])
def u():
    data = request.get_json()
    # ruleid: python-mass-assignment
    user = User(**data)
    # ok: python-mass-assignment
    other = User(name=data["name"])
    for key, value in data.items():
        # ruleid: python-mass-assignment
        setattr(user, key, value)
    for key, value in data.items():
        if key in ("name", "mail"):
            # ok: python-mass-assignment
            setattr(other, key, value)
    # ruleid: python-mass-assignment
    User.query.filter_by(id=1).update(request.json)
    return "ok"
