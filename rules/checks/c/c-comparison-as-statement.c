void f(int a, int b)
{
    // ruleid: c-comparison-as-statement
    a == 5;
    // ruleid: c-comparison-as-statement
    a != b;
    // ok: c-comparison-as-statement
    a = 5;
    // ok: c-comparison-as-statement
    if (a == 5)
        b = a;
}
