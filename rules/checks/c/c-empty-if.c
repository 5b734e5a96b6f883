void f(int a, int b)
{
    // ruleid: c-empty-if
    if (a == 5);
        b = 1;
    // ruleid: c-empty-if
    if (a > b);
    {
        b = 2;
    }
    // ok: c-empty-if
    if (a == 5)
        b = 1;
    // ok: c-empty-if
    while (a-- > b);
}

void g(int a, int b)
{
    // ok: c-empty-if
    if (a == 5 ||
        b == 5)
        ; /* nothing yet */
}
