from wtforms import PasswordField
from wtforms.validators import Length


def check(password, name):
    # ruleid: python-password-rule-weak
    if len(password) < 4:
        raise ValueError
    # ok: python-password-rule-weak
    if len(password) < 12:
        raise ValueError
    # ok: python-password-rule-weak
    if len(name) < 4:
        raise ValueError


class Form:
    # ruleid: python-password-rule-weak
    password = PasswordField("p", validators=[Length(min=4, max=30)])
    # ok: python-password-rule-weak
    name = PasswordField("n", validators=[Length(min=4)])
