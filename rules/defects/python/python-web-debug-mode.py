from flask import Flask

app = Flask(__name__)
# ruleid: python-web-debug-mode
app.config["DEBUG"] = True
# ok: python-web-debug-mode
app.config["DEBUG"] = False

if __name__ == "__main__":
    # ruleid: python-web-debug-mode
    app.run(host="127.0.0.1", debug=True)
    # ok: python-web-debug-mode
    app.run(debug=False)
    # ok: python-web-debug-mode
    app.run()
