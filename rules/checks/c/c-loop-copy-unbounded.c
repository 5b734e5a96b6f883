void f(const char *text)
{
    char out[32];
    int i;
    // ruleid: c-loop-copy-unbounded
    for (i = 0; text[i] != '\0'; i++)
        out[i] = text[i];
    i = 0;
    // ruleid: c-loop-copy-unbounded
    while (*text)
        out[i++] = *text++;
}

void g(const char *text)
{
    char out[32];
    int i;
    // ok: c-loop-copy-unbounded
    for (i = 0; text[i] != '\0' && i < 31; i++)
        out[i] = text[i];
    i = 0;
    // ok: c-loop-copy-unbounded
    while (*text) {
        if (i >= 31)
            break;
        out[i++] = *text++;
    }
}

void empty(struct row *first)
{
    struct row *bucket[40];
    unsigned i;
    memset(bucket, 0, sizeof(bucket));
    // ok: c-loop-copy-unbounded
    for (i = 0; bucket[i]; i++) {
        first = merge(bucket[i], first);
        bucket[i] = 0;
    }
}
