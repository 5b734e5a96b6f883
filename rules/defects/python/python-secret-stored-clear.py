import bcrypt
import getpass
import json


def save(user, password):
    with open("users.txt", "a") as f:
        # ruleid: python-secret-stored-clear
        f.write(user + ":" + password + "\n")
        # ok: python-secret-stored-clear
        f.write(user + ":" + bcrypt.hashpw(password, bcrypt.gensalt()).decode())
        # ok: python-secret-stored-clear
        f.write(user)


def save2():
    password = getpass.getpass()
    with open("conf.json", "w") as out:
        # ruleid: python-secret-stored-clear
        json.dump({"password": password}, out)
        # ok: python-secret-stored-clear
        json.dump({"password": None}, out)
