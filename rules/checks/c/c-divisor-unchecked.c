struct rate { int number, base; };

int f(struct rate *rate, int n)
{
    // ruleid: c-divisor-unchecked
    int a = rate->number / rate->base;
    // ruleid: c-divisor-unchecked
    return a % n;
}

int g(struct rate *rate, int n)
{
    if (rate->base == 0 || n == 0)
        return 0;
    // ok: c-divisor-unchecked
    int a = rate->number / rate->base;
    // ok: c-divisor-unchecked
    return a % n;
}
