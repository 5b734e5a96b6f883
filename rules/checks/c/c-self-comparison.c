struct box { int a, b; };

int f(struct box *p, int n, int m)
{
    // ruleid: c-self-comparison
    if (p->a == p->a)
        return 1;
    // ruleid: c-self-comparison
    if (n < n)
        return 2;
    // ok: c-self-comparison
    if (p->a == p->b)
        return 3;
    // ok: c-self-comparison
    return n < m;
}

int is_no_number(double value)
{
    // ok: c-self-comparison
    return value != value;
}
