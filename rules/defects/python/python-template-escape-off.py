from flask import Flask
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = Flask(__name__)
# ruleid: python-template-escape-off
a = Environment(loader=FileSystemLoader("html"), autoescape=False)
# ruleid: python-template-escape-off
b = Environment(loader=FileSystemLoader("html"))
# ok: python-template-escape-off
c = Environment(loader=FileSystemLoader("html"), autoescape=select_autoescape())
# ok: python-template-escape-off
d = Environment(loader=FileSystemLoader("html"), autoescape=True)
