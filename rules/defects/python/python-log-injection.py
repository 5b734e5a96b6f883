import logging
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/l")
def login():
    user = request.args.get("user")
    # ruleid: python-log-injection
    logging.info("login of " + user)
    # ruleid: python-log-injection
    logger.warning("failed for %s", user)
    # ok: python-log-injection
    logger.warning("failed for %s", user.replace("\n", "").replace("\r", ""))
    # ok: python-log-injection
    logger.info("page was called")
    # ok: python-log-injection
    logger.info("failed for %r", user)
    return "ok"
