int f(int *list, char *bytes)
{
    // ruleid: c-pointer-moved-by-size
    int a = *(list + sizeof(int));
    // ruleid: c-pointer-moved-by-size
    list += sizeof(int);
    // ok: c-pointer-moved-by-size
    bytes += sizeof(char *);
    // ok: c-pointer-moved-by-size
    return a + *(list + 1);
}
