import html
import re


def clean(text):
    # ruleid: python-html-filter-by-replace
    a = text.replace("<script>", "")
    # ok: python-html-filter-by-replace
    b = html.escape(text)
    # ruleid: python-html-filter-by-replace
    c = re.sub(r"<script.*?>.*?</script>", "", text)
    # ok: python-html-filter-by-replace
    d = text.replace("<b>", "")
    return a, b, c, d
