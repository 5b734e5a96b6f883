int f(int n)
{
    // ruleid: c-recursion-without-end
    return f(n - 1);
}

void g(void)
{
    int a = 1;
    // ruleid: c-recursion-without-end
    g();
    a++;
}

int h(int n)
{
    if (n == 0)
        return 0;
    // ok: c-recursion-without-end
    return h(n - 1);
}

int i(int n)
{
    // ok: c-recursion-without-end
    return n ? i(n - 1) : 0;
}
