void f(void)
{
    // ruleid: c-fixed-address
    char *p = (char *)0x400000;
    // ruleid: c-fixed-address
    int *q = (int *)0x8000;
    // ok: c-fixed-address
    char *r = (char *)0;
    // ok: c-fixed-address
    int n = (int)0x400000;
}
