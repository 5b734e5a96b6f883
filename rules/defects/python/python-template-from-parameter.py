from jinja2 import Template
from mako.template import Template as MakoTemplate


def page(name):
    # ruleid: python-template-from-parameter
    return Template("Hello " + name).render()


def page2(name):
    # ok: python-template-from-parameter
    return Template("Hello {{ name }}").render(name=name)


def page3(text):
    # ruleid: python-template-from-parameter
    return MakoTemplate(text).render()


def page4(name):
    # ok: python-template-from-parameter
    return MakoTemplate("Hello ${name}").render(name=name)
