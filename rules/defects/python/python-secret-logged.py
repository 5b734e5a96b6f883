import logging

logger = logging.getLogger(__name__)


def login(user, password, api_key, password_file):
    # ruleid: python-secret-logged
    logging.info("login of %s with %s", user, password)
    # ruleid: python-secret-logged
    logger.debug(f"key is {api_key}")
    # ok: python-secret-logged
    logger.debug("login of %s", user)
    # ok: python-secret-logged
    logger.debug("read %s", password_file)
    # ok: python-secret-logged
    logger.debug("password was wrong")
    # ruleid: python-secret-logged
    print("Your password: " + password)
