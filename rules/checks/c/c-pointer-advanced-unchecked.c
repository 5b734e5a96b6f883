#include <stdint.h>

int walk(const uint8_t *p, int remaining)
{
    int length;
    length = get_be16(p);
    // ruleid: c-pointer-advanced-unchecked
    p += length;
    length = get_be16(p);
    // ruleid: c-pointer-advanced-unchecked
    remaining -= length;
    return *p + remaining;
}

int right(const uint8_t *p, int remaining)
{
    int length;
    length = get_be16(p);
    if (length > remaining)
        return -1;
    // ok: c-pointer-advanced-unchecked
    p += length;
    // ok: c-pointer-advanced-unchecked
    remaining -= length;
    return *p + remaining;
}

long calculated(const char *text, long result)
{
    long value = strtol(text, NULL, 0);
    // ok: c-pointer-advanced-unchecked
    result -= value;
    return result;
}
