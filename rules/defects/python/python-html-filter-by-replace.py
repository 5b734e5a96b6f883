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


def words(page):
    # ok: python-html-filter-by-replace
    return re.sub(r"<script.*?</script>", "", page, flags=re.IGNORECASE | re.DOTALL).split()
