from flask import request


# ok: python-access-check-by-assert
assert "x" == "x"
user = request.args
# ruleid: python-access-check-by-assert
assert request.args["role"] == "admin"
# ruleid: python-access-check-by-assert
assert current.is_staff, "no"
# ok: python-access-check-by-assert
assert isinstance(user, dict)
