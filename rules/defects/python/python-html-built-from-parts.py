import html
from django.utils.html import format_html
from django.utils.safestring import mark_safe


def bold(text):
    # ruleid: python-html-built-from-parts
    return mark_safe("<b>%s</b>" % text)


def bold2(text):
    # ok: python-html-built-from-parts
    return format_html("<b>{}</b>", text)


def bold3(text):
    # ok: python-html-built-from-parts
    return mark_safe(html.escape("<b>%s</b>" % text))


def link(url):
    body = f"<a href='{url}'>x</a>"
    # ruleid: python-html-built-from-parts
    return HttpResponse(body)
