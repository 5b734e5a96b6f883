#include <libxml/parser.h>

xmlDocPtr f(const char *path, const char *data, int n)
{
    // ruleid: c-xml-external-entities
    xmlDocPtr a = xmlReadFile(path, NULL, XML_PARSE_NOENT | XML_PARSE_NONET);
    // ruleid: c-xml-external-entities
    xmlDocPtr b = xmlReadMemory(data, n, "a.xml", NULL, XML_PARSE_DTDLOAD);
    // ok: c-xml-external-entities
    xmlDocPtr c = xmlReadFile(path, NULL, XML_PARSE_NONET);
    // ok: c-xml-external-entities
    return xmlReadMemory(data, n, "a.xml", NULL, 0);
}
