import jinja2
from jinja2 import Environment, Template

# ruleid: python-template-environment-unescaped
a = Environment(loader=jinja2.FileSystemLoader("html"))
# ruleid: python-template-environment-unescaped
b = jinja2.Environment()
# ok: python-template-environment-unescaped
c = Environment(autoescape=True)
# ok: python-template-environment-unescaped
d = Environment(autoescape=False)
