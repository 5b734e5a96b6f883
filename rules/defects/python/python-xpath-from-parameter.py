from lxml import etree


def find(root, name):
    # ruleid: python-xpath-from-parameter
    return root.xpath("//user[@name='%s']" % name)


def find2(root, name):
    # ok: python-xpath-from-parameter
    return root.xpath("//user[@name=$n]", n=name)


def find3():
    name = input("name? ")
    # ruleid: python-xpath-from-parameter
    return etree.XPath(f"//user[@name='{name}']")


def find4(root):
    # ok: python-xpath-from-parameter
    return root.xpath("//user")
