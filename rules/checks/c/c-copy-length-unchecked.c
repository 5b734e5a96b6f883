#include <string.h>

struct packet { unsigned length; unsigned char data[64]; };

void f(struct packet *packet, char *out)
{
    // ruleid: c-copy-length-unchecked
    memcpy(out, packet->data, packet->length);
    unsigned n = get_be32(packet->data);
    // ruleid: c-copy-length-unchecked
    memmove(out, packet->data, n);
}

int g(struct packet *packet, char *out)
{
    if (packet->length > sizeof packet->data)
        return -1;
    // ok: c-copy-length-unchecked
    memcpy(out, packet->data, packet->length);
    // ok: c-copy-length-unchecked
    memcpy(out, packet->data, sizeof packet->data);
    return 0;
}
